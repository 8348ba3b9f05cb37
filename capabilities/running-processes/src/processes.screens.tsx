import { lazily, PathIcon, UsersThreeIcon, WarningIcon, type Screen } from '@comu/design';

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/processos', title: { ca: 'Processos', es: 'Procesos', en: 'Processes' }, permission: ['processes.manage', 'processes.model'], nav: { place: 'administration', order: 60, icon: PathIcon },
    help: {
      ca: 'Cada procés publicat, amb quants tràmits hi ha en marxa, quants han acabat i quants s’han aturat.\n\nObriu-ne un per veure’l dibuixat, on s’acumula la feina i cada tràmit.',
      es: 'Cada proceso publicado, con cuántos trámites hay en marcha, cuántos han acabado y cuántos se han detenido.\n\nAbra uno para verlo dibujado, dónde se acumula el trabajo y cada trámite.',
      en: 'Each published process, with how many instances run, how many have finished and how many are stopped.\n\nOpen one to see it drawn, where work piles up, and every instance.',
    },
    component: lazily(() => import('./screens/cockpit.tsx'), 'Cockpit'),
  },
  {
    path: '/o/:org/processos/aturats', title: { ca: 'Passos aturats', es: 'Pasos detenidos', en: 'Stopped steps' }, permission: 'processes.manage', nav: { place: 'administration', order: 61, icon: WarningIcon },
    help: {
      ca: 'Un pas s’atura quan no es pot fer amb les dades que té. Aquí hi ha què ha fallat, on i amb quines dades.\n\nTorneu-ho a provar quan n’hàgiu resolt la causa, canvieu-ne les dades, o feu-ho a mà i salteu el pas dient per què. Tot queda escrit al tràmit.',
      es: 'Un paso se detiene cuando no se puede hacer con los datos que tiene. Aquí está qué ha fallado, dónde y con qué datos.\n\nVuelva a intentarlo cuando haya resuelto la causa, cambie los datos, o hágalo a mano y salte el paso diciendo por qué. Todo queda escrito en el trámite.',
      en: 'A step stops when it cannot be done with the data it has. Here is what failed, where and with which data.\n\nTry again once its cause is resolved, change the data, or do it by hand and skip the step saying why. All of it is kept with the process.',
    },
    component: lazily(() => import('./screens/stopped.tsx'), 'StoppedSteps'),
  },
  {
    path: '/o/:org/processos/publica', title: { ca: 'Publicar un procés', es: 'Publicar un proceso', en: 'Publish a process' }, permission: 'processes.model',
    help: {
      ca: 'Trieu el fitxer BPMN i els DMN que faci servir. Es comproven sols: us diem què cal corregir, en quin element i segons quina regla.\n\nEls tràmits en marxa continuen amb la seva versió; els nous comencen amb la que publiqueu.',
      es: 'Elija el archivo BPMN y los DMN que use. Se comprueban solos: le decimos qué hay que corregir, en qué elemento y según qué regla.\n\nLos trámites en marcha siguen con su versión; los nuevos comienzan con la que publique.',
      en: 'Choose the BPMN file and the DMN files it uses. They are checked at once: we say what to correct, in which element and by which rule.\n\nRunning instances stay on their version; new ones start on the one you publish.',
    },
    component: lazily(() => import('./screens/publish.tsx'), 'PublishProcess'),
  },
  {
    path: '/o/:org/processos/definicio/:definition', title: { ca: 'Procés', es: 'Proceso', en: 'Process' }, permission: 'processes.read',
    help: {
      ca: 'El dibuix diu quants tràmits són ara a cada pas i quants hi han passat: com més fosc, més n’hi han passat. La taula del costat diu el mateix.\n\nA sota hi ha els tràmits, del més antic al més nou.',
      es: 'El dibujo dice cuántos trámites están ahora en cada paso y cuántos han pasado: cuanto más oscuro, más han pasado. La tabla de al lado dice lo mismo.\n\nDebajo están los trámites, del más antiguo al más nuevo.',
      en: 'The drawing says how many instances are now at each step and how many have passed: the darker, the more. The table says the same.\n\nBelow are the instances, the oldest first.',
    },
    component: lazily(() => import('./screens/definition.tsx'), 'DefinitionPage'),
  },
  {
    path: '/o/:org/processos/tramit/:instance', title: { ca: 'Tràmit', es: 'Trámite', en: 'Process instance' }, permission: 'processes.read',
    help: {
      ca: 'On és aquest tràmit: el dibuix i, al costat, pas a pas en paraules, amb qui ho va fer i quan. Trieu un pas per trobar-lo al dibuix.\n\nSi s’ha aturat, a dalt hi ha el motiu i què s’hi pot fer.',
      es: 'Dónde está este trámite: el dibujo y, al lado, paso a paso en palabras, con quién lo hizo y cuándo. Elija un paso para encontrarlo en el dibujo.\n\nSi se ha detenido, arriba está el motivo y qué se puede hacer.',
      en: 'Where this instance stands: the drawing and, beside it, step by step in words, with who did it and when. Choose a step to find it in the drawing.\n\nIf it has stopped, the reason and what can be done are at the top.',
    },
    component: lazily(() => import('./screens/instance.tsx'), 'InstancePage'),
  },
  {
    path: '/o/:org/processos/migracio/:migration', title: { ca: 'Pas a una altra versió', es: 'Paso a otra versión', en: 'Migration' }, permission: 'processes.manage',
    help: {
      ca: 'Quan publiqueu una versió nova, els tràmits en marxa continuen amb la seva. Aquí els podeu passar a la nova.\n\nPrimer es comprova el pla amb tots els tràmits sense canviar-ne cap: us diem quins no poden passar, per què i què s’hi pot fer. Després es passen, i es pot desfer fins que ho doneu per acabat.',
      es: 'Cuando publica una versión nueva, los trámites en marcha siguen con la suya. Aquí puede pasarlos a la nueva.\n\nPrimero se comprueba el plan con todos los trámites sin cambiar ninguno: le decimos cuáles no pueden pasar, por qué y qué se puede hacer. Después se pasan, y se puede deshacer hasta que lo dé por acabado.',
      en: 'When you publish a new version, running instances stay on theirs. Here you can move them to the new one.\n\nFirst the plan is checked on all of them, changing none: we say which cannot move, why, and what can be done. Then they are moved, and it can be undone until you declare it finished.',
    },
    component: lazily(() => import('./screens/migration.tsx'), 'MigrationPage'),
  },
  {
    path: '/o/:org/processos/feina', title: { ca: 'Repartiment de la feina', es: 'Reparto del trabajo', en: 'Workload' }, permission: 'processes.assign', nav: { place: 'cases', order: 40, icon: UsersThreeIcon },
    help: {
      ca: 'Quantes tasques té cada persona i quines van tard. Trieu una persona per veure només les seves.\n\nDes d’aquí podeu assignar una tasca, treure-la a qui la té perquè la faci qui pugui, o canviar-ne la prioritat i la data dient per què.',
      es: 'Cuántas tareas tiene cada persona y cuáles van tarde. Elija una persona para ver solo las suyas.\n\nDesde aquí puede asignar una tarea, quitársela a quien la tiene para que la haga quien pueda, o cambiar su prioridad y su fecha diciendo por qué.',
      en: 'How many tasks each person has and which are late. Choose a person to see only theirs.\n\nFrom here you can assign a task, take it from whoever has it so that anybody can do it, or change its priority and date saying why.',
    },
    component: lazily(() => import('./screens/workload.tsx'), 'WorkloadPage'),
  },
];

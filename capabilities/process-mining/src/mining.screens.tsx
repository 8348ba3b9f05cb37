import { lazily, PathIcon, type Screen } from '@comu/design';

const views = {
  ca: 'Les pestanyes miren el mateix de maneres diferents: el mapa, les maneres de fer-ho, el que es repeteix, qui passa la feina a qui, si se segueix el model, els casos en marxa i la comparació.\n\nCada vista comença amb una frase que diu què s’hi veu. Trieu qualsevol xifra per veure’n els casos.',
  es: 'Las pestañas miran lo mismo de maneras distintas: el mapa, las maneras de hacerlo, lo que se repite, quién pasa el trabajo a quién, si se sigue el modelo, los casos en marcha y la comparación.\n\nCada vista empieza con una frase que dice qué se ve. Elija cualquier cifra para ver sus casos.',
  en: 'The tabs look at the same thing in different ways: the map, the variants, what is done again, who passes work to whom, whether the model is followed, open cases and a comparison.\n\nEach view begins with a sentence that says what it shows. Choose any figure to see its cases.',
};

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/mineria', title: { ca: 'Com flueix la feina', es: 'Cómo fluye el trabajo', en: 'How work flows' }, permission: 'mining.read', nav: { place: 'data', order: 50, icon: PathIcon },
    help: {
      ca: 'Cada pas d’un tràmit deixa escrit què s’ha fet, quan i qui. D’aquí surt el mapa de com es treballa de debò.\n\nObriu un procés propi, o importeu el registre d’un altre programa.',
      es: 'Cada paso de un trámite deja escrito qué se ha hecho, cuándo y quién. De ahí sale el mapa de cómo se trabaja de verdad.\n\nAbra un proceso propio, o importe el registro de otro programa.',
      en: 'Each step of a case leaves written what was done, when and by whom. From it comes the map of how work is really done.\n\nOpen one of your processes, or import the log of another program.',
    },
    component: lazily(() => import('./screens/home.tsx'), 'MiningHome'),
  },
  {
    path: '/o/:org/mineria/importa', title: { ca: 'Importar un registre', es: 'Importar un registro', en: 'Import a log' }, permission: 'mining.import',
    help: {
      ca: 'Un registre és una taula amb una fila per pas: de quin expedient és, quin pas és i quan es va fer. També pot dir qui i de quina unitat.\n\nEns diu sol quina columna és cada cosa; corregiu-ho si cal.',
      es: 'Un registro es una tabla con una fila por paso: de qué expediente es, qué paso es y cuándo se hizo. También puede decir quién y de qué unidad.\n\nNos dice solo qué columna es cada cosa; corríjalo si hace falta.',
      en: 'A log is a table with one row for each step: of which case, which step and when. It may also tell who and from which unit.\n\nWhich column is what is proposed; correct it if needed.',
    },
    component: lazily(() => import('./screens/bring.tsx'), 'BringLog'),
  },
  { path: '/o/:org/mineria/registre/:log', title: { ca: 'Registre importat', es: 'Registro importado', en: 'Imported log' }, permission: 'mining.read', help: views, component: lazily(() => import('./screens/study.tsx'), 'StudyPage') },
  { path: '/o/:org/mineria/proces/:code', title: { ca: 'Com flueix un procés', es: 'Cómo fluye un proceso', en: 'How a process flows' }, permission: 'mining.read', help: views, component: lazily(() => import('./screens/study.tsx'), 'StudyPage') },
];

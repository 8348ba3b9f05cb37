import { lazily, PencilSimpleIcon, type Screen } from '@comu/design';

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/modelatge', title: { ca: 'Models de processos', es: 'Modelos de procesos', en: 'Process models' }, permission: 'processes.model', nav: { place: 'administration', order: 62, icon: PencilSimpleIcon },
    help: {
      ca: 'Aquí es dibuixen els processos abans de publicar-los. Comenceu d’una plantilla, de zero o d’un fitxer BPMN d’un altre editor.\n\nEl que dibuixeu es desa sol i no se’n perd mai cap estat.',
      es: 'Aquí se dibujan los procesos antes de publicarlos. Empiece desde una plantilla, de cero o desde un archivo BPMN de otro editor.\n\nLo que dibuje se guarda solo y nunca se pierde ningún estado.',
      en: 'Processes are drawn here before they are published. Start from a template, from nothing or from a BPMN file of another editor.\n\nWhat you draw is saved by itself, and no state is ever lost.',
    },
    component: lazily(() => import('./screens/models.tsx'), 'Models'),
  },
  {
    path: '/o/:org/modelatge/:model', title: { ca: 'Model de procés', es: 'Modelo de proceso', en: 'Process model' }, permission: 'processes.model',
    help: {
      ca: 'Trieu un pas al dibuix o a la llista i digueu qui el fa, què demana i en quin termini. La llista permet fer-ho tot amb el teclat.\n\nA «Assaig i proves» jugueu el procés pas a pas sense que res passi de debò, i el que ha anat bé ho deseu com a prova. Només es publica si totes passen.',
      es: 'Elija un paso en el dibujo o en la lista y diga quién lo hace, qué pide y en qué plazo. La lista permite hacerlo todo con el teclado.\n\nEn «Ensayo y pruebas» juega el proceso paso a paso sin que nada ocurra de verdad, y lo que ha ido bien lo guarda como prueba. Solo se publica si todas pasan.',
      en: 'Choose a step in the drawing or in the list and say who does it, what it asks and by when. All can be done from the list by keyboard.\n\nUnder “Rehearsal and tests” you play the process step by step while nothing really happens, and keep what went well as a test. It is published only when all pass.',
    },
    component: lazily(() => import('./screens/editor.tsx'), 'ModelEditor'),
  },
];

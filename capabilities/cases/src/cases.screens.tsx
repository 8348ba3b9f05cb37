import { FolderOpenIcon, lazily, type Screen } from '@comu/design';

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/cases', title: { ca: 'Expedients', es: 'Expedientes', en: 'Cases' }, permission: 'cases.read', nav: { place: 'cases', order: 1, icon: FolderOpenIcon },
    help: {
      ca: 'Cada expedient diu en quina situació és i què cal fer ara. Obriu-lo per veure el pas següent, els terminis, els documents i tot el que hi ha passat.',
      es: 'Cada expediente dice en qué situación está y qué hay que hacer ahora. Ábralo para ver el paso siguiente, los plazos, los documentos y todo lo que ha pasado.',
      en: 'Each case says where it stands and what is to be done now. Open it to see the next step, its terms, documents and all that happened.',
    },
    component: lazily(() => import('./screens/case-list.tsx'), 'CaseList'),
  },
  {
    path: '/o/:org/cases/:id', title: { ca: 'Expedient', es: 'Expediente', en: 'Case' }, permission: 'cases.read',
    help: {
      ca: 'A dalt hi ha el pas que espera algú: si us toca a vós, el podeu fer aquí mateix.\n\n“Per què?” explica com s’ha comptat cada data i com s’ha decidit cada punt, amb l’article que ho diu.\n\nEn tancar l’expedient se’n fa el paquet ENI, amb l’índex signat.',
      es: 'Arriba está el paso que espera a alguien: si le toca a usted, puede hacerlo aquí mismo.\n\n«¿Por qué?» explica cómo se ha contado cada fecha y cómo se ha decidido cada punto, con el artículo que lo dice.\n\nAl cerrar el expediente se hace el paquete ENI, con el índice firmado.',
      en: 'At the top is the step that waits for somebody: if it is yours, do it right here.\n\n“Why?” explains how each date was counted and each point decided, with the article behind it.\n\nClosing the case makes its ENI package, with a signed index.',
    },
    component: lazily(() => import('./screens/dossier.tsx'), 'DossierPage'),
  },
  {
    path: '/o/:org/tasks/:id', title: { ca: 'Tasca', es: 'Tarea', en: 'Task' }, permission: 'processes.run',
    help: { ca: 'Una tasca que no és de cap expedient. Quan la doneu per feta, el procés continua.', es: 'Una tarea que no es de ningún expediente. Cuando la da por hecha, el proceso continúa.', en: 'A task that belongs to no case. When you mark it done, the process goes on.' },
    component: lazily(() => import('./screens/task.tsx'), 'TaskPage'),
  },
];

import { ClipboardTextIcon, lazily, MegaphoneIcon, TableIcon, type Screen } from '@comu/design';
import { bringTaskForm } from '@comu/cases/task-forms';

bringTaskForm('service-catalogue.proposal', lazily(() => import('./screens/task-forms.tsx'), 'ProposalForm'));
bringTaskForm('service-catalogue.requirement', lazily(() => import('./screens/task-forms.tsx'), 'RequirementForm'));

const helpOfTowns = {
  ca: 'Cada convocatòria diu si l’ens s’hi pot presentar i, si no, quina regla l’exclou, amb la xifra, la data i la font.\n\nLa sol·licitud es desa sola mentre l’ompliu: la podeu començar a l’ordinador i acabar-la al mòbil. Quan és completa, passa a signar; un cop signada, es presenta i teniu els dos números de registre.',
  es: 'Cada convocatoria dice si el ente puede presentarse y, si no, qué regla lo excluye, con la cifra, la fecha y la fuente.\n\nLa solicitud se guarda sola mientras la rellena: puede empezarla en el ordenador y acabarla en el móvil. Cuando está completa, pasa a firmar; una vez firmada, se presenta y tiene los dos números de registro.',
  en: 'Each call says whether the body may apply and, if not, which rule excludes it, with the figure, its date and source.\n\nThe application saves itself as you fill it: begin on a computer and finish on a phone. When complete it goes to be signed; once signed you submit it and get both registry numbers.',
};
const helpOfManagers = {
  ca: 'Definiu un recurs del catàleg, prepareu-ne la convocatòria amb les regles i publiqueu-la: des d’aleshores els ens la veuen.\n\nCada convocatòria mostra les candidatures per puntuació, el crèdit compromès i el que queda.',
  es: 'Defina un recurso del catálogo, prepare su convocatoria con las reglas y publíquela: desde entonces los entes la ven.\n\nCada convocatoria muestra las candidaturas por puntuación, el crédito comprometido y el que queda.',
  en: 'Define a resource of the catalogue, prepare its call with the rules and publish it: from then on bodies see it.\n\nEach call shows its applications by score, the money committed and what is left.',
};

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/calls', title: { ca: 'Convocatòries obertes', es: 'Convocatorias abiertas', en: 'Open calls' }, help: helpOfTowns, permission: 'service-catalogue.read', nav: { place: 'calls', order: 10, icon: MegaphoneIcon },
    component: lazily(() => import('./screens/open-calls.tsx'), 'OpenCalls'),
  },
  {
    path: '/o/:org/applications', title: { ca: 'Les nostres sol·licituds', es: 'Nuestras solicitudes', en: 'Our applications' }, help: helpOfTowns, permission: 'service-catalogue.apply', nav: { place: 'calls', order: 20, icon: ClipboardTextIcon },
    component: lazily(() => import('./screens/applications.tsx'), 'Applications'),
  },
  { path: '/o/:org/calls/:call/apply', title: { ca: 'Sol·licitud', es: 'Solicitud', en: 'Application' }, help: helpOfTowns, permission: 'service-catalogue.apply', component: lazily(() => import('./screens/apply.tsx'), 'Apply') },
  { path: '/o/:org/applications/:id', title: { ca: 'Com va la sol·licitud', es: 'Cómo va la solicitud', en: 'How the application goes' }, help: helpOfTowns, permission: 'service-catalogue.read', component: lazily(() => import('./screens/status.tsx'), 'ApplicationStatus') },
  {
    path: '/o/:org/programme', title: { ca: 'El nostre catàleg', es: 'Nuestro catálogo', en: 'Our catalogue' }, help: helpOfManagers, permission: 'service-catalogue.manage', nav: { place: 'calls', order: 30, icon: TableIcon },
    component: lazily(() => import('./screens/programme.tsx'), 'Programme'),
  },
  { path: '/o/:org/programme/:id', title: { ca: 'Convocatòria', es: 'Convocatoria', en: 'Call' }, help: helpOfManagers, permission: 'service-catalogue.read', component: lazily(() => import('./screens/call.tsx'), 'CallPage') },
  { path: '/o/:org/programme/resource/:id', title: { ca: 'Recurs del catàleg', es: 'Recurso del catálogo', en: 'Resource of the catalogue' }, help: helpOfManagers, permission: 'service-catalogue.manage', component: lazily(() => import('./screens/change-resource.tsx'), 'ChangeResource') },
  { path: '/o/:org/programme/:id/rules', title: { ca: 'Regles de la convocatòria', es: 'Reglas de la convocatoria', en: 'Rules of the call' }, help: helpOfManagers, permission: 'service-catalogue.manage', component: lazily(() => import('./screens/change-rules.tsx'), 'ChangeRules') },
];

import { FileTextIcon, lazily, type Screen } from '@comu/design';

const help = {
  ca: 'Les plantilles amb què l’ens redacta requeriments, resolucions i decrets. Canvieu-ne el text: els camps entre claus, com {{ interested }}, s’omplen amb les dades de cada expedient.\n\nEl que escriviu es comprova mentre ho feu; mireu-ho en PDF abans de desar. Els documents ja fets no canvien.',
  es: 'Las plantillas con las que el ente redacta requerimientos, resoluciones y decretos. Cambie su texto: los campos entre llaves, como {{ interested }}, se rellenan con los datos de cada expediente.\n\nLo que escribe se comprueba mientras lo hace; mírelo en PDF antes de guardar. Los documentos ya hechos no cambian.',
  en: 'The templates from which the body writes requirements, resolutions and decrees. Change their text: fields between braces, such as {{ interested }}, are filled from each case.\n\nWhat you write is checked as you write; look at it as PDF before saving. Documents already made do not change.',
};

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/administration/templates', title: { ca: 'Plantilles', es: 'Plantillas', en: 'Templates' }, help, permission: 'documents.templates', nav: { place: 'administration', order: 40, icon: FileTextIcon },
    component: lazily(() => import('./screens/templates.tsx'), 'Templates'),
  },
  { path: '/o/:org/administration/templates/:id', title: { ca: 'Plantilla', es: 'Plantilla', en: 'Template' }, help, permission: 'documents.templates', component: lazily(() => import('./screens/template.tsx'), 'EditTemplate') },
];

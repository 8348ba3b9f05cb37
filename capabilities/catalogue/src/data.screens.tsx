import { BookOpenIcon, DatabaseIcon, lazily, type Screen, type Text } from '@comu/design';

const help: Text = {
  ca: 'El catàleg diu quines dades té l’ens, d’on venen, qui n’és responsable, si s’hi pot confiar i qui les pot fer servir. Hi ha els fitxers que carregueu i també els registres de la mateixa plataforma.\n\nCada càrrega és una versió que ja no canvia: si n’arriba una de dolenta, l’anterior continua al seu lloc.',
  es: 'El catálogo dice qué datos tiene el ente, de dónde vienen, quién es responsable, si se puede confiar en ellos y quién puede usarlos. Están los archivos que cargue y también los registros de la propia plataforma.\n\nCada carga es una versión que ya no cambia: si llega una mala, la anterior sigue en su sitio.',
  en: 'The catalogue says what data the body has, where they come from, who answers for them, whether they can be trusted and who may use them. It holds the files you load and the records of the platform itself.\n\nEach load is a version that no longer changes: when a bad one comes, the former stays in place.',
};
const sqlHelp: Text = {
  ca: 'Aquí s’escriu SQL sobre els conjunts del catàleg, anomenant cada un pel seu codi: serveix quan la pregunta és massa fina per dir-la amb paraules.\n\nNomés s’hi llegeix el que podeu veure. Si la resposta ha de servir cada dia, feu-ne una transformació: serà un conjunt més.',
  es: 'Aquí se escribe SQL sobre los conjuntos del catálogo, nombrando cada uno por su código: sirve cuando la pregunta es demasiado fina para decirla con palabras.\n\nSolo se lee lo que puede ver. Si la respuesta ha de servir cada día, haga una transformación: será un conjunto más.',
  en: 'Here one writes SQL over the datasets of the catalogue, each by its code: for questions too fine to be put in words.\n\nOnly what you may see is read. When the answer should serve every day, make a transformation of it: it becomes one more dataset.',
};
const screen = (path: `/${string}`, title: Text, permission: string, component: Screen['component'], nav?: Screen['nav']): Screen => ({ path, title, help, permission, component, ...(nav === undefined ? {} : { nav }) });

export const screens: readonly Screen[] = [
  screen('/o/:org/dades', { ca: 'Catàleg de dades', es: 'Catálogo de datos', en: 'Data catalogue' }, 'data.read', lazily(() => import('./screens/catalogue.tsx'), 'Catalogue'), { place: 'data', order: 1, icon: DatabaseIcon }),
  screen('/o/:org/dades/carrega', { ca: 'Carrega un fitxer', es: 'Carga un archivo', en: 'Load a file' }, 'data.steward', lazily(() => import('./screens/upload.tsx'), 'Upload')),
  screen('/o/:org/dades/porta', { ca: 'Porta d’un altre catàleg', es: 'Trae de otro catálogo', en: 'Bring from another catalogue' }, 'data.administer', lazily(() => import('./screens/outside-catalogue.tsx'), 'OutsideCatalogue')),
  screen('/o/:org/dades/transformacio/:code', { ca: 'Transformació', es: 'Transformación', en: 'Transformation' }, 'data.read', lazily(() => import('./screens/transformation.tsx'), 'TransformationPage')),
  { path: '/o/:org/dades/pregunta', title: { ca: 'Consulta en SQL', es: 'Consulta en SQL', en: 'Query in SQL' }, help: sqlHelp, permission: 'data.read', component: lazily(() => import('./screens/ask.tsx'), 'Ask') },
  screen('/o/:org/dades/incidencies', { ca: 'Incidències de dades', es: 'Incidencias de datos', en: 'Data incidents' }, 'data.read', lazily(() => import('./screens/incidents.tsx'), 'Incidents')),
  screen('/o/:org/dades/incidencies/:id', { ca: 'Incidència de dades', es: 'Incidencia de datos', en: 'Data incident' }, 'data.read', lazily(() => import('./screens/incident.tsx'), 'IncidentPage')),
  screen('/o/:org/dades/glossari', { ca: 'Glossari', es: 'Glosario', en: 'Glossary' }, 'data.read', lazily(() => import('./screens/glossary.tsx'), 'Glossary'), { place: 'data', order: 60, icon: BookOpenIcon }),
  screen('/o/:org/dades/tractaments', { ca: 'Registre d’activitats de tractament', es: 'Registro de actividades de tratamiento', en: 'Record of processing activities' }, 'data.read', lazily(() => import('./screens/processing.tsx'), 'Processing')),
  screen('/o/:org/dades/conjunt/:code', { ca: 'Conjunt de dades', es: 'Conjunto de datos', en: 'Dataset' }, 'data.read', lazily(() => import('./screens/dataset.tsx'), 'DatasetPage')),
];

import { integer, longText, record, reference, structure, text, yesNo, words } from '@comu/kernel';
import { modelContent } from './content.ts';

/** A process that is being drawn. What it holds is in its saved states; here is what it is called and which state is the newest. */
export const Model = record('modelling.model', {
  title: words('Model de procés', 'Modelo de proceso', 'Process model'), plural: words('Models de procés', 'Modelos de proceso', 'Process models'),
  retention: 'permanent', read: 'processes.model', label: ['name'], list: ['name', 'number', 'changedAt'], search: ['name', 'code'],
  fields: {
    code: text(words('Codi', 'Código', 'Code')).matching(/^[a-z0-9-]{1,80}$/, words('Només lletres minúscules sense accents, xifres i guions.', 'Solo letras minúsculas sin acentos, cifras y guiones.', 'Only lower-case letters without accents, digits and hyphens.')).unique().open(),
    name: text(words('Nom', 'Nombre', 'Name')).atMost(200).open(),
    describe: longText(words('Per a què serveix', 'Para qué sirve', 'What it is for')).optional().open(),
    number: integer(words('Desat', 'Guardado', 'Saved state')).internal(),
    retired: yesNo(words('Retirat', 'Retirado', 'Retired')).initially(false).internal(),
  },
});

/** One saved state of a model. It is never changed nor deleted, so that any can be looked at, compared and brought back. */
export const SavedState = record('modelling.saved-state', {
  title: words('Estat desat', 'Estado guardado', 'Saved state'), plural: words('Estats desats', 'Estados guardados', 'Saved states'),
  retention: 'permanent', official: true, read: 'processes.model', label: ['number'], list: ['model', 'number', 'note', 'createdAt'], unique: [['model', 'number']],
  fields: {
    model: reference(() => Model, words('Model', 'Modelo', 'Model')).internal(),
    number: integer(words('Número', 'Número', 'Number')).internal(),
    content: structure(words('Contingut', 'Contenido', 'Content'), modelContent).internal(),
    note: text(words('Com s’ha fet', 'Cómo se ha hecho', 'How it came')).optional().internal(),
  },
});

/** That a saved state was published, as which version of which process, and how many tests it passed before. */
export const Publication = record('modelling.publication', {
  title: words('Publicació d’un model', 'Publicación de un modelo', 'Publication of a model'), plural: words('Publicacions de models', 'Publicaciones de modelos', 'Publications of models'),
  retention: 'permanent', official: true, read: 'processes.model', label: ['edition'], list: ['model', 'number', 'edition', 'tests', 'createdAt'], index: [['model']],
  fields: {
    model: reference(() => Model, words('Model', 'Modelo', 'Model')).internal(),
    number: integer(words('Estat desat', 'Estado guardado', 'Saved state')).internal(),
    definition: text(words('Procés publicat', 'Proceso publicado', 'Published process')).open(),
    edition: integer(words('Versió', 'Versión', 'Version')).open(),
    tests: integer(words('Proves passades', 'Pruebas superadas', 'Tests passed')).internal(),
    covered: integer(words('Part provada (%)', 'Parte probada (%)', 'Share tested (%)')).internal(),
  },
});

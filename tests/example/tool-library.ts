import { choice, defineModule, operation, record, refusal, text } from '@comu/kernel';

/** A tool that people of the organisation may borrow. */
export const Tool = record('tools.tool', {
  title: { ca: 'Eina', es: 'Herramienta', en: 'Tool' },
  plural: { ca: 'Eines', es: 'Herramientas', en: 'Tools' },
  retention: 'permanent',
  read: 'tools.read',          // lists and pages; leave it out and nobody reads it through them
  write: 'tools.manage',       // the general create, change and import
  search: ['tag', 'name'],
  fields: {
    tag: text({ ca: 'Etiqueta', es: 'Etiqueta', en: 'Tag' }).matching(/^T-\d{4}$/).unique().internal(),
    name: text({ ca: 'Nom', es: 'Nombre', en: 'Name' }).open(),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, {
      stored: { ca: 'Al magatzem', es: 'En almacén', en: 'Stored' },
      lent: { ca: 'Prestada', es: 'Prestada', en: 'Lent' },
    }).initially('stored').internal(),
    holder: text({ ca: 'La té', es: 'La tiene', en: 'Held by' }).optional().personal('identity', { basis: 'GDPR 6.1.e' }),
  },
});

const notStored = refusal('tools.not-stored', {
  says: { ca: 'L’eina {tag} no és al magatzem.', es: 'La herramienta {tag} no está en el almacén.', en: 'The tool {tag} is not in the store.' },
});

/** Lends a stored tool. The history of the row is the book of loans. */
export const lendTool = operation('tools.lend-tool', {
  title: { ca: 'Presta', es: 'Presta', en: 'Lend' },
  permission: 'tools.manage',
  input: { tool: Tool.id, holder: text({ ca: 'A qui', es: 'A quién', en: 'To whom' }) },
  output: Tool.row,
  async run({ tool, holder }, { db, emit }) {
    const found = await db.lock(Tool, tool);
    if (found.state !== 'stored') throw notStored({ tag: found.tag });
    await emit('tools.tool-lent', { tool });
    return db.update(Tool, tool, { state: 'lent', holder });
  },
});

/** Takes a tool back. */
export const returnTool = operation('tools.return-tool', {
  title: { ca: 'Torna', es: 'Devuelve', en: 'Return' },
  permission: 'tools.manage',
  input: { tool: Tool.id },
  output: Tool.row,
  run: ({ tool }, { db }) => db.update(Tool, tool, { state: 'stored', holder: null }),
});

export default defineModule({
  name: 'tools',
  title: { ca: 'Eines', es: 'Herramientas', en: 'Tools' },
  records: [Tool],
  operations: [lendTool, returnTool],
  permissions: {
    'tools.read': { ca: 'Consulta les eines', es: 'Consulta las herramientas', en: 'Read tools' },
    'tools.manage': { ca: 'Gestiona les eines', es: 'Gestiona las herramientas', en: 'Manage tools' },
  },
  grants: { 'equipment-manager': ['tools.read', 'tools.manage'], 'support-agent': ['tools.read'] },
});

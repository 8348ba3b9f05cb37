import { sql } from 'kysely';
import { z } from 'zod';
import { describeHouse } from './describe.ts';
import { structure, text } from './field.ts';
import { keepFile } from './http-files.ts';
import { giveUpJob, jobs, retryJob } from './jobs.ts';
import { listRequest } from './list.ts';
import { defineModule } from './module.ts';
import { operation } from './operation.ts';
import { notFound } from './problem.ts';
import { record } from './record.ts';
import { sealEverything, sealLedger } from './sealing.ts';

const View = record('kernel.view', {
  title: { ca: 'Vista desada', es: 'Vista guardada', en: 'Saved view' },
  plural: { ca: 'Vistes desades', es: 'Vistas guardadas', en: 'Saved views' },
  retention: 'permanent',
  fields: {
    name: text({ ca: 'Nom', es: 'Nombre', en: 'Name' }).atMost(80).internal(),
    record: text({ ca: 'Llista', es: 'Lista', en: 'List' }).internal(),
    request: structure({ ca: 'Filtres i ordre', es: 'Filtros y orden', en: 'Filters and order' }, listRequest.extend({ columns: z.array(z.string().max(80)).max(50).optional() })).internal(),
  },
  index: [['record']],
});

const describe = operation('kernel.describe', {
  title: { ca: 'Què hi ha i què es pot fer', es: 'Qué hay y qué se puede hacer', en: 'What there is and what can be done' },
  permission: 'signed-in', kind: 'query', input: {}, output: z.any(),
  run: async (_, context) => describeHouse(context.house, context),
});

const views = operation('kernel.views', {
  title: { ca: 'Vistes desades', es: 'Vistas guardadas', en: 'Saved views' },
  permission: 'signed-in', kind: 'query', input: { record: text({ ca: 'Llista', es: 'Lista', en: 'List' }) }, output: z.array(View.row),
  run: async ({ record: of }, { db, me }) => db.all(View, { record: of, createdBy: me.person }),
});

const saveView = operation('kernel.save-view', {
  title: { ca: 'Desa la vista', es: 'Guarda la vista', en: 'Save the view' },
  permission: 'signed-in', input: View.fields, output: View.row,
  async run(values, { db, me }) {
    const before = await db.first(View, { record: values.record, name: values.name, createdBy: me.person });
    return before === undefined ? db.insert(View, values) : db.update(View, before.id, { request: values.request });
  },
});

const removeView = operation('kernel.remove-view', {
  title: { ca: 'Esborra la vista', es: 'Borra la vista', en: 'Remove the view' },
  permission: 'signed-in', input: { id: View.id }, output: z.null(),
  async run({ id }, { db, me }) {
    const view = await db.get(View, id);
    if (view.createdBy !== me.person) throw notFound({ what: view.name });
    await db.remove(View, id);
    return null;
  },
});

const reading = z.object({ at: z.string(), actor: z.string(), operation: z.string(), record: z.string(), fields: z.array(z.string()), organisation: z.uuid() });

const whoReadMyData = operation('kernel.who-read-my-data', {
  title: { ca: 'Qui ha consultat les meves dades', es: 'Quién ha consultado mis datos', en: 'Who read my data' },
  describe: { ca: 'RGPD, art. 15: cada consulta de les vostres dades personals, amb qui, quan i quines.', es: 'RGPD, art. 15: cada consulta de sus datos personales, con quién, cuándo y cuáles.', en: 'GDPR, art. 15: each reading of your personal data, with who, when and which.' },
  permission: 'signed-in', kind: 'query', input: {}, output: z.array(reading),
  async run(_, { db, me }) {
    const { rows } = await sql<z.output<typeof reading>>`select at, actor, operation, record, fields, organisation from kernel.reading where about = ${me.person} order by id desc limit 500`.execute(db.tables());
    return rows;
  },
});

/** What every installation has: its description of itself, saved views, stopped jobs, the readings of personal data. */
export const kernelModule = defineModule({
  name: 'kernel',
  title: { ca: 'Sistema', es: 'Sistema', en: 'System' },
  records: [View],
  operations: [describe, views, saveView, removeView, jobs, retryJob, giveUpJob, whoReadMyData, sealLedger, keepFile],
  schedule: { 'seal': { cron: '* * * * * *', operation: sealEverything } },
  grants: { administrator: ['kernel.administer'] },
  permissions: { 'kernel.administer': { ca: 'Administra el sistema', es: 'Administra el sistema', en: 'Administer the system' } },
});

import { createHash } from 'node:crypto';
import { operation } from '@comu/kernel';
import { Procedure } from '@comu/cases';
import { bringTemplate } from '@comu/filing';
import { Organisation } from '@comu/identity';
import { bringProcess } from '@comu/running-processes';
import { z } from 'zod';
import { amendment } from './amendment.ts';
import { procedures } from './procedures.ts';
import { schema, spanishTemplates, templates } from './templates.ts';

const shipped = createHash('sha256').update(JSON.stringify([procedures, amendment, templates, spanishTemplates])).digest('hex');
/** The key under which a start has everybody adopt what this release ships: another whenever something of it is another, so it is done once. */
export const shippedEdition = shipped.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** Installs in an organisation the general procedures with their processes and templates. What it has changed stays as it is; run again, it adds only what is missing and newer versions of the processes. */
export const adopt = operation('general-procedures.adopt', {
  title: { ca: 'Adopta els procediments generals', es: 'Adopta los procedimientos generales', en: 'Adopt the general procedures' }, permission: 'system', receives: true, input: {}, output: z.null(),
  async run(_, context) {
    const { db, callByName } = context;
    for (const { bpmn, ...procedure } of procedures) {
      await bringProcess(context, { code: procedure.process, name: procedure.name, bpmn });
      const there = await db.first(Procedure, { code: procedure.code });
      if (there === undefined) await callByName('cases.procedure.create', procedure);
      else if (there.nameEs === null && there.nameEn === null && there.name === procedure.name) await callByName('cases.procedure.change', { id: there.id, version: there.version, changes: { nameEs: procedure.nameEs, nameEn: procedure.nameEn } });
    }
    await bringProcess(context, amendment);
    for (const template of [...templates, ...spanishTemplates]) await bringTemplate(context, { ...template, caseFields: schema });
    await context.emit('general-procedures.adopted', {});
    return null;
  },
});

/** Has every organisation adopt them, one job each, so that a start does not wait for hundreds. */
export const adoptEverywhere = operation('general-procedures.adopt-everywhere', {
  title: { ca: 'Fa adoptar els procediments generals a tothom', es: 'Hace adoptar los procedimientos generales a todos', en: 'Have everybody adopt the general procedures' }, permission: 'system', scope: 'platform', input: {}, output: z.object({ organisations: z.int() }),
  async run(_, { db, later }) {
    const all = await db.all(Organisation, {}, { limit: 10_000 });
    for (const { id } of all) await later(adopt, {}, { organisation: id, key: 'adopt general procedures' });
    return { organisations: all.length };
  },
});

/** A new organisation has them from its first day. */
export const adoptInNew = operation('general-procedures.adopt-in-new', {
  title: { ca: 'Adopció en un ens nou', es: 'Adopción en un ente nuevo', en: 'Adoption in a new organisation' }, permission: 'system', input: { organisation: z.uuid() }, output: z.null(),
  run: async ({ organisation }, { deliver }) => deliver(organisation, adopt, {}),
});

import { operation, roleNames, sentence, words } from '@comu/kernel';
import { Unit } from '@comu/identity';
import { commonRules } from '@comu/terms';
import { sql } from 'kysely';
import { z } from 'zod';
import { modelContent } from '../content.ts';
import { namesOf, stateOf } from '../drafts.ts';
import { Model, Publication } from '../modelling.records.ts';
import { templateNames, templates as allTemplates } from '../templates.ts';


const listed = z.object({ id: z.uuid(), code: z.string(), name: z.string(), number: z.int(), changedAt: z.string(), by: z.string().nullable(), published: z.int().nullable(), publishedNumber: z.int().nullable() });

/** The models that are being drawn, the last touched first, with the version each is published as. */
export const models = operation('modelling.models', {
  title: words('Models de processos', 'Modelos de procesos', 'Process models'), permission: 'processes.model', kind: 'query', input: {}, output: z.array(listed),
  async run(_, context) {
    const { rows } = await sql<z.output<typeof listed>>`
      select m.id, m.code, m.name, m.number, s.created_at as changed_at, s.created_by as by, p.edition as published, p.number as published_number
      from modelling.model m join modelling.saved_state s on s.organisation = m.organisation and s.model = m.id and s.number = m.number
      left join lateral (select edition, number from modelling.publication where organisation = m.organisation and model = m.id order by edition desc limit 1) p on true
      where m.organisation = ${context.organisation} and not m.retired order by s.created_at desc limit 500`.execute(context.db.tables());
    const names = await namesOf(context, rows.map(({ by }) => by));
    return rows.map((row) => ({ ...row, by: row.by === null ? null : (names.get(row.by) ?? null) }));
  },
});

const published = z.object({ number: z.int(), edition: z.int(), definition: z.string(), at: z.string(), by: z.string().nullable(), tests: z.int(), covered: z.int() });
const opened = z.object({ id: z.uuid(), code: z.string(), name: z.string(), describe: z.string().nullable(), version: z.int(), number: z.int(), savedAt: z.string(), savedBy: z.string().nullable(), content: modelContent, publications: z.array(published) });

/** A model as it stands, to be drawn on. */
export const openModel = operation('modelling.open-model', {
  title: words('Obre el model', 'Abre el modelo', 'Open the model'), permission: 'processes.model', kind: 'query', input: { model: Model.id }, output: opened,
  async run({ model: id }, context) {
    const { code, name, describe, number, version } = await context.db.get(Model, id);
    const newest = await stateOf(context, id, number);
    const publications = await context.db.all(Publication, { model: id });
    const names = await namesOf(context, [newest.createdBy, ...publications.map(({ createdBy }) => createdBy)]);
    const called = (person: string | null) => (person === null ? null : (names.get(person) ?? null));
    return {
      id, code, name, describe, version, number, savedAt: newest.createdAt, savedBy: called(newest.createdBy), content: newest.content,
      publications: publications.map((each) => ({ number: each.number, edition: each.edition, definition: each.definition, at: each.createdAt, by: called(each.createdBy), tests: each.tests, covered: each.covered })).toReversed(),
    };
  },
});

/** The number of the newest state and who saved it: what an editor asks to know whether somebody else is drawing too. */
export const modelStands = operation('modelling.model-stands', {
  title: words('Com està el model', 'Cómo está el modelo', 'How the model stands'), permission: 'processes.model', kind: 'query', input: { model: Model.id }, output: z.object({ number: z.int(), by: z.uuid().nullable(), who: z.string().nullable(), at: z.string() }),
  async run({ model }, context) {
    const { number } = await context.db.get(Model, model);
    const newest = await stateOf(context, model, number);
    const who = (await namesOf(context, [newest.createdBy])).get(newest.createdBy ?? '') ?? null;
    return { number, by: newest.createdBy, who, at: newest.createdAt };
  },
});

const state = z.object({ number: z.int(), at: z.string(), by: z.string().nullable(), note: z.string().nullable(), edition: z.int().nullable() });

/** Every state of a model, the newest first, forty at a time. */
export const modelHistory = operation('modelling.history', {
  title: words('Història del model', 'Historia del modelo', 'History of the model'), permission: 'processes.model', kind: 'query',
  input: { model: Model.id, before: z.int().min(1).optional() }, output: z.object({ states: z.array(state), next: z.int().nullable() }),
  async run({ model, before }, context) {
    await context.db.get(Model, model);
    const { rows } = await sql<z.output<typeof state>>`
      select s.number, s.created_at as at, s.created_by as by, s.note, (select max(p.edition) from modelling.publication p where p.organisation = s.organisation and p.model = s.model and p.number = s.number) as edition
      from modelling.saved_state s where s.organisation = ${context.organisation} and s.model = ${model} ${before === undefined ? sql`` : sql`and s.number < ${before}`} order by s.number desc limit 41`.execute(context.db.tables());
    const names = await namesOf(context, rows.map(({ by }) => by));
    const shown = rows.slice(0, 40).map((row) => ({ ...row, by: row.by === null ? null : (names.get(row.by) ?? null) }));
    return { states: shown, next: rows.length > 40 ? (shown.at(-1)?.number ?? null) : null };
  },
});

/** One saved state, to be looked at or compared. */
export const savedState = operation('modelling.state', {
  title: words('Un estat desat', 'Un estado guardado', 'A saved state'), permission: 'processes.model', kind: 'query', input: { model: Model.id, number: z.int().min(1) },
  output: z.object({ number: z.int(), at: z.string(), content: modelContent }),
  async run({ model, number }, context) {
    const { createdAt, content } = await stateOf(context, model, number);
    return { number, at: createdAt, content };
  },
});

const vocabulary = z.object({
  templates: z.array(z.object({ name: z.string(), title: sentence, describe: sentence })),
  roles: z.array(z.object({ name: z.string(), title: sentence })), units: z.array(z.object({ id: z.uuid(), name: z.string() })),
  terms: z.array(z.object({ name: z.string(), title: sentence, article: sentence })),
});

/** The words that a model may use here: templates, roles, units and terms of law. */
export const modellingWords = operation('modelling.words', {
  title: words('Vocabulari per modelar', 'Vocabulario para modelar', 'Words for modelling'), permission: 'processes.model', kind: 'query', input: {}, output: vocabulary,
  async run(_, { db }) {
    const units = (await db.all(Unit, { closedOn: null })).map(({ id, name }) => ({ id, name }));
    return {
      templates: templateNames.map((name) => ({ name, ...allTemplates[name] })),
      roles: Object.entries(roleNames).map(([name, title]) => ({ name, title })), units,
      terms: Object.entries(commonRules).map(([name, rule]) => ({ name, title: rule.name, article: typeof rule.article === 'string' ? words(rule.article, rule.article, rule.article) : rule.article })),
    };
  },
});

import { operation, sentence } from '@comu/kernel';
import { processTitle, proposeMigration, titleOf } from '@comu/processes';
import { sql } from 'kysely';
import { z } from 'zod';
import { aboutMigrated } from '../about.ts';
import { definitionOf } from '../definitions.ts';
import { tryBackOne, type Moved } from '../migrating.ts';
import { Migration } from '../migration.records.ts';
import { ProcessDefinition } from '../processes.records.ts';

const versionSchema = z.object({ id: z.uuid(), title: sentence, edition: z.int(), bpmn: z.string() });
const placeSchema = z.object({ element: z.string(), title: sentence, kind: z.string(), to: z.string().nullable(), how: z.enum(['same', 'same-name', 'only-one', 'none', 'chosen']), here: z.int(), choices: z.array(z.object({ element: z.string(), title: sentence })) });
const caseSchema = z.object({ instance: z.uuid(), about: z.string().nullable() });
const conflictSchema = z.object({ element: z.string(), sentence, remedy: sentence, count: z.int(), cases: z.array(caseSchema) });
/** As many of the cases of a question as can be read, by the number that people know them by. */
const casesOf = sql`(array_agg(jsonb_build_object('instance', m.instance, 'about', ${aboutMigrated}) order by m.instance))[1:100]`;
const migrationSchema = z.object({
  migration: Migration.row, from: versionSchema, to: versionSchema, places: z.array(placeSchema),
  /** How many instances are in each state of the work. */
  counts: z.record(z.string(), z.int()), conflicts: z.array(conflictSchema),
});
export type MigrationLooked = z.output<typeof migrationSchema>;

/** A migration on one screen: the plan, how far it is, and each conflict with the cases it holds up. */
export const migrationAtWork = operation('processes.migration-at-work', {
  title: { ca: 'Pas a una altra versió', es: 'Paso a otra versión', en: 'Migration' }, permission: 'processes.manage', kind: 'query', input: { migration: Migration.id }, output: migrationSchema,
  async run({ migration: id }, context) {
    const { db, organisation } = context;
    const migration = await db.get(Migration, id);
    const [from, to] = [await db.get(ProcessDefinition, migration.from), await db.get(ProcessDefinition, migration.to)];
    const [previous, next] = [(await definitionOf(context, from.id)).definition, (await definitionOf(context, to.id)).definition];
    const { rows: standing } = await sql<{ element: string; here: number }>`
      select element, count(distinct instance)::int as here from (
        select a.element, a.instance from processes.activity a join processes.instance i on i.organisation = a.organisation and i.id = a.instance where a.organisation = ${organisation} and i.definition = ${from.id} and i.state = 'running' and a.role <> 'process'
        union all select t.element, t.instance from processes.token t join processes.instance i on i.organisation = t.organisation and i.id = t.instance where t.organisation = ${organisation} and i.definition = ${from.id} and i.state = 'running') as places
      group by element`.execute(db.tables());
    const here = new Map(standing.map((each) => [each.element, each.here]));
    const { rows: counted } = await sql<{ state: string; count: number }>`select state, count(*)::int as count from processes.migrated where organisation = ${organisation} and migration = ${id} group by state`.execute(db.tables());
    // The same conflict of many cases is told once, with as many of them as can be read.
    const { rows: conflicts } = await sql<z.output<typeof conflictSchema>>`
      select conflict ->> 'element' as element, conflict -> 'sentence' as sentence, conflict -> 'remedy' as remedy, count(*)::int as count,
        ${casesOf} as cases
      from processes.migrated m, jsonb_array_elements(m.conflicts) as conflict
      where m.organisation = ${organisation} and m.migration = ${id} and m.state in ('conflict', 'refused', 'kept') group by 1, 2, 3 order by count desc limit 100`.execute(db.tables());
    const places = proposeMigration(previous, next).map((each) => {
      const chosen = migration.places[each.element];
      const choices = Object.values(next.nodes).filter(({ kind }) => kind === each.kind).map((node) => ({ element: node.id, title: titleOf(next, node.id) }));
      const stays = next.nodes[each.element]?.kind === each.kind ? each.element : null;
      return { ...each, to: chosen ?? stays, how: chosen !== undefined && chosen !== each.to ? ('chosen' as const) : each.how, here: here.get(each.element) ?? 0, choices };
    });
    const version = ({ id: version, name, edition, content }: typeof from, definition: typeof next) => ({ id: version, title: processTitle(definition, name), edition, bpmn: content.bpmn });
    return { migration, from: version(from, previous), to: version(to, next), places, counts: Object.fromEntries(counted.map(({ state, count }) => [state, count])), conflicts };
  },
});

const namedSchema = z.object({ count: z.int(), cases: z.array(caseSchema) });
const undoSchema = z.object({
  /** Back to the very rows they had. */
  exact: z.int(),
  /** Worked on since: they stay, or go on at the equal step when asked to. */
  workedOn: namedSchema,
  ended: namedSchema, elsewhere: namedSchema,
});

/** What undoing would do with the instance `i` that the row `m` of a migration to this version is of. */
const howOf = (to: string) => sql`case when i.state <> 'running' then 'ended' when i.definition <> ${to} then 'elsewhere' when i.version = m.version then 'exact' else 'worked-on' end`;

/** What undoing a migration would do with each instance, before it is done. */
export const undoAtWork = operation('processes.undo-at-work', {
  title: { ca: 'Què faria desfer-ho', es: 'Qué haría deshacerlo', en: 'What undoing would do' }, permission: 'processes.manage', kind: 'query', input: { migration: Migration.id }, output: undoSchema,
  async run({ migration: id }, { db, organisation }) {
    const plan = await db.get(Migration, id);
    const { rows } = await sql<{ how: 'exact' | 'worked-on' | 'ended' | 'elsewhere'; count: number; cases: z.output<typeof caseSchema>[] }>`
      select how, count(*)::int as count, ${casesOf} as cases from (
        select m.organisation, m.instance, ${howOf(plan.to)} as how
        from processes.migrated m join processes.instance i on i.organisation = m.organisation and i.id = m.instance where m.organisation = ${organisation} and m.migration = ${id} and m.state = 'moved') as m
      group by how`.execute(db.tables());
    const of = (how: (typeof rows)[number]['how']) => { const found = rows.find((each) => each.how === how); return { count: found?.count ?? 0, cases: found?.cases ?? [] }; };
    return { exact: of('exact').count, workedOn: of('worked-on'), ended: of('ended'), elsewhere: of('elsewhere') };
  },
});

/** Instances tried in one answer: what a person waits for without noticing. */
const triedAtOnce = 200;
const triedSchema = z.object({ after: z.uuid().nullable(), tried: z.int(), /** Where the next answer goes on; null when all have been tried. */ next: z.uuid().nullable(), cannot: z.array(caseSchema.extend({ sentence })) });

/** Tries on some of those worked on since, one answer after another until all have been, whether each would have a place at an equal step of the former version. Nothing is changed. */
export const tryBack = operation('processes.try-back', {
  title: { ca: 'Prova de tornar-los', es: 'Prueba a devolverlos', en: 'Try to take them back' }, permission: 'processes.manage', kind: 'query', input: { migration: Migration.id, after: z.uuid().nullable().default(null) }, output: triedSchema,
  async run({ migration: id, after }, context) {
    const { db, organisation } = context;
    const plan = await db.get(Migration, id);
    const { rows } = await sql<Moved & { about: string | null }>`
      select m.instance, m.before, m.version, ${aboutMigrated} as about from processes.migrated m join processes.instance i on i.organisation = m.organisation and i.id = m.instance
      where m.organisation = ${organisation} and m.migration = ${id} and m.state = 'moved' and (${after}::uuid is null or m.instance > ${after}) and ${howOf(plan.to)} = 'worked-on' order by m.instance limit ${triedAtOnce}`.execute(db.tables());
    const cannot: z.output<typeof triedSchema>['cannot'] = [];
    for (const { about, ...moved } of rows) for (const { sentence: why } of await tryBackOne(context, plan, moved)) cannot.push({ instance: moved.instance, about, sentence: why });
    return { after, tried: rows.length, next: rows.length === triedAtOnce ? (rows.at(-1)?.instance ?? null) : null, cannot };
  },
});

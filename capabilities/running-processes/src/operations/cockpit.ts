import { notFound, operation, sentence, words, type Context } from '@comu/kernel';
import { labelsOf, processTitle, titleOf, troubleOf, type IncidentRow } from '@comu/processes';
import { sql } from 'kysely';
import { z } from 'zod';
import { aboutInstance } from '../about.ts';
import { definitionOf } from '../definitions.ts';
import { ProcessDefinition } from '../processes.records.ts';
import { inTheirWords } from '../titles.ts';


const publishedSchema = z.object({ id: z.uuid(), code: z.string(), name: z.string(), title: sentence, edition: z.int(), createdAt: z.string(), running: z.int(), finished: z.int(), incidents: z.int(), /** Since when the oldest that runs does. */ oldest: z.string().nullable() });
export type Published = z.output<typeof publishedSchema>;

/** Every published process with its newest version, and how many instances of all its versions run, have finished or are stuck. */
export const publishedProcesses = operation('processes.published', {
  title: words('Processos publicats', 'Procesos publicados', 'Published processes'), permission: 'processes.read', kind: 'query', input: {}, output: z.array(publishedSchema),
  async run(_, { db, organisation }) {
    const { rows } = await sql<Omit<Published, 'title'>>`
      with at_work as (
        select definition, count(*) filter (where state = 'running') as running, count(*) filter (where state <> 'running') as finished, min(started_at) filter (where state = 'running') as oldest from processes.instance where organisation = ${organisation} group by definition),
      stuck as (
        select i.definition, count(*) as incidents from processes.incident n join processes.instance i on i.organisation = n.organisation and i.id = n.instance
        where n.organisation = ${organisation} and n.resolved_at is null group by i.definition)
      select distinct on (d.code) d.id, d.code, d.name, d.edition, d.created_at,
        coalesce(sum(w.running) over same, 0)::int as running, coalesce(sum(w.finished) over same, 0)::int as finished, coalesce(sum(s.incidents) over same, 0)::int as incidents, min(w.oldest) over same as oldest
      from processes.definition d left join at_work w on w.definition = d.id::text left join stuck s on s.definition = d.id::text
      where d.organisation = ${organisation} window same as (partition by d.code) order by d.code, d.edition desc limit 1000`.execute(db.tables());
    return inTheirWords({ db }, rows);
  },
});

const versionSchema = z.object({ id: z.uuid(), edition: z.int(), createdAt: z.string(), running: z.int() });
const countedSchema = z.object({ element: z.string(), name: sentence, here: z.int(), stuck: z.int(), passed: z.int(), /** Since when the one that has been here longest is here, and since when half of them are. */ oldest: z.string().nullable(), median: z.string().nullable() });
const definitionSchema = z.object({ id: z.uuid(), code: z.string(), name: z.string(), title: sentence, edition: z.int(), createdAt: z.string(), bpmn: z.string(), versions: z.array(versionSchema), counts: z.array(countedSchema), counted: z.int() });
export type DefinitionAtWork = z.output<typeof definitionSchema>;

/** The instances whose past is counted: the newest of the version. */
const mostCounted = 2000;

/** One published version with, on each element, how many instances are there now, how many are stuck and how many have passed. */
export const definitionAtWork = operation('processes.definition-at-work', {
  title: words('Un procés en marxa', 'Un proceso en marcha', 'A process at work'), permission: 'processes.read', kind: 'query', input: { definition: z.uuid() }, output: definitionSchema,
  async run({ definition: id }, context) {
    const { db, organisation } = context;
    const row = await db.get(ProcessDefinition, id);
    const { definition } = await definitionOf(context, id);
    const { rows: versions } = await sql<z.output<typeof versionSchema>>`
      select d.id, d.edition, d.created_at, (select count(*) from processes.instance i where i.organisation = d.organisation and i.definition = d.id::text and i.state = 'running')::int as running
      from processes.definition d where d.organisation = ${organisation} and d.code = ${row.code} order by d.edition desc limit 100`.execute(db.tables());
    const { rows: counts } = await sql<Omit<z.output<typeof countedSchema>, 'name'>>`
      with instances as materialized (select id, state from processes.instance where organisation = ${organisation} and definition = ${id} order by id desc limit ${mostCounted}),
      counted as (
        select element, 'here' as what, instance, started_at as since from processes.activity where organisation = ${organisation} and role = 'activity' and state <> 'completed' and instance in (select id from instances where state = 'running')
        union all select element, 'here', instance, at from processes.token where organisation = ${organisation} and instance in (select id from instances where state = 'running')
        union all select element, 'stuck', instance, null from processes.incident where organisation = ${organisation} and resolved_at is null and instance in (select id from instances)
        union all select element, 'passed', instance, null from processes.event where organisation = ${organisation} and kind in ('activity-completed', 'activity-skipped', 'event-caught', 'event-thrown') and instance in (select id from instances))
      select element, count(distinct instance) filter (where what = 'here')::int as here, count(distinct instance) filter (where what = 'stuck')::int as stuck, count(distinct instance) filter (where what = 'passed')::int as passed,
        min(since) as oldest, to_timestamp(percentile_cont(0.5) within group (order by extract(epoch from since)) filter (where what = 'here')) as median
      from counted group by element`.execute(db.tables());
    const { rows: [all] } = await sql<{ counted: number }>`select count(*)::int as counted from (select 1 from processes.instance where organisation = ${organisation} and definition = ${id} limit ${mostCounted}) as newest`.execute(db.tables());
    const order = Object.keys(definition.nodes);
    return {
      id, code: row.code, name: row.name, title: processTitle(definition, row.name), edition: row.edition, createdAt: row.createdAt, bpmn: row.content.bpmn, versions,
      counts: counts.filter(({ element }) => element in definition.nodes).map((each) => ({ ...each, name: titleOf(definition, each.element) })).toSorted((a, b) => order.indexOf(a.element) - order.indexOf(b.element)),
      counted: all?.counted ?? 0,
    };
  },
});

const instanceSchema = z.object({ id: z.uuid(), state: z.string(), startedAt: z.string(), endedAt: z.string().nullable(), businessKey: z.string().nullable(), about: z.string().nullable(), where: z.array(sentence), incidents: z.int() });
export type InstanceAtWork = z.output<typeof instanceSchema>;

/** The instances of a version, the oldest running first, a page at a time: since when, where each is, and what it is about. */
export const instancesOf = operation('processes.instances', {
  title: words('Tràmits d’un procés', 'Trámites de un proceso', 'Instances of a process'), permission: 'processes.read', kind: 'query',
  input: { definition: z.uuid(), ended: z.boolean().default(false), /** Only those that are at this element now. */ at: z.string().max(200).optional(), after: z.uuid().optional(), limit: z.int().min(1).max(200).default(50) }, output: z.object({ rows: z.array(instanceSchema), next: z.uuid().nullable() }),
  async run({ definition: id, ended, at, after, limit }, context) {
    const { db, organisation } = context;
    const [own] = await db.statement('select 1 from processes.definition where organisation = $1 and id = $2', [organisation, id]);
    if (own === undefined) throw notFound({ what: ProcessDefinition.declaration.title.ca, id });
    const { definition } = await definitionOf(context, id);
    // The process of a case carries the number by which people know it as the variable `caseCode`.
    const { rows } = await sql<Omit<InstanceAtWork, 'where'> & { where: string[] }>`
      select i.id, i.state, i.started_at, i.ended_at, i.business_key,
        ${aboutInstance} as about,
        array(select distinct a.element from processes.activity a where a.organisation = i.organisation and a.instance = i.id and a.role = 'activity' and a.state <> 'completed'
          union select t.element from processes.token t where t.organisation = i.organisation and t.instance = i.id) as where,
        (select count(*) from processes.incident n where n.organisation = i.organisation and n.instance = i.id and n.resolved_at is null)::int as incidents
      from processes.instance i where i.organisation = ${organisation} and i.definition = ${id} and ${ended ? sql`i.state <> 'running'` : sql`i.state = 'running'`}
        ${at === undefined ? sql`` : sql`and (exists (select 1 from processes.activity a where a.organisation = i.organisation and a.instance = i.id and a.element = ${at} and a.role = 'activity' and a.state <> 'completed') or exists (select 1 from processes.token t where t.organisation = i.organisation and t.instance = i.id and t.element = ${at}))`}
        ${after === undefined ? sql`` : ended ? sql`and i.id < ${after}` : sql`and i.id > ${after}`}
      order by i.id ${ended ? sql`desc` : sql`asc`} limit ${limit + 1}`.execute(db.tables());
    const page = rows.slice(0, limit);
    return { rows: page.map((each) => ({ ...each, where: each.where.map((element) => titleOf(definition, element)) })), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  },
});

const stoppedSchema = z.object({ id: z.uuid(), instance: z.uuid(), element: z.string(), name: sentence, kind: z.string(), at: z.string(), sentence, data: z.record(z.string(), z.unknown()), labels: z.record(z.string(), sentence), businessKey: z.string().nullable(), about: z.string().nullable(), definition: z.object({ id: z.uuid(), name: z.string(), title: sentence, edition: z.int() }), /** How many stopped alike: at the same step of the same version, for the same kind of reason. */ alike: z.int(), /** The version to which it can be corrected, when there is a newer one. */ newest: z.object({ id: z.uuid(), edition: z.int() }).nullable() });
export type Stopped = z.output<typeof stoppedSchema>;

type StoppedRow = Omit<IncidentRow, 'definition'> & { definition: string; title: string; edition: number; businessKey: string | null; about: string | null; alike: number; newestId: string; newestEdition: number };

/** What has stopped and waits for somebody to mend it, the oldest first: what failed, where, with which data, and how to go on. */
export const stoppedSteps = operation('processes.stopped', {
  title: words('Passos aturats', 'Pasos detenidos', 'Stopped steps'), permission: 'processes.manage', kind: 'query', input: {}, output: z.array(stoppedSchema),
  async run(_, context) {
    const { db, organisation } = context;
    const { rows } = await sql<StoppedRow>`
      select n.id, n.instance, n.holder, n.element, n.kind, n.facts, n.data, n.at, i.business_key, i.definition, d.name as title, d.edition, newest.id as newest_id, newest.edition as newest_edition, (count(*) over (partition by i.definition, n.element, n.kind))::int as alike,
        ${aboutInstance} as about
      from processes.incident n join processes.instance i on i.organisation = n.organisation and i.id = n.instance join processes.definition d on d.organisation = i.organisation and d.id::text = i.definition
        cross join lateral (select id, edition from processes.definition last where last.organisation = d.organisation and last.code = d.code order by last.edition desc limit 1) newest
      where n.organisation = ${organisation} and n.resolved_at is null order by n.id limit 200`.execute(db.tables());
    const found: Stopped[] = [];
    for (const row of rows) found.push(await told(context, row));
    return found;
  },
});

async function told(context: Context, row: StoppedRow): Promise<Stopped> {
  const { definition } = await definitionOf(context, row.definition);
  const { id, instance, element, kind, at, data, businessKey, about, alike } = row;
  return { id, instance, element, name: titleOf(definition, element), kind, at, data, labels: labelsOf(definition), businessKey, about, sentence: troubleOf(definition, row).sentence, definition: { id: row.definition, name: row.title, title: processTitle(definition, row.title), edition: row.edition }, alike, newest: row.newestId === row.definition ? null : { id: row.newestId, edition: row.newestEdition } };
}

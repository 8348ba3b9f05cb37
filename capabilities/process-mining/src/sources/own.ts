import type { Context } from '@comu/kernel';
import { Membership, Person, Unit } from '@comu/identity';
import { openAttribute, startColumns, tracesFrom, type ColumnLog, type Trace } from '@comu/mining';
import type { EventRow } from '@comu/processes';
import { ProcessDefinition } from '@comu/running-processes';
import { sql } from 'kysely';
import { heldLog } from './held-logs.ts';

type Within = Pick<Context, 'db' | 'organisation'>;
interface Asked { readonly code: string; readonly organisation: string; readonly from: string | null; readonly to: string | null }

/** Event rows read at once. */
const batch = 20_000;

/** Instances of any version of a process that began in the period, in their own order. */
const instances = ({ code, organisation, from, to }: Asked) => sql`
  processes.instance i join processes.definition d on d.organisation = i.organisation and d.id::text = i.definition
  where i.organisation = ${organisation} and d.code = ${code} and (${from}::date is null or i.started_at >= (${from}::date at time zone 'Europe/Madrid')) and (${to}::date is null or i.started_at < ((${to}::date + 1) at time zone 'Europe/Madrid'))`;

/** How much there is, without reading it; `stamp` changes whenever anything has happened since. */
export async function sizeOfOwn({ db }: Within, asked: Asked): Promise<{ readonly cases: number; readonly events: number; readonly stamp: string }> {
  const { rows: [size] } = await sql<{ cases: number; events: number; stamp: string }>`
    select count(*)::int as cases, coalesce(sum(i.last_event), 0)::int as events, coalesce(sum(i.version), 0)::text || ' ' || count(*) filter (where i.state = 'running') as stamp from ${instances(asked)}`.execute(db.tables(ProcessDefinition));
  return size ?? { cases: 0, events: 0, stamp: '' };
}

/** Our own cases in columns, as they are now. */
export async function ownLog(context: Within, asked: Asked): Promise<ColumnLog> {
  const { stamp } = await sizeOfOwn(context, asked);
  return heldLog(`own ${JSON.stringify(asked)} ${stamp}`, async () => {
    const filling = startColumns();
    for await (const trace of tracesOfOwn(context, asked)) filling.add(trace);
    return filling.end();
  });
}

/**
 * Our own cases as traces, read in batches: each instance with what was done, by whom (by name, with the unit they work in) and when it was taken. What the engine
 * does by itself has nobody. An instance that still runs is open.
 */
export async function* tracesOfOwn(context: Within, asked: Asked): AsyncGenerator<Trace> {
  const people = await peopleOf(context, asked.organisation);
  let after = { instance: '00000000-0000-0000-0000-000000000000', number: 0 };
  let left: Row[] = [];
  for (;;) {
    const { rows } = await sql<Row>`
      select e.organisation, e.instance, e.number, e.at, e.kind, e.element, e.name, e.activity, e.by, i.state
      from (select i.id, i.organisation, i.state from ${instances(asked)}) i join processes.event e on e.organisation = i.organisation and e.instance = i.id
      where (e.instance, e.number) > (${after.instance}::uuid, ${after.number}) and e.kind in ('activity-started', 'activity-completed', 'task-created', 'task-claimed', 'task-released', 'task-completed')
      order by e.instance, e.number limit ${batch}`.execute(context.db.tables(ProcessDefinition));
    const all = [...left, ...rows];
    const last = rows.length < batch ? null : all.at(-1)?.instance;
    // The last instance of a batch may go on in the next one.
    yield* told(all.filter(({ instance }) => instance !== last), people);
    if (last === null || last === undefined) return;
    left = all.filter(({ instance }) => instance === last);
    const end = rows.at(-1);
    if (end !== undefined) after = { instance: end.instance, number: end.number };
  }
}

/** The day on which the so many newest cases of a process began to arrive; nothing when there are fewer. */
export async function dayOfNewest({ db }: Within, asked: Asked, count: number): Promise<string | null> {
  const { rows: [row] } = await sql<{ day: string }>`select to_char(i.started_at at time zone 'Europe/Madrid', 'YYYY-MM-DD') as day from ${instances(asked)} order by i.started_at desc offset ${count} limit 1`.execute(db.tables(ProcessDefinition));
  return row?.day ?? null;
}

/** When each case of a process began, by identifier: before anybody took its first step. */
export async function beginnings({ db }: Within, asked: Asked): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; at: string }>`select i.id, i.started_at as at from ${instances(asked)}`.execute(db.tables(ProcessDefinition));
  return new Map(rows.map(({ id, at }) => [id, Date.parse(at)]));
}

/** What has been done in one case, the last of it last, as the log names it. */
export async function stepsOfOne({ db, organisation }: Within, instance: string): Promise<readonly { readonly activity: string; readonly at: number }[]> {
  const { rows } = await sql<EventRow>`select organisation, instance, number, at, kind, element, name, activity, by from processes.event where organisation = ${organisation} and instance = ${instance} and kind = 'activity-completed' order by number desc limit 50`.execute(db.tables());
  const [trace] = tracesFrom(rows.toReversed().map((row) => ({ ...row, at: new Date(row.at).toISOString() })));
  return (trace?.events ?? []).flatMap(({ activity, at }) => (activity === '' || at === null ? [] : [{ activity, at }]));
}

/** Who took part in what is told, by identifier, with how many of its events are theirs. */
export async function whoWorked({ db }: Within, asked: Asked): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ by: string; events: number }>`
    select e.by::text as by, count(*)::int as events from (select i.id, i.organisation from ${instances(asked)}) i join processes.event e on e.organisation = i.organisation and e.instance = i.id
    where e.by is not null group by e.by`.execute(db.tables(ProcessDefinition));
  return new Map(rows.filter(({ by }) => /^[0-9a-f-]{36}$/.test(by)).map(({ by, events }) => [by, events]));
}

type Row = EventRow & { readonly state: string };
type People = ReadonlyMap<string, { readonly name: string; readonly unit: string | null }>;

function* told(rows: readonly Row[], people: People): Generator<Trace> {
  const running = new Set(rows.filter(({ state }) => state === 'running').map(({ instance }) => instance));
  const dated = rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
  for (const trace of tracesFrom(dated)) {
    const events = trace.events.filter(({ activity }) => activity !== '').map((event) => {
      const who = event.resource === null ? undefined : people.get(event.resource);
      return { ...event, resource: event.resource === null ? null : (who?.name ?? event.resource), attributes: { ...event.attributes, ...(who?.unit == null ? {} : { 'org:group': who.unit }) } };
    });
    yield { id: trace.id, attributes: running.has(trace.id) ? { [openAttribute]: true } : {}, events };
  }
}

/** People who work or worked here, by identifier: their name and their first unit. */
async function peopleOf({ db }: Within, organisation: string): Promise<People> {
  const { rows } = await sql<{ id: string; name: string; unit: string | null }>`
    select distinct on (m.person) m.person as id, p.name, u.name as unit from identity.membership m join identity.person p on p.id = m.person left join identity.unit u on u.organisation = m.organisation and u.id = m.unit
    where m.organisation = ${organisation} order by m.person, u.name nulls last limit 20000`.execute(db.tables(Membership, Person, Unit));
  return new Map(rows.map(({ id, name, unit }) => [id, { name, unit }]));
}

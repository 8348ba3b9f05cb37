import { operation, words } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';

const weekSchema = z.object({ /** Its Monday, in Madrid. */ from: z.string(), begun: z.int(), ended: z.int() });
const paceSchema = z.object({ weeks: z.array(weekSchema), /** Milliseconds that half of those that ended in these weeks took at most, and nine in ten; nothing when none has. */ median: z.number().nullable(), high: z.number().nullable(), /** Since when the oldest that still runs does. */ oldest: z.string().nullable() });
export type Pace = z.output<typeof paceSchema>;

/** How much comes in and how much goes out, week by week, the present one last, of one process (all its versions) or of all of them; and how long what ended took. One statement, which reads by index no instance but those of these weeks and the oldest that runs. */
export const pace = operation('processes.pace', {
  title: words('Ritme dels processos', 'Ritmo de los procesos', 'Pace of the processes'), permission: 'processes.read', kind: 'query',
  input: { code: z.string().max(80).optional(), weeks: z.int().min(1).max(53).default(12) }, output: paceSchema,
  async run({ code, weeks }, { db, organisation, now }) {
    const asked = code === undefined ? sql`` : sql`and i.definition in (select d.id::text from processes.definition d where d.organisation = ${organisation} and d.code = ${code})`;
    const { rows: [found] } = await sql<Pace>`
      with bounds as (select date_trunc('week', ${now.toISOString()}::timestamptz at time zone 'Europe/Madrid') as last),
      since as (select (last - ${weeks - 1} * interval '1 week') at time zone 'Europe/Madrid' as first from bounds),
      came as materialized (select i.started_at from processes.instance i where i.organisation = ${organisation} and i.started_at >= (select first from since) ${asked}),
      went as materialized (select i.state, i.started_at, i.ended_at from processes.instance i where i.organisation = ${organisation} and i.ended_at >= (select first from since) ${asked}),
      week as (select monday from bounds, generate_series(bounds.last - ${weeks - 1} * interval '1 week', bounds.last, interval '1 week') as monday),
      begun as (select date_trunc('week', started_at at time zone 'Europe/Madrid') as monday, count(*)::int as count from came group by 1),
      ended as (select date_trunc('week', ended_at at time zone 'Europe/Madrid') as monday, count(*)::int as count from went group by 1),
      lasted as (select percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from ended_at - started_at) * 1000) as at from went where state = 'completed')
      select (select json_agg(json_build_object('from', to_char(w.monday, 'YYYY-MM-DD'), 'begun', coalesce(b.count, 0), 'ended', coalesce(e.count, 0)) order by w.monday) from week w left join begun b using (monday) left join ended e using (monday)) as weeks,
        lasted.at[1] as median, lasted.at[2] as high, (select i.started_at from processes.instance i where i.organisation = ${organisation} and i.state = 'running' ${asked} order by i.started_at limit 1) as oldest
      from lasted`.execute(db.tables());
    return { weeks: found?.weeks ?? [], median: found?.median ?? null, high: found?.high ?? null, oldest: found?.oldest ?? null };
  },
});

import type { Context } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Dataset } from '../records/index.ts';

const source = z.object({ table: z.string(), column: z.string() });
export const graph = z.object({
  nodes: z.array(z.object({ code: z.string(), title: z.string(), id: z.uuid().nullable(), depth: z.int() })),
  edges: z.array(z.object({ from: z.string(), to: z.string(), job: z.string(), kind: z.string(), at: z.string(), columns: z.record(z.string(), z.array(source)) })),
});
export type Graph = z.output<typeof graph>;

interface Made { readonly output: string; readonly job: string; readonly kind: string; readonly at: string; readonly inputs: readonly { code: string }[]; readonly columns: Graph['edges'][number]['columns'] }
const mostSteps = 6;
const mostNodes = 60;

/** Where a dataset comes from and what is made of it, up to six steps each way: one query a step, however many datasets a step has. */
export async function lineageAround(context: Context, code: string): Promise<Graph> {
  const depth = new Map<string, number>([[code, 0]]);
  const edges = new Map<string, Graph['edges'][number]>();
  for (const direction of [-1, 1] as const) {
    let front = [code];
    for (let step = 1; step <= mostSteps && front.length > 0 && depth.size < mostNodes; step += 1) {
      const next: string[] = [];
      for (const made of await madeAround(context, front, direction)) for (const { code: from } of made.inputs) {
        edges.set(`${from}>${made.output}>${made.job}`, { from, to: made.output, job: made.job, kind: made.kind, at: made.at, columns: made.columns });
        const met = direction === -1 ? from : made.output;
        if (!depth.has(met) && (direction === -1 || front.includes(from))) { depth.set(met, direction * step); next.push(met); }
      }
      front = next;
    }
  }
  const known = new Map((await context.db.all(Dataset, { code: [...depth.keys()] })).map((each) => [each.code, each]));
  // What is made outside the catalogue is called as whoever makes it calls it.
  const named = new Map([...edges.values()].filter(({ kind }) => kind === 'indicator').map(({ to, job }) => [to, job]));
  return {
    nodes: [...depth].map(([each, place]) => ({ code: each, title: known.get(each)?.title ?? named.get(each) ?? each, id: known.get(each)?.id ?? null, depth: place })),
    edges: [...edges.values()].filter(({ from, to }) => depth.has(from) && depth.has(to)),
  };
}

/** The newest derivation of each job that makes one of these datasets, or is made from one of them. */
async function madeAround({ db, organisation }: Context, codes: readonly string[], direction: -1 | 1): Promise<Made[]> {
  const around = direction === -1 ? sql`output = any(${codes}::text[])` : sql`exists (select 1 from jsonb_array_elements(inputs) i where i->>'code' = any(${codes}::text[]))`;
  const { rows } = await sql<Made>`select distinct on (output, job) output, job, kind, created_at as at, inputs, columns from data.derivation where organisation = ${organisation} and ${around} order by output, job, id desc`.execute(db.tables());
  return rows;
}

/** What outside or within the catalogue is made of a dataset today, by name: whoever a change would hit. */
export async function usersOf({ db, organisation }: Context, code: string): Promise<{ kind: string; job: string; output: string; columns: string[] }[]> {
  const { rows } = await sql<{ kind: string; job: string; output: string; columns: Graph['edges'][number]['columns'] }>`
    select distinct on (output, job) kind, job, output, columns from data.derivation
    where organisation = ${organisation} and kind <> 'load' and inputs @> ${JSON.stringify([{ code }])}::jsonb order by output, job, id desc limit 200`.execute(db.tables());
  return rows.map(({ kind, job, output, columns }) => ({ kind, job, output, columns: [...new Set(Object.values(columns).flat().filter(({ table }) => table === code).map(({ column }) => column))] }));
}

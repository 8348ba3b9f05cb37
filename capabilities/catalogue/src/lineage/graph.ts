import type { Context } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Dataset } from '../records/index.ts';
import { useKinds } from '../words.ts';

const source = z.object({ table: z.string(), column: z.string() });
export type Origin = z.output<typeof source>;
export const graph = z.object({
  nodes: z.array(z.object({ code: z.string(), title: z.string(), kind: z.string(), id: z.uuid().nullable(), address: z.string().nullable(), depth: z.int() })),
  edges: z.array(z.object({ from: z.string(), to: z.string(), job: z.string(), kind: z.string(), at: z.string(), columns: z.record(z.string(), z.array(source)) })),
});
export type Graph = z.output<typeof graph>;

/** What other modules make of datasets; each has one line in force, the last it told. */
const kindsOfUse = Object.keys(useKinds);

interface Made { readonly output: string; readonly job: string; readonly kind: string; readonly address: string | null; readonly at: string; readonly inputs: readonly { code: string }[]; readonly columns: Graph['edges'][number]['columns'] }
const mostSteps = 6;
const mostNodes = 60;

/** Where a dataset comes from and what is made of it, up to six steps each way: one query a step, however many datasets a step has. */
export async function lineageAround(context: Context, code: string): Promise<Graph> {
  const depth = new Map<string, number>([[code, 0]]);
  const edges = new Map<string, Graph['edges'][number]>();
  const uses = new Map<string, Made>();
  for (const direction of [-1, 1] as const) {
    let front = [code];
    for (let step = 1; step <= mostSteps && front.length > 0 && depth.size < mostNodes; step += 1) {
      const next: string[] = [];
      for (const made of await madeAround(context, front, direction)) for (const { code: from } of made.inputs) {
        if (kindsOfUse.includes(made.kind)) uses.set(made.output, made);
        edges.set(`${from}>${made.output}>${made.job}`, { from, to: made.output, job: made.job, kind: made.kind, at: made.at, columns: made.columns });
        const met = direction === -1 ? from : made.output;
        if (!depth.has(met) && (direction === -1 || front.includes(from))) { depth.set(met, direction * step); next.push(met); }
      }
      front = next;
    }
  }
  standApart(depth, [...edges.values()]);
  const known = new Map((await context.db.all(Dataset, { code: [...depth.keys()] })).map((each) => [each.code, each]));
  // What is made outside the catalogue is called as whoever makes it calls it.
  return {
    nodes: [...depth].map(([each, place]) => {
      const [dataset, use] = [known.get(each), uses.get(each)];
      return { code: each, title: dataset?.title ?? use?.job ?? each, kind: dataset === undefined ? (use?.kind ?? 'external') : 'dataset', id: dataset?.id ?? null, address: use?.address ?? null, depth: place };
    }),
    edges: [...edges.values()].filter(({ from, to }) => depth.has(from) && depth.has(to)),
  };
}

/** What is reached both straight and through something else stands beyond it, so that every line goes from left to right. */
function standApart(depth: Map<string, number>, edges: readonly { from: string; to: string }[]): void {
  for (let round = 0, moved = true; moved && round < mostSteps; round += 1) {
    moved = false;
    for (const { from, to } of edges) {
      const [a, b] = [depth.get(from), depth.get(to)];
      if (a === undefined || b === undefined || a < b) continue;
      if (b > 0) depth.set(to, a + 1);
      else if (a < 0) depth.set(from, b - 1);
      else continue;
      moved = true;
    }
  }
}

/** The newest derivation of each job that makes one of these datasets, or is made from one of them. */
async function madeAround({ db, organisation }: Context, codes: readonly string[], direction: -1 | 1): Promise<Made[]> {
  const around = direction === -1 ? sql`output = any(${codes}::text[])` : sql`exists (select 1 from jsonb_array_elements(inputs) i where i->>'code' = any(${codes}::text[]))`;
  const { rows } = await sql<Made>`
    select distinct on (output, job) output, job, kind, address, created_at as at, inputs, columns from data.derivation d where organisation = ${organisation} and ${around}
    and not (kind = any(${kindsOfUse}::text[]) and exists (select 1 from data.derivation later where later.organisation = d.organisation and later.output = d.output and later.kind = d.kind and later.id > d.id))
    order by output, job, id desc`.execute(db.tables());
  return rows;
}

/** Something that a change hits. */
export interface User {
  readonly kind: string;
  readonly job: string;
  readonly output: string;
  readonly address: string | null;
  /** The columns it reads, of those that change; empty where it did not say which it reads, or where it is hit through another. */
  readonly columns: string[];
  /** What of it shows them: the charts and texts of a dashboard. */
  readonly parts: string[];
  /** What stands between, when it is hit because that is. */
  readonly through: string | null;
}

/** Whom a refusal names. */
export const namesOf = (users: readonly Pick<User, 'job'>[]): string => users.map(({ job }) => `“${job}”`).join(', ');

/** Whoever is hit when some columns of a dataset change, or when the whole of what has this code goes: those who read it, and those who read what they make. */
export async function usersOf(context: Context, code: string, changing?: ReadonlySet<string>): Promise<User[]> {
  const hit = new Map<string, User>();
  let front = new Map<string, string | null>([[code, null]]);
  for (let step = 1; step <= mostSteps && front.size > 0 && hit.size < 200; step += 1) {
    const next = new Map<string, string | null>();
    for (const { kind, job, output, address, inputs, columns } of await madeAround(context, [...front.keys()], 1)) {
      const from = inputs.map((each) => each.code).filter((each) => front.has(each));
      const key = `${output} ${job}`;
      const before = hit.get(key);
      if (kind === 'load' || from.length === 0 || output === code) continue;
      const met = (of: readonly Origin[]) => of.filter(({ table, column }) => from.includes(table) && (step > 1 || changing === undefined || changing.has(column)));
      const touched = met(Object.values(columns).flat());
      // Whoever did not say which columns it reads may read any.
      if (touched.length === 0 && Object.values(columns).flat().some(({ table }) => from.includes(table))) continue;
      const parts = kind === 'dashboard' ? Object.keys(columns).filter((part) => met(columns[part] ?? []).length > 0) : [];
      if (before === undefined) next.set(output, job);
      hit.set(key, before === undefined
        ? { kind, job, output, address, columns: step > 1 ? [] : [...new Set(touched.map(({ column }) => column))], parts, through: front.get(from[0]!) ?? null }
        : { ...before, parts: [...new Set([...before.parts, ...parts])] });
    }
    front = next;
  }
  return [...hit.values()];
}

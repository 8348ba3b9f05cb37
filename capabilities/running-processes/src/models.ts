import type { Context } from '@comu/kernel';
import type { Definition } from '@comu/processes';
import { sql } from 'kysely';
import { compiled } from './compiling.ts';
import { decidingBy, type Decide } from './deciding.ts';

/** What the engine needs of a published version. */
export interface Compiled { readonly definition: Definition; readonly decide: Decide; readonly usesTerms: boolean }
interface Content { readonly bpmn: string; readonly decisions: readonly string[] }
interface Held { readonly weight: number; readonly model: Promise<Compiled> }

/** How many characters of drawings and decisions are kept compiled: some hundreds of usual models, or a dozen of 10,000 steps; and of how many versions it is remembered what they hold. */
const [most, mostVersions] = [20_000_000, 50_000] as const;

// Hundreds of bodies publish the same model: it is compiled once for all of them. What was asked for longest ago goes first.
const contents = new Map<string, string>();
const models = new Map<string, Held>();
let weight = 0;

/** The compiled model of a published version, of whatever organisation one may read; `undefined` when there is none. A version never changes, so each process of the server reads it once. */
export async function modelOf(db: Context['db'], id: string): Promise<Compiled | undefined> {
  const known = contents.get(id) ?? (await contentsOf(db, [id])).get(id);
  return known === undefined ? undefined : (held(known) ?? keep(known, db, id));
}

/** The same of many versions, asking once what they hold. */
export async function modelsOf(db: Context['db'], ids: Iterable<string>): Promise<ReadonlyMap<string, Compiled>> {
  const asked = [...new Set(ids)];
  await contentsOf(db, asked.filter((id) => !contents.has(id)));
  const found = new Map<string, Compiled>();
  for (const id of asked) {
    const model = await modelOf(db, id);
    if (model !== undefined) found.set(id, model);
  }
  return found;
}

/** By which content each version is known: one statement. */
async function contentsOf(db: Context['db'], ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return contents;
  const { rows } = await sql<{ id: string; content: string }>`select id, encode(sha256(convert_to(content::text, 'UTF8')), 'hex') as content from processes.definition where id in (${sql.join(ids)})`.execute(db.tables());
  if (contents.size > mostVersions) contents.clear();
  for (const { id, content } of rows) contents.set(id, content);
  return contents;
}

function held(content: string): Promise<Compiled> | undefined {
  const found = models.get(content);
  if (found === undefined) return undefined;
  models.delete(content);
  models.set(content, found);
  return found.model;
}

async function keep(key: string, db: Context['db'], id: string): Promise<Compiled | undefined> {
  const { rows: [row] } = await sql<{ content: Content }>`select content from processes.definition where id = ${id}`.execute(db.tables());
  const meanwhile = held(key);
  if (row === undefined || meanwhile !== undefined) return meanwhile;
  const made: Held = { weight: row.content.bpmn.length + row.content.decisions.reduce((sum, { length }) => sum + length, 0), model: prepared(row.content) };
  models.set(key, made);
  weight += made.weight;
  for (const [oldest, each] of models) {
    if (weight <= most || oldest === key) break;
    models.delete(oldest);
    weight -= each.weight;
  }
  made.model.catch(() => {
    if (models.get(key) === made && models.delete(key)) weight -= made.weight;
  });
  return made.model;
}

async function prepared({ bpmn, decisions }: Content): Promise<Compiled> {
  const definition = await compiled(bpmn);
  return { definition, decide: decidingBy(decisions), usesTerms: Object.values(definition.nodes).some((node) => node.activity?.dueTerm != null) };
}

import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { notFound, refusal, type AnyRecord, type Context, type RowOf } from '@comu/kernel';
import type { Reading } from '@comu/tables';
import { sql } from 'kysely';
import { publish } from '../load/publish.ts';
import { takeTurn } from '../load/target.ts';
import { dictionaryAfter, makeVersion } from '../load/version.ts';
import { measure } from '../quality/measure.ts';
import { Dataset, Derivation, Version } from '../records/index.ts';
import { workFile } from '../store/content.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { say } from '../words.ts';
import { codeOfRecord, columnsOfRecord, datasetOfRecord, fieldsTaken, mayBeTaken, snake } from './record-datasets.ts';

const notTaken = refusal('data.record-not-taken', { says: say('Les files d’aquest registre no es copien mai: ningú no les llegeix en llistes.', 'Las filas de este registro no se copian nunca: nadie las lee en listas.', 'The rows of this record are never copied: nobody reads them in lists.') });
const page = 5000;

/** The dataset of a record of the house, made when the body does not have it yet. */
export async function datasetOf(context: Context, record: AnyRecord): Promise<RowOf<typeof Dataset>> {
  const found = await context.db.first(Dataset, { code: codeOfRecord(record.name) });
  return found ?? context.db.insert(Dataset, datasetOfRecord(record, context.house));
}

/** Takes the rows that a record has now into a new version, without the fields that may not leave it; the former version stays when nothing changed since. */
export async function takeRecord(context: Context, name: string): Promise<{ dataset: string; version: string; rows: number; taken: boolean }> {
  const { db, house } = context;
  const record = house.records.get(name);
  if (record === undefined) throw notFound({ what: name });
  if (!mayBeTaken(record)) throw notTaken();
  await takeTurn(context, codeOfRecord(name));
  const dataset = await datasetOf(context, record);
  const current = dataset.current === null ? undefined : await db.get(Version, dataset.current);
  if (current !== undefined && !(await changedSince(context, record, current))) return { dataset: dataset.id, version: current.id, rows: current.rows, taken: false };
  const [lines, path] = [workFile('.ndjson'), workFile('.parquet')];
  try {
    const rows = await writeRows(context, record, lines);
    if (rows === 0 && current === undefined) return { dataset: dataset.id, version: '', rows: 0, taken: false };
    const loaded = await explained(tables().load({ path: lines, reading: readingOf(record), out: path }));
    const measured = await measure(context, { dataset, path, columns: loaded.columns });
    const version = await makeVersion(context, { dataset, path, columns: loaded.columns, rows: loaded.rows, profile: measured.profile, rejected: loaded.rejected, origin: name });
    await db.insert(Derivation, { job: name, kind: 'load', output: dataset.code, made: version.id, inputs: [{ code: name }] });
    await publish(context, { dataset, version, dictionary: dictionaryAfter(columnsOfRecord(record).map((each) => dataset.columns.find((said) => said.name === each.name) ?? each), loaded.columns), findings: [], measured });
    return { dataset: dataset.id, version: version.id, rows: loaded.rows, taken: true };
  } finally {
    await Promise.all([lines, path].map((each) => rm(each, { force: true })));
  }
}

async function changedSince({ db, organisation }: Context, record: AnyRecord, current: RowOf<typeof Version>): Promise<boolean> {
  const table = sql.table(record.name.replaceAll('-', '_'));
  const { rows: [now] } = await sql<{ n: number; last: string | null }>`select count(*)::int as n, max(changed_at) as last from ${table} where organisation = ${organisation}`.execute(db.tables());
  return now?.n !== current.rows || (now.last !== null && now.last > current.loadedAt);
}

const asText = new Set(['decimal', 'money', 'integer']);

/** Rows by the thousand, in the order of their identifiers, so that a table of any size passes through little memory. */
async function writeRows({ db, organisation }: Context, record: AnyRecord, path: string): Promise<number> {
  const table = sql.table(record.name.replaceAll('-', '_'));
  const fields = fieldsTaken(record);
  const columns = sql.join([sql`id`, sql`created_at`, sql`changed_at`, ...fields.map(([name, { declaration }]) => (asText.has(declaration.kind) ? sql`${sql.ref(name)}::text as ${sql.ref(name)}` : sql.ref(name)))]);
  const out = createWriteStream(path);
  let [count, after] = [0, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`select ${columns} from ${table} where organisation = ${organisation} and id > ${after}::uuid order by id limit ${page}`.execute(db.tables());
    const text = rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value !== null && typeof value === 'object' ? JSON.stringify(value) : value])))).join('\n');
    if (text !== '' && !out.write(`${text}\n`)) await once(out, 'drain');
    count += rows.length;
    if (rows.length < page) break;
    after = rows.at(-1)?.['id'] as string;
  }
  out.end();
  await once(out, 'close');
  return count;
}

/** The declaration says the types, so nothing is guessed. */
function readingOf(record: AnyRecord): Reading {
  const taken = new Set(['id', 'created_at', 'changed_at', ...fieldsTaken(record).map(([name]) => snake(name))]);
  return {
    kind: 'ndjson', skip: 0, header: 0, leaveTotals: false, blanks: [], encoding: 'utf-8',
    columns: columnsOfRecord(record).filter(({ name }) => taken.has(name)).map(({ name, type, unit }, at) => ({ at, name, title: name, type: type === 'json' ? 'text' : type, ...(unit === undefined ? {} : { unit }), ...(type === 'decimal' ? { scale: unit === 'EUR' ? 2 : 6 } : {}) })),
  };
}

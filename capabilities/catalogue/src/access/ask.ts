import type { Context, Text } from '@comu/kernel';
import { TablesError, type Answer, type Limits, type Lineage, type Parameters, type TableView } from '@comu/tables';
import { onlyFigures } from '../refusals.ts';
import { openVersion } from '../store/content.ts';
import { tables } from '../store/engine.ts';
import { explainTables } from '../store/explain.ts';
import { tableViewOf } from './masks.ts';
import { datasetsNamed, wordsOf, type Named } from './named.ts';
import { countUse, keepDataReading } from './readings.ts';

export interface Question {
  readonly sql: string;
  readonly parameters?: Parameters;
  readonly limits?: Limits;
  /** Versions other than the current ones, by code of dataset. */
  readonly versions?: Readonly<Record<string, string>>;
  /** What the answer is for; some access rules hold only for a purpose. */
  readonly purpose?: string;
  /** `null`: asked as the public, who sees only what is published, whoever asks. `process`: as a procedure, which has no role and sees what is open to the body or to its purpose. */
  readonly as?: null | 'process';
  /** Only which columns would come: no row is read, and no use is counted. */
  readonly columnsOnly?: boolean;
  /** What is counted as the use: `indicator`, `dashboard`, `portal`, `download`; a question when not said. */
  readonly use?: { readonly kind: string; readonly what: string };
  /** Tables that the caller puts beside the datasets, which everybody who may ask may read whole; a dataset of the same name comes first. Never what a person gave. */
  readonly beside?: Readonly<Record<string, Beside>>;
}
export interface Beside { readonly path: string; readonly columns: readonly string[] }
export interface DataSource { readonly dataset: string; readonly code: string; readonly title: string; readonly version: string; readonly number: number; readonly loadedAt: string }
export type DataAnswer = Answer & { readonly sources: readonly DataSource[]; readonly lineage: Lineage; readonly why: readonly { readonly code: string; readonly says: Text }[] };

const mostRows = 10_000;
const mostMilliseconds = 20_000;

/**
 * The governed question: SQL that names datasets by their code, answered from the versions, rows and columns that whoever asks may see.
 * What they may not see is not in the question’s database at all. Reading personal data is recorded; uses are counted. Refusals only.
 */
export async function askData(context: Context, question: Question): Promise<DataAnswer> {
  const { sql, parameters, limits = {}, versions, purpose, use, beside = {} } = question;
  const { open, refuse } = await datasetsNamed(context, { words: wordsOf(sql), versions, purpose, asPublic: question.as === null, asProcess: question.as === 'process' });
  const schemas = { ...Object.fromEntries(Object.entries(beside).map(([name, { columns }]) => [name, [...columns]])), ...Object.fromEntries(open.map(({ dataset, version, view }) => [dataset.code, version.columns.map(({ name }) => name).filter((name) => view.columns[name] !== 'hidden')])) };
  const lineage = await tables().lineageOf({ sql, schemas }).catch((failure: unknown) => { throw closed(failure, refuse); });
  const read = open.filter(({ dataset }) => lineage.tables.includes(dataset.code));
  const whole = read.find(({ view }) => view.figuresOnly);
  if (whole !== undefined) throw onlyFigures({ code: whole.dataset.code, detail: '' });
  const answer = await tables().query({
    sql: question.columnsOnly === true ? `select * from (${sql.replace(/;\s*$/, '')}\n) limit 0` : sql, tables: { ...Object.fromEntries(Object.entries(beside).filter(([name]) => lineage.tables.includes(name)).map(([name, { path }]) => [name, path])), ...await viewsFor(context, read) }, ...(parameters === undefined ? {} : { parameters }),
    limits: { rows: Math.min(limits.rows ?? mostRows, mostRows), milliseconds: Math.min(limits.milliseconds ?? mostMilliseconds, mostMilliseconds) },
  }).catch((failure: unknown) => { throw closed(failure, refuse); });
  for (const each of question.columnsOnly === true ? [] : read) {
    await keepDataReading(context, { ...each, columns: columnsRead(lineage, each.dataset.code), rows: answer.rows.length, operation: 'data.ask', purpose, always: question.as === 'process' });
    await countUse(context, { dataset: each.dataset.id, kind: use?.kind ?? 'question', what: use?.what ?? purpose ?? '—' });
  }
  return { ...answer, lineage, sources: read.map(sourceOf), why: read.map(({ dataset, view }) => ({ code: dataset.code, says: view.why })) };
}

/** What the engine may read of each dataset, for this asker. */
export async function viewsFor(context: Context, read: readonly Named[]): Promise<Record<string, TableView>> {
  const views: Record<string, TableView> = {};
  for (const { dataset, version, view } of read)
    views[dataset.code] = tableViewOf({ path: await openVersion(context, version.id), view, columns: version.columns, secret: context.vault.code('pseudonym', `${context.organisation} ${dataset.code}`) });
  return views;
}

export const sourceOf = ({ dataset, version }: Named): DataSource => ({ dataset: dataset.id, code: dataset.code, title: dataset.title, version: version.id, number: version.number, loadedAt: version.loadedAt });

/** A table that the question cannot see is named by why: it does not exist, it has no data, or no rule opens it. */
function closed(failure: unknown, refuse: (code: string) => Error): unknown {
  if (failure instanceof TablesError && failure.code === 'tables.unknown-table' && typeof failure.facts['table'] === 'string') return refuse(failure.facts['table']);
  return explainTables(failure);
}

const columnsRead = ({ columns, deciding }: Lineage, table: string) => [...columns.flatMap(({ from }) => from), ...deciding].filter((each) => each.table === table).map(({ column }) => column);

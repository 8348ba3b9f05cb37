import { writeFile, rm } from 'node:fs/promises';
import { tables, workFile, type Beside } from '@comu/catalogue';
import type { Context, RowOf, Text } from '@comu/kernel';
import { bandOf, counties, municipalities, populationBands } from '@comu/territory';
import { Value, type Indicator } from '../records/records.ts';
import { lastComputations } from '../compute/value-of.ts';
import { visibleOnes } from '../compute/visible.ts';

/** The name of an indicator’s figures in a question: `good-government` is asked as `indicador_good_government`. */
export const tableOf = (code: string): string => `indicador_${code.replaceAll('-', '_')}`;
/** The name of the municipalities in a question: INE code, name, county, size and inhabitants. */
export const territoryTable = 'municipis';

type Kind = 'text' | 'integer' | 'decimal';
const figureColumns: readonly (readonly [string, Kind])[] = [['municipi', 'text'], ['periode', 'text'], ['dimensio', 'text'], ['valor', 'decimal'], ['numerador', 'decimal'], ['denominador', 'decimal']];
const territoryColumns: readonly (readonly [string, Kind])[] = [['ine', 'text'], ['nom', 'text'], ['comarca', 'text'], ['mida', 'text'], ['mida_ordre', 'integer'], ['habitants', 'integer']];

const made = new Map<string, Promise<Beside>>();
const mostKept = 200;

/** A table of ours as Parquet, written once for each content and kept while there is room. */
function once(key: string, columns: readonly (readonly [string, Kind])[], rows: () => Promise<readonly Readonly<Record<string, unknown>>[]>): Promise<Beside> {
  const found = made.get(key);
  if (found !== undefined) return found;
  const making = write(columns, rows).catch((failure: unknown) => { made.delete(key); throw failure; });
  made.set(key, making);
  for (const [oldest, table] of made) {
    if (made.size <= mostKept) break;
    made.delete(oldest);
    void table.then(({ path }) => rm(path, { force: true }), () => undefined);
  }
  return making;
}

async function write(columns: readonly (readonly [string, Kind])[], rows: () => Promise<readonly Readonly<Record<string, unknown>>[]>): Promise<Beside> {
  const [lines, path] = [workFile('.ndjson'), workFile('.parquet')];
  const content = await rows();
  try {
    await writeFile(lines, content.map((row) => JSON.stringify(row)).join('\n'));
    await tables().load({ path: lines, out: path, reading: { kind: 'ndjson', skip: 0, header: 0, leaveTotals: false, blanks: [], encoding: 'utf-8', columns: columns.map(([name, type], at) => ({ at, name, title: name, type, ...(type === 'decimal' ? { scale: 8 } : {}) })) } });
  } finally {
    await rm(lines, { force: true });
  }
  return { path, columns: columns.map(([name]) => name) };
}

/** The 311 municipalities as a table; their names, counties and sizes are those of the platform. */
const territory = () => once('territory', territoryColumns, async () => municipalities.map(({ ine, name, county, population }) => {
  const band = bandOf(population[2024]);
  return { ine, nom: name, comarca: counties.find(({ code }) => code === county)?.name ?? county, mida: band.label.ca, mida_ordre: populationBands.indexOf(band) + 1, habitants: population[2024] };
}));

const figures = (context: Context, { id, gathers }: RowOf<typeof Indicator>, computation: string) => once(`${id} ${computation}`, figureColumns, async () => {
  const rows = await context.db.tables(Value).selectFrom('indicators.value').select(['place', 'period', 'dimension', 'value', 'numerator', 'denominator']).where('indicator', '=', id).where('published', '=', true).where('value', 'is not', null).orderBy('period').orderBy('place').execute();
  // A total beside its parts would be counted twice: of what is added up the parts stay, of the rest the total.
  const total = rows.some(({ dimension }) => dimension === '');
  const parts = gathers === 'sum' && rows.some(({ dimension }) => dimension !== '');
  return rows.filter(({ dimension }) => (parts ? dimension !== '' : !total || dimension === '')).map(({ place, period, dimension, value, numerator, denominator }) => ({ municipi: place, periode: period, dimensio: dimension, valor: value, numerador: numerator, denominador: denominator }));
});

/** The tables of ours that a statement names, of those that whoever asks may see: the municipalities, and published figures of indicators. */
export async function tablesNamed(context: Context, sql: string): Promise<{ beside: Record<string, Beside>; indicators: readonly { code: string; title: Text; at: string }[] }> {
  const words = new Set(sql.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []);
  const beside: Record<string, Beside> = words.has(territoryTable) ? { [territoryTable]: await territory() } : {};
  if (![...words].some((word) => word.startsWith('indicador_')) || !context.can('indicators.read')) return { beside, indicators: [] };
  const named = (await visibleOnes(context)).filter(({ code }) => words.has(tableOf(code)));
  const last = await lastComputations(context, named.map(({ id }) => id));
  const read: { code: string; title: Text; at: string }[] = [];
  for (const indicator of named) {
    const computation = last.get(indicator.id);
    if (computation === undefined) continue;
    beside[tableOf(indicator.code)] = await figures(context, indicator, computation.id);
    read.push({ code: indicator.code, title: indicator.name, at: computation.at });
  }
  return { beside, indicators: read };
}

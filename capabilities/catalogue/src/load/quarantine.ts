import { stat } from 'node:fs/promises';
import { workFile } from '../store/content.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { failingPathOf, type Measured } from '../quality/measure.ts';

export interface Parted { readonly path: string; readonly rows: number; readonly quarantined: { readonly path: string; readonly rows: number } | null }

/** Sets apart the rows that break a rule of quarantine: they are kept beside the version, never dropped, and the rest goes on. */
export async function partRows({ path, rows, measured }: { path: string; rows: number; measured: Measured }): Promise<Parted> {
  const failing: string[] = [];
  for (const { rule, result } of measured.outcomes) {
    if (rule.severity !== 'quarantine' || result === null || result.passed) continue;
    const file = failingPathOf(measured, rule.id);
    if (await stat(file).then(() => true, () => false)) failing.push(file);
  }
  if (failing.length === 0) return { path, rows, quarantined: null };
  const names = Object.fromEntries(failing.map((file, place) => [`failing${place}`, file]));
  const numbers = Object.keys(names).map((name) => `select row from ${name}`).join(' union ');
  const numbered = 'select *, row_number() over () as comu_row from whole';
  const [kept, apart] = [workFile('.parquet'), workFile('.parquet')];
  const part = (out: string, not: string) => explained(tables().write({ sql: `select * exclude (comu_row) from (${numbered}) where comu_row ${not} in (${numbers})`, tables: { whole: path, ...names }, format: 'parquet', out }));
  const good = await part(kept, 'not');
  const bad = await part(apart, '');
  return { path: kept, rows: good.rows, quarantined: { path: apart, rows: bad.rows } };
}

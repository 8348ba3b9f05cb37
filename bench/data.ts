import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openTables, type Rule, type Test } from '@comu/tables';
import { municipalities } from '@comu/territory';
import { inTurn, show } from './support.ts';

/** Debian’s own Python, which python3-pandas is installed for, wherever it stands in the path. */
const python = ['/usr/bin/python3', 'python3'].find((one) => spawnSync(one, ['-c', 'import pandas']).status === 0);

const rows = Number(process.env['COMU_BENCH_ROWS'] ?? 5_000_000);

/** The same twenty checks for us and for pandas. */
const tests: readonly Test[] = [
  ...['id', 'codi_municipi', 'exercici', 'partida', 'import', 'dia'].map((column) => ({ kind: 'not-null' as const, column })),
  { kind: 'unique', columns: ['id'] },
  { kind: 'code', column: 'codi_municipi', code: 'ine5' },
  { kind: 'pattern', column: 'partida', pattern: '\\d{3}-\\d{5}' },
  { kind: 'domain', column: 'estat', values: ['obligat', 'pagat', 'anul·lat'] },
  { kind: 'domain', column: 'exercici', values: [2020, 2021, 2022, 2023, 2024] },
  { kind: 'range', column: 'import', min: 0 }, { kind: 'range', column: 'import', max: 100_000 }, { kind: 'range', column: 'quantitat', min: 0, max: 1000 }, { kind: 'range', column: 'exercici', min: 2000, max: 2100 }, { kind: 'range', column: 'dia', min: '2020-01-01', max: '2026-12-31' },
  { kind: 'volume', min: rows, max: rows },
  { kind: 'freshness', column: 'dia', days: 4000, today: '2026-11-28' },
  { kind: 'sql', condition: 'exercici = year(dia)' },
  { kind: 'sql', condition: "estat <> 'pagat' or import > 0" },
];
const rules: readonly Rule[] = tests.map((test, at) => ({ id: `r${at + 1}`, dimension: 'validity', test }));

const pandas = (path: string) => `
import time, pandas as pd
s = time.perf_counter()
d = pd.read_csv(${JSON.stringify(path)}, dtype={'codi_municipi': str, 'partida': str, 'estat': str, 'concepte': str}, parse_dates=['dia'])
f = [int(d[c].isna().sum()) for c in ['id', 'codi_municipi', 'exercici', 'partida', 'import', 'dia']]
f += [int(d['id'].duplicated(keep=False).sum()), int((~d['codi_municipi'].str.fullmatch(r'(0[1-9]|[1-4]\\d|5[0-2])\\d{3}')).sum()), int((~d['partida'].str.fullmatch(r'\\d{3}-\\d{5}')).sum())]
f += [int((~d['estat'].isin(['obligat', 'pagat', 'anul·lat'])).sum()), int((~d['exercici'].isin([2020, 2021, 2022, 2023, 2024])).sum())]
f += [int((d['import'] < 0).sum()), int((d['import'] > 100000).sum()), int(((d['quantitat'] < 0) | (d['quantitat'] > 1000)).sum()), int(((d['exercici'] < 2000) | (d['exercici'] > 2100)).sum()), int(((d['dia'] < '2020-01-01') | (d['dia'] > '2026-12-31')).sum())]
f += [int(len(d) != ${rows}), int((pd.Timestamp('2026-11-28') - d['dia'].max()).days > 4000), int((d['exercici'] != d['dia'].dt.year).sum()), int(((d['estat'] == 'pagat') & ~(d['import'] > 0)).sum())]
print(time.perf_counter() - s, sum(x > 0 for x in f))
`;

/** A CSV of five million rows from file to version with profile and twenty rules, against DuckDB loading it and doing nothing else, and against pandas loading it and doing the same twenty checks. */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'comu-bench-data-'));
  const tables = openTables({ folder: join(folder, 'scratch'), memory: '2GB' });
  const path = join(folder, 'despeses.csv');
  try {
    await generate(path);
    show('generated CSV', statSync(path).size / 1024 ** 2, 'MB', `${rows.toLocaleString('en')} rows, 9 columns`);
    const parts: Record<string, number[]> = {};
    const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const started = performance.now();
      const value = await work();
      (parts[name] ??= []).push(performance.now() - started);
      return value;
    };
    const ours = async () => {
      const started = performance.now();
      const { reading } = await timed('propose', () => tables.propose({ path }));
      const out = join(folder, 'version.parquet');
      const loaded = await timed('load', () => tables.load({ path, reading, out }));
      const { results } = await timed('profile and rules', () => tables.examine({ path: out, columns: loaded.columns, rules }));
      const taken = (performance.now() - started) / 1000;
      const failed = results.filter(({ passed }) => !passed);
      if (loaded.rows !== rows || failed.length > 0) throw new Error(`${loaded.rows} rows; failed: ${failed.map(({ rule, says }) => `${rule} ${says.en}`).join(' ')}`);
      return taken;
    };
    const script = join(folder, 'check.py');
    writeFileSync(script, pandas(path));
    const medians = await inTurn({
      ours,
      duckdb: () => plain(path, join(folder, 'plain.parquet')),
      ...(python === undefined ? {} : { pandas: async () => {
        const { stdout, stderr } = spawnSync(python, [script], { encoding: 'utf8' });
        const seconds = Number(stdout.split(' ')[0]);
        if (!Number.isFinite(seconds)) throw new Error(stderr);
        return seconds;
      } }),
    });
    show('file to version, with profile and 20 rules', medians['ours']!, 's', `${(medians['ours']! / medians['duckdb']!).toFixed(2)} × plain DuckDB (aim under 2)`);
    for (const [name, values] of Object.entries(parts)) show(`  ${name}`, values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]! / 1000, 's');
    show('plain DuckDB: the load alone, to Parquet', medians['duckdb']!, 's');
    if (medians['pandas'] === undefined) console.log('pandas is not here (apt-get install python3-pandas): not measured.');
    else show('pandas: load and the same 20 checks', medians['pandas'], 's', `${(medians['pandas'] / medians['ours']!).toFixed(2)} × ours`);
  } finally {
    await tables.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** DuckDB by its command in a process of its own, with as much memory and as many threads. */
async function plain(path: string, out: string): Promise<number> {
  const program = `const { DuckDBInstance } = await import('@duckdb/node-api'); const i = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' }); const c = await i.connect(); const s = performance.now(); await c.run("copy (select * from read_csv('${path}', types = {'codi_municipi': 'VARCHAR', 'partida': 'VARCHAR'})) to '${out}' (format parquet)"); console.log((performance.now() - s) / 1000);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', cwd: join(import.meta.dirname, '../capabilities/tables') });
  const seconds = Number(stdout.trim());
  if (!Number.isFinite(seconds) || stdout.trim() === '') throw new Error(stderr);
  return seconds;
}

async function generate(path: string) {
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  file.write('id,codi_municipi,exercici,partida,import,quantitat,estat,dia,concepte\n');
  const states = ['obligat', 'pagat', 'anul·lat'];
  let text = '';
  for (let n = 0; n < rows; n += 1) {
    const mixed = Math.imul(n + 1, 2_654_435_761) >>> 0;
    const year = 2020 + (mixed % 5);
    text += `${n + 1},${municipalities[mixed % municipalities.length]!.ine},${year},${100 + (mixed % 900)}-${10_000 + (mixed % 9973)},${(mixed % 99_999) + 1}.${String(mixed % 100).padStart(2, '0')},${mixed % 1000},${states[mixed % 3]!},${year}-${String((mixed % 12) + 1).padStart(2, '0')}-${String((mixed % 28) + 1).padStart(2, '0')},"Concepte ${mixed % 5000}, despesa"\n`;
    if (text.length < 1 << 20) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await once(file, 'finish');
}

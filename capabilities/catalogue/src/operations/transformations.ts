import { rm, writeFile } from 'node:fs/promises';
import { notFound, operation, refusal, Refused, type Context, type RowOf } from '@comu/kernel';
import { proposeRules, type Lineage, type Reading } from '@comu/tables';
import { z } from 'zod';
import { codeOfRecord } from '../house/record-datasets.ts';
import { carryOn, closedIn, delicacyOf, inputsOf, type Input } from '../lineage/delicacy.ts';
import { publish } from '../load/publish.ts';
import { takeTurn } from '../load/target.ts';
import { dictionaryAfter, makeVersion } from '../load/version.ts';
import { yearsApart } from '../load/years-apart.ts';
import { openIncident } from '../quality/incidents.ts';
import { measure } from '../quality/measure.ts';
import { adoptRules } from '../quality/propose.ts';
import { Dataset, Derivation, Transformation, words } from '../records/index.ts';
import { codeTaken } from '../refusals.ts';
import { openVersion, workFile } from '../store/content.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { say } from '../words.ts';

const testFails = refusal('data.transformation-test', { status: 422, says: say('La prova “{test}” no dona el que s’esperava: {detail}', 'La prueba «{test}» no da lo que se esperaba: {detail}', 'The test “{test}” does not give what was expected: {detail}') });
const noInput = refusal('data.transformation-input', { status: 422, says: say('La transformació no llegeix cap conjunt de dades amb versió.', 'La transformación no lee ningún conjunto de datos con versión.', 'The transformation reads no dataset with a version.') });
const hasOwnData = refusal('data.code-has-data', { says: say('“{code}” ja és un conjunt amb dades pròpies. Trieu un altre codi per al que els ajunta.', '«{code}» ya es un conjunto con datos propios. Elija otro código para el que los junta.', '“{code}” is already a dataset with data of its own. Choose another code for the one that puts them together.') });
const ownInput = refusal('data.transformation-ring', { status: 422, says: say('La transformació surt, directament o per altres, d’ella mateixa: {ring}.', 'La transformación sale, directamente o por otras, de sí misma: {ring}.', 'The transformation comes, directly or through others, from itself: {ring}.') });

const row = z.record(z.string().max(200), z.union([z.string(), z.number(), z.boolean(), z.null()]));
/** Given rows of each input, the rows that must come out, in any order. */
const test = z.strictObject({ name: z.string().min(1).max(200), given: z.record(z.string().max(63), z.array(row).max(500)), expected: z.array(row).max(500) });

const lineageOf = (sql: string, inputs: readonly Input[]): Promise<Lineage> =>
  explained(tables().lineageOf({ sql, schemas: Object.fromEntries(inputs.map(({ dataset, version }) => [dataset.code, version.columns.map(({ name }) => name)])) }));

/** Keeps an edition of a transformation once its tests pass, and runs it. Whoever writes it governs the data: what comes out is at least as delicate as what goes in. */
export const keepTransformation = operation('data.keep-transformation', {
  title: say('Desa la transformació', 'Guarda la transformación', 'Keep the transformation'), permission: 'data.administer',
  input: { code: Transformation.fields.code, title: Transformation.fields.title, sql: z.string().trim().min(1).max(20_000), tests: z.array(test).max(50).default([]), automatic: z.boolean().default(true) }, output: z.object({ transformation: z.uuid(), edition: z.int(), version: z.uuid() }),
  run: (given, context) => keep(context, given),
});

/** A year of files that are kept as a dataset each. */
const year = z.object({ year: z.int().min(1900).max(2099), dataset: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/) });

/** Puts datasets that are the same thing in different years together in one, with a column that says the year of each row; it is made anew when any of them is. */
export const joinYears = operation('data.join-years', {
  title: say('Ajunta els anys en un conjunt', 'Junta los años en un conjunto', 'Put the years together in one dataset'), permission: 'data.steward',
  input: { code: Transformation.fields.code, title: Transformation.fields.title, years: z.array(year).min(2).max(100) }, output: z.object({ transformation: z.uuid(), edition: z.int(), version: z.uuid(), differences: z.array(words) }),
  async run({ code, title, years }, context) {
    const { db } = context;
    const known = await db.first(Dataset, { code });
    if (known !== undefined && known.kind !== 'derived') throw hasOwnData({ code });
    const sql = years.toSorted((a, b) => a.year - b.year).map((each) => `select ${each.year} as any_fitxer, * from ${each.dataset}`).join('\nunion all by name\n');
    const kept = await keep(context, { code, title, sql, tests: [], automatic: true });
    const [made, inputs] = [await db.first(Dataset, { code }), await inputsOf(context, sql)];
    if (made !== undefined) await db.update(Dataset, made.id, { columns: made.columns.map((each) => (each.name === 'any_fitxer' && each.title === each.name ? { ...each, title: 'Any del fitxer' } : each)) });
    return { ...kept, differences: yearsApart(years.flatMap(({ year: of, dataset }) => inputs.flatMap(({ dataset: { code: read, columns } }) => (read === dataset ? [{ year: of, columns }] : [])))) };
  },
});

interface Kept { readonly code: string; readonly title: string; readonly sql: string; readonly tests: readonly z.output<typeof test>[]; readonly automatic: boolean }

async function keep(context: Context, { code, title, sql, tests, automatic }: Kept): Promise<{ transformation: string; edition: number; version: string }> {
  const { db, house } = context;
  if ([...house.records.keys()].some((name) => codeOfRecord(name) === code)) throw codeTaken({ code });
  const candidates = await inputsOf(context, sql);
  const lineage = await lineageOf(sql, candidates);
  const inputs = candidates.filter(({ dataset }) => lineage.tables.includes(dataset.code));
  if (inputs.length === 0) throw noInput();
  await refuseRing(context, code, inputs.map(({ dataset }) => dataset.code));
  for (const each of tests) await runTest(each, sql, inputs);
  const before = (await db.all(Transformation, { code })).at(-1);
  if (before !== undefined) await db.update(Transformation, before.id, { state: 'retired' });
  const kept = await db.insert(Transformation, { code, edition: (before?.edition ?? 0) + 1, title, sql, inputs: inputs.map(({ dataset }) => dataset.code), lineage: lineage as never, tests: [...tests], automatic });
  const version = await transform(context, kept);
  for (const { dataset } of inputs) await carryOn(context, dataset.code, { closing: true });
  return { transformation: kept.id, edition: kept.edition, version };
}

async function refuseRing({ db }: Context, code: string, inputs: readonly string[]): Promise<void> {
  const all = new Map((await db.all(Transformation, { state: 'active' })).map((each) => [each.code, each.inputs]));
  const visit = (at: string, path: readonly string[]): void => {
    if (at === code) throw ownInput({ ring: [...path, at].join(' → ') });
    if (!path.includes(at)) for (const next of all.get(at) ?? []) visit(next, [...path, at]);
  };
  for (const each of inputs) visit(each, [code]);
}

/** Runs the very SQL over the given rows, read with the types of the real inputs. */
async function runTest({ name, given, expected }: z.output<typeof test>, sql: string, inputs: readonly Input[]): Promise<void> {
  const made: Record<string, string> = {};
  try {
    for (const { dataset: { code }, version } of inputs) {
      const [lines, path] = [workFile('.ndjson'), workFile('.parquet')];
      await writeFile(lines, (given[code] ?? []).map((each) => JSON.stringify(each)).join('\n'));
      const columns = version.columns.map(({ name: column, type }, at) => ({ at, name: column, title: column, type, ...(type === 'decimal' ? { scale: 6 } : {}) }));
      const reading: Reading = { kind: 'ndjson', skip: 0, header: 0, leaveTotals: false, blanks: [], columns };
      await explained(tables().load({ path: lines, reading, out: path }));
      await rm(lines, { force: true });
      made[code] = path;
    }
    const { columns, rows } = await explained(tables().query({ sql, tables: made, limits: { rows: 1000, milliseconds: 10_000 } }));
    const shown = (values: readonly Readonly<Record<string, unknown>>[]) => values.map((each) => JSON.stringify(columns.map((column) => plain(each[column.name])))).toSorted();
    const got = shown(rows.map((each) => Object.fromEntries(columns.map((column, place) => [column.name, each[place]]))));
    const wanted = shown(expected);
    const extra = got.find((each, place) => each !== wanted[place]) ?? wanted.find((each, place) => each !== got[place]);
    if (extra !== undefined) throw testFails({ test: name, detail: `${got.slice(0, 5).join(' ')} ≠ ${wanted.slice(0, 5).join(' ')}`.slice(0, 500) });
  } finally {
    await Promise.all(Object.values(made).map((path) => rm(path, { force: true })));
  }
}
/** `"1.50"`, `1.5` and `"1.5"` are one number. */
const plain = (value: unknown) => (typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) ? String(Number(value)) : (value ?? null));

/** Makes the next version of a transformation’s dataset from the current versions of its inputs, whose columns may be others than when it was written. */
export async function transform(context: Context, { id, code, title, sql, lineage: before }: RowOf<typeof Transformation>): Promise<string> {
  const { db, me } = context;
  const candidates = await inputsOf(context, sql);
  const lineage = await lineageOf(sql, candidates);
  if (JSON.stringify(lineage) !== JSON.stringify(before)) await db.update(Transformation, id, { lineage: lineage as never });
  const inputs = candidates.filter(({ dataset }) => lineage.tables.includes(dataset.code));
  await takeTurn(context, code);
  const known = await db.first(Dataset, { code });
  const dataset = known ?? await db.insert(Dataset, { code, title, kind: 'derived', steward: me.person, access: await closedIn(context, inputs) ? 'restricted' : 'organisation' });
  const sources: Record<string, string> = {};
  for (const each of inputs) sources[each.dataset.code] = await openVersion(context, each.version.id);
  const [raw, path] = [workFile('.parquet'), workFile('.parquet')];
  try {
    await explained(tables().write({ sql, tables: sources, format: 'parquet', out: raw }));
    const { reading } = await explained(tables().propose({ path: raw, name: `${code}.parquet` }));
    const loaded = await explained(tables().load({ path: raw, reading, out: path }));
    const { columns, personal } = delicacyOf({ columns: dictionaryAfter(dataset.columns, loaded.columns), lineage, inputs });
    const forms = loaded.columns.map((each, place) => ({ ...each, title: columns[place]?.title ?? each.title }));
    const profile = known === undefined ? await explained(tables().profile({ path })) : undefined;
    if (profile !== undefined) await adoptRules(context, dataset, proposeRules({ profile, columns: forms }), columns);
    const measured = await measure(context, { dataset, path, columns: forms, profile });
    const version = await makeVersion(context, { dataset, path, columns: forms, rows: loaded.rows, profile: measured.profile, origin: title });
    await db.insert(Derivation, {
      job: title, kind: 'transformation', output: code, made: version.id, inputs: inputs.map((each) => ({ code: each.dataset.code, version: each.version.id, number: each.version.number })),
      columns: Object.fromEntries(lineage.columns.map(({ name, from }, place) => [columns[place]?.name ?? name, from.map(({ table, column }) => ({ table, column }))])),
    });
    await publish(context, { dataset: await atLeast(context, dataset, personal), version, dictionary: columns, findings: [], measured });
    await carryOn(context, code, { closing: false });
    return version.id;
  } finally {
    await Promise.all([raw, path].map((each) => rm(each, { force: true })));
  }
}

/** The dataset, as delicate as it must be taken for; never less than it was. */
const atLeast = async ({ db }: Context, dataset: RowOf<typeof Dataset>, personal: RowOf<typeof Dataset>['personal']): Promise<RowOf<typeof Dataset>> => {
  const weight = ['none', 'personal', 'special'];
  return weight.indexOf(personal) > weight.indexOf(dataset.personal) ? db.update(Dataset, dataset.id, { personal }) : dataset;
};

/** A new version of a dataset makes the transformations that read it run again. */
export const afterVersion = operation('data.after-version', {
  title: say('Atén una versió nova', 'Atiende una versión nueva', 'Follow a new version'), permission: 'system', input: { dataset: z.uuid(), code: z.string(), version: z.uuid(), number: z.int() }, output: z.null(),
  async run({ code }, { db, later }) {
    for (const each of await db.all(Transformation, { state: 'active', automatic: true })) if (each.inputs.includes(code)) await later(runTransformation, { code: each.code }, { key: `transformation ${each.code}`, attempts: 3 });
    return null;
  },
});

export const runTransformation = operation('data.run-transformation', {
  title: say('Executa la transformació', 'Ejecuta la transformación', 'Run the transformation'), permission: 'system', input: { code: z.string() }, output: z.null(),
  async run({ code }, context) {
    const found = await context.db.first(Transformation, { code, state: 'active' });
    if (found === undefined) return null;
    const outcome = await context.attempt(() => transform(context, found));
    if (outcome.done) return null;
    const dataset = await context.db.first(Dataset, { code });
    if (!(outcome.failure instanceof Refused) || dataset === undefined) throw outcome.failure;
    await openIncident(context, { dataset, cause: 'transformation', says: outcome.failure.sentence, severity: 'warn', remedy: say('Reviseu l’SQL de la transformació o el canvi de les entrades.', 'Revise el SQL de la transformación o el cambio de las entradas.', 'Look at the SQL of the transformation or at what changed in its inputs.') });
    return null;
  },
});

const shown = z.object({ id: z.uuid(), code: z.string(), title: z.string(), edition: z.int(), sql: z.string(), inputs: z.array(z.string()), tests: z.array(z.any()), automatic: z.boolean(), state: z.string() });

/** The transformation that makes a dataset, with its editions. */
export const transformationOf = operation('data.transformation-of', {
  title: say('Transformació', 'Transformación', 'Transformation'), permission: 'data.read', kind: 'query', input: { code: z.string().max(63) }, output: z.object({ editions: z.array(shown), says: words }),
  async run({ code }, { db }) {
    const editions = (await db.all(Transformation, { code })).toReversed();
    if (editions[0] === undefined) throw notFound({ what: code });
    return { editions: editions.map(({ id, code: own, title, edition, sql, inputs, tests, automatic, state }) => ({ id, code: own, title, edition, sql, inputs, tests, automatic, state })), says: say(`Surt de ${editions[0].inputs.join(', ')}.`, `Sale de ${editions[0].inputs.join(', ')}.`, `It comes from ${editions[0].inputs.join(', ')}.`) };
  },
});

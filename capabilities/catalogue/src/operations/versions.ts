import { notFound, operation, refusal, type Context, type RowOf } from '@comu/kernel';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { askData, viewsFor } from '../access/ask.ts';
import { tableViewOf } from '../access/masks.ts';
import { datasetsNamed } from '../access/named.ts';
import { countUse, keepDataReading } from '../access/readings.ts';
import { dictionaryAfter } from '../load/version.ts';
import { makeCurrent } from '../load/publish.ts';
import { takeTurn } from '../load/target.ts';
import { qualityOf, scoresOf } from '../quality/score.ts';
import { Check, Dataset, Version, words } from '../records/index.ts';
import { onlyFigures } from '../refusals.ts';
import { copyOf, keepContent, openVersion, workFile } from '../store/content.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { say } from '../words.ts';

const otherDataset = refusal('data.versions-differ', { status: 422, says: say('Les dues versions han de ser del mateix conjunt.', 'Las dos versiones deben ser del mismo conjunto.', 'Both versions must be of one dataset.') });
const inPart = refusal('data.versions-in-part', { status: 403, says: say('De “{code}” només veieu una part de les files, i una comparació de versions parlaria de totes. Demaneu-la a qui en té cura.', 'De «{code}» solo ve una parte de las filas, y una comparación de versiones hablaría de todas. Pídala a quien lo cuida.', 'You see only part of the rows of “{code}”, and a comparison of versions would speak of all of them. Ask its steward for it.') });
const code = z.string().max(63);

/** The first rows of a dataset as whoever asks may see them. */
export const sample = operation('data.sample', {
  title: say('Mostra de files', 'Muestra de filas', 'Sample of rows'), permission: 'data.read', kind: 'query', input: { code, version: z.uuid().optional(), purpose: z.string().max(80).optional(), rows: z.int().min(1).max(200).default(50) },
  output: z.object({ columns: z.array(z.any()), rows: z.array(z.array(z.unknown())), more: z.boolean(), why: words.nullable() }),
  async run({ code: named, version, purpose, rows }, context) {
    const answer = await askData(context, { sql: `select * from "${named.replaceAll('"', '')}" limit ${rows}`, limits: { rows }, ...(version === undefined ? {} : { versions: { [named]: version } }), ...(purpose === undefined ? {} : { purpose }), use: { kind: 'sample', what: 'mostra' } });
    return { columns: [...answer.columns], rows: answer.rows.map((row) => [...row]), more: answer.more, why: answer.why[0]?.says ?? null };
  },
});

/** Takes away what whoever asks may see of a dataset, as a file in the format they choose. */
export const download = operation('data.download', {
  title: say('Descarrega', 'Descargar', 'Download'), permission: 'data.read', input: { code, version: z.uuid().optional(), format: z.enum(['csv', 'json', 'xlsx', 'parquet', 'geojson']).default('csv'), purpose: z.string().max(80).optional() },
  output: z.object({ file: z.string(), name: z.string(), rows: z.int() }),
  async run({ code: named, version, format, purpose }, context) {
    const { open, refuse } = await datasetsNamed(context, { words: [named], purpose, ...(version === undefined ? {} : { versions: { [named]: version } }) });
    const [found] = open;
    if (found === undefined) throw refuse(named);
    if (found.view.figuresOnly) throw onlyFigures({ code: named, detail: '' });
    const out = workFile(`.${format}`);
    try {
      const written = await explained(tables().write({ tables: await viewsFor(context, [found]), format, out }));
      const name = `${named}-v${found.version.number}.${format}`;
      const { sha256 } = await keepContent(context, { path: out, name, governed: false });
      await keepDataReading(context, { ...found, columns: found.version.columns.map((each) => each.name), rows: written.rows, operation: 'data.download', purpose });
      await countUse(context, { dataset: found.dataset.id, kind: 'download', what: format });
      return { file: sha256, name, rows: written.rows };
    } finally {
      await rm(out, { force: true });
    }
  },
});

/** What changed from one version to another, by rows and by statistics. Rows themselves are shown only to whoever may see them. */
export const compareVersions = operation('data.compare-versions', {
  title: say('Compara dues versions', 'Compara dos versiones', 'Compare two versions'), permission: 'data.read', kind: 'query', input: { before: Version.id, after: Version.id, key: z.array(z.string().max(200)).max(10).optional() }, output: z.any(),
  async run({ before, after, key }, context) {
    const { db } = context;
    const [from, to] = [await db.get(Version, before), await db.get(Version, after)];
    if (from.dataset !== to.dataset) throw otherDataset();
    const dataset = await db.get(Dataset, to.dataset);
    const { open, refuse } = await datasetsNamed(context, { words: [dataset.code], versions: { [dataset.code]: to.id } });
    const view = open[0]?.view;
    if (view === undefined) throw refuse(dataset.code);
    const keys = key ?? keyOf(dataset, from, to);
    if (view.rows !== null) throw inPart({ code: dataset.code });
    const clear = (name: string) => view.columns[name] === 'clear';
    // A key of values that are not seen would let them be guessed one by one.
    if (key !== undefined && !key.every(clear)) throw onlyFigures({ code: dataset.code, detail: key.filter((name) => !clear(name)).join(', ') });
    const difference = await explained(tables().compare({ before: await openVersion(context, from.id), after: await openVersion(context, to.id), key: keys, orRows: key === undefined }));
    const everything = !view.figuresOnly && Object.values(view.columns).every((sight) => sight === 'clear');
    const told = (name: string) => view.columns[name] !== 'hidden' && view.columns[name] !== undefined;
    return {
      ...difference, key: difference.key.filter(told), sample: everything ? difference.sample : [],
      byColumn: Object.fromEntries(Object.entries(difference.byColumn).filter(([name]) => told(name))),
      // Sums and means of both sides give away the one row that came between them.
      statistics: view.figuresOnly ? [] : difference.statistics.filter(({ column }) => clear(column)),
    };
  },
});

/** What tells rows apart in both versions: the key a person marked, else the shortest that the profile proved, else the columns of codes. */
function keyOf({ columns }: RowOf<typeof Dataset>, from: RowOf<typeof Version>, to: RowOf<typeof Version>): string[] {
  const common = (names: readonly string[]) => names.length > 0 && [from, to].every((version) => names.every((name) => version.columns.some((each) => each.name === name)));
  const marked = columns.filter((each) => each.key === true).map(({ name }) => name);
  if (common(marked)) return marked;
  const proven = ((to.profile as { keys?: readonly (readonly string[])[] } | null)?.keys ?? []).find(common);
  return proven === undefined ? columns.filter((each) => each.code !== undefined).map(({ name }) => name).filter((name) => common([name])) : [...proven];
}

/** Makes an older version the current one again, as a new version with the same content and origin; why is kept with it. */
export const restoreVersion = operation('data.restore-version', {
  title: say('Restaura la versió', 'Restaurar la versión', 'Restore the version'), permission: 'data.steward', input: { version: Version.id, reason: z.string().trim().min(3).max(400) }, output: z.object({ version: z.uuid(), number: z.int() }),
  async run({ version: id, reason }, context) {
    const { db, emit, now } = context;
    const former = await db.get(Version, id);
    await takeTurn(context, former.code);
    const dataset = await db.get(Dataset, former.dataset);
    const number = (await latestOf(context, dataset)) + 1;
    const { id: _, organisation: _o, createdAt: _c, createdBy: _b, changedAt: _h, version: _v, ...kept } = former;
    const made = await db.insert(Version, { ...kept, number, loadedAt: now.toISOString(), restores: former.number, reason });
    const quality = qualityOf(scoresOf(await db.all(Check, { measured: former.id })));
    await makeCurrent(context, { dataset, version: made, dictionary: dictionaryAfter(dataset.columns, former.columns as never), quality });
    await emit('data.version-published', { dataset: dataset.id, code: dataset.code, version: made.id, number });
    return { version: made.id, number };
  },
});

async function latestOf({ db }: Context, dataset: RowOf<typeof Dataset>): Promise<number> {
  const { number } = await db.tables(Version).selectFrom('data.version').select(({ fn }) => fn.max('number').as('number')).where('dataset', '=', dataset.id).executeTakeFirstOrThrow();
  return Number(number ?? 0);
}

/** The rows that were left out of a version, with the reason: those that did not fit, and those a rule set apart. */
export const leftOut = operation('data.left-out', {
  title: say('Files que no hi són', 'Filas que faltan', 'Rows left out'), permission: 'data.steward', kind: 'query', input: { version: Version.id, which: z.enum(['rejected', 'quarantined']) },
  output: z.object({ columns: z.array(z.any()), rows: z.array(z.array(z.unknown())), more: z.boolean() }),
  async run({ version: id, which }, context) {
    const version = await context.db.get(Version, id);
    const content = version[which];
    if (content === null) throw notFound({ what: which });
    const { open, refuse } = await datasetsNamed(context, { words: [version.code], versions: { [version.code]: id } });
    const found = open[0];
    if (found === undefined) throw refuse(version.code);
    // What did not fit is the raw line, in which nothing can be masked: only who sees every column in the clear reads it.
    if (which === 'rejected' && Object.values(found.view.columns).some((sight) => sight !== 'clear')) throw onlyFigures({ code: version.code, detail: '' });
    const path = await copyOf(context, content, '.parquet');
    const table = which === 'rejected' ? path : tableViewOf({ path, view: found.view, columns: version.columns, secret: context.vault.code('pseudonym', `${context.organisation} ${version.code}`) });
    const answer = await explained(tables().query({ sql: 'select * from left_out limit 200', tables: { left_out: table }, limits: { rows: 200 } }));
    await keepDataReading(context, { ...found, columns: version.columns.map((each) => each.name), rows: answer.rows.length, operation: 'data.left-out' });
    return { columns: [...answer.columns], rows: answer.rows.map((row) => [...row]), more: answer.more };
  },
});

import { operation, refusal, Refused, type Context, type RowOf, type Text } from '@comu/kernel';
import { z } from 'zod';
import { allowedSources, checkAddress, hostAddress } from '../fetch/address.ts';
import { bring, sqlHost } from '../fetch/bring.ts';
import { openIncident, solveIncidents } from '../quality/incidents.ts';
import { Dataset, Incident, Source, sourceSettings, words } from '../records/index.ts';
import { openStates, rhythmHours, say, type Rhythm } from '../words.ts';

const detailNeeded = refusal('data.source-detail', { status: 422, says: say('A aquesta font li falta “{field}”. Ompliu-ho i torneu-la a desar.', 'A esta fuente le falta «{field}». Rellénelo y vuelva a guardarla.', 'This source lacks “{field}”. Fill it in and keep it again.') });
const needed = { url: [], ckan: ['resource'], dcat: ['dataset', 'distribution'], sql: ['database', 'user', 'query'] } as const;
const called: Readonly<Record<(typeof needed)[keyof typeof needed][number], Text>> = {
  resource: say('Identificador del recurs, o el conjunt del portal', 'Identificador del recurso, o el conjunto del portal', 'Identifier of the resource, or the portal’s dataset'), dataset: say('Conjunt del catàleg', 'Conjunto del catálogo', 'Dataset of the catalogue'), distribution: say('Fitxer del catàleg', 'Archivo del catálogo', 'File of the catalogue'),
  database: say('Base de dades', 'Base de datos', 'Database'), user: say('Usuari', 'Usuario', 'User'), query: say('Consulta', 'Consulta', 'Query'),
};
const kinds = Object.keys(needed) as (keyof typeof needed)[];
export const rhythm = z.enum(Object.keys(rhythmHours) as [Rhythm, ...Rhythm[]]).default('by-hand');
const line = z.object({ id: z.uuid(), kind: z.string(), address: z.string(), settings: z.record(z.string(), z.unknown()), rhythm: z.string(), hasSecret: z.boolean(), hasWebhook: z.boolean(), nextAt: z.string().nullable(), lastAt: z.string().nullable(), outcome: words.nullable(), failing: z.boolean() });

/** Where a dataset is fetched from; secrets are never told, only whether there is one. */
export const sources = operation('data.sources', {
  title: say('Fonts', 'Fuentes', 'Sources'), permission: 'data.steward', kind: 'query', input: { dataset: Dataset.id }, output: z.array(line),
  async run({ dataset }, { db }) {
    const open = new Set((await db.all(Incident, { dataset, state: openStates })).map(({ cause }) => cause));
    return (await db.all(Source, { dataset })).map(({ id, kind, address, settings, rhythm: when, secret, webhook, nextAt, lastAt, outcome }) => ({ id, kind, address, settings, rhythm: when, hasSecret: secret !== null, hasWebhook: webhook !== null, nextAt, lastAt, outcome, failing: open.has(`source:${id}`) }));
  },
});

/** Says where a dataset comes from and when it is fetched. The address must be public, and a secret is locked before it is kept. */
export const keepSource = operation('data.keep-source', {
  title: say('Desa la font', 'Guarda la fuente', 'Keep the source'), permission: 'data.administer',
  input: { dataset: Dataset.id, source: z.uuid().optional(), kind: z.enum(kinds), address: z.string().trim().min(1).max(500), rhythm, settings: sourceSettings.default({}), secret: z.string().max(2000).optional() }, output: z.object({ source: z.uuid() }),
  async run({ dataset, source, kind, address, rhythm: when, settings, secret }, context) {
    const { db, vault } = context;
    await db.get(Dataset, dataset);
    if (kind === 'sql') await hostAddress(sqlHost(address), allowedSources(context)); else await checkAddress(address, allowedSources(context));
    const missing = needed[kind].find((field) => (settings[field] ?? '').trim() === '' && !(field === 'resource' && (settings.package ?? '').trim() !== ''));
    if (missing !== undefined) throw detailNeeded({ field: called[missing] });
    const row = { kind, address, rhythm: when, settings, mark: null, fingerprint: null, ...(secret === undefined ? {} : { secret: vault.lock(secret) }) };
    const kept = source === undefined ? await db.insert(Source, { dataset, ...row }) : await db.update(Source, source, row);
    await planNext(context, kept);
    return { source: kept.id };
  },
});

export const removeSource = operation('data.remove-source', {
  title: say('Treu la font', 'Quita la fuente', 'Remove the source'), permission: 'data.administer', input: { source: Source.id }, output: z.null(),
  async run({ source }, { db }) { await db.remove(Source, source); return null; },
});

/** Fetches a source now, by a job. */
export const fetchSource = operation('data.fetch-source', {
  title: say('Porta les dades ara', 'Trae los datos ahora', 'Fetch now'), permission: 'data.steward', input: { source: Source.id }, output: z.null(),
  async run({ source }, context) {
    await context.db.get(Source, source);
    await runSoon(context, source);
    return null;
  },
});

/** Fetches a source by a job as soon as one is free; one that waits already is enough, and its planned next time stands. */
export const runSoon = ({ later }: Pick<Context, 'later'>, source: string): Promise<void> => later(runSource, { source }, { key: `source ${source} now`, attempts: 3 });

/** Fetches a source and loads what came if it is new; what goes wrong is an incident with a sentence, and the former version stays in place. */
export const runSource = operation('data.run-source', {
  title: say('Porta una font', 'Trae una fuente', 'Fetch a source'), permission: 'system', input: { source: Source.id }, output: z.null(),
  async run({ source: id }, context) {
    const { db, attempt, now } = context;
    const source = await db.find(Source, id);
    if (source === undefined) return null;
    const dataset = await db.get(Dataset, source.dataset);
    const outcome = await attempt(() => bring(context, source, dataset));
    if (!outcome.done && !(outcome.failure instanceof Refused)) throw outcome.failure;
    const says = outcome.done ? outcome.value : (outcome.failure as Refused).sentence;
    if (outcome.done) await solveIncidents(context, { dataset: dataset.id, causes: [`source:${id}`], solution: 'La font torna a respondre.' });
    else await openIncident(context, { dataset, cause: `source:${id}`, says, severity: 'warn', remedy: say('Comproveu l’adreça de la font, o aviseu qui la publica. Es tornarà a provar quan toqui.', 'Compruebe la dirección de la fuente, o avise a quien la publica. Se volverá a probar cuando toque.', 'Check the source’s address, or tell whoever publishes it. It will be tried again when due.') });
    await planNext(context, await db.update(Source, id, { lastAt: now.toISOString(), outcome: says }));
    return null;
  },
});

/** Each source plans its own next time, so that none waits for a clock that looks at all. */
async function planNext({ db, later, now }: Context, source: RowOf<typeof Source>): Promise<void> {
  const hours = rhythmHours[source.rhythm];
  const nextAt = hours === 0 ? null : new Date(now.getTime() + hours * 3_600_000);
  await db.update(Source, source.id, { nextAt: nextAt?.toISOString() ?? null });
  if (nextAt !== null) await later(runSource, { source: source.id }, { at: nextAt, key: `source ${source.id}`, attempts: 3 });
}

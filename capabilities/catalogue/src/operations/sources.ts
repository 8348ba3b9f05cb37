import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { operation, refusal, Refused, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { publicAddress, publicHost } from '../fetch/address.ts';
import { ckanAddress } from '../fetch/ckan.ts';
import { download } from '../fetch/download.ts';
import { fetchSql } from '../fetch/sql.ts';
import { performLoad } from '../load/perform.ts';
import { openIncident, solveIncidents } from '../quality/incidents.ts';
import { Dataset, Load, Source, words } from '../records/index.ts';
import { keepContent, workFile } from '../store/content.ts';
import { say } from '../words.ts';
import { failLoad } from './load.ts';

const kinds = ['url', 'ckan', 'sql'] as const;
const rhythms = { 'by-hand': 0, hourly: 1, daily: 24, weekly: 168, monthly: 720 } as const;
const detailNeeded = refusal('data.source-detail', { status: 422, says: say('A aquesta font li falta: {field}.', 'A esta fuente le falta: {field}.', 'This source lacks: {field}.') });
const line = z.object({ id: z.uuid(), kind: z.string(), address: z.string(), settings: z.record(z.string(), z.unknown()), rhythm: z.string(), hasSecret: z.boolean(), hasWebhook: z.boolean(), nextAt: z.string().nullable(), lastAt: z.string().nullable(), outcome: words.nullable() });

/** Where a dataset is fetched from; secrets are never told, only whether there is one. */
export const sources = operation('data.sources', {
  title: say('Fonts', 'Fuentes', 'Sources'), permission: 'data.steward', kind: 'query', input: { dataset: Dataset.id }, output: z.array(line),
  run: async ({ dataset }, { db }) => (await db.all(Source, { dataset })).map(({ id, kind, address, settings, rhythm, secret, webhook, nextAt, lastAt, outcome }) => ({ id, kind, address, settings, rhythm, hasSecret: secret !== null, hasWebhook: webhook !== null, nextAt, lastAt, outcome })),
});

const values = {
  kind: z.enum(kinds), address: z.string().trim().min(1).max(500), rhythm: z.enum(Object.keys(rhythms) as [keyof typeof rhythms, ...(keyof typeof rhythms)[]]).default('by-hand'),
  settings: z.strictObject({ resource: z.string().max(200).optional(), query: z.string().max(20_000).optional(), user: z.string().max(200).optional(), database: z.string().max(200).optional() }).default({}),
  secret: z.string().max(2000).optional(),
};

/** Says where a dataset comes from and when it is fetched. The address must be public, and a secret is locked before it is kept. */
export const keepSource = operation('data.keep-source', {
  title: say('Desa la font', 'Guarda la fuente', 'Keep the source'), permission: 'data.administer', input: { dataset: Dataset.id, source: z.uuid().optional(), ...values }, output: z.object({ source: z.uuid() }),
  async run({ dataset, source, kind, address, rhythm, settings, secret }, context) {
    const { db, vault } = context;
    await db.get(Dataset, dataset);
    if (kind === 'sql') await publicHost(sqlHost(address).host); else await publicAddress(address);
    const missing = kind === 'ckan' && settings.resource === undefined ? 'resource' : kind === 'sql' ? (['query', 'user', 'database'] as const).find((field) => settings[field] === undefined) : undefined;
    if (missing !== undefined) throw detailNeeded({ field: missing });
    const row = { kind, address, rhythm, settings, ...(secret === undefined ? {} : { secret: vault.lock(secret) }) };
    const kept = source === undefined ? await db.insert(Source, { dataset, ...row }) : await db.update(Source, source, row);
    await planNext(context, kept);
    return { source: kept.id };
  },
});

export const removeSource = operation('data.remove-source', {
  title: say('Treu la font', 'Quita la fuente', 'Remove the source'), permission: 'data.administer', input: { source: Source.id }, output: z.null(),
  async run({ source }, { db }) { await db.remove(Source, source); return null; },
});

/** Gives a source an address that others call when there is something new. The code is shown once. */
export const openWebhook = operation('data.open-webhook', {
  title: say('Crea l’adreça d’avís', 'Crea la dirección de aviso', 'Create the webhook'), permission: 'data.administer', input: { source: Source.id }, output: z.object({ code: z.string(), address: z.string() }),
  async run({ source }, { db, vault, organisation, publicUrl }) {
    const code = `${organisation}.${randomBytes(24).toString('base64url')}`;
    await db.update(Source, source, { webhook: vault.code('data webhook', code) });
    return { code, address: `${publicUrl}/api/data/notify-source` };
  },
});

/** Told from outside that a source has something new; says nothing of whether the code is right. */
export const notifySource = operation('data.notify-source', {
  title: say('Avisa que hi ha dades noves', 'Avisa de que hay datos nuevos', 'Tell that there are new data'), permission: 'anyone', scope: 'platform', perMinute: 30, input: { code: z.string().max(200) }, output: z.null(),
  async run({ code }, { later }) {
    const organisation = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.[\w-]{32}$/.exec(code)?.[1];
    if (organisation !== undefined) await later(answerWebhook, { code }, { organisation, attempts: 1 });
    return null;
  },
});

export const answerWebhook = operation('data.answer-webhook', {
  title: say('Atén un avís', 'Atiende un aviso', 'Answer a webhook'), permission: 'system', input: { code: z.string() }, output: z.null(),
  async run({ code }, { db, vault, later }) {
    const source = await db.first(Source, { webhook: vault.code('data webhook', code) });
    if (source !== undefined) await later(runSource, { source: source.id }, { key: `source ${source.id}`, attempts: 3 });
    return null;
  },
});

/** Fetches a source now, by a job. */
export const fetchSource = operation('data.fetch-source', {
  title: say('Porta les dades ara', 'Trae los datos ahora', 'Fetch now'), permission: 'data.steward', input: { source: Source.id }, output: z.null(),
  async run({ source }, { db, later }) {
    await db.get(Source, source);
    await later(runSource, { source }, { key: `source ${source}`, attempts: 3 });
    return null;
  },
});

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

async function bring(context: Context, source: RowOf<typeof Source>, dataset: RowOf<typeof Dataset>) {
  const { db, attempt } = context;
  const path = workFile('.fetched');
  try {
    const name = await fetchInto(context, source, path);
    const fingerprint = await hashOf(path);
    if (fingerprint === source.fingerprint) return say('No hi ha res de nou: el contingut és el mateix.', 'No hay nada nuevo: el contenido es el mismo.', 'Nothing new: the content is the same.');
    const { sha256 } = await keepContent(context, { path, name });
    const load = await db.insert(Load, { dataset: dataset.id, code: dataset.code, title: dataset.title, file: sha256, fileName: name });
    const outcome = await attempt(() => performLoad(context, load));
    if (!outcome.done) {
      if (!(outcome.failure instanceof Refused)) throw outcome.failure;
      await failLoad(context, load, outcome.failure);
      return outcome.failure.sentence;
    }
    await db.update(Source, source.id, { fingerprint });
    const { number, rows, state } = outcome.value;
    return state === 'done' ? say(`Versió ${number} publicada, amb ${rows} files.`, `Versión ${number} publicada, con ${rows} filas.`, `Version ${number} published, with ${rows} rows.`) : say(`Versió ${number} desada, però una regla n’atura la publicació.`, `Versión ${number} guardada, pero una regla detiene su publicación.`, `Version ${number} kept, but a rule stops its publication.`);
  } finally {
    await rm(path, { force: true });
  }
}

async function fetchInto({ vault }: Context, { kind, address, settings, secret }: RowOf<typeof Source>, path: string): Promise<string> {
  const opened = secret === null ? undefined : vault.open(secret);
  if (kind === 'sql') {
    await fetchSql({ ...sqlHost(address), database: settings.database ?? '', user: settings.user ?? '', password: opened ?? '', query: settings.query ?? '' }, path);
    return `${settings.database ?? 'consulta'}.csv`;
  }
  const from = kind === 'ckan' ? await ckanAddress({ portal: address, resource: settings.resource ?? '', work: path }) : address;
  return basename((await download(from, path, { whole: 10 * 60_000 }, opened === undefined ? {} : { authorization: `Bearer ${opened}` })).name);
}

function sqlHost(address: string): { host: string; port: number } {
  const [, host = '', port] = /^(?:postgres(?:ql)?:\/\/)?(\[[0-9a-f:]+\]|[^:/\s]+)(?::(\d{1,5}))?\/?$/i.exec(address) ?? [];
  return { host, port: Number(port ?? 5432) };
}

/** Each source plans its own next time, so that none waits for a clock that looks at all. */
async function planNext({ db, later, now }: Context, source: RowOf<typeof Source>): Promise<void> {
  const hours = rhythms[source.rhythm];
  const nextAt = hours === 0 ? null : new Date(now.getTime() + hours * 3_600_000);
  await db.update(Source, source.id, { nextAt: nextAt?.toISOString() ?? null });
  if (nextAt !== null) await later(runSource, { source: source.id }, { at: nextAt, key: `source ${source.id}`, attempts: 3 });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

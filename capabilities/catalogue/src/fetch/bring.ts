import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refused, type Context, type RowOf, type Text } from '@comu/kernel';
import { performLoad } from '../load/perform.ts';
import { failLoad } from '../operations/load.ts';
import { Load, Source, type Dataset } from '../records/index.ts';
import { keepContent, workFile } from '../store/content.ts';
import { say } from '../words.ts';
import { allowedSources, sameHost, type Allowed } from './address.ts';
import { ckanFound, fetchRows } from './ckan.ts';
import { distributionOf, readCatalogue } from './dcat.ts';
import { download, type Mark } from './download.ts';
import { fetchSql } from './sql.ts';

type SourceRow = RowOf<typeof Source>;
const same = say('No hi ha res de nou: el contingut és el mateix.', 'No hay nada nuevo: el contenido es el mismo.', 'Nothing new: the content is the same.');

/** Fetches what a source has and loads it when it is new; answers in a sentence what happened. What the file itself spoils is told by the load. */
export async function bring(context: Context, source: SourceRow, dataset: RowOf<typeof Dataset>): Promise<Text> {
  const { db, attempt } = context;
  const path = workFile('.fetched');
  try {
    const came = await fetchInto(context, source, path);
    if (came === undefined) return same;
    const fingerprint = await hashOf(path);
    const known = { fingerprint, mark: came.mark };
    if (fingerprint === source.fingerprint) { await db.update(Source, source.id, known); return same; }
    const { sha256 } = await keepContent(context, { path, name: came.name });
    const load = await db.insert(Load, { dataset: dataset.id, code: dataset.code, title: dataset.title, file: sha256, fileName: came.name });
    const outcome = await attempt(() => performLoad(context, load));
    if (!outcome.done) {
      if (!(outcome.failure instanceof Refused)) throw outcome.failure;
      await failLoad(context, load, outcome.failure);
      return outcome.failure.sentence;
    }
    await db.update(Source, source.id, known);
    const { number, rows, state } = outcome.value;
    return state === 'done' ? say(`Versió ${number} publicada: ${rows} ${rows === 1 ? 'fila' : 'files'}.`, `Versión ${number} publicada: ${rows} ${rows === 1 ? 'fila' : 'filas'}.`, `Version ${number} published: ${rows} ${rows === 1 ? 'row' : 'rows'}.`) : say(`Versió ${number} desada, però una regla n’atura la publicació.`, `Versión ${number} guardada, pero una regla detiene su publicación.`, `Version ${number} kept, but a rule stops its publication.`);
  } finally {
    await rm(path, { force: true });
  }
}

async function fetchInto(context: Context, { kind, address, settings, secret, mark }: SourceRow, path: string): Promise<{ name: string; mark: Mark } | undefined> {
  const allowed = allowedSources(context);
  const opened = secret === null ? undefined : context.vault.open(secret);
  if (kind === 'sql') {
    await fetchSql({ ...sqlHost(address), database: settings.database ?? '', user: settings.user ?? '', password: opened ?? '', query: settings.query ?? '', line: settings.line, ca: settings.ca }, path, allowed);
    return { name: `${settings.database ?? 'consulta'}.csv`, mark: {} };
  }
  // CKAN takes its token as it is.
  const headers: Readonly<Record<string, string>> = opened === undefined ? {} : { authorization: kind === 'ckan' ? opened : `Bearer ${opened}` };
  if (kind === 'ckan') {
    const portal = { portal: address, work: `${path}.answer`, allowed, headers };
    const found = await ckanFound(portal, { resource: filled(settings.resource), package: filled(settings.package), rows: settings.rows === 'datastore' });
    if ('address' in found) return fetchFile({ from: found.address, address, path, allowed, headers, mark });
    await fetchRows(portal, { id: found.rowsOf, to: path });
    return { name: `${found.rowsOf}.csv`, mark: {} };
  }
  const from = kind === 'dcat' ? distributionOf(await readCatalogue({ address, work: path, allowed, headers }), { dataset: settings.dataset ?? '', distribution: settings.distribution ?? '' }).url : address;
  return fetchFile({ from, address, path, allowed, headers, mark });
}

const filled = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text.trim());

async function fetchFile({ from, address, path, allowed, headers, mark }: { from: string; address: string; path: string; allowed: Allowed; headers: Readonly<Record<string, string>>; mark: SourceRow['mark'] }): Promise<{ name: string; mark: Mark } | undefined> {
  const fetched = await download({ address: from, to: path, allowed, patience: { whole: 10 * 60_000 }, headers: sameHost(from, address) ? headers : {}, ...(mark === null ? {} : { mark }) });
  return fetched === undefined ? undefined : { name: basename(fetched.name), mark: fetched.mark };
}

/** The host and port of a database’s address, `host:port` or `postgres://host:port`. */
export function sqlHost(address: string): { host: string; port: number } {
  const [, host = '', port] = /^(?:postgres(?:ql)?:\/\/)?(\[[0-9a-f:]+\]|[^:/\s]+)(?::(\d{1,5}))?\/?$/i.exec(address) ?? [];
  return { host, port: Number(port ?? 5432) };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

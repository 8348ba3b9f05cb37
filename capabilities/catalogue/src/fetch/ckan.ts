import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { refusal } from '@comu/kernel';
import { z } from 'zod';
import { say } from '../words.ts';
import type { Allowed } from './address.ts';
import { download } from './download.ts';

const noResource = refusal('data.source-no-resource', { status: 422, says: say('El portal no té cap recurs “{resource}” que es pugui descarregar.', 'El portal no tiene ningún recurso «{resource}» que se pueda descargar.', 'The portal has no resource “{resource}” to download.') });
const noRows = refusal('data.source-no-datastore', { status: 422, says: say('El portal no dona les files del recurs “{resource}” per la seva API. La versió anterior continua vigent.', 'El portal no da las filas del recurso «{resource}» por su API. La versión anterior sigue vigente.', 'The portal does not give the rows of the resource “{resource}” by its API. The former version stays in place.') });

/** The portal, with a path for its answers and, where its data are not for everybody, the token that opens them. */
export interface Portal { readonly portal: string; readonly work: string; readonly allowed: Allowed; readonly headers: Readonly<Record<string, string>> }
/** What is wanted of it: one file, or the newest readable file of a dataset; as a file, or by rows. */
export interface Wanted { readonly resource?: string | undefined; readonly package?: string | undefined; readonly rows?: boolean | undefined }
/** Where it stands: at an address, or only in the portal’s table of rows. */
export type Found = { readonly address: string } | { readonly rowsOf: string };

const resource = z.looseObject({ id: z.string().min(1), url: z.string().nullable().optional(), url_type: z.string().nullable().optional(), format: z.string().nullable().optional(), name: z.string().nullable().optional(), datastore_active: z.boolean().optional(), last_modified: z.string().nullable().optional(), created: z.string().nullable().optional() });
type Resource = z.output<typeof resource>;
const shownResource = z.looseObject({ success: z.literal(true), result: resource });
const shownPackage = z.looseObject({ success: z.literal(true), result: z.looseObject({ resources: z.array(resource).max(5000) }) });
const shownRows = z.looseObject({ success: z.literal(true), result: z.looseObject({ total: z.int().optional(), fields: z.array(z.looseObject({ id: z.string() })).max(5000).optional(), records: z.array(z.record(z.string(), z.unknown())).max(100_000) }) });

/** What is read here, the best first. */
const formats = ['parquet', 'csv', 'xlsx', 'ods', 'geojson', 'json', 'tsv', 'zip'];
const pageRows = 32_000;
const mostRows = 5_000_000;

/** Where a resource of a CKAN portal is, as its own API says; of a whole dataset, its newest readable file, so that a new one each year is followed. */
export async function ckanFound(at: Portal, wanted: Wanted): Promise<Found> {
  const name = wanted.resource ?? wanted.package ?? '';
  const found = wanted.resource === undefined ? newest(await packageOf(at, name)) : await resourceOf(at, name);
  if (found === undefined) throw noResource({ resource: name });
  const file = (found.url ?? '') !== '' && found.url_type !== 'datastore' && URL.canParse(found.url as string, at.portal);
  if (file && wanted.rows !== true) return { address: new URL(found.url as string, at.portal).href };
  if (found.datastore_active === false) throw file ? noRows({ resource: name }) : noResource({ resource: name });
  if (!file && found.url_type !== 'datastore' && found.datastore_active !== true) throw noResource({ resource: name });
  return { rowsOf: found.id };
}

async function resourceOf(at: Portal, id: string): Promise<Resource | undefined> {
  const checked = shownResource.safeParse(await asked(at, 'resource_show', { id }));
  return checked.success ? checked.data.result : undefined;
}

async function packageOf(at: Portal, id: string): Promise<readonly Resource[]> {
  const checked = shownPackage.safeParse(await asked(at, 'package_show', { id }));
  return checked.success ? checked.data.result.resources : [];
}

/** Of files of one moment, the one read best. */
function newest(resources: readonly Resource[]): Resource | undefined {
  const kind = ({ format, url }: Resource) => formats.indexOf((format ?? '').toLowerCase().replace(/^\./, '') || (/\.([a-z]+)$/i.exec(url ?? '')?.[1]?.toLowerCase() ?? ''));
  const day = ({ last_modified: changed, created }: Resource) => (changed ?? created ?? '').slice(0, 10);
  return resources.filter((each) => kind(each) >= 0 || each.datastore_active === true).toSorted((a, b) => day(b).localeCompare(day(a)) || rank(kind(a)) - rank(kind(b)))[0];
}
const rank = (kind: number) => (kind < 0 ? formats.length : kind);

/** Writes the rows that the portal’s `datastore_search` gives, page after page, as CSV. Nothing is left when a page does not come. */
export async function fetchRows(at: Portal, { id, to }: { id: string; to: string }): Promise<void> {
  const file = createWriteStream(to);
  let done = 0;
  let names: readonly string[] = [];
  try {
    for (let total = Infinity; done < Math.min(total, mostRows);) {
      const checked = shownRows.safeParse(await asked(at, 'datastore_search', { resource_id: id, limit: String(pageRows), offset: String(done), sort: '_id' }));
      if (!checked.success) throw noRows({ resource: id });
      const { records, fields, total: said } = checked.data.result;
      total = said ?? Infinity;
      if (records.length === 0) break;
      if (done === 0) {
        names = (fields?.map(({ id: name }) => name) ?? Object.keys(records[0] ?? {})).filter((name) => name !== '_id' && name !== '_full_text');
        file.write(`${names.map(cell).join(',')}\n`);
      }
      done += records.length;
      if (!file.write(records.map((row) => `${names.map((name) => cell(row[name])).join(',')}\n`).join(''))) await once(file, 'drain');
    }
    if (done === 0) throw noRows({ resource: id });
    file.end();
    await finished(file);
  } catch (failure) {
    file.destroy();
    await rm(to, { force: true });
    throw failure;
  }
}

const cell = (value: unknown) => (value === null || value === undefined ? '' : `"${(typeof value === 'object' ? JSON.stringify(value) : String(value)).replaceAll('"', '""')}"`);

async function asked({ portal, work, allowed, headers }: Portal, action: string, given: Readonly<Record<string, string>>): Promise<unknown> {
  await download({ address: `${portal.replace(/\/+$/, '')}/api/3/action/${action}?${new URLSearchParams(given)}`, to: work, allowed, headers, mostBytes: 256 * 1024 ** 2, patience: { silence: 20_000, whole: 90_000 } });
  try {
    return JSON.parse(await readFile(work, 'utf8')) as unknown;
  } catch {
    return undefined;
  } finally {
    await rm(work, { force: true });
  }
}

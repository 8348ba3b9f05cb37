import type { Context, RowOf } from '@comu/kernel';
import type { Column, Profile } from '@comu/tables';
import { sql } from 'kysely';
import { Dataset, Version, type ColumnEntry } from '../records/index.ts';
import { keepContent } from '../store/content.ts';
import type { ColumnClass } from '../words.ts';

export interface Making {
  readonly dataset: RowOf<typeof Dataset>;
  readonly path: string;
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly profile: Profile;
  readonly rejected?: { readonly path: string; readonly rows: number } | null;
  readonly quarantined?: { readonly path: string; readonly rows: number } | null;
  readonly origin: string;
  readonly originFile?: string | null;
  /** Why a person put it in the place of what there was. */
  readonly reason?: string | null;
}

/** Keeps what was read as the next version of its dataset: never changed again, sealed with its hash. */
export async function makeVersion(context: Context, { dataset, path, columns, rows, profile, rejected = null, quarantined = null, origin, originFile = null, reason = null }: Making): Promise<RowOf<typeof Version>> {
  const { db, organisation, now } = context;
  const { rows: [last] } = await sql<{ number: number | null }>`select max(number)::int as number from data.version where organisation = ${organisation} and dataset = ${dataset.id}`.execute(db.tables());
  const number = (last?.number ?? 0) + 1;
  const keep = (what: string, extra: string) => keepContent(context, { path: what, name: `${dataset.code}-v${number}${extra}.parquet` });
  const content = await keep(path, '');
  return db.insert(Version, {
    dataset: dataset.id, code: dataset.code, number, content: content.sha256, size: content.size, rows, columns: columns.map(({ name, title, type, code, nullable, unit }) => ({ name, title, type, nullable, ...(code === undefined ? {} : { code }), ...(unit === undefined ? {} : { unit }) })), profile,
    ...(rejected === null ? {} : { rejected: (await keep(rejected.path, '-no-encaixen')).sha256, rejectedRows: rejected.rows }),
    ...(quarantined === null ? {} : { quarantined: (await keep(quarantined.path, '-apartades')).sha256, quarantinedRows: quarantined.rows }),
    origin: origin.slice(0, 500), originFile, loadedAt: now.toISOString(), reason,
  });
}

const personalCodes: Readonly<Record<string, ColumnClass>> = { nif: 'personal' };
const personTitles = /^((primer|segon|primero?|segundo)?\s?(cognoms?|apellidos?)( i nom| y nombre)?|nom i cognoms|nombre y apellidos|nif|dni|nie|passaport|pasaporte|correu( electr[oò]nic)?|correo( electr[oó]nico)?|e-?mail|tel[eèé]fono?s?|m[oòó]bil|m[oó]vil|domicilio?|data( de)? naixement|fecha( de)? nacimiento)$/i;
const givenName = /^(nom|nombre|name)$/i;

/** Taken for personal until somebody who knows says otherwise: columns named as what tells of a person, and a “name” beside one of them. */
const looksPersonal = (title: string, all: readonly { readonly title: string }[]) =>
  personTitles.test(title.trim()) || (givenName.test(title.trim()) && all.some((each) => personTitles.test(each.title.trim())));

/** The dictionary after a new version: what a person wrote stays, form comes from the data, what went is kept no longer. */
export function dictionaryAfter(before: readonly ColumnEntry[], columns: readonly Column[]): ColumnEntry[] {
  const known = new Map(before.map((each) => [each.name, each]));
  return columns.map(({ name, title, type, code, nullable, unit }): ColumnEntry => {
    const said = known.get(name);
    return {
      name, title: said?.title ?? title, type, nullable, ...(said?.describe === undefined ? {} : { describe: said.describe }), ...((code ?? said?.code) === undefined ? {} : { code: (code ?? said?.code) as string }), ...((said?.unit ?? unit) === undefined ? {} : { unit: (said?.unit ?? unit) as string }),
      class: said?.class ?? (code === undefined ? undefined : personalCodes[code]) ?? (looksPersonal(title, columns) ? 'personal' : 'internal'),
      ...(said?.concept === undefined ? {} : { concept: said.concept }), ...(said?.key === undefined ? {} : { key: said.key }),
    };
  });
}

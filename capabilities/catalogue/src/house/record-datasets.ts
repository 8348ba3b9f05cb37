import { type AnyRecord, type Context, type Field, type NewRow, type Text } from '@comu/kernel';
import { sql } from 'kysely';
import { Dataset, type ColumnEntry } from '../records/index.ts';
import { say } from '../words.ts';

/** The code of the dataset that a record of the house is. */
export const codeOfRecord = (name: string): string => name.replaceAll(/[.-]/g, '_');

const typeOf = { text: 'text', 'long-text': 'text', choice: 'text', file: 'text', reference: 'text', integer: 'integer', decimal: 'decimal', money: 'decimal', 'yes-no': 'yes-no', day: 'day', moment: 'moment', structure: 'json' } as const;

/** The fields of a record that may be taken into a version: never special categories, files, nor structures that tell of a person. */
export const fieldsTaken = (record: AnyRecord): [string, Field][] =>
  (Object.entries(record.fields) as [string, Field][]).filter(([, { declaration }]) =>
    declaration.kind !== 'file' && declaration.protection?.class !== 'special' && !(declaration.kind === 'structure' && declaration.protection?.class === 'personal'));

/** Rows are taken only of records that people read in lists; what nobody lists (keys, secrets, sessions) is described and never copied. */
export const mayBeTaken = ({ declaration }: AnyRecord): boolean => declaration.read !== undefined && declaration.scope !== 'platform';

const ownLabels = { id: say('Identificador', 'Identificador', 'Identifier'), created_at: say('Creat', 'Creado', 'Created'), changed_at: say('Modificat', 'Modificado', 'Changed') };
const own: readonly ColumnEntry[] = [
  { name: 'id', title: ownLabels.id.ca, type: 'text', nullable: false, class: 'internal', key: true },
  { name: 'created_at', title: ownLabels.created_at.ca, type: 'moment', nullable: false, class: 'internal' },
  { name: 'changed_at', title: ownLabels.changed_at.ca, type: 'moment', nullable: false, class: 'internal' },
];

/** The dictionary of a record, from its declaration. */
export const columnsOfRecord = (record: AnyRecord): ColumnEntry[] => [
  ...own,
  ...(Object.entries(record.fields) as [string, Field][]).map(([name, { declaration }]): ColumnEntry => ({
    name: snake(name), title: declaration.label.ca, ...(declaration.help === undefined ? {} : { describe: declaration.help.ca }),
    type: typeOf[declaration.kind], nullable: declaration.optional, class: declaration.protection?.class ?? 'internal',
    ...(declaration.kind === 'money' ? { unit: 'EUR' } : {}), ...(declaration.unique ? { key: true } : {}),
  })),
];

export const snake = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The column that a field of a record is, from `record.field`. */
export function originOfField(path: string): { table: string; column: string } {
  const at = path.lastIndexOf('.');
  return { table: codeOfRecord(path.slice(0, at)), column: snake(path.slice(at + 1)) };
}

/** What the declaration of a record says of each of its columns, in the three languages. */
export const wordsOfColumns = (record: AnyRecord): ReadonlyMap<string, { readonly label: Text; readonly help?: Text | undefined }> => new Map([
  ...Object.entries(ownLabels).map(([name, label]) => [name, { label }] as const),
  ...Object.entries(record.fields as Record<string, Field>).map(([name, { declaration: { label, help } }]) => [snake(name), { label, help }] as const),
]);

/** What the house itself says of the dataset that a record is, in the three languages. */
export function wordsOfRecord(record: AnyRecord, house: Context['house']): Readonly<Record<'title' | 'description' | 'purpose' | 'retention', Text>> {
  const { plural, describe, retention } = record.declaration;
  const module = house.modules.find(({ name }) => name === record.module)?.title ?? say(record.module, record.module, record.module);
  const after = retention === 'permanent' ? undefined : ((record.fields as Record<string, Field>)[retention.after]?.declaration.label ?? say(retention.after, retention.after, retention.after));
  const low = say(plural.ca.toLowerCase(), plural.es.toLowerCase(), plural.en.toLowerCase());
  return {
    title: plural,
    description: describe ?? say(`Registre de la plataforma: ${low.ca} (${module.ca}).`, `Registro de la plataforma: ${low.es} (${module.es}).`, `Record of the platform: ${low.en} (${module.en}).`),
    purpose: say(`Gestió de ${low.ca} (${module.ca}).`, `Gestión de ${low.es} (${module.es}).`, `Management of ${low.en} (${module.en}).`),
    retention: retention === 'permanent' || after === undefined ? say('Conservació permanent', 'Conservación permanente', 'Kept for good') : retention.years === 1 ? say(`1 any des de “${after.ca}”`, `1 año desde «${after.es}»`, `1 year from “${after.en}”`) : say(`${retention.years} anys des de “${after.ca}”`, `${retention.years} años desde «${after.es}»`, `${retention.years} years from “${after.en}”`),
  };
}

/** The dataset that a record is by being declared: labels, protection class, basis and retention become its governance. */
export function datasetOfRecord(record: AnyRecord, house: Context['house']): NewRow<typeof Dataset> {
  const { plural } = record.declaration;
  const columns = columnsOfRecord(record);
  const said = wordsOfRecord(record, house);
  const module = house.modules.find(({ name }) => name === record.module);
  const personal = columns.some((each) => each.class === 'special') ? 'special' : columns.some((each) => each.class === 'personal') ? 'personal' : 'none';
  const bases = [...new Set((Object.values(record.fields) as Field[]).flatMap(({ declaration: { protection } }) => (protection !== undefined && 'basis' in protection ? [protection.basis] : [])))];
  return {
    code: codeOfRecord(record.name), title: plural.ca, kind: 'record', record: record.name, theme: 'public-sector', columns, personal, licence: 'internal', frequency: 'daily',
    description: said.description.ca,
    keywords: [module?.title.ca, record.name, plural.es, plural.en].filter((word) => word !== undefined).join(', ').slice(0, 500),
    columnWords: columns.map(({ title }) => title).join(' '),
    purpose: personal === 'none' ? null : said.purpose.ca,
    legalBasis: personal === 'none' ? null : basisOf(bases[0] ?? ''), law: bases.length === 0 ? null : bases.join(' · ').slice(0, 500),
    retention: said.retention.ca,
  };
}

const basisOf = (basis: string) => ({ '6.1.a': 'consent', '6.1.b': 'contract', '6.1.c': 'legal-obligation', '6.1.d': 'vital-interests' } as const)[/6\.1\.[a-e]/.exec(basis)?.[0] as '6.1.a'] ?? 'public-task';

/** Adds the records of the house that the organisation does not have as datasets yet; answers how many. */
export async function describeRecords({ db, house, organisation }: Context): Promise<number> {
  // Two people may open the catalogue for the first time at once: the second waits, and finds them there.
  await sql`select pg_advisory_xact_lock(hashtext(${`data.describe-records ${organisation}`}))`.execute(db.tables(Dataset));
  const there = new Set((await db.tables(Dataset).selectFrom('data.dataset').select('code').where('kind', '=', 'record').execute()).map(({ code }) => code));
  const missing = [...house.records.values()].filter(({ name }) => !there.has(codeOfRecord(name)));
  await db.insertAll(Dataset, missing.map((record) => datasetOfRecord(record, house)));
  return missing.length;
}

/** Which records of the house are not datasets of the organisation yet. */
export const undescribed = async ({ db, house, organisation }: Context): Promise<number> => {
  const { count } = await db.tables(Dataset).selectFrom('data.dataset').select(({ fn }) => fn.countAll<string>().as('count')).where('organisation', '=', organisation).where('record', 'is not', null).executeTakeFirstOrThrow();
  return Math.max(0, house.records.size - Number(count));
};


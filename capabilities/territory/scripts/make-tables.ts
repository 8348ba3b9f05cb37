/**
 * Writes src/tables/municipalities.ts and src/tables/counties.ts from the reference folder. Run it again when a new
 * register of inhabitants comes out: `npx tsx capabilities/territory/scripts/make-tables.ts`. Slugs already given stay.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import readExcelFile from 'read-excel-file/node';
import { officialName } from './official-name.ts';
import { slugOf } from './slug-of.ts';

const here = dirname(fileURLToPath(import.meta.url));
/** The folder of reference data, beside the checkout unless COMU_REFERENCE names another. */
export const REFERENCE = process.env.COMU_REFERENCE ?? join(here, '../../../../shared/reference');
export const TABLES = join(here, '../src/tables');

/**
 * The reference predates the county of Lluçanès: created by a law of the Parliament published in the DOGC on 11 May 2023 with
 * nine municipalities, of which Sant Feliu Sasserra went back to the Bages by agreement of its council on 29 June 2023.
 */
const LLUCANES = { code: '43', name: 'Lluçanès', members: ['Alpens', 'Lluçà', 'Olost', 'Oristà', 'Perafita', 'Prats de Lluçanès', "Sant Martí d'Albars", 'Sobremunt'] };

type Listed = { id: string; name: string; municipality_code_6: string; comarca: { comarca_name: string; comarca_code: string } };
type Row = { ine: string; code6: string; name: string; county: string; population: number[]; slug: string };

const YEARS = ['2021', '2022', '2023', '2024'];

async function populations(reference: string): Promise<Map<string, { name: string; population: number[] }>> {
  const path = join(reference, 'municipal/padro/padronMunicipios-2021-2024.xlsx');
  const [sheet] = await readExcelFile(path);
  if (!sheet) throw new Error(`${path} has no sheet`);
  const [head = [], ...rows] = sheet.data;
  const columns = YEARS.map((year) => head.findIndex((cell) => String(cell) === year));
  if (columns.includes(-1)) throw new Error(`the register has no column for one of ${YEARS.join(', ')}`);
  return new Map(rows.map((row) => [
    String(row[0]).padStart(5, '0'),
    { name: officialName(String(row[1])), population: columns.map((column) => Number(row[column])) },
  ]));
}

function slugsGiven(): Map<string, string> {
  const path = join(TABLES, 'municipalities.ts');
  if (!existsSync(path)) return new Map();
  const rows = readFileSync(path, 'utf8').matchAll(/^ {2}\['(\d{5})'.*'([a-z-]+)'\],$/gm);
  return new Map([...rows].map((row) => [row[1] ?? '', row[2] ?? '']));
}

function rowsOf(listed: Listed[], counted: Awaited<ReturnType<typeof populations>>): Row[] {
  const given = slugsGiven();
  return listed.map((one) => {
    const ine = one.id.padStart(5, '0');
    const code6 = one.municipality_code_6.padStart(6, '0');
    const name = officialName(one.name);
    const register = counted.get(ine);
    if (!register) throw new Error(`${ine} ${name} is not in the register of inhabitants`);
    if (register.name !== name) console.warn(`name of ${ine}: list “${name}”, register “${register.name}”; the list is kept`);
    if (!code6.startsWith(ine)) throw new Error(`${ine} and ${code6} are not the same municipality`);
    const county = LLUCANES.members.includes(name) ? LLUCANES.code : one.comarca.comarca_code.padStart(2, '0');
    return { ine, code6, name, county, population: register.population, slug: given.get(ine) ?? slugOf(name) };
  }).toSorted((a, b) => a.ine.localeCompare(b.ine));
}

const quoted = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);

/** The text of each table by file name, made from a reference folder. */
export async function makeTables(reference: string): Promise<Readonly<Record<string, string>>> {
  const listed = JSON.parse(readFileSync(join(reference, 'municipal/visor2030/municipalities.json'), 'utf8')) as Listed[];
  const rows = rowsOf(listed, await populations(reference));
  if (new Set(rows.map((row) => row.slug)).size !== rows.length) throw new Error('two municipalities share a slug');
  const missing = LLUCANES.members.filter((name) => !rows.some((row) => row.name === name));
  if (missing.length > 0) throw new Error(`municipalities of the Lluçanès not found: ${missing.join(', ')}`);
  return { 'municipalities.ts': municipalityTable(rows), 'counties.ts': countyTable(listed) };
}

const municipalityTable = (rows: readonly Row[]): string => `// Made by scripts/make-tables.ts; do not edit by hand.
// Codes, names and counties: Diputació de Barcelona, Visor 2030 (municipalities.json), read in November 2026; county of Lluçanès by its law (DOGC of 11.5.2023).
// Population: INE, official figures of the municipal register at 1 January of 2021, 2022, 2023 and 2024.

/** INE code, six-digit Idescat code, official name, county code, population ${YEARS.join(', ')}, slug. */
export type MunicipalityRow = readonly [string, string, string, string, number, number, number, number, string];

export const municipalityRows: readonly MunicipalityRow[] = [
${rows.map((row) => `  ['${row.ine}', '${row.code6}', ${quoted(row.name)}, '${row.county}', ${row.population.join(', ')}, '${row.slug}'],`).join('\n')}
];
`;

function countyTable(listed: readonly Listed[]): string {
  const names = new Map(listed.map((one) => [one.comarca.comarca_code.padStart(2, '0'), one.comarca.comarca_name]));
  names.set(LLUCANES.code, LLUCANES.name);
  return `// Made by scripts/make-tables.ts; do not edit by hand.
// Counties with a municipality in the province of Barcelona. Source: Diputació de Barcelona, Visor 2030, read in November 2026; Lluçanès (43) by its law (DOGC of 11.5.2023).

/** Idescat code and name. */
export const countyRows: readonly (readonly [string, string])[] = [
${[...names].toSorted(([a], [b]) => a.localeCompare(b)).map(([code, name]) => `  ['${code}', ${quoted(name)}],`).join('\n')}
];
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of Object.entries(await makeTables(REFERENCE))) {
    if (text.length > 300_000) throw new Error(`${file} would pass 300 KB`);
    writeFileSync(join(TABLES, file), text);
    console.log(`${file}: ${text.length} bytes`);
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { municipalities } from '@comu/territory';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { openTables, type Reading } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-propose-'));
const tables = openTables({ folder: join(folder, 'scratch') });
afterAll(async () => {
  await tables.close();
  rmSync(folder, { recursive: true, force: true });
});
let count = 0;
const put = (content: string | Uint8Array) => {
  const path = join(folder, `file-${(count += 1)}`);
  writeFileSync(path, content);
  return path;
};
const propose = (content: string | Uint8Array, corrections?: Partial<Reading>) => tables.propose({ path: put(content), ...(corrections === undefined ? {} : { corrections }) });
async function rowsOf(content: string | Uint8Array, corrections?: Partial<Reading>) {
  const path = put(content);
  const { reading, findings } = await tables.propose({ path, ...(corrections === undefined ? {} : { corrections }) });
  const loaded = await tables.load({ path, reading, out: `${path}.parquet` });
  const { rows } = await tables.query({ sql: 'select * from t', tables: { t: `${path}.parquet` } });
  return { rows, columns: loaded.columns, rejected: loaded.rejected?.rows ?? 0, reading, findings: findings.map(({ code }) => code) };
}
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const windows = (text: string) => Buffer.from([...text].map((letter) => (letter === '€' ? 0x80 : letter.codePointAt(0)!)));
const table = 'Nom;Import\nL’Espluga è;1,5\nMontornès;2,25\n'.replace('’', "'");

describe('a file of any make is read as it was meant', () => {
  it.each([['UTF-8', Buffer.from(table)], ['UTF-8 with mark', Buffer.from(`\ufeff${table}`)], ['UTF-16', utf16(table)], ['Windows-1252', windows(table)], ['gzip', gzipSync(table)], ['ZIP', Buffer.from(zipSync({ 'dades.csv': strToU8(table) }))], ['line endings of Windows', Buffer.from(table.replaceAll('\n', '\r\n'))], ['line endings of old Macs', Buffer.from(table.replaceAll('\n', '\r'))], ['tabs', Buffer.from(table.replaceAll(';', '\t'))], ['bars', Buffer.from(table.replaceAll(';', '|'))]])('%s', async (_name, content) => {
    expect((await rowsOf(content)).rows).toEqual([["L'Espluga è", '1.50'], ['Montornès', '2.25']]);
  });

  it('lines before the heading, a heading of two rows, and a row of totals', async () => {
    const { rows, columns, findings, rejected } = await rowsOf('Informe de població\nFont: Ajuntament\n\nMunicipi;Homes;;Dones;\n;2023;2024;2023;2024\nAbrera;10;11;12;13\nAlella;20;21;22;23\nAlpens;30;31;32;33\nTotal;60;63;66;69\n');
    expect(columns.map(({ title }) => title)).toEqual(['Municipi', 'Homes · 2023', 'Homes · 2024', 'Dones · 2023', 'Dones · 2024']);
    expect(rows).toHaveLength(3);
    expect(rejected).toBe(1);
    expect(findings).toEqual(expect.arrayContaining(['preamble', 'several-header-rows', 'totals-row']));
  });

  it('quotes inside quoted cells, quotes never closed, rows with a cell too many', async () => {
    const { rows, rejected } = await rowsOf('a;b\n"diu "hola" i prou";1\n"mai tancat;2\n"dues\nlínies";3\nx;4;5\n');
    expect(rows).toEqual([['diu "hola" i prou', 1], ['"mai tancat', 2], ['dues\nlínies', 3]]);
    expect(rejected).toBe(1);
  });

  it.each([
    ['1.234,50|2,5|-', ['1234.50', '2.50', null]], ['1,234.50|2.5|n/a', ['1234.50', '2.50', null]], ['1 234,5|12|..', ['1234.50', '12.00', null]], ['0.136|0.144|0.2', ['0.136', '0.144', '0.200']], ['12,5 %|3 %|s/d', ['12.50', '3.00', null]], ['1.234|250|12.345', [1234, 250, 12345]], ['-3,5|+4,5|−1,25', ['-3.50', '4.50', '-1.25']], ['1.5e-3|2|3', [0.0015, 2, 3]], ['01|02|10', ['01', '02', '10']],
    ['24/11/2026|1/2/25|03-04-2024', ['2026-11-24', '2025-02-01', '2024-04-03']], ["24 de novembre de 2026|1 d'abril de 2025|2 de març del 2024", ['2026-11-24', '2025-04-01', '2024-03-02']], ['2026-11-24|2026/01/02|', ['2026-11-24', '2026-01-02', null]], ['11/24/2026|12/31/2025|1/2/2024', ['2026-11-24', '2025-12-31', '2024-01-02']], ['24/11/2026 10:30|25/11/2026 9:05:01|', ['2026-11-24T10:30:00Z', '2026-11-25T09:05:01Z', null]], ['2026-11-24T10:30:00+01:00|2026-11-24T10:30:00Z|', ['2026-11-24T09:30:00Z', '2026-11-24T10:30:00Z', null]], ['Sí|No|sí', [true, false, true]],
  ] as [string, unknown[]][])('%s', async (cells, expected) => {
    expect((await rowsOf(`k;v\n${cells.split('|').map((cell, at) => `f${at};${cell}`).join('\n')}\n`)).rows.map(([, value]) => value)).toEqual(expected);
  });

  it('no blank ever becomes zero', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('', '-', '–', 'n/a', '..', 'sense dades', 's/d', '#N/A', '0', '0,00', '7,5'), { minLength: 6, maxLength: 40 }).filter((cells) => cells.includes('7,5')), async (cells) => {
      const { rows } = await rowsOf(`k;v\n${cells.map((cell, at) => `f${at};${cell}`).join('\n')}\n`);
      expect(rows.map(([, value]) => (value === null ? null : Number(value)))).toEqual(cells.map((cell) => (cell.startsWith('0') ? 0 : cell === '7,5' ? 7.5 : null)));
    }), { numRuns: 15 });
  });

  it('any table written by the rules of CSV comes back cell by cell', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ç', '·', '"', ',', ';', '\n', ' ', 'l', '€'), minLength: 1, maxLength: 8 }).map((text) => `x${text}x`);
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell, fc.integer({ min: -99_999, max: 99_999 })), { minLength: 2, maxLength: 30 }), fc.constantFrom(',', ';', '\t'), async (rows, delimiter) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const csv = `un${delimiter}dos${delimiter}n\n${rows.map(([a, b, n]) => [quoted(a), quoted(b), n].join(delimiter)).join('\n')}\n`;
      const read = await rowsOf(csv, { delimiter });
      expect(read.rows).toEqual(rows.map((row) => [...row]));
    }), { numRuns: 15 });
  });
});

describe('codes are known by what they are', () => {
  const some = municipalities.slice(0, 60);
  it.each([
    ['INE codes', some.map(({ ine }) => ine), 'ine5', false], ['INE codes without their zero', some.map(({ ine }) => String(Number(ine))), 'ine5', true], ['with what a spreadsheet adds', some.map(({ ine }) => `${Number(ine)}.0`), 'ine5', true],
    ['Idescat codes', some.map(({ code6 }) => code6), 'idescat6', false], ['Idescat codes without their zero', some.map(({ code6 }) => String(Number(code6))), 'idescat6', true], ['entity codes', some.map(({ code6 }) => `${code6}0008`), 'entity10', false], ['entity codes without their zero', some.map(({ code6 }) => `${Number(code6)}0008`), 'entity10', true], ['codes of the ministry', some.map(({ ine }) => `${ine}AA000`), 'entity10', false],
    ['tax numbers', ['12345678Z', 'X1234567L', 'A58818501', 'B65410011', '00000000T', 'M1234567L', 'K0867756N'], 'nif', false],
  ] as [string, string[], string, boolean][])('%s', async (_name, values, code, lost) => {
    const { rows, columns, findings } = await rowsOf(`valor;x\n${values.map((value, at) => `${value};${at}`).join('\n')}\n`);
    expect(columns[0]).toMatchObject({ type: 'text', code });
    expect(findings.includes('lost-zeros')).toBe(lost);
    if (code === 'ine5') expect(rows.map(([value]) => value)).toEqual(some.map(({ ine }) => ine));
    if (code === 'idescat6') expect(rows.map(([value]) => value)).toEqual(some.map(({ code6 }) => code6));
    if (code === 'entity10' && lost) expect(rows.map(([value]) => value)).toEqual(some.map(({ code6 }) => `${code6}0008`));
  });
  it('figures that only look like codes stay figures', async () => {
    expect((await rowsOf(`nom;poblacio\n${some.map(({ name, population }) => `"${name}";${population[2024]}`).join('\n')}\n`)).columns[1]).toMatchObject({ type: 'integer' });
  });
  it('names and wrong codes among them are told, and kept', async () => {
    const { findings, rows, rejected } = await rowsOf(`codi_municipi;v\n${some.map(({ ine }, at) => `${ine};${at}`).join('\n')}\nBarcelona;1\n99999;2\n`);
    expect(findings).toEqual(expect.arrayContaining(['names-in-codes', 'wrong-codes']));
    expect([rows.length, rejected]).toEqual([62, 0]);
  });
  it('municipalities that are missing, in the whole file or in a year, are told by name', async () => {
    const rows = [2023, 2024].flatMap((year) => municipalities.slice(year === 2024 ? 5 : 2).map(({ ine }, at) => `${ine},${year},${at}`));
    const { findings } = await propose(`codi,exercici,valor\n${rows.join('\n')}\n`);
    expect(findings.find(({ code }) => code === 'missing-municipalities')).toMatchObject({ count: 2, text: { ca: expect.stringContaining(municipalities[0]!.name) } });
    expect(findings.find(({ code }) => code === 'codes-by-year')).toMatchObject({ count: 1, text: { ca: expect.stringContaining('2024 (306)') } });
  });
});

describe('a person corrects once', () => {
  it('and the correction holds for the next file of the same source, though its columns moved', async () => {
    const first = await propose('codi,valor\n1234,1.500\n2345,2.500\n');
    const corrected = { columns: first.reading.columns.map((column) => (column.title === 'codi' ? { ...column, type: 'text' as const, fillTo: 5 } : { ...column, type: 'integer' as const, decimalComma: true })) };
    const { rows } = await rowsOf('valor,codi\n3.500,777\n4.500,888\n', corrected);
    expect(rows).toEqual([[3500, '00777'], [4500, '00888']]);
  });
});

describe('other kinds of file', () => {
  it('JSON, nested, under a path, and one object a line', async () => {
    expect((await rowsOf(JSON.stringify({ ok: true, result: { records: [{ id: 1, lloc: { nom: 'Abrera', codi: '08001' } }, { id: 2, lloc: { nom: 'Alella', codi: '08003' }, extra: [1, 2] }] } }))).rows).toEqual([[1, 'Abrera', '08001', null], [2, 'Alella', '08003', '[1,2]']]);
    expect((await rowsOf('{"a":1,"b":"x"}\n{"a":2,"c":true}\n')).rows).toEqual([[1, 'x', null, null], [2, null, true, null]]);
  });
  it('GeoJSON, with its geometry', async () => {
    const { rows, columns } = await rowsOf(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { nom: 'A' }, geometry: { type: 'Point', coordinates: [2, 41] } }] }));
    expect(columns.map(({ type }) => type)).toEqual(['text', 'geometry']);
    expect(rows).toEqual([['A', '{"type":"Point","coordinates":[2,41]}']]);
  });
  it('SQL dumps, which are never run', async () => {
    expect((await rowsOf(`-- dump\nDROP TABLE x;\nCREATE TABLE "x" ("id" INT, "nom" TEXT);\nINSERT INTO "x" ("id", "nom") VALUES (1, 'L''Hospitalet; (i més)'), (2, NULL);\nINSERT INTO "x" ("id", "nom") VALUES (3, 'c');\nDELETE FROM x;`)).rows).toEqual([[1, "L'Hospitalet; (i més)"], [2, null], [3, 'c']]);
  });
  it('OpenDocument sheets, with merged headings and repeated cells', async () => {
    const cell = (text: string, more = '') => `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
    const number = (value: string) => `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value.replace('.', ',')}</text:p></table:table-cell>`;
    const content = `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet><table:table table:name="Dades"><table:table-row>${cell('Nom')}${cell('Valors', ' table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell/>${cell('u')}${cell('dos')}</table:table-row><table:table-row>${cell('Abrera &amp; co')}${number('1.5')}${number('2')}</table:table-row><table:table-row>${cell('Alella')}<table:table-cell office:value-type="float" office:value="3" table:number-columns-repeated="2"><text:p>3</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
    const { rows, columns } = await rowsOf(zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8(content) }));
    expect(columns.map(({ title }) => title)).toEqual(['Nom', 'Valors · u', 'Valors · dos']);
    expect(rows).toEqual([['Abrera & co', '1.50', 2], ['Alella', '3.00', 3]]);
  });
  it('a workbook with a title merged over all its columns and two rows of headings under it', async () => {
    const lines = [['Equipaments de 2022', '', '', '', ''], ['Municipi', '', 'Biblioteques', '', 'Pistes'], ['Codi', 'Nom', 'Nombre', 'Hores', '% ús'], ['8001', 'Abrera', '1', '30.5', '70'], ['8002', 'Aguilar de Segarra', '0', '0.5', '12'], ['8003', 'Alella', '2', '41', '55']];
    const text = (value: string) => (/^[\d.]+$/.test(value) ? `<v>${value}</v></c>` : `<is><t>${value}</t></is></c>`);
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.map((cells, row) => `<row r="${row + 1}">${cells.map((value, at) => (value === '' ? '' : `<c r="${'ABCDE'[at]}${row + 1}"${/^[\d.]+$/.test(value) ? '' : ' t="inlineStr"'}>${text(value)}`)).join('')}</row>`).join('')}</sheetData><mergeCells count="3"><mergeCell ref="A1:E1"/><mergeCell ref="A2:B2"/><mergeCell ref="C2:D2"/></mergeCells></worksheet>`;
    const part = (name: string, inner: string) => `<${name} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${inner}</${name}>`;
    const { rows, columns } = await rowsOf(zipSync({
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'), 'xl/workbook.xml': strToU8(part('workbook', '<sheets><sheet name="Dades" sheetId="1" r:id="r1"/></sheets>')),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'), 'xl/worksheets/sheet1.xml': strToU8(sheet),
    }));
    expect(columns.map(({ title }) => title)).toEqual(['Municipi · Codi', 'Municipi · Nom', 'Biblioteques · Nombre', 'Biblioteques · Hores', 'Pistes · % ús']);
    expect(rows).toEqual([['08001', 'Abrera', 1, '30.50', 70], ['08002', 'Aguilar de Segarra', 0, '0.50', 12], ['08003', 'Alella', 2, '41.00', 55]]);
  });
  it('thousands with dots are told as such, and not as decimals', async () => {
    const { findings } = await propose('nom;gent\na;1.329\nb;299\nc;12.400\nd;3.011\n');
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['dotted-thousands']));
    expect(findings.map(({ code }) => code)).not.toContain('decimal-comma');
  });
  it('several files in one ZIP: the largest, or the one that is asked for', async () => {
    const zip = zipSync({ 'petit.csv': strToU8('a;b\n1;2\n'), 'gran.csv': strToU8(`c;d\n${'3;4\n'.repeat(50)}`), 'LLEGIU-ME.pdf': strToU8('x') });
    expect(await propose(zip)).toMatchObject({ reading: { member: 'gran.csv' }, others: ['petit.csv'] });
    expect((await rowsOf(zip, { member: 'petit.csv' })).rows).toEqual([[1, 2]]);
    await expect(propose(zip, { member: 'cap.csv' })).rejects.toMatchObject({ code: 'tables.no-such-part' });
  });
});

describe('what is no table is refused with a sentence', () => {
  it.each([
    ['an empty file', '', 'tables.empty-file'], ['a heading alone', 'a;b\n', 'tables.empty-file'], ['a web page', '<!doctype html><html></html>', 'tables.html-instead'], ['a page after a comment', '<!-- x -->\n<html>', 'tables.html-instead'], ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48]), 'tables.unknown-kind'], ['broken JSON', '{"a": [1, 2', 'tables.broken-file'], ['a ZIP cut short', zipSync({ 'a.csv': strToU8('a;b\n1;2\n') }).subarray(0, 40), 'tables.broken-file'], ['a ZIP bomb', zipSync({ 'a.csv': [new Uint8Array(64 * 1024 * 1024).fill(48), { level: 9 }] }), 'tables.too-big-unpacked'], ['a gzip bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024, 48), { level: 9 }), 'tables.too-big-unpacked'], ['a workbook that is a bomb', zipSync({ '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'), 'xl/workbook.xml': strToU8('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'), 'xl/_rels/workbook.xml.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'), 'xl/worksheets/sheet1.xml': [new Uint8Array(64 * 1024 * 1024).fill(48), { level: 9 }] }), 'tables.too-big-unpacked'], ['a workbook of entities that grow', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8(`<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, at) => `<!ENTITY a${at + 1} "&a${at};&a${at};">`).join('')}]><x>&a30;</x>`) }), 'tables.xml-declares'], ['a workbook with a document type', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>') }), 'tables.xml-declares'],
  ] as [string, string | Uint8Array, string][])('%s', async (_name, content, code) => {
    await expect(propose(content)).rejects.toMatchObject({ code, text: { ca: expect.any(String) } });
  });
});

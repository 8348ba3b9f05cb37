import { existsSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from './store/engine.ts';
import { dataHouse, type DataHouse } from './testing/house.ts';

let house: DataHouse;
let parquet: Buffer;
const table = 'Codi INE;Municipi;Població\n08001;Abrera;12345\n08002;Aguilar de Segarra;250\n08003;Alella;9888\n';
const run = (operation: string, input: unknown) => house.runner.run(operation, input, house.as(house.administrator));
const work = () => readdirSync(scratch()).filter((name) => name !== 'copies' && name !== 'work');
/** Few rows, so that it is their size that stops them. */
const longRows = `${'x'.repeat(2000)};0\n`;
const nested = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
const rels = (inside: string) => strToU8(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`);
/** A workbook of one sheet, with what a hostile one adds. */
const workbook = ({ head = '', rows, more = {} }: { head?: string; rows: string; more?: Zippable }) => Buffer.from(zipSync({
  '[Content_Types].xml': strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'), '_rels/.rels': rels('<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'),
  'xl/workbook.xml': strToU8('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Full" sheetId="1" r:id="r1"/></sheets></workbook>'),
  'xl/_rels/workbook.xml.rels': rels('<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'),
  'xl/worksheets/sheet1.xml': strToU8(`<?xml version="1.0"?>${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`), ...more,
}));
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...texts: readonly string[]) => `<row>${texts.map(cell).join('')}</row>`;
const geojson = (geometry: string) => `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"a"},"geometry":${geometry}}]}`;

beforeAll(async () => {
  house = await dataHouse();
  const { version } = await run('data.load-file', { file: await house.keep('bo.csv', table), code: 'bo', title: 'Bo' });
  const { rows: [held] } = await house.database.owner.query<{ content: string }>('select content from data.version where id = $1', [version]);
  const chunks: Buffer[] = [];
  for await (const chunk of await house.runner.files.open(held!.content)) chunks.push(chunk as Buffer);
  parquet = Buffer.concat(chunks);
});
afterAll(() => house.close());

/** The file, and how it is refused; some only when they are read whole, for a look at their first rows finds nothing. */
const hostile: Record<string, [name: string, content: () => Buffer, code: RegExp, onlyWhole?: boolean]> = {
  'a ZIP that grows a thousand times': ['bomba.zip', () => Buffer.from(zipSync({ 'a.csv': Buffer.alloc(40 << 20, longRows) }, { level: 9 })), /tables\.too-big-unpacked|kernel\.file/, true],
  'a gzip that grows a thousand times': ['bomba.csv.gz', () => gzipSync(Buffer.alloc(40 << 20, longRows), { level: 9 }), /tables\.too-big-unpacked|kernel\.file/, true],
  'a gzip cut short': ['tallat.csv.gz', () => gzipSync(table.repeat(500)).subarray(0, 90), /tables\.broken-file/],
  'a ZIP whose content is damaged': ['trencat.zip', () => { const zip = Buffer.from(zipSync({ 'a.csv': strToU8(table.repeat(500)) })); zip.fill(0xff, 45, 80); return zip; }, /tables\.broken-file|kernel\.file/],
  'a workbook with entities': ['entitats.xlsx', () => workbook({ head: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', rows: row('Nom') + row('&e;') }), /tables\.xml-declares|kernel\.file/],
  'a text of a hundred thousand columns': ['ample.csv', () => Buffer.from(`${Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(';')}\n${Array.from({ length: 100_000 }, (_, at) => at).join(';')}\n`), /tables\.too-many-columns/],
  'JSON of three thousand columns': ['ample.json', () => Buffer.from(JSON.stringify([Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`c${at}`, at]))])), /tables\.too-many-columns/],
  'a text with a line of fifty megabytes': ['llarg.csv', () => Buffer.concat([Buffer.from('a;b\n1;2\n'), Buffer.alloc(50 << 20, 'x')]), /tables\.row-too-long/],
  'a Parquet cut short': ['tallat.parquet', () => parquet.subarray(0, parquet.length - 40), /tables\.broken-file/],
  'a Parquet whose foot points nowhere': ['peu.parquet', () => { const bytes = Buffer.from(parquet); bytes.writeUInt32LE(0x7fffffff, bytes.length - 8); return bytes; }, /tables\.broken-file/],
  'a Parquet with its pages written over': ['pagines.parquet', () => { const bytes = Buffer.from(parquet); bytes.fill(0xa5, 4, 120); return bytes; }, /tables\.broken-file/],
  'GeoJSON nested beyond reason': ['fons.geojson', () => Buffer.from(geojson(`{"type":"MultiPolygon","coordinates":${nested(200_000)}}`)), /tables\.(too-deep|broken-file)/],
  'JSON nested beyond reason': ['fons.json', () => Buffer.from(`[{"a":${nested(200_000)}}]`), /tables\.(too-deep|broken-file)/],
};

describe('a hostile file', () => {
  it.each(Object.entries(hostile))('%s: is refused in three languages and leaves nothing half done', async (_, [name, content, code, onlyWhole = false]) => {
    const before = work();
    const refused = async (work: () => Promise<unknown>) => expect(await work().then((done) => done, (failure: unknown) => failure), name).toMatchObject({ code: expect.stringMatching(code), sentence: { ca: expect.stringMatching(/\S/), es: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) } });
    const kept = await house.keep(name, content()).catch((failure: { code: string }) => { expect(`kernel.file-${failure.code}`).toMatch(code); });
    if (kept === undefined) return;
    if (!onlyWhole) await refused(() => run('data.propose-file', { file: kept }));
    await refused(() => run('data.load-file', { file: kept, code: 'dolent', title: 'Dolent' }));
    const { rows } = await house.database.owner.query(`select code from data.dataset where code = 'dolent' union all select code from data.load where code = 'dolent'`);
    expect(rows).toEqual([]);
    expect(work()).toEqual(before);
  });
});

describe('a strange file that can be read', () => {
  it('with a path that climbs out of its ZIP is read where it is, and nothing is written by its name', async () => {
    const file = await house.keep('puja.zip', Buffer.from(zipSync({ '../../../../tmp/comu-fora.csv': strToU8(table) })));
    expect(await run('data.load-file', { file, code: 'puja', title: 'Puja' })).toMatchObject({ state: 'done', rows: 3 });
    expect(existsSync('/tmp/comu-fora.csv')).toBe(false);
  });
  it('with links to other workbooks gives the values that it holds, and asks nobody for more', async () => {
    const outside = '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="http://169.254.169.254/latest.xlsx" TargetMode="External"/>';
    const bytes = workbook({ rows: `${row('Municipi', 'Valor')}<row>${cell('Abrera')}<c><f>[1]Full!$A$1</f><v>5</v></c></row><row>${cell('Alella')}<c><f>WEBSERVICE("http://169.254.169.254/")</f><v>6</v></c></row>`, more: { 'xl/externalLinks/externalLink1.xml': strToU8('<?xml version="1.0"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'), 'xl/externalLinks/_rels/externalLink1.xml.rels': rels(outside) } });
    await run('data.load-file', { file: await house.keep('enllacos.xlsx', bytes), code: 'enllacos', title: 'Enllaços' });
    expect((await run('data.ask', { sql: 'select municipi, valor from enllacos order by 1' })).rows).toEqual([['Abrera', 5], ['Alella', 6]]);
  });
  it('in UTF-16 without a mark, in either order, gives its accents and its codes', async () => {
    for (const order of ['le', 'be']) {
      const bytes = Buffer.from(table.replace('Abrera', 'Òrrius'), 'utf16le');
      const code = `utf16${order}`;
      await run('data.load-file', { file: await house.keep(`${code}.csv`, order === 'le' ? bytes : bytes.swap16()), code, title: code });
      expect((await run('data.ask', { sql: `select codi_ine, municipi from ${code} order by 1` })).rows[0]).toEqual(['08001', 'Òrrius']);
    }
  });
});

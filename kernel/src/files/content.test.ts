import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { fileWarnings, inspect, type FileFacts } from './inspect.ts';
import { FileRefused } from './refused.ts';
import { checkType, typeOf } from './type.ts';
import { zipOf } from './zip.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-content-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function write(content: Uint8Array | string): string {
  const path = join(folder, 'content');
  writeFileSync(path, content);
  return path;
}

const type = (name: string, content: Uint8Array | string): Promise<string> => typeOf({ path: write(content), name });

async function facts(content: Uint8Array | string): Promise<FileFacts> {
  const path = write(content);
  return inspect({ path, type: await typeOf({ path, name: 'x' }) });
}

const warnings = async (content: Uint8Array | string): Promise<string[]> => (await facts(content)).warnings;
const contentTypes = { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' };

describe('the type of a file', () => {
  test('comes from its content, not from its name', async () => {
    expect(await type('foto.jpg', '%PDF-1.4\n')).toBe('application/pdf');
    expect(await type('x', '\r\n\r\n%PDF-1.4\n')).toBe('application/pdf');
    expect(await type('a.txt', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'))).toBe('image/png');
    expect(await type('x', '<?xml version="1.0"?><!-- <svg> --><eni:expediente xmlns:eni="x"/>')).toBe('application/xml');
    expect(await type('x', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')).toBe('image/svg+xml');
    expect(await type('x', '<!DOCTYPE html><p>hola')).toBe('text/html');
    expect(await type('x', '\ufeff{"a": [1, 2]}')).toBe('application/json');
    expect(await type('x', '{ no json')).toBe('text/plain');
    expect(await type('x', 'codi;nom\n08019;Barcelona\n08279;"Terrassa; Vallès"\n')).toBe('text/csv');
    expect(await type('x', 'Benvolguda,\nus escric, com sempre, per\ndir-vos')).toBe('text/plain');
    expect(await type('x', Buffer.from('Administraci\xf3 local\n', 'latin1'))).toBe('text/plain');
    expect(await type('x', Buffer.from([1, 2, 3, 0, 255, 7]))).toBe('application/octet-stream');
  });

  test('tells office documents and signature containers from any zip', async () => {
    expect(await type('x', zipOf({ name: 'a.txt', content: 'a' }))).toBe('application/zip');
    expect(await type('x', zipOf(contentTypes, { name: 'word/document.xml', content: '<w/>' }))).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(await type('x', zipOf({ name: 'z', content: '1' }, contentTypes, { name: 'xl/workbook.xml', content: '<w/>' }))).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  });

  test('must be what the extension claims', () => {
    const check = (name: string, found: string) => () => { checkType({ name, type: found, allowed: undefined }); };
    expect(check('a.pdf', 'application/x-msdownload')).toThrow(FileRefused);
    expect(check('a.JPG', 'image/png')).toThrow(FileRefused);
    expect(check('a.doc', 'application/x-cfb')).not.toThrow();
    expect(check('sense extensió', 'application/pdf')).not.toThrow();
    expect(check('plànol.dwg', 'image/vnd.dwg')).not.toThrow();
  });
});

describe('an inspection', () => {
  const pdf = (more: string): string => `%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${more}\ntrailer<</Root 1 0 R>>\n%%EOF`;

  test('says nothing against ordinary files', async () => {
    expect(await facts(pdf(''))).toEqual({ encrypted: false, signedPdf: false, warnings: [] });
    expect(await facts('text pla')).toEqual({ encrypted: false, signedPdf: false, warnings: [] });
    expect(await facts('<?xml version="1.0"?><a><![CDATA[<!DOCTYPE a [<!ENTITY b "c">]>]]></a>')).toMatchObject({ warnings: [] });
    expect(await facts('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')).toMatchObject({ warnings: [] });
    expect(await facts(zipOf({ name: 'informe/a.txt', content: 'hola'.repeat(1000) }))).toEqual({ encrypted: false, signedPdf: false, archive: { entries: 1, uncompressed: 4000, depth: 1 }, warnings: [] });
  });

  test('tells an encrypted, a signed and a scripted PDF, wherever in the file it shows', async () => {
    expect(await facts(pdf('').replace('/Root', '/Encrypt 7 0 R/Root'))).toMatchObject({ encrypted: true, warnings: ['encrypted'] });
    expect(await facts(pdf('2 0 obj<</Type/Sig/ByteRange [0 10 20 30]/Contents<00>>>endobj'))).toMatchObject({ signedPdf: true, encrypted: false, warnings: [] });
    expect(await warnings(pdf('3 0 obj<</S/JavaScript/J#53(app.alert)>>endobj'))).toEqual(['scripts']);
    const edge = `%PDF-1.7\n${' '.repeat(1024 * 1024 - 20)}trailer<</Encrypt 7 0 R>>`;
    expect(await warnings(edge)).toEqual(['encrypted']);
  });

  test('tells a zip bomb by ratio, by shared entries and by what is nested in it', async () => {
    const zeros = Buffer.alloc(40 * 1024 * 1024);
    const flat = zipOf({ name: 'zeros', content: zeros });
    expect(await facts(flat)).toMatchObject({ archive: { entries: 1, uncompressed: zeros.length }, warnings: ['zip-bomb'] });
    const nested = zipOf(...Array.from({ length: 5 }, (_, index) => ({ name: `${index}.zip`, content: flat })));
    expect(await facts(nested)).toMatchObject({ archive: { depth: 2, entries: 10 }, warnings: ['zip-bomb'] });
    const shared = zipOf(...Array.from({ length: 300 }, (_, index) => ({ name: `${index}`, content: index === 0 ? Buffer.alloc(99_000, 'ab') : 'x', offset: 0 })));
    shared.writeUInt32LE(100_000_000, shared.indexOf('PK\x01\x02') + 20);
    expect(await warnings(shared)).toContain('zip-bomb');
  });

  test('opens no more of a nested archive than its directory announces, nor deeper than three', async () => {
    const deep = [1, 2, 3].reduce((inner) => zipOf({ name: 'inner.zip', content: inner }), zipOf({ name: 'a', content: 'a' }));
    expect(await warnings(deep)).toContain('nested-too-deep');
    expect(await warnings(zipOf({ name: 'lie.zip', content: zipOf({ name: 'a', content: Buffer.alloc(1000) }), claimed: 10 }))).toContain('archive-unreadable');
  });

  test('tells protected entries, names that lead outside, macros and damage in an archive', async () => {
    expect(await facts(zipOf({ name: 'secret.txt', content: 'x', flags: 1 }))).toMatchObject({ encrypted: true, warnings: ['encrypted'] });
    expect(await warnings(zipOf({ name: '../../etc/cron.d/x', content: 'x' }))).toEqual(['unsafe-path']);
    expect(await warnings(zipOf(contentTypes, { name: 'word/document.xml', content: '<w/>' }, { name: 'word/vbaProject.bin', content: 'x' }))).toEqual(['macros']);
    expect(await warnings(zipOf({ name: 'a', content: 'a' }).subarray(0, 60))).toEqual(['archive-unreadable']);
  });

  test('tells an encrypted Office document from an old one with macros', async () => {
    const compound = (name: string): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), Buffer.from(name, 'utf16le'), Buffer.alloc(512)]);
    expect(await facts(compound('EncryptedPackage'))).toMatchObject({ encrypted: true });
    expect(await warnings(compound('_VBA_PROJECT'))).toEqual(['macros']);
  });

  test('tells a gzip bomb', async () => {
    expect(await warnings(gzipSync(Buffer.alloc(40 * 1024 * 1024)))).toEqual(['zip-bomb']);
  });

  test('tells DOCTYPE and entities in XML, also in UTF-16', async () => {
    expect(await warnings('<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://x/a.dtd"><a/>')).toEqual(['xml-doctype']);
    const laughs = '<?xml version="1.0"?><!-- x --><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>';
    expect(await warnings(laughs)).toEqual(['xml-doctype', 'xml-entities']);
    expect(await warnings(Buffer.from(`\ufeff${laughs}`, 'utf16le'))).toEqual(['xml-doctype', 'xml-entities']);
  });

  test('tells scripts in pictures and web pages, however they are written', async () => {
    for (const inner of ['<script>x</script>', '<a xlink:href="java&#x73;cript:x"/>', '<rect onload = "x"/>', '<foreignObject/>', '<svg:script/>', '<a href="java\nscript:x"/>']) {
      expect(await warnings(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`)).toEqual(['scripts']);
    }
    expect(await warnings('<!doctype html><html><body onclick=x>')).toEqual(['scripts']);
  });

  test('every warning has a sentence in three languages', () => {
    for (const text of Object.values(fileWarnings)) expect(Object.keys(text)).toEqual(['ca', 'es', 'en']);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, extensionOf, safeName } from './name.ts';
import { FileRefused } from './refused.ts';

test('ordinary names pass as they are, with accents in composed letters', () => {
  for (const name of ['Sol·licitud d’ajut (2026) v1.2.pdf', 'àrea-econòmica.xlsx', '.gitignore', '日本語.txt']) expect(safeName(name)).toBe(name);
  expect(safeName('cafe\u0301.pdf')).toBe('caf\u00e9.pdf');
});

test('blanks and dots at the ends and names that Windows reserves are mended without a word', () => {
  expect([' acta.pdf ', 'fi. .', 'nul.txt'].map(safeName)).toEqual(['acta.pdf', 'fi', '_nul.txt']);
});

test.each([
  ['../../etc/passwd', 'passwd'], ['C:\\temp\\nota.doc', 'nota.doc'], ['nota\0.pdf', 'nota.pdf'], ['linia\nnova.txt', 'linianova.txt'],
  ['factura\u202efdp.exe', 'facturafdp.exe'], ['..', 'document'], ['', 'document'], ['   ', 'document'],
])('%j is unsafe, and %j is offered in its place', (name, cleaned) => {
  expect(() => safeName(name)).toThrow(FileRefused);
  expect(cleanName(name)).toBe(cleaned);
});

test('a name that is too long is shortened without losing its extension or half a letter', () => {
  const cleaned = cleanName(`${'à'.repeat(300)}.pdf`);
  expect(Buffer.byteLength(cleaned)).toBeLessThanOrEqual(255);
  expect(cleaned).toMatch(/^à+\.pdf$/);
});

test('a cleaned name is always safe', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
    expect(safeName(cleanName(name))).toBe(cleanName(name));
  }));
});

test('extensions are read in lower case and not off a hidden file', () => {
  expect(['a.PDF', 'a.tar.gz', '.env', 'cap', 'a.'].map(extensionOf)).toEqual(['pdf', 'gz', '', '', '']);
});

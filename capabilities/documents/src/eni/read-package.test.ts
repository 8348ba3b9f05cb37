import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { EniDocument } from './document.ts';
import { eniCaseIdentifier, eniDocumentIdentifier } from './identifier.ts';
import { eniPackage } from './package.ts';
import { readEniPackage } from './read-package.ts';

const organ = 'L01080193';
const date = new Date('2026-11-24T08:30:05Z');
const document = (id: string): EniDocument => ({
  identifier: eniDocumentIdentifier({ organ, year: 2026, id }), organs: [organ], capturedAt: date, origin: 'citizen', state: 'EE01', type: 'TD14',
  content: { bytes: Buffer.from(`content of ${id}`), format: 'PDF' }, signatures: [{ type: 'TF06' }],
});
const [one, two] = [document('D1'), document('D2')];
const made = await eniPackage({
  caseFile: {
    identifier: eniCaseIdentifier({ organ, year: 2026, id: 'X1' }), organs: [organ], openedAt: date, classification: '315739', state: 'E02', parties: ['12345678Z'], indexedAt: date,
    signature: { code: 'K7QM', regulation: 'Decret 1/2026' },
  },
  entries: [
    { kind: 'document', document: one, fileName: 'a.pdf', addedAt: date },
    { kind: 'folder', name: 'Annexos', entries: [{ kind: 'document', document: two, fileName: 'b.pdf', addedAt: date }] },
  ],
});

describe('a package that comes back', () => {
  it('is read whole, with every document matching the index', () => {
    const read = readEniPackage(made.bytes);
    expect(read).toMatchObject({ identifier: eniCaseIdentifier({ organ, year: 2026, id: 'X1' }), organs: [organ], openedAt: '2026-11-24T08:30:05Z', classification: '315739', state: 'E02', parties: ['12345678Z'] });
    expect(read.entries).toEqual([
      { kind: 'document', identifier: one.identifier, order: '1', check: 'matches' },
      { kind: 'folder', name: 'Annexos', entries: [{ kind: 'document', identifier: two.identifier, order: '2', check: 'matches' }] },
    ]);
    expect(read.documents[0]).toEqual({
      identifier: one.identifier, organs: [organ], capturedAt: '2026-11-24T08:30:05Z', origin: 'citizen', state: 'EE01', type: 'TD14', format: 'PDF',
      bytes: new Uint8Array(one.content.bytes), signatureTypes: ['TF06'],
    });
  });

  it('says which document was changed and which did not come', () => {
    const files = unzipSync(made.bytes);
    const path = `documentos/${one.identifier}.xml`;
    files[path] = Buffer.from(Buffer.from(files[path] ?? []).toString().replace('TD14', 'TD01'));
    delete files[`documentos/${two.identifier}.xml`];
    const changed = readEniPackage(zipSync(files));
    expect(JSON.stringify(changed.entries)).toMatch(/"check":"differs".*"check":"missing"/);
  });

  it('is refused when it is none, and when it declares more than can be unpacked', () => {
    for (const bytes of [Buffer.from('hello'), Buffer.from(zipSync({ 'a.xml': Buffer.from('<a/>') }))]) {
      expect(() => readEniPackage(bytes)).toThrow(expect.objectContaining({ code: 'documents.eni-package-unreadable' }));
    }
    const bomb = Buffer.from(made.bytes);
    // The size of the first file in the central directory.
    bomb.writeUInt32LE(0xf0000000, bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
    expect(() => readEniPackage(bomb)).toThrow(expect.objectContaining({ code: 'documents.eni-package-too-large' }));
  });
});

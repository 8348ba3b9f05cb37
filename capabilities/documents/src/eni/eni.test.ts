import { createSign, generateKeyPairSync } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { XmlC14NMode, XmlDocument, type XmlElement } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { hasTool, officialSchemas, referenceFolder } from '../../testing.ts';
import { contentHash } from '../content-hash.ts';
import { eniCaseFile, type EniCaseFile, type SignXml } from './case-file.ts';
import { eniDocument, type EniDocument } from './document.ts';
import { eniCaseIdentifier, eniDocumentIdentifier, isEniCaseIdentifier, isEniDocumentIdentifier } from './identifier.ts';
import { DOCUMENT_TYPES, ELABORATION_STATES } from './metadata.ts';
import { eniPackage, type PackageEntry } from './package.ts';
import type { EniSignature } from './signature.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const DS = 'http://www.w3.org/2000/09/xmldsig#';

/** A real signature of the node, by XML Signature with exclusive canonical form; signing with XAdES belongs to another part. */
const sign: SignXml = ({ xml, id }) => {
  const canonical = (source: string, path: string) => {
    using document = XmlDocument.fromString(source);
    const node = document.get(path) as XmlElement;
    return node.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 });
  };
  const digest = contentHash(Buffer.from(canonical(xml, `//*[@Id="${id}"]`))).sha256.base64;
  const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  const info = `<ds:SignedInfo xmlns:ds="${DS}"><ds:CanonicalizationMethod Algorithm="${exclusive}"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${exclusive}"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const value = createSign('RSA-SHA256').update(canonical(info, '/*')).sign(keys.privateKey, 'base64');
  return `<ds:Signature xmlns:ds="${DS}">${info}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
};

const organ = 'L01080193';
const document: EniDocument = {
  identifier: eniDocumentIdentifier({ organ, year: 2026, id: 'D1' }), organs: [organ], capturedAt: new Date('2026-11-24T08:30:05Z'), origin: 'administration',
  state: 'EE01', type: 'TD01', content: { bytes: Buffer.from('%PDF-1.7 …'), format: 'PDF' }, signatures: [{ type: 'TF06' }],
};
const caseFile: Omit<EniCaseFile, 'entries'> = {
  identifier: eniCaseIdentifier({ organ, year: 2026, id: 'X12' }), organs: [organ], openedAt: new Date('2026-01-02T00:00:00Z'), classification: 'L01080193_PRO_315739',
  state: 'E02', parties: ['12345678Z', 'Serra & Fills, <SL>'], indexedAt: new Date('2026-11-24T09:00:00Z'), signature: { sign },
};
const digest = { function: 'sha256', base64: contentHash(Buffer.from('x')).sha256.base64 } as const;
const entries = [{ kind: 'folder', name: 'Sol·licituds', entries: [{ kind: 'document', identifier: document.identifier, digest, addedAt: document.capturedAt, order: '1' }] }] as const;
const paged = (identifier: string, more: Partial<EniDocument> = {}): EniDocument => ({ ...document, identifier: eniDocumentIdentifier({ organ, year: 2026, id: identifier }), ...more });

describe('identifiers of the scheme', () => {
  it('have the normative form: country, body, year and thirty signs', () => {
    expect(document.identifier).toBe(`ES_L01080193_2026_${'D1'.padStart(30, '0')}`);
    expect(caseFile.identifier).toBe(`ES_L01080193_2026_EXP_${'X12'.padStart(30, '0')}`);
    expect(isEniDocumentIdentifier(`ES_E00010207_2010_MPR${'10207'.padStart(27, '0')}`)).toBe(true);
    expect(isEniCaseIdentifier(document.identifier)).toBe(false);
  });

  it('hold a UUID whole, so that no number is lost', () => {
    const made = eniDocumentIdentifier({ organ, year: 2026, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' });
    expect(made).toBe(`ES_L01080193_2026_${(2n ** 128n - 1n).toString(36).toUpperCase().padStart(30, '0')}`);
  });

  it('are refused with a body, year or number that cannot be', () => {
    expect(() => eniDocumentIdentifier({ organ: 'L0108', year: 2026, id: '1' })).toThrow(expect.objectContaining({ code: 'documents.eni-organ-not-valid' }));
    expect(() => eniDocumentIdentifier({ organ, year: 26, id: '1' })).toThrow(expect.objectContaining({ code: 'documents.eni-year-not-valid' }));
    expect(() => eniDocumentIdentifier({ organ, year: 2026, id: '../1' })).toThrow(expect.objectContaining({ code: 'documents.eni-id-not-valid' }));
  });
});

describe('a mandatory metadatum', () => {
  it('of a document that is missing is refused by its name', () => {
    const missing: [Partial<EniDocument>, string][] = [
      [{ identifier: '' }, 'Identificador'], [{ organs: [] }, 'Organo'], [{ capturedAt: undefined as never }, 'FechaCaptura'], [{ origin: undefined as never }, 'OrigenCiudadanoAdministracion'],
      [{ state: undefined as never }, 'EstadoElaboracion'], [{ state: 'EE02' }, 'IdentificadorDocumentoOrigen'], [{ type: undefined as never }, 'TipoDocumental'],
      [{ content: { bytes: new Uint8Array(), format: 'PDF' } }, 'ValorBinario'], [{ content: { bytes: Buffer.from('x'), format: '' } }, 'NombreFormato'],
      [{ signatures: [{ type: 'TF01', code: '', regulation: 'x' }] }, 'ValorCSV'],
    ];
    for (const [change, field] of missing) {
      expect(() => eniDocument({ ...document, ...change }), field).toThrow(expect.objectContaining({ code: 'documents.eni-metadatum-missing', detail: { field } }));
    }
  });

  it('of a case file that is missing is refused by its name', async () => {
    const missing: [Partial<EniCaseFile>, string][] = [
      [{ identifier: '' }, 'Identificador'], [{ organs: [] }, 'Organo'], [{ openedAt: undefined as never }, 'FechaAperturaExpediente'], [{ classification: '' }, 'Clasificacion'],
      [{ state: undefined as never }, 'Estado'], [{ parties: [' '] }, 'Interesado'], [{ indexedAt: undefined as never }, 'FechaIndiceElectronico'], [{ entries: [] }, 'DocumentoIndizado'],
      [{ signature: { code: 'x', regulation: '' } }, 'RegulacionGeneracionCSV'],
    ];
    for (const [change, field] of missing) {
      await expect(eniCaseFile({ ...caseFile, entries, ...change }), field).rejects.toMatchObject({ code: 'documents.eni-metadatum-missing', detail: { field } });
    }
  });

  it('that breaks its rule is refused with the rule', async () => {
    expect(() => eniDocument({ ...document, type: 'TD21' as never })).toThrow(expect.objectContaining({ code: 'documents.eni-metadatum-not-valid', detail: expect.objectContaining({ field: 'TipoDocumental' }) }));
    await expect(eniCaseFile({ ...caseFile, entries, classification: 'obres' })).rejects.toMatchObject({ code: 'documents.eni-metadatum-not-valid', detail: { field: 'Clasificacion' } });
    await expect(eniCaseFile({ ...caseFile, entries: [...entries, ...entries] })).rejects.toMatchObject({ code: 'documents.eni-document-twice' });
    await expect(eniCaseFile({ ...caseFile, entries, signature: { sign: () => '<script/>' } })).rejects.toMatchObject({ code: 'documents.eni-signature-not-xmldsig' });
  });
});

const reference = referenceFolder('eni');

describe.skipIf(!reference)('against the official schemas', () => {
  const schemas = reference ? officialSchemas(reference) : undefined;
  const errors = (address: string, xml: string) => schemas?.validate(address, xml);

  it('a document is valid with every state, type and kind of signature, and with none', () => {
    const signatures: EniSignature[][] = [
      [], [{ type: 'TF01', code: 'K7QM-2XHD', regulation: 'Decret 12/2020' }], [{ type: 'TF02', signature: sign({ xml: '<a Id="n"/>', id: 'n' }) as string }],
      [{ type: 'TF04', bytes: Buffer.from('cades') }, { type: 'TF06' }], [{ type: 'TF06' }],
    ];
    for (const each of signatures) expect(errors('documentoEni.xsd', eniDocument({ ...document, signatures: each }))).toEqual([]);
    for (const type of DOCUMENT_TYPES) expect(errors('documentoEni.xsd', eniDocument({ ...document, type }))).toEqual([]);
    for (const state of ELABORATION_STATES) expect(errors('documentoEni.xsd', eniDocument({ ...document, state, sourceIdentifier: document.identifier, origin: 'citizen' }))).toEqual([]);
  });

  it('a case file is valid, signed with a certificate or with a code', async () => {
    expect(errors('expedienteEni.xsd', await eniCaseFile({ ...caseFile, entries }))).toEqual([]);
    expect(errors('expedienteEni.xsd', await eniCaseFile({ ...caseFile, entries: [{ kind: 'case', indexedAt: caseFile.indexedAt, entries }], signature: { code: 'K7', regulation: 'Decret 1' } }))).toEqual([]);
  });

  it('what was handed to the signer is refused by the schema only for lack of the signature', async () => {
    let unsigned = '';
    await eniCaseFile({ ...caseFile, entries, signature: { sign: (request) => ((unsigned = request.xml), sign(request)) } });
    expect(errors('expedienteEni.xsd', unsigned)).toEqual([expect.stringContaining('firmas')]);
  });

  it('every XML of a package is valid, and the index holds the fingerprint of each document', async () => {
    const { bytes } = await eniPackage({ caseFile, entries: [
      { kind: 'document', document, fileName: 'Decret.pdf', addedAt: document.capturedAt },
      { kind: 'folder', name: 'Annexos', entries: [{ kind: 'document', document: paged('D2', { signatures: [] }), fileName: 'Annex.pdf', addedAt: document.capturedAt }] },
    ] });
    const files = unzipSync(bytes);
    const index = Buffer.from(files['expediente.xml'] ?? []).toString();
    expect(errors('expedienteEni.xsd', index)).toEqual([]);
    const documents = Object.entries(files).filter(([name]) => name.startsWith('documentos/'));
    expect(documents.length).toBe(2);
    for (const [, xml] of documents) {
      expect(errors('documentoEni.xsd', Buffer.from(xml).toString())).toEqual([]);
      expect(index).toContain(`<eniconexpind:ValorHuella>${contentHash(xml).sha256.base64}</eniconexpind:ValorHuella>`);
    }
  });
});

describe.skipIf(!hasTool('xmlsec1'))('the signed index', () => {
  it('is found valid by another program (xmlsec1)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'comu-eni-'));
    try {
      writeFileSync(join(folder, 'key.pem'), keys.publicKey.export({ type: 'spki', format: 'pem' }));
      writeFileSync(join(folder, 'case.xml'), await eniCaseFile({ ...caseFile, entries }));
      const { status, stderr } = spawnSync('xmlsec1', ['--verify', '--pubkey-pem', 'key.pem', '--id-attr:Id', 'IndiceContenido', 'case.xml'], { cwd: folder, encoding: 'utf8' });
      expect(stderr).toContain('OK');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a package', () => {
  const evil = ['../../etc/passwd', '..\\..\\boot.ini', '/absolute', 'a\u0000b\u001b[31m.pdf', 'con.txt', '...', '\u202egpj.exe', 'C:\\x', 'x'.repeat(400) + '.pdf'];

  it('keeps hostile names inside their folder and apart from one another', async () => {
    const named: PackageEntry[] = evil.flatMap((fileName, index) => [
      { kind: 'document', document: paged(`A${index}`), fileName, addedAt: document.capturedAt },
      { kind: 'folder', name: fileName, entries: [{ kind: 'document', document: paged(`B${index}`), fileName, addedAt: document.capturedAt }] },
    ]);
    const { bytes, files } = await eniPackage({ caseFile, entries: named });
    expect(files.length).toBe(1 + evil.length * 4);
    expect(Object.keys(unzipSync(bytes)).length).toBe(files.length);
    for (const file of files) {
      expect(file).toMatch(/^(expediente\.xml|documentos\/ES_[\w]+\.xml|ficheros\/[^/]+(\/[^/]+)?)$/);
      expect(file).not.toMatch(/\.\.|\\|[\p{Cc}\p{Cf}:]/u);
      for (const part of file.split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
    }
  });

  it('is the same for the same case, and says which documents have no signature', async () => {
    const unsigned = paged('D3', { signatures: [] });
    const request = { caseFile: { ...caseFile, signature: { code: 'K7', regulation: 'Decret 1' } }, entries: [{ kind: 'document', document: unsigned, fileName: 'a.pdf', addedAt: document.capturedAt }] as const };
    const [one, other] = [await eniPackage(request), await eniPackage(request)];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
    expect(one.unsigned).toEqual([unsigned.identifier]);
  });
});

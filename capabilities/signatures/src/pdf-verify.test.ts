import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAuthority, issueSeal, revocationList } from './authority.ts';
import { describeCertificate } from './certificate.ts';
import { explainReport } from './explain.ts';
import { openPdf } from './pdf-open.ts';
import { sealPdf } from './pdf-seal.ts';
import { dictionary, asReference, updatePdf } from './pdf-update.ts';
import { verifyPdf } from './pdf-verify.ts';
import { castOf, makeModernPdf, makePdf, yesterday } from './testing/cast.ts';
import { has, output } from './testing/referees.ts';

let cast: Awaited<ReturnType<typeof castOf>>;
let signed: Uint8Array;
beforeAll(async () => {
  cast = await castOf();
  signed = await sealPdf({ pdf: await makePdf(), signer: cast.seal, reason: 'Justificant', place: 'Sant Martí', visible: {} });
});

test('a sound signature is told with who, when, why and over which bytes', async () => {
  const report = await verifyPdf(signed, { trust: cast.trust });
  expect(report).toMatchObject({
    verdict: 'valid',
    signatures: [{
      signer: { kind: 'seal', organisation: 'Ajuntament de Sant Martí', nif: 'P0812345C' },
      reason: 'Justificant',
      place: 'Sant Martí',
      integrity: 'intact',
      chain: { status: 'trusted', path: ['Ajuntament de Sant Martí - Segell electrònic', 'Autoritat de proves'] },
      revocation: { status: 'good' },
      covers: { whole: true },
      changedAfter: { kind: 'none' },
      findings: [],
    }],
  });
  expect(Date.now() - report.signatures[0]!.claimedAt!.getTime()).toBeLessThan(60_000);
});

test('any single changed byte is caught', async () => {
  const { covers } = (await verifyPdf(signed, { trust: cast.trust })).signatures[0]!;
  if (covers.kind !== 'bytes') throw new Error('A PDF covers bytes.');
  let caught = 0;
  const step = 61;
  for (const { from, until } of covers.ranges) {
    for (let at = from; at < until; at += step) {
      const changed = new Uint8Array(signed);
      changed[at]! ^= 0x01;
      const outcome = await verifyPdf(changed, { trust: cast.trust }).then(({ verdict }) => verdict, (error: { code: string }) => error.code);
      expect(['invalid', 'signatures.pdf-damaged', 'signatures.not-a-pdf'], `byte ${at}`).toContain(outcome);
      caught++;
    }
  }
  expect(caught).toBeGreaterThan(40);
});

describe('what happens after signing', () => {
  const amend = async (pdf: Uint8Array, change: (pdf: Awaited<ReturnType<typeof openPdf>>, update: ReturnType<typeof updatePdf>) => void) => {
    const open = await openPdf(pdf);
    const update = updatePdf(open);
    change(open, update);
    return update.finish();
  };
  const pageOf = (pdf: Awaited<ReturnType<typeof openPdf>>) => pdf.resolve(pdf.pages[0]!) as Parameters<typeof dictionary>[0];

  test('another text laid over the page is told as changed content', async () => {
    const changed = await amend(signed, (pdf, update) => {
      const other = update.reserve();
      update.stream(other, '', Buffer.from('BT /F1 40 Tf 50 500 Td (900.000 EUR) Tj ET'));
      update.write(asReference(pdf.pages[0]!), dictionary(pageOf(pdf), { Contents: `${other.number} 0 R` }));
    });
    const report = await verifyPdf(changed, { trust: cast.trust });
    expect(report.signatures[0]).toMatchObject({ integrity: 'intact', changedAfter: { kind: 'content', where: ['page 1'] }, verdict: 'invalid' });
    expect(explainReport(report).ca).toContain('s’ha canviat el contingut');
  });

  test('a page hung under another branch, from which it would inherit other fonts and images, is told', async () => {
    const changed = await amend(signed, (pdf, update) => {
      const branch = update.reserve();
      update.write(branch, '<< /Type /Pages /Kids [] /Count 0 /Resources << >> >>');
      update.write(asReference(pdf.pages[0]!), dictionary(pageOf(pdf), { Parent: `${branch.number} 0 R` }));
    });
    expect((await verifyPdf(changed, { trust: cast.trust })).signatures[0]).toMatchObject({ changedAfter: { kind: 'content' }, verdict: 'invalid' });
  });

  test('an image swapped behind the page, whatever its name, is told', async () => {
    const kit = await PDFDocument.create();
    const page = kit.addPage();
    const [picture] = await kit.embedPdf(await makePdf());
    page.node.setXObject(PDFName.of('P'), picture!.ref);
    const pdf = await sealPdf({ pdf: await kit.save({ useObjectStreams: false }), signer: cast.seal });
    const changed = await amend(pdf, (_, update) => update.stream({ number: picture!.ref.objectNumber, generation: 0 }, '/Type /XObject /Subtype /Form /BBox [0 0 9 9]', Buffer.from('0 0 9 9 re f')));
    expect((await verifyPdf(changed, { trust: cast.trust })).signatures[0]).toMatchObject({ changedAfter: { kind: 'content' } });
  });

  test('a comment is told as a note, and doubt', async () => {
    const changed = await amend(signed, (pdf, update) => {
      const note = update.reserve();
      update.write(note, '<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Ep) >>');
      const own = (pageOf(pdf) as unknown as { getArray(key: string): Iterable<{ objectNumber: number }> }).getArray('Annots');
      update.write(asReference(pdf.pages[0]!), dictionary(pageOf(pdf), { Annots: `[${[...own].map(({ objectNumber }) => `${objectNumber} 0 R`).join(' ')} ${note.number} 0 R]` }));
    });
    expect((await verifyPdf(changed, { trust: cast.trust })).signatures[0]).toMatchObject({ changedAfter: { kind: 'annotations' }, findings: ['annotations-changed-after'], verdict: 'uncertain' });
  });

  test('bytes that nothing explains are told', async () => {
    const changed = Buffer.concat([signed, Buffer.from('\n99 0 obj << /Hidden (Ep) >> endobj\n'.repeat(4))]);
    expect((await verifyPdf(changed, { trust: cast.trust })).verdict).not.toBe('valid');
  });

  test('a filled form field is told as such', async () => {
    const form = await sealPdf({ pdf: await makeModernPdf(), signer: cast.seal });
    const open = await PDFDocument.load(form);
    const field = open.getForm().getTextField('nom');
    const number = field.ref.objectNumber;
    field.acroField.dict.set(PDFName.of('V'), PDFString.of('Algú altre'));
    const changed = await amend(form, (pdf, update) => {
      const before = pdf.resolve((pdf.catalog.getDict('AcroForm', pdf.resolve)!.getArray('Fields', pdf.resolve)!.at(0)) as never) as Parameters<typeof dictionary>[0];
      update.write({ number, generation: 0 }, dictionary(before, { V: '(Algu altre)' }));
    });
    expect((await verifyPdf(changed, { trust: cast.trust })).signatures[0]).toMatchObject({ changedAfter: { kind: 'forms' }, verdict: 'uncertain' });
  });

  test('another signature and the data to check it are harmless', async () => {
    const more = await sealPdf({ pdf: signed, signer: cast.person, level: 'B-LT', timestamp: { authority: cast.timestamp }, crls: cast.crls, visible: {} });
    const report = await verifyPdf(more, { trust: { anchors: [cast.authority.certificate] } });
    expect(report.verdict).toBe('valid');
    expect(report.signatures.map(({ changedAfter }) => changedAfter.kind)).toEqual(['signatures', 'signatures']);
    expect(report.signatures[1]).toMatchObject({ timestamp: { valid: true, trusted: true, authority: 'Segellat de temps de proves' }, revocation: { status: 'good' } });
  });
});

describe('who signed is judged at the time that can be proved', () => {
  test('a stranger’s certificate leaves doubt', async () => {
    const other = await castOf();
    const report = await verifyPdf(signed, { trust: other.trust });
    expect(report.signatures[0]).toMatchObject({ integrity: 'intact', chain: { status: 'untrusted' }, verdict: 'uncertain', findings: ['chain-untrusted'] });
  });

  test('a certificate issued by no authority, but by another seal, is not trusted', async () => {
    const rogue = { name: 'Fals', certificate: cast.seal.chain[0]!, key: cast.seal.key };
    const forged = await issueSeal({ authority: rogue, organisation: { name: 'Generalitat', nif: 'S0811001G' }, algorithm: 'P-256', from: yesterday });
    const pdf = await sealPdf({ pdf: await makePdf(), signer: { ...forged, chain: [forged.chain[0]!, ...cast.seal.chain] } });
    expect((await verifyPdf(pdf, { trust: cast.trust })).signatures[0]!.chain.status).toBe('untrusted');
  });

  test('a revoked certificate voids a signature, unless a timestamp proves it came first', async () => {
    const { serialNumber } = describeCertificate(cast.seal.chain[0]!);
    const stamped = await sealPdf({ pdf: await makePdf(), signer: cast.seal, level: 'B-T', timestamp: { authority: cast.timestamp } });
    const later = new Date(Date.now() + 3_600_000);
    const crls = [await revocationList({ authority: cast.authority, revoked: [{ serialNumber, at: new Date(Date.now() + 60_000) }], from: later })];
    const trust = { anchors: [cast.authority.certificate], crls, at: new Date(later.getTime() + 60_000) };
    expect((await verifyPdf(signed, { trust })).signatures[0]).toMatchObject({ revocation: { status: 'revoked' }, verdict: 'invalid' });
    expect((await verifyPdf(stamped, { trust })).verdict).toBe('valid');
    const already = [await revocationList({ authority: cast.authority, revoked: [{ serialNumber, at: yesterday }] })];
    await expect(sealPdf({ pdf: await makePdf(), signer: cast.seal, level: 'B-LT', timestamp: { authority: cast.timestamp }, crls: already })).rejects.toMatchObject({ code: 'signatures.certificate-revoked' });
  });

  test('an expired certificate leaves doubt without a timestamp and none with it', async () => {
    const stamped = await sealPdf({ pdf: await makePdf(), signer: cast.seal, level: 'B-LT', timestamp: { authority: cast.timestamp }, crls: cast.crls });
    const inFiveYears = { anchors: [cast.authority.certificate], at: new Date(Date.now() + 5 * 365 * 86_400_000) };
    expect((await verifyPdf(signed, { trust: inFiveYears })).signatures[0]!.findings).toContain('certificate-outside-validity');
    expect((await verifyPdf(stamped, { trust: inFiveYears })).verdict).toBe('valid');
  });

  test('a revocation list that the authority did not sign counts for nothing', async () => {
    const impostor = await createAuthority({ name: 'Autoritat de proves', algorithm: 'P-256', from: yesterday });
    const trust = { anchors: [cast.authority.certificate], crls: [await revocationList({ authority: impostor })] };
    expect((await verifyPdf(signed, { trust })).signatures[0]!.revocation.status).toBe('unknown');
  });
});

test('a signature that was taken out leaves remains, and they are told', async () => {
  const stripped = Buffer.from(Buffer.from(signed).toString('latin1').replace(/\/Fields \[\d+ 0 R\]/, (found) => '/Fields []'.padEnd(found.length)), 'latin1');
  const report = await verifyPdf(stripped, { trust: cast.trust });
  expect(report).toMatchObject({ verdict: 'invalid', remains: true, signatures: [] });
  expect(explainReport(report).ca).toContain('restes d’una signatura');
});

test('a document without signatures says so', async () => {
  const report = await verifyPdf(await makePdf(), { trust: cast.trust });
  expect(report.verdict).toBe('unsigned');
  expect(explainReport(report)).toEqual({ ca: 'El document no porta cap signatura electrònica.', es: 'El documento no lleva ninguna firma electrónica.', en: 'The document carries no electronic signature.' });
});

test.skipIf(!has('openssl'))('OpenSSL finds the signature inside valid over the same bytes', async () => {
  const text = Buffer.from(signed).toString('latin1');
  const [, first, second, rest] = /\/ByteRange \[0 (\d+) +(\d+) +(\d+) *\]/.exec(text)!.map(Number) as [number, number, number, number];
  const cms = Buffer.from(text.slice(first + 1, second - 1), 'hex');
  const content = Buffer.concat([signed.subarray(0, first), signed.subarray(second, second + rest)]);
  const root = `-----BEGIN CERTIFICATE-----\n${Buffer.from(cast.authority.certificate).toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;
  const parameters = ['cms', '-verify', '-inform', 'DER', '-in', 'cms.der', '-content', 'content', '-binary', '-CAfile', 'root.pem', '-purpose', 'any', '-cades', '-out', '/dev/null'];
  expect(() => output('openssl', parameters, { 'cms.der': cms, content, 'root.pem': root })).not.toThrow();
});

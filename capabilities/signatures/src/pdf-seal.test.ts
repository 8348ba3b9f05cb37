import { beforeAll, describe, expect, test } from 'vitest';
import { issueSeal } from './authority.ts';
import { exportPkcs12, openPkcs12 } from './pkcs12.ts';
import { sealPdf } from './pdf-seal.ts';
import { castOf, makeModernPdf, makePdf } from './testing/cast.ts';
import { has, output, run } from './testing/referees.ts';
import { verifyPdf } from './pdf-verify.ts';

let cast: Awaited<ReturnType<typeof castOf>>;
let rsa: Awaited<ReturnType<typeof castOf>>;
beforeAll(async () => {
  [cast, rsa] = await Promise.all([castOf(), castOf('RSA-2048')]);
});

const startsWith = (longer: Uint8Array, prefix: Uint8Array) => Buffer.compare(longer.subarray(0, prefix.length), prefix) === 0;

describe.skipIf(!has('pdfsig'))('another program finds our signatures valid', () => {
  const pdfsig = (pdf: Uint8Array) => run('pdfsig', ['-nocert', 'signed.pdf'], { 'signed.pdf': pdf }).said;

  test('a seal on a PDF, elliptic or RSA', async () => {
    for (const { seal } of [cast, rsa]) {
      const said = pdfsig(await sealPdf({ pdf: await makePdf(), signer: seal, reason: 'Justificant de registre' }));
      expect(said).toContain('Signature is Valid.');
      expect(said).toContain('Total document signed');
      expect(said).toContain('ETSI.CAdES.detached');
      expect(said).toContain('Ajuntament de Sant Martí - Segell electrònic');
    }
  });

  test('a person signs with their p12 and passphrase, then the organisation seals, and both stay valid', async () => {
    const p12 = await exportPkcs12(rsa.person, 'paraula de pas');
    const person = await openPkcs12(p12, 'paraula de pas');
    const pdf = await makePdf();
    const signed = await sealPdf({ pdf, signer: person, level: 'B-T', timestamp: { authority: rsa.timestamp }, visible: {}, reason: 'Hi dono conformitat' });
    const sealed = await sealPdf({ pdf: signed, signer: rsa.seal, level: 'B-LT', timestamp: { authority: rsa.timestamp }, crls: rsa.crls, visible: {} });
    expect(startsWith(signed, pdf) && startsWith(sealed, signed)).toBe(true);
    const said = pdfsig(sealed);
    expect(said.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(said).toContain('Signature #2');
  });

  test('a PDF with compressed objects and a form', async () => {
    const pdf = await makeModernPdf();
    const twice = await sealPdf({ pdf: await sealPdf({ pdf, signer: rsa.seal, visible: {} }), signer: rsa.person, visible: {} });
    expect(pdfsig(twice).match(/Signature is Valid\./g)).toHaveLength(2);
  });

  test('a linearised PDF, which the library alone would rewrite', async () => {
    if (!has('qpdf')) return;
    const pdf = new Uint8Array(output('qpdf', ['--linearize', 'in.pdf', '-'], { 'in.pdf': await makePdf({ pages: 3 }) }));
    const sealed = await sealPdf({ pdf, signer: rsa.seal, visible: { page: 2 } });
    expect(startsWith(sealed, pdf)).toBe(true);
    expect(pdfsig(sealed)).toContain('Signature is Valid.');
  });
});

test.skipIf(!has('qpdf'))('a signed PDF stays a sound PDF at every level', async () => {
  for (const pdf of [await makePdf({ pages: 2 }), await makePdf({ rotate: 90 }), await makeModernPdf()]) {
    const sealed = await sealPdf({ pdf, signer: cast.seal, level: 'B-LT', timestamp: { authority: cast.timestamp }, crls: cast.crls, visible: {} });
    const { said, code } = run('qpdf', ['--check', 'signed.pdf'], { 'signed.pdf': sealed });
    expect(said).toContain('No syntax or stream encoding errors');
    expect(code).toBe(0);
  }
});

test('visible signatures never cover one another', async () => {
  let pdf = await makePdf();
  for (let count = 0; count < 5; count++) pdf = await sealPdf({ pdf, signer: cast.seal, visible: {} });
  const rectangles = [...Buffer.from(pdf).toString('latin1').matchAll(/\/FT \/Sig .*?\/Rect \[([\d. ]+)\]/g)].map((found) => found[1]!);
  expect(new Set(rectangles).size).toBe(5);
  expect((await verifyPdf(pdf, { trust: cast.trust })).verdict).toBe('valid');
});

describe('what cannot be signed is refused by name before anything happens', () => {
  test('an empty file', () => expect(sealPdf({ pdf: new Uint8Array(), signer: cast.seal })).rejects.toMatchObject({ code: 'signatures.empty-file' }));

  test('a file that is no PDF', () => expect(sealPdf({ pdf: Buffer.from('PK\u0003\u0004 un document de text'), signer: cast.seal })).rejects.toMatchObject({ code: 'signatures.not-a-pdf' }));

  test('a PDF cut in half', async () => {
    const pdf = await makePdf();
    await expect(sealPdf({ pdf: pdf.subarray(0, pdf.length / 2), signer: cast.seal })).rejects.toMatchObject({ code: 'signatures.pdf-damaged' });
  });

  test.skipIf(!has('qpdf'))('a PDF protected with a password, or only against changes', async () => {
    for (const user of ['secret', '']) {
      const pdf = new Uint8Array(output('qpdf', ['--encrypt', user, 'owner', '256', '--', 'in.pdf', '-'], { 'in.pdf': await makePdf() }));
      await expect(sealPdf({ pdf, signer: cast.seal })).rejects.toMatchObject({ code: 'signatures.pdf-protected', text: { ca: expect.stringContaining('contrasenya') } });
    }
  });

  test('a file larger than the limit', async () => {
    await expect(sealPdf({ pdf: await makePdf(), signer: cast.seal, maxBytes: 100 })).rejects.toMatchObject({ code: 'signatures.file-too-large' });
  });

  test('a page that does not exist', async () => {
    await expect(sealPdf({ pdf: await makePdf(), signer: cast.seal, visible: { page: 7 } })).rejects.toMatchObject({ code: 'signatures.page-missing', detail: { page: 7, pages: 1 } });
  });

  test('a certificate out of date, or a key that is not its own', async () => {
    const old = await issueSeal({ authority: cast.authority, organisation: { name: 'Ajuntament', nif: 'P0800000B' }, algorithm: 'P-256', from: new Date('2020-01-01'), until: new Date('2021-01-01') });
    const pdf = await makePdf();
    await expect(sealPdf({ pdf, signer: old })).rejects.toMatchObject({ code: 'signatures.certificate-outside-validity' });
    await expect(sealPdf({ pdf, signer: { ...cast.seal, key: cast.person.key } })).rejects.toMatchObject({ code: 'signatures.key-mismatch' });
  });

  test('a level whose evidence is missing', async () => {
    const pdf = await makePdf();
    const common = { pdf, signer: cast.seal, level: 'B-LT' as const };
    await expect(sealPdf(common)).rejects.toMatchObject({ code: 'signatures.timestamp-required' });
    await expect(sealPdf({ ...common, timestamp: { authority: cast.timestamp } })).rejects.toMatchObject({ code: 'signatures.revocation-missing' });
  });
});

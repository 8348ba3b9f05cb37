import { deflateSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { castOf, makePdf } from '@comu/signatures/testing';
import { worksOutside } from './outside.ts';

let cast: Awaited<ReturnType<typeof castOf>>;
const worker = worksOutside({ longest: 10_000, growth: 250 });
beforeAll(async () => {
  cast = await castOf();
});

test('the thread apart signs and judges as this one does', async () => {
  const [one, other] = await Promise.all([
    worker.sealPdf({ pdf: await makePdf(), signer: cast.seal, level: 'B-T', timestamp: { authority: cast.timestamp } }),
    worker.sealPdf({ pdf: await makePdf(), signer: cast.person, visible: {} }),
  ]);
  expect((await worker.verifyPdf(one, { trust: cast.trust })).verdict).toBe('valid');
  expect((await worker.verifyPdf(other, { trust: cast.trust })).signatures[0]!.signer!.until).toBeInstanceOf(Date);
  const xml = await worker.signXml({ xml: Buffer.from('<a/>'), signer: cast.seal });
  expect((await worker.verifyXml(xml, { trust: cast.trust })).verdict).toBe('valid');
});

test('a refusal keeps its name and its words', async () => {
  await expect(worker.sealPdf({ pdf: new Uint8Array(), signer: cast.seal })).rejects.toMatchObject({ name: 'SignatureRefused', code: 'signatures.empty-file', text: { ca: expect.stringContaining('buit') } });
});

test('a small PDF that swells to half a gigabyte is stopped, the process stays awake, and the next document is served', async () => {
  const bomb = swellingPdf(500_000_000);
  expect(bomb.length).toBeLessThan(600_000);
  let beats = 0;
  const heart = setInterval(() => beats++, 20);
  await expect(worker.verifyPdf(bomb, { trust: cast.trust })).rejects.toMatchObject({ code: 'signatures.check-too-long' });
  clearInterval(heart);
  expect(beats).toBeGreaterThan(10);
  expect((await worker.verifyPdf(await makePdf(), { trust: cast.trust })).verdict).toBe('unsigned');
});

test('a PDF on which the reader would turn for ever is stopped in time', async () => {
  const pdf = Buffer.from(await worker.sealPdf({ pdf: await makePdf(), signer: cast.seal }));
  pdf.write(')', pdf.indexOf('/ByteRange [') + '/ByteRange '.length);
  const hasty = worksOutside({ longest: 1500 });
  await expect(hasty.verifyPdf(pdf, { trust: cast.trust })).rejects.toMatchObject({ code: 'signatures.check-too-long', detail: { limit: 1500 } });
});

/** A PDF whose form stands in an object stream of nothing but spaces, which deflate to a thousandth. */
function swellingPdf(size: number): Uint8Array {
  const parts = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  const add = (head: string, data?: Uint8Array) => {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(head), ...(data ? [Buffer.from(data), Buffer.from('\nendstream\nendobj\n')] : []));
  };
  add('1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>\nendobj\n');
  add('2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n');
  add('3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>\nendobj\n');
  const swollen = deflateSync(Buffer.alloc(size, 0x20));
  add(`5 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${swollen.length}>>\nstream\n`, swollen);
  const row = (type: number, offset: number) => Buffer.from([type, ...Buffer.from(offset.toString(16).padStart(8, '0'), 'hex'), 0]);
  const rows = Buffer.concat([row(0, 0), row(1, offsets[0]!), row(1, offsets[1]!), row(1, offsets[2]!), row(2, 5), row(1, offsets[3]!)]);
  add(`6 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length ${rows.length}>>\nstream\n`, rows);
  parts.push(Buffer.from(`startxref\n${offsets.at(-1)}\n%%EOF\n`));
  return Buffer.concat(parts);
}

import { heldFiles, holdFile, operation, readHeld, type Context, type RowOf } from '@comu/kernel';
import { DocumentRefused, ocr } from '@comu/documents';
import { keepBytes } from '@comu/filing';
import { verificationCode } from '@comu/registry';
import { sealBytes } from '@comu/signing';
import { z } from 'zod';
import { Digitisation } from '../electronic-office.records.ts';
import { scanUnreadable } from '../refusals.ts';
import { say } from '../words.ts';
import { authenticCopy } from './authentic-copy.ts';

const readable = new Set(['image/png', 'image/jpeg', 'application/pdf']);

/** Begins to make an authentic electronic copy of paper (Llei 39/2015, art. 27.3.b): the scans are read one after the other, then sealed. */
export const digitise = operation('electronic-office.digitise', {
  title: say('Digitalitza paper', 'Digitaliza papel', 'Digitise paper'), permission: 'electronic-office.digitise',
  input: { title: Digitisation.fields.title, kind: Digitisation.fields.kind, language: Digitisation.fields.language, scans: z.array(z.string().regex(/^[0-9a-f]{64}$/)).min(1).max(50) }, output: Digitisation.row,
  async run({ scans, ...given }, context) {
    const held = await heldFiles(context, scans);
    const files = scans.map((sha256) => {
      const file = held.get(sha256);
      if (file === undefined || !readable.has(file.type)) throw scanUnreadable({ name: file?.name ?? sha256.slice(0, 12) });
      return file;
    });
    const row = await context.db.insert(Digitisation, { ...given, scans: files, readings: [], state: 'reading', clerk: context.me.name });
    await context.later(readScan, { digitisation: row.id });
    return row;
  },
});

/** Reads the next scan, one a job, so that whoever waits sees how far it is and a stopped server loses one page at most. */
export const readScan = operation('electronic-office.read-scan', {
  title: say('Llegeix un escanejat', 'Lee un escaneado', 'Read a scan'), permission: 'system', input: { digitisation: Digitisation.id }, output: z.null(),
  async run({ digitisation }, context) {
    const { db, later, now } = context;
    const row = await db.lock(Digitisation, digitisation);
    const scan = row.scans[row.readings.length];
    if (row.state !== 'reading' || scan === undefined) return null;
    const { bytes } = await readHeld(context, scan.sha256);
    try {
      const { pdf, pages } = await ocr({ bytes, language: row.language, title: row.title, date: now });
      const { sha256 } = await keepBytes(context, pdf, `${row.title.slice(0, 60).replace(/[^\p{L}\p{N} ._-]/gu, ' ').trim()}-${row.readings.length + 1}.pdf`);
      const confidence = Math.round(pages.reduce((sum, page) => sum + page.confidence, 0) / Math.max(1, pages.length));
      const readings = [...row.readings, { scan: row.readings.length, file: sha256, pages: pages.length, confidence }];
      await db.update(Digitisation, digitisation, { readings });
      await later(readings.length === row.scans.length ? sealCopy : readScan, { digitisation });
    } catch (failure) {
      if (!(failure instanceof DocumentRefused)) throw failure;
      await db.update(Digitisation, digitisation, { state: 'failed', failure: { ca: `${scan.name}: ${failure.sentence('ca')}`, es: `${scan.name}: ${failure.sentence('es')}`, en: `${scan.name}: ${failure.sentence('en')}` } });
    }
    return null;
  },
});

/** Joins what was read, says on a last page that it is an authentic copy and of what, and seals it as the organisation. */
export const sealCopy = operation('electronic-office.seal-copy', {
  title: say('Segella la còpia', 'Sella la copia', 'Seal the copy'), permission: 'system', input: { digitisation: Digitisation.id }, output: z.null(),
  async run({ digitisation }, context) {
    const { db, now, emit } = context;
    const row = await db.lock(Digitisation, digitisation);
    if (row.state !== 'reading') return null;
    const code = verificationCode(context, `copy ${row.id}`);
    const readings = await Promise.all(row.readings.map(async ({ file }) => (await readHeld(context, file)).bytes));
    const sealed = await sealBytes(context, { pdf: await authenticCopy(context, { row, code, readings }), reason: 'Còpia electrònica autèntica de document en paper (Llei 39/2015, art. 27)' });
    const name = `${row.title.slice(0, 80).replace(/[^\p{L}\p{N} ._-]/gu, ' ').trim() || 'copia'}.pdf`;
    const stored = await keepBytes(context, sealed, name);
    await holdFile(context, stored);
    await db.update(Digitisation, digitisation, { state: 'sealed', code, copy: stored.sha256, name, sealedAt: now.toISOString() });
    await emit('electronic-office.copy-sealed', { digitisation, file: stored.sha256 });
    return null;
  },
});

/** How far a digitisation is, for whoever waits at the counter. */
export const progress = operation('electronic-office.progress', {
  title: say('Com va la digitalització', 'Cómo va la digitalización', 'Progress'), permission: 'electronic-office.digitise', kind: 'query', input: { digitisation: Digitisation.id }, output: Digitisation.row,
  run: ({ digitisation }, { db }) => db.get(Digitisation, digitisation),
});

export const copyWith = async ({ db }: Pick<Context, 'db'>, code: string): Promise<RowOf<typeof Digitisation> | undefined> => db.first(Digitisation, { code, state: 'sealed' });

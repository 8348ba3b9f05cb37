import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '@comu/documents';
import { keepBytes } from '@comu/filing';
import { defineModule, operation } from '@comu/kernel';
import { z } from 'zod';
import { openOffice, type Office } from '../testing/house.ts';

const referees = ['pdftoppm', 'pdftotext', 'pdfsig'].every((tool) => spawnSync(tool, ['-v']).error === undefined);
const label = { ca: 'Prova', es: 'Prueba', en: 'Test' };
const keep = operation('scanner.keep', {
  title: label, permission: 'system', input: { base64: z.string(), name: z.string() }, output: z.string(),
  run: async ({ base64, name }, context) => (await keepBytes(context, Buffer.from(base64, 'base64'), name)).sha256,
});

let office: Office, folder: string;
beforeAll(async () => {
  office = await openOffice({ more: [defineModule({ name: 'scanner', title: label, operations: [keep] })] });
  folder = mkdtempSync(join(tmpdir(), 'comu-scan-'));
});
afterAll(async () => { rmSync(folder, { recursive: true, force: true }); await office.close(); });

const scan = async (name: string, words: string): Promise<string> => {
  const { bytes } = await renderPdf({ title: 'Instància', language: 'ca', date: new Date('2026-11-24T08:30:05Z'), letterhead: { organisation: 'Veïnat' }, content: [{ kind: 'paragraph', tone: 'lead', text: words }] });
  writeFileSync(join(folder, 'paper.pdf'), bytes);
  execFileSync('pdftoppm', ['-png', '-r', '150', '-singlefile', join(folder, 'paper.pdf'), join(folder, 'paper')]);
  return office.runner.run(keep, { base64: readFileSync(join(folder, 'paper.png')).toString('base64'), name }, office.system('berga'));
};

describe.skipIf(!referees)('paper at the counter', () => {
  it('becomes a searchable copy sealed by the body, with its scans kept, registered and checked by anybody', async () => {
    const clerk = await office.clerk('berga', 'registry-clerk');
    const pages = [await scan('full-1.png', 'La sol·licitud presentada per Maria Puig demana una subvenció.'), await scan('full-2.png', 'La segona pàgina parla de la biblioteca municipal.')];
    const row = await office.runner.run('electronic-office.digitise', { title: 'Instància de Maria Puig', kind: 'TD14', language: 'cat', scans: pages }, clerk);
    await expect(office.runner.run('electronic-office.register-paper', { digitisation: row.id, subject: 'x', parties: [{ role: 'interested', kind: 'person', name: 'Maria Puig', identity: { type: 'none' } }] }, clerk)).rejects.toMatchObject({ code: 'electronic-office.not-sealed-yet' });
    await office.runner.runJob();
    expect(await office.runner.run('electronic-office.progress', { digitisation: row.id }, clerk)).toMatchObject({ state: 'reading', readings: [{ scan: 0, pages: 1 }] });
    await office.house.drain();
    const done = await office.runner.run('electronic-office.progress', { digitisation: row.id }, clerk);
    expect(done).toMatchObject({ state: 'sealed', scans: [{ name: 'full-1.png' }, { name: 'full-2.png' }] });
    const sealed = await office.browser().ask('GET', `/api/seu/berga/copies/${done.code}`);
    writeFileSync(join(folder, 'copy.pdf'), sealed.rawPayload);
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'copy.pdf'), '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
    for (const words of ['presentada per Maria Puig', 'biblioteca municipal', 'còpia electrònica autèntica', done.code, 'EE02']) expect(text).toContain(words);
    expect(spawnSync('pdfsig', ['-nocert', join(folder, 'copy.pdf')], { encoding: 'utf8' }).stdout).toContain('Signature is Valid');
    const verified = (await office.browser().ask('POST', '/api/electronic-office/verify-copy', { payload: { code: done.code }, headers: { 'comu-organisation': 'berga' } })).json();
    expect(verified).toMatchObject({ title: 'Instància de Maria Puig', pages: 2 });
    const entry = await office.runner.run('electronic-office.register-paper', { digitisation: row.id, subject: 'Subvenció', parties: [{ role: 'interested', kind: 'person', name: 'Maria Puig', identity: { type: 'nif', number: '11111111H' } }] }, clerk);
    expect(entry).toMatchObject({ channel: 'desk', attachments: [{ kind: 'TD14', sha256: done.copy }] });
    // The same paper is not registered twice by mistake, and by intention says why and which entry it had.
    const paper = { digitisation: row.id, subject: 'Subvenció', parties: [{ role: 'interested', kind: 'person', name: 'Maria Puig', identity: { type: 'nif', number: '11111111H' } }] };
    await expect(office.runner.run('electronic-office.register-paper', paper, clerk)).rejects.toMatchObject({ code: 'electronic-office.already-registered', sentence: { ca: expect.stringContaining(entry.code) } });
    expect(await office.runner.run('electronic-office.register-paper', { ...paper, again: 'La primera era d’una altra persona.' }, clerk)).toMatchObject({ body: `Registrat abans amb el número ${entry.code}. Es torna a registrar: La primera era d’una altra persona.` });
    expect((await office.runner.run('electronic-office.progress', { digitisation: row.id }, clerk)).entries).toHaveLength(2);
  });

  it('tells which scan could not be read, and keeps the rest', async () => {
    const clerk = await office.clerk('berga', 'registry-clerk');
    const broken = await office.runner.run(keep, { base64: Buffer.from('%PDF-1.7 no és cap PDF').toString('base64'), name: 'trencat.pdf' }, office.system('berga'));
    const row = await office.runner.run('electronic-office.digitise', { title: 'Trencat', kind: 'TD20', language: 'cat', scans: [broken] }, clerk);
    await office.house.drain();
    expect(await office.runner.run('electronic-office.progress', { digitisation: row.id }, clerk)).toMatchObject({ state: 'failed', failure: { ca: expect.stringContaining('trencat.pdf') } });
  });
});

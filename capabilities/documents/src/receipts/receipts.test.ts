import { describe, expect, it } from 'vitest';
import type { Block } from '../content.ts';
import { plainText } from '../content.ts';
import type { Language } from '../texts.ts';
import { renderPdf } from '../pdf/render.ts';
import { lastDayToAccess, notificationEvidenceContent, type NotificationEvidence, type NotificationStep } from './notification-evidence.ts';
import { receiptContent, type ReceiptRequest } from './receipt.ts';
import { registryBookContent } from './registry-book.ts';

const organisation = { name: 'Ajuntament de Vilanova', code: 'L01089999' };
const sha256 = 'a3f5'.repeat(16);
const receipt: ReceiptRequest = {
  organisation, language: 'ca',
  entry: {
    direction: 'entry', number: 'E/2026/000123', book: 'Registre general', nature: 'Instància genèrica', subject: 'Sol·licitud d’ajut',
    presentedAt: new Date('2026-11-21T22:30:05Z'), registeredAt: new Date('2026-11-21T23:30:06Z'), effectiveOn: '2026-11-23',
    parties: [{ name: 'Maria Puig', identifier: '12345678Z', role: 'interested' }, { name: 'Pere Serra', role: 'representative' }],
    from: { name: 'Consell Comarcal' }, to: { name: 'Serveis Econòmics' }, channel: 'electronic', caseNumber: 'X2026/12',
  },
  files: [{ name: 'Memòria.pdf', size: 1_234_567, type: 'PDF', sha256 }],
};

/** Everything that a content says, in one string. */
function said(content: readonly Block[]): string {
  return content.map((block) => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return plainText(block.text);
    if (block.kind === 'definitions') return block.items.map(({ term, text }) => `${term}: ${plainText(text)}`).join('\n');
    if (block.kind === 'table') return [block.columns.map(({ title }) => title), ...block.rows.map((row) => row.map(plainText))].flat().join('\n');
    return '';
  }).join('\n');
}

describe('the receipt of a registry', () => {
  it('says all that article 16.3 demands', () => {
    const text = said(receiptContent(receipt).content);
    for (const demanded of ['E/2026/000123', 'Instància genèrica', '21 de novembre de 2026 a les 23:30:05', 'Maria Puig (12345678Z)', 'Consell Comarcal', 'Serveis Econòmics', 'Sol·licitud d’ajut', 'Memòria.pdf', sha256, '1,2\u00a0MB', '16.3']) {
      expect(text).toContain(demanded);
    }
  });

  it('shows moments in the legal time, also past midnight', () => {
    expect(said(receiptContent(receipt).content)).toContain('22 de novembre de 2026 a les 00:30:06');
  });

  it('tells from which day terms count when it came on a non-working day', () => {
    expect(said(receiptContent(receipt).content)).toContain('23 de novembre de 2026, primer dia hàbil següent (article 31.2)');
  });

  it('is complete in Catalan, Spanish and English', async () => {
    for (const language of ['ca', 'es', 'en'] satisfies Language[]) {
      const composition = receiptContent({ ...receipt, language, procedure: { name: 'Ajuts', months: 3, silence: 'refused' }, ledger: { position: 7, entryHash: sha256, root: { hash: sha256, sealedAt: new Date('2026-11-22T00:00:00Z') } } });
      expect(said(composition.content)).not.toMatch(/undefined|\{\w+\}|\0/);
      const { pages } = await renderPdf({ ...composition, date: receipt.entry.registeredAt, letterhead: { organisation: organisation.name } });
      expect(pages).toBeLessThanOrEqual(2);
    }
  });

  it('is refused, by name, without a datum that the law demands', () => {
    const without = (change: Partial<ReceiptRequest['entry']>) => () => receiptContent({ ...receipt, entry: { ...receipt.entry, ...change } });
    expect(without({ number: '' })).toThrow(expect.objectContaining({ code: 'documents.receipt-datum-missing', detail: { field: 'entry.number' } }));
    expect(without({ nature: ' ' })).toThrow(expect.objectContaining({ detail: { field: 'entry.nature' } }));
    expect(without({ parties: [] })).toThrow(expect.objectContaining({ detail: { field: 'entry.parties' } }));
    expect(() => receiptContent({ ...receipt, files: [{ name: 'a', size: 1, type: 'x', sha256: 'abc' }] })).toThrow(expect.objectContaining({ code: 'documents.fingerprint-not-valid' }));
  });
});

describe('the evidence of a notification', () => {
  const evidence: NotificationEvidence = {
    step: 'made-available', number: 'N/2026/88', subject: 'Resolució', recipient: { name: 'Serra, SL', identifier: 'B12345674' }, sender: { name: 'Alcaldia' },
    channel: 'Seu electrònica', madeAvailableAt: new Date('2026-11-10T08:00:00Z'), at: new Date('2026-11-10T08:00:00Z'), documents: [{ name: 'Decret.pdf', sha256 }],
  };

  it('certifies each step with the article that gives it effect, in three languages', () => {
    const article: Record<NotificationStep, string> = { 'made-available': '43.3', 'notice-sent': '41.6', accessed: '43.2', rejected: '41.5', expired: '43.2' };
    for (const step of Object.keys(article) as NotificationStep[]) {
      for (const language of ['ca', 'es', 'en'] satisfies Language[]) {
        const text = said(notificationEvidenceContent({ evidence: { ...evidence, step, at: new Date('2026-11-25T08:00:00Z') }, organisation, language }).content);
        expect(text).toContain(article[step]);
        expect(text).not.toMatch(/undefined|\{\w+\}/);
      }
    }
  });

  it('does not certify expiry before ten whole natural days without access', () => {
    const at = (moment: string) => () => notificationEvidenceContent({ evidence: { ...evidence, step: 'expired', at: new Date(moment) }, organisation, language: 'ca' });
    expect(lastDayToAccess(evidence.madeAvailableAt)).toBe('2026-11-20');
    expect(at('2026-11-20T22:59:59Z')).toThrow(expect.objectContaining({ code: 'documents.notification-not-expired' }));
    expect(at('2026-11-20T23:00:00Z')).not.toThrow();
  });

  it('refuses a step dated before the notification was made available', () => {
    expect(() => notificationEvidenceContent({ evidence: { ...evidence, step: 'accessed', at: new Date('2026-11-09T08:00:00Z') }, organisation, language: 'ca' })).toThrow(expect.objectContaining({ code: 'documents.step-before-availability' }));
  });
});

describe('the registry book', () => {
  it('lists every entry, also the voided ones with their reason', () => {
    const line = { registeredAt: new Date('2026-11-02T08:00:00Z'), nature: 'Instància', subject: 'Obres', parties: [{ name: 'Maria Puig' }], to: { name: 'Territori' } };
    const text = said(registryBookContent({
      organisation, book: 'General', direction: 'entry', from: '2026-11-01', until: '2026-11-30', language: 'ca',
      lines: [{ ...line, number: 'E/1' }, { ...line, number: 'E/2', voided: { reason: 'duplicat' } }],
    }).content);
    expect(text).toContain('Assentaments: 2. Primer número E/1, últim E/2.');
    expect(text).toContain('Anul·lat: duplicat');
  });
});

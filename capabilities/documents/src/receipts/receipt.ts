import type { Block, Text } from '../content.ts';
import { formatDay, formatMoment, formatSize, inLegalTime } from '../format.ts';
import { DocumentRefused } from '../refused.ts';
import { say, type Language, type Texts } from '../texts.ts';
import { named, type Composition, type Issuer, type Named } from './composition.ts';
import { CHANNEL, L, LEAD, monthsIn, SILENCE, TITLE } from './receipt-texts.ts';

/** What article 16.3 of Llei 39/2015 wants of an entry. */
export type ReceiptEntry = {
  direction: 'entry' | 'exit';
  number: string;
  /** Name of the registry book. */
  book: string;
  /** What kind of paper it is: “Instància genèrica”, “Recurs de reposició”. */
  nature: string;
  /** What it says, in a line. */
  subject: string;
  presentedAt: Date;
  registeredAt: Date;
  /** Day from which terms count, when it came on a non-working day (art. 31.2). */
  effectiveOn?: string;
  parties: readonly (Named & { role: 'interested' | 'representative' })[];
  /** Body that sends, where there is one. */
  from?: Named;
  /** Person or body to which it goes. */
  to: Named;
  channel: 'electronic' | 'in-person' | 'post' | 'exchange';
  /** Registry office and person of the office, where someone attended. */
  office?: string;
  caseNumber?: string;
};

export type ReceiptFile = { name: string; size: number; type: string; sha256: string };

/** Where the entry stands in the sealed ledger, so that anyone can check it later. */
export type LedgerProof = { position: number; entryHash: string; root?: { hash: string; sealedAt: Date } };

export type ReceiptRequest = {
  entry: ReceiptEntry;
  organisation: Issuer;
  files: readonly ReceiptFile[];
  language: Language;
  verification?: { code: string; url: string };
  ledger?: LedgerProof;
  /** The presented documents travel inside the PDF as attachments. */
  copiesInside?: boolean;
  /** Longest time to decide and what silence means (art. 21.4), where the procedure is known. */
  procedure?: { name: string; months: number; silence: 'granted' | 'refused' };
};

/**
 * The receipt that a registry gives at once (Llei 39/2015, art. 16.3): every datum of the entry, and each document
 * with the fingerprint that guarantees its integrity.
 * @throws DocumentRefused when a datum that the law demands is empty or a fingerprint is not a SHA-256 in hexadecimal.
 */
export function receiptContent(request: ReceiptRequest): Composition {
  checkReceipt(request);
  const { entry, organisation, files, language, procedure, ledger } = request;
  const t = (texts: Texts, values = {}) => say(texts, language, values);
  const title = t(TITLE[entry.direction]);
  const content: Block[] = [
    { kind: 'paragraph', tone: 'lead', text: leadOf(request) },
    { kind: 'heading', level: 1, text: t(L.entry) },
    { kind: 'definitions', items: entryItems(request) },
    { kind: 'heading', level: 1, text: t(L.files) },
  ];
  if (files.length === 0) content.push({ kind: 'paragraph', text: t(L.noFiles) });
  else content.push(filesTable(files, language));
  if (files.length > 0 && request.copiesInside) content.push({ kind: 'paragraph', tone: 'note', text: t(L.inside) });
  if (procedure) {
    const values = { name: procedure.name, months: monthsIn(procedure.months, language), silence: t(SILENCE[procedure.silence]) };
    content.push({ kind: 'heading', level: 1, text: t(L.next) }, { kind: 'paragraph', text: t(L.term, values) });
  }
  content.push({ kind: 'heading', level: 1, text: t(L.proves) }, { kind: 'paragraph', text: t(L.law) });
  if (ledger) content.push({ kind: 'heading', level: 2, text: t(L.ledger) }, { kind: 'definitions', items: ledgerItems(ledger, language) });
  return { title, subject: `${title} ${entry.number} · ${organisation.name}`, language, content };
}

/** The lead, with the number in bold: it is what people look for. */
function leadOf({ entry, language }: ReceiptRequest): Text {
  const [before = '', after = ''] = say(LEAD[entry.direction], language, {
    number: '\0', moment: formatMoment(entry.registeredAt, language),
  }).split('\0');
  return [before, { text: entry.number, bold: true }, after];
}

function entryItems({ entry, organisation, language, verification }: ReceiptRequest): { term: string; text: Text }[] {
  const t = (texts: Texts, values = {}) => say(texts, language, values);
  const parties = (role: 'interested' | 'representative') => entry.parties.filter((party) => party.role === role).map(named).join('\n');
  const items: [Texts, Text | undefined][] = [
    [L.number, [{ text: entry.number, bold: true }]],
    [L.book, `${entry.book} · ${organisation.name} (${organisation.code})`],
    [L.presented, formatMoment(entry.presentedAt, language)],
    [L.registered, formatMoment(entry.registeredAt, language)],
    [L.effective, entry.effectiveOn && t(L.effectiveNote, { day: formatDay(entry.effectiveOn, language) })],
    [L.nature, entry.nature],
    [L.subject, entry.subject],
    [L.interested, parties('interested')],
    [L.representative, parties('representative')],
    [L.from, entry.from && named(entry.from)],
    [L.to, named(entry.to)],
    [L.channel, t(CHANNEL[entry.channel])],
    [L.office, entry.office],
    [L.caseNumber, entry.caseNumber],
    [L.code, verification?.code],
  ];
  return items.flatMap(([term, text]) => (text ? [{ term: t(term), text }] : []));
}

function filesTable(files: readonly ReceiptFile[], language: Language): Block {
  return {
    kind: 'table',
    columns: [
      { title: say(L.document, language), share: 5, rowHeader: true },
      { title: say(L.type, language), share: 1.5 },
      { title: say(L.size, language), share: 0.9, align: 'right' },
    ],
    rows: files.map(({ name, type, size, sha256 }) => [[{ text: name, bold: true }, `\n${sha256.toLowerCase()}`], type, formatSize(size, language)]),
  };
}

function ledgerItems({ position, entryHash, root }: LedgerProof, language: Language): { term: string; text: Text }[] {
  const items = [
    { term: say(L.position, language), text: String(position) },
    { term: say(L.entryHash, language), text: entryHash },
  ];
  if (!root) return items;
  return [...items, { term: say(L.root, language), text: root.hash }, { term: say(L.sealedAt, language), text: formatMoment(root.sealedAt, language) }];
}

function checkReceipt({ entry, organisation, files }: ReceiptRequest): void {
  const demanded: [string, string | undefined, Texts][] = [
    ['entry.number', entry.number, L.number],
    ['entry.nature', entry.nature, L.nature],
    ['entry.subject', entry.subject, L.subject],
    ['entry.to', entry.to.name, L.to],
    ['entry.parties', entry.direction === 'entry' ? entry.parties.map((party) => party.name).join('') : 'none', L.interested],
    ['organisation.name', organisation.name, { ca: 'Organització', es: 'Organización', en: 'Organisation' }],
  ];
  for (const [field, value, label] of demanded) {
    if (value?.trim()) continue;
    throw new DocumentRefused('documents.receipt-datum-missing', {
      ca: `El justificant necessita «${label.ca}» (article 16.3 de la Llei 39/2015): empleneu-ho a l’assentament.`,
      es: `El justificante necesita «${label.es}» (artículo 16.3 de la Ley 39/2015): rellénelo en el asiento.`,
      en: `The receipt needs “${label.en}” (article 16.3 of Law 39/2015): fill it in on the entry.`,
    }, { field });
  }
  inLegalTime(entry.presentedAt);
  inLegalTime(entry.registeredAt);
  for (const file of files) {
    if (/^[0-9a-f]{64}$/i.test(file.sha256)) continue;
    throw new DocumentRefused('documents.fingerprint-not-valid', {
      ca: 'L’empremta de «{name}» no és un SHA-256: torneu-la a calcular sobre el fitxer.',
      es: 'La huella de «{name}» no es un SHA-256: vuelva a calcularla sobre el fichero.',
      en: 'The fingerprint of “{name}” is not a SHA-256: compute it again from the file.',
    }, { name: file.name.slice(0, 120) });
  }
}

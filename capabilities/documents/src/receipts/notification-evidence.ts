import type { Block, Text } from '../content.ts';
import { formatDay, formatMoment, inLegalTime } from '../format.ts';
import { DocumentRefused } from '../refused.ts';
import { say, type Language, type Texts } from '../texts.ts';
import { named, type Composition, type Issuer, type Named } from './composition.ts';

/** The steps of an electronic notification that leave evidence (Llei 39/2015, arts. 41–43). */
export type NotificationStep = 'made-available' | 'notice-sent' | 'accessed' | 'rejected' | 'expired';

export type NotificationEvidence = {
  step: NotificationStep;
  number: string;
  /** What is notified. */
  subject: string;
  caseNumber?: string;
  recipient: Named;
  /** Who acted for the recipient. */
  representative?: Named;
  /** Body whose act is notified. */
  sender: Named;
  /** Where it can be reached: the electronic office, the single address. */
  channel: string;
  madeAvailableAt: Date;
  /** Moment of the step; the same as `madeAvailableAt` in that step. */
  at: Date;
  /** Documents notified, with their SHA-256. */
  documents: readonly { name: string; sha256: string }[];
  /** How the person was identified when accessing or rejecting: certificate, idCAT Mòbil… */
  identification?: string;
  /** Address to which the notice went (art. 41.6). */
  noticeTo?: string;
  /** Fingerprint of the evidence kept in the ledger. */
  evidenceHash?: string;
};

/** Natural days without access after which a notification counts as rejected (art. 43.2). */
export const DAYS_TO_EXPIRE = 10;

const TITLE: Record<NotificationStep, Texts> = {
  'made-available': { ca: 'Certificat de posada a disposició', es: 'Certificado de puesta a disposición', en: 'Certificate of availability' },
  'notice-sent': { ca: 'Certificat d’enviament de l’avís', es: 'Certificado de envío del aviso', en: 'Certificate of notice sent' },
  accessed: { ca: 'Certificat d’accés a la notificació', es: 'Certificado de acceso a la notificación', en: 'Certificate of access to the notification' },
  rejected: { ca: 'Certificat de rebuig de la notificació', es: 'Certificado de rechazo de la notificación', en: 'Certificate of rejection of the notification' },
  expired: { ca: 'Certificat de notificació sense accés', es: 'Certificado de notificación sin acceso', en: 'Certificate of notification not accessed' },
};
const FACT: Record<NotificationStep, Texts> = {
  'made-available': {
    ca: 'La notificació {number} es va posar a disposició de {recipient} el {moment}.',
    es: 'La notificación {number} se puso a disposición de {recipient} el {moment}.',
    en: 'Notification {number} was made available to {recipient} on {moment}.',
  },
  'notice-sent': {
    ca: 'El {moment} es va enviar l’avís de la notificació {number} a {recipient}.',
    es: 'El {moment} se envió el aviso de la notificación {number} a {recipient}.',
    en: 'On {moment} the notice of notification {number} was sent to {recipient}.',
  },
  accessed: {
    ca: '{actor} va accedir al contingut de la notificació {number} el {moment}.',
    es: '{actor} accedió al contenido de la notificación {number} el {moment}.',
    en: '{actor} accessed the content of notification {number} on {moment}.',
  },
  rejected: {
    ca: '{actor} va rebutjar la notificació {number} el {moment}.',
    es: '{actor} rechazó la notificación {number} el {moment}.',
    en: '{actor} rejected notification {number} on {moment}.',
  },
  expired: {
    ca: 'Han passat deu dies naturals des de la posada a disposició de la notificació {number} sense que {recipient} hi hagi accedit. Consta així el {moment}.',
    es: 'Han transcurrido diez días naturales desde la puesta a disposición de la notificación {number} sin que {recipient} haya accedido a ella. Consta así el {moment}.',
    en: 'Ten natural days have passed since notification {number} was made available without {recipient} accessing it. So recorded on {moment}.',
  },
};
const EFFECT: Record<NotificationStep, Texts> = {
  'made-available': {
    ca: 'La posada a disposició compleix l’obligació de notificar dins de termini (articles 40.4 i 43.3 de la Llei 39/2015). L’últim dia per accedir-hi és el {last}; si passa sense accés, la notificació s’entendrà rebutjada (article 43.2).',
    es: 'La puesta a disposición cumple la obligación de notificar dentro de plazo (artículos 40.4 y 43.3 de la Ley 39/2015). El último día para acceder es el {last}; si transcurre sin acceso, la notificación se entenderá rechazada (artículo 43.2).',
    en: 'Making it available fulfils the duty to notify in time (articles 40.4 and 43.3 of Law 39/2015). The last day to access it is {last}; after that it counts as rejected (article 43.2).',
  },
  'notice-sent': {
    ca: 'L’avís és informatiu: la seva manca no impedeix que la notificació sigui plenament vàlida (article 41.6 de la Llei 39/2015).',
    es: 'El aviso es informativo: su falta no impide que la notificación sea plenamente válida (artículo 41.6 de la Ley 39/2015).',
    en: 'The notice is for information: without it the notification is still fully valid (article 41.6 of Law 39/2015).',
  },
  accessed: {
    ca: 'La notificació s’entén practicada en el moment de l’accés al contingut (article 43.2 de la Llei 39/2015). Els terminis es compten des de l’endemà.',
    es: 'La notificación se entiende practicada en el momento del acceso al contenido (artículo 43.2 de la Ley 39/2015). Los plazos se cuentan desde el día siguiente.',
    en: 'The notification takes effect at the moment of access to its content (article 43.2 of Law 39/2015). Terms count from the following day.',
  },
  rejected: {
    ca: 'El rebuig es fa constar a l’expedient amb les seves circumstàncies, el tràmit es dona per efectuat i el procediment segueix (article 41.5 de la Llei 39/2015).',
    es: 'El rechazo se hace constar en el expediente con sus circunstancias, el trámite se da por efectuado y el procedimiento sigue (artículo 41.5 de la Ley 39/2015).',
    en: 'The rejection is recorded in the case file with its circumstances, the step counts as done and the procedure goes on (article 41.5 of Law 39/2015).',
  },
  expired: {
    ca: 'La notificació s’entén rebutjada (article 43.2 de la Llei 39/2015), el tràmit es dona per efectuat i el procediment segueix (article 41.5).',
    es: 'La notificación se entiende rechazada (artículo 43.2 de la Ley 39/2015), el trámite se da por efectuado y el procedimiento sigue (artículo 41.5).',
    en: 'The notification counts as rejected (article 43.2 of Law 39/2015), the step counts as done and the procedure goes on (article 41.5).',
  },
};
const L = {
  facts: { ca: 'Dades de la notificació', es: 'Datos de la notificación', en: 'The notification' },
  effect: { ca: 'Efectes', es: 'Efectos', en: 'Effects' },
  number: { ca: 'Notificació', es: 'Notificación', en: 'Notification' },
  subject: { ca: 'Assumpte', es: 'Asunto', en: 'Subject' },
  caseNumber: { ca: 'Expedient', es: 'Expediente', en: 'Case file' },
  recipient: { ca: 'Destinatari', es: 'Destinatario', en: 'Recipient' },
  representative: { ca: 'Representant', es: 'Representante', en: 'Representative' },
  sender: { ca: 'Òrgan emissor', es: 'Órgano emisor', en: 'Issuing body' },
  channel: { ca: 'Canal', es: 'Canal', en: 'Channel' },
  available: { ca: 'Posada a disposició', es: 'Puesta a disposición', en: 'Made available' },
  identification: { ca: 'Identificació', es: 'Identificación', en: 'Identified by' },
  noticeTo: { ca: 'Avís enviat a', es: 'Aviso enviado a', en: 'Notice sent to' },
  evidence: { ca: 'Empremta de l’evidència', es: 'Huella de la evidencia', en: 'Fingerprint of the evidence' },
  documents: { ca: 'Documents notificats', es: 'Documentos notificados', en: 'Documents notified' },
  document: { ca: 'Document i empremta digital (SHA-256)', es: 'Documento y huella digital (SHA-256)', en: 'Document and fingerprint (SHA-256)' },
} satisfies Record<string, Texts>;

/**
 * The certificate of one step of an electronic notification, with its moment, its documents and its legal effect.
 * @throws DocumentRefused when the step is dated before availability, or expiry before ten whole natural days.
 */
export function notificationEvidenceContent({ evidence, organisation, language }: { evidence: NotificationEvidence; organisation: Issuer; language: Language }): Composition {
  checkOrder(evidence);
  const t = (texts: Texts, values = {}) => say(texts, language, values);
  const title = t(TITLE[evidence.step]);
  const fact = t(FACT[evidence.step], {
    number: evidence.number,
    recipient: named(evidence.recipient),
    actor: named(evidence.representative ?? evidence.recipient),
    moment: formatMoment(evidence.at, language),
  });
  const items: [Texts, Text | undefined][] = [
    [L.number, [{ text: evidence.number, bold: true }]],
    [L.subject, evidence.subject],
    [L.caseNumber, evidence.caseNumber],
    [L.recipient, named(evidence.recipient)],
    [L.representative, evidence.representative && named(evidence.representative)],
    [L.sender, `${named(evidence.sender)}\n${organisation.name} (${organisation.code})`],
    [L.channel, evidence.channel],
    [L.available, formatMoment(evidence.madeAvailableAt, language)],
    [L.identification, evidence.identification],
    [L.noticeTo, evidence.noticeTo],
    [L.evidence, evidence.evidenceHash],
  ];
  const content: Block[] = [
    { kind: 'paragraph', tone: 'lead', text: fact },
    { kind: 'heading', level: 1, text: t(L.facts) },
    { kind: 'definitions', items: items.flatMap(([term, text]) => (text ? [{ term: t(term), text }] : [])) },
  ];
  if (evidence.documents.length > 0) {
    content.push({ kind: 'heading', level: 1, text: t(L.documents) }, {
      kind: 'table',
      columns: [{ title: t(L.document), rowHeader: true }],
      rows: evidence.documents.map(({ name, sha256 }) => [[{ text: name, bold: true }, `\n${sha256}`]]),
    });
  }
  const last = formatDay(lastDayToAccess(evidence.madeAvailableAt), language);
  content.push({ kind: 'heading', level: 1, text: t(L.effect) }, { kind: 'paragraph', text: t(EFFECT[evidence.step], { last }) });
  return { title, subject: `${title} ${evidence.number} · ${organisation.name}`, language, content };
}

/** The tenth natural day after availability, in the legal time; the count starts the day after (art. 30.3). */
export function lastDayToAccess(madeAvailableAt: Date): string {
  const day = new Date(`${inLegalTime(madeAvailableAt).day}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + DAYS_TO_EXPIRE);
  return day.toISOString().slice(0, 10);
}

function checkOrder({ step, at, madeAvailableAt, number }: NotificationEvidence): void {
  if (at.getTime() < madeAvailableAt.getTime()) {
    throw new DocumentRefused('documents.step-before-availability', {
      ca: 'El pas de la notificació {number} té una data anterior a la posada a disposició: reviseu les dates.',
      es: 'El paso de la notificación {number} tiene una fecha anterior a la puesta a disposición: revise las fechas.',
      en: 'The step of notification {number} is dated before it was made available: check the dates.',
    }, { number });
  }
  const last = lastDayToAccess(madeAvailableAt);
  if (step === 'expired' && inLegalTime(at).day <= last) {
    throw new DocumentRefused('documents.notification-not-expired', {
      ca: 'La notificació {number} encara no ha caducat: s’hi pot accedir fins al {last} inclòs (article 43.2 de la Llei 39/2015).',
      es: 'La notificación {number} aún no ha caducado: se puede acceder hasta el {last} incluido (artículo 43.2 de la Ley 39/2015).',
      en: 'Notification {number} has not expired yet: it can be accessed up to and including {last} (article 43.2 of Law 39/2015).',
    }, { number, last });
  }
}

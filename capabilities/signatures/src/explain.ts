import { momentWords } from '@comu/terms';
import { findingText } from './findings.ts';
import { fill, type Text } from './refusal.ts';
import type { Report, SignatureReport } from './report.ts';

const overall: Record<Report['verdict'], { one: Text; many: Text }> = {
  valid: {
    one: { ca: 'La signatura és vàlida.', es: 'La firma es válida.', en: 'The signature is valid.' },
    many: { ca: 'Les {count} signatures són vàlides.', es: 'Las {count} firmas son válidas.', en: 'All {count} signatures are valid.' },
  },
  uncertain: {
    one: { ca: 'No s’ha pogut confirmar del tot la signatura.', es: 'No se ha podido confirmar del todo la firma.', en: 'The signature could not be fully confirmed.' },
    many: { ca: 'No s’han pogut confirmar del tot les {count} signatures.', es: 'No se han podido confirmar del todo las {count} firmas.', en: 'The {count} signatures could not all be fully confirmed.' },
  },
  invalid: {
    one: { ca: 'La signatura no és vàlida.', es: 'La firma no es válida.', en: 'The signature is not valid.' },
    many: { ca: 'Alguna de les {count} signatures no és vàlida.', es: 'Alguna de las {count} firmas no es válida.', en: 'Some of the {count} signatures are not valid.' },
  },
  unsigned: {
    one: { ca: 'El document no porta cap signatura electrònica.', es: 'El documento no lleva ninguna firma electrónica.', en: 'The document carries no electronic signature.' },
    many: { ca: '', es: '', en: '' },
  },
};

const remains: Text = {
  ca: 'El fitxer conserva restes d’una signatura que ja no es pot comprovar: s’ha tret o s’ha malmès. Demaneu-ne l’original.',
  es: 'El fichero conserva restos de una firma que ya no se puede comprobar: se ha quitado o se ha dañado. Pida el original.',
  en: 'The file holds the remains of a signature that can no longer be checked: it was removed or spoilt. Ask for the original.',
};

const single: Record<SignatureReport['verdict'], Text> = {
  valid: { ca: 'Vàlida', es: 'Válida', en: 'Valid' },
  uncertain: { ca: 'No confirmada', es: 'No confirmada', en: 'Not confirmed' },
  invalid: { ca: 'No vàlida', es: 'No válida', en: 'Not valid' },
};

const who: Record<'seal' | 'person' | 'other' | 'unknown' | 'timestamp', Text> = {
  seal: { ca: 'segell de l’organització {name}', es: 'sello de la organización {name}', en: 'seal of the organisation {name}' },
  person: { ca: 'signatura personal de {name}', es: 'firma personal de {name}', en: 'personal signature of {name}' },
  other: { ca: 'signatura amb el certificat «{name}»', es: 'firma con el certificado «{name}»', en: 'signature with the certificate “{name}”' },
  unknown: { ca: 'signatura de qui no es coneix', es: 'firma de quien no se conoce', en: 'signature of an unknown signer' },
  timestamp: { ca: 'segell de temps de {name} sobre tot el document', es: 'sello de tiempo de {name} sobre todo el documento', en: 'timestamp of {name} over the whole document' },
};

const sentence = {
  issuer: { ca: 'El certificat l’ha emès {issuer}.', es: 'El certificado lo ha emitido {issuer}.', en: 'The certificate was issued by {issuer}.' },
  proven: { ca: 'Hora provada: {at} (segell de temps de {authority}).', es: 'Hora probada: {at} (sello de tiempo de {authority}).', en: 'Proved time: {at} (timestamp of {authority}).' },
  claimed: { ca: 'Data que diu qui signa: {at}.', es: 'Fecha que dice quien firma: {at}.', en: 'Date according to the signer: {at}.' },
  intact: { ca: 'El que es va signar no ha canviat.', es: 'Lo que se firmó no ha cambiado.', en: 'What was signed has not changed.' },
  added: {
    ca: 'Després només s’hi han afegit altres signatures o dades per comprovar-les.',
    es: 'Después solo se han añadido otras firmas o datos para comprobarlas.',
    en: 'Only other signatures, or data to check them, were added afterwards.',
  },
  notRevoked: { ca: 'El certificat no estava revocat.', es: 'El certificado no estaba revocado.', en: 'The certificate had not been revoked.' },
  reason: { ca: 'Motiu: {reason}.', es: 'Motivo: {reason}.', en: 'Reason: {reason}.' },
} satisfies Record<string, Text>;

/** Says a report in plain words, first the whole and then a paragraph for each signature, in three languages. */
export function explainReport(report: Report): Text {
  const count = report.signatures.length;
  if (report.remains) return remains;
  const head = fill(overall[report.verdict][count > 1 ? 'many' : 'one'], { count });
  return join([head, ...report.signatures.map((signature, index) => paragraph(signature, index + 1))], '\n');
}

function paragraph(signature: SignatureReport, number: number): Text {
  const { signer, timestamp, claimedAt, findings } = signature;
  const proven = timestamp?.valid && timestamp.trusted ? timestamp : undefined;
  const sentences: Text[] = [join([{ ca: `${number}.`, es: `${number}.`, en: `${number}.` }, single[signature.verdict], dash, subject(signature)], ' ', '.')];
  if (signer) sentences.push(fill(sentence.issuer, { issuer: signer.issuer }));
  if (proven) sentences.push(dated(sentence.proven, proven.at, { authority: proven.authority }));
  else if (claimedAt) sentences.push(dated(sentence.claimed, claimedAt));
  if (signature.reason) sentences.push(fill(sentence.reason, { reason: signature.reason.replace(/\.$/, '') }));
  if (signature.integrity === 'intact' && !findings.includes('content-missing')) sentences.push(sentence.intact);
  if (signature.integrity === 'intact' && signature.changedAfter.kind === 'signatures') sentences.push(sentence.added);
  if (signature.revocation.status === 'good') sentences.push(sentence.notRevoked);
  sentences.push(...findings.map((finding) => findingText[finding]));
  return join(sentences, ' ');
}

const dash: Text = { ca: '—', es: '—', en: '—' };

function subject({ signer, kind }: SignatureReport): Text {
  if (!signer) return who.unknown;
  const name = signer.nif ? `${signer.name} (${signer.nif})` : signer.name;
  if (kind === 'document-timestamp') return fill(who.timestamp, { name });
  if (signer.kind === 'seal' && signer.organisation) return fill(who.seal, { name: signer.organisationNif ? `${signer.organisation} (${signer.organisationNif})` : signer.organisation });
  return fill(signer.kind === 'person' ? who.person : who.other, { name });
}

function dated(text: Text, at: Date, values: Record<string, string> = {}): Text {
  const moment = momentWords(at, { weekday: true, seconds: true });
  return {
    ca: fill(text, { ...values, at: moment.ca }).ca,
    es: fill(text, { ...values, at: moment.es }).es,
    en: fill(text, { ...values, at: moment.en }).en,
  };
}

function join(parts: Text[], separator: string, end = ''): Text {
  const one = (language: keyof Text) => parts.map((part) => part[language]).filter(Boolean).join(separator) + end;
  return { ca: one('ca'), es: one('es'), en: one('en') };
}

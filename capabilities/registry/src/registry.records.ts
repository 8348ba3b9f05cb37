import { type AnyRecord, choice, day, file, integer, longText, moment, record, reference, structure, text, yesNo } from '@comu/kernel';
import { Organisation, Unit } from '@comu/identity';
import { z } from 'zod';
import { attachmentSchema } from './attachment.ts';
import { partySchema } from './party.ts';

const basis = 'GDPR 6.1.e; Llei 39/2015, art. 16';

export const directions = {
  entry: { ca: 'Entrada', es: 'Entrada', en: 'Entry' },
  exit: { ca: 'Sortida', es: 'Salida', en: 'Exit' },
} as const;

/** One book for each direction and year; its row is the lock that keeps the series gapless. */
export const Book = record('registry.book', {
  title: { ca: 'Llibre de registre', es: 'Libro de registro', en: 'Registry book' },
  plural: { ca: 'Llibres de registre', es: 'Libros de registro', en: 'Registry books' },
  retention: 'permanent', read: 'registry.read', label: ['direction'], unique: [['direction', 'year']],
  fields: {
    direction: choice({ ca: 'Llibre', es: 'Libro', en: 'Book' }, directions).open(),
    year: integer({ ca: 'Any', es: 'Año', en: 'Year' }).open(),
    last: integer({ ca: 'Darrer número', es: 'Último número', en: 'Last number' }).open(),
  },
});

export const Entry = record('registry.entry', {
  title: { ca: 'Assentament', es: 'Asiento', en: 'Registry entry' },
  plural: { ca: 'Assentaments', es: 'Asientos', en: 'Registry entries' },
  describe: { ca: 'Llei 39/2015, art. 16: tot el que entra i tot el que surt, numerat i datat.', es: 'Ley 39/2015, art. 16: todo lo que entra y todo lo que sale, numerado y fechado.', en: 'Law 39/2015, art. 16: everything that comes in and goes out, numbered and dated.' },
  retention: 'permanent', official: true, read: 'registry.read',
  label: ['code', 'subject'], list: ['code', 'registeredAt', 'subject', 'interested', 'channel'], search: ['code', 'subject', 'interested'],
  unique: [['direction', 'year', 'number'], ['code']], index: [['direction', 'registeredAt']],
  fields: {
    direction: choice({ ca: 'Llibre', es: 'Libro', en: 'Book' }, directions).open(),
    year: integer({ ca: 'Any', es: 'Año', en: 'Year' }).open(),
    number: integer({ ca: 'Número', es: 'Número', en: 'Number' }).open(),
    code: text({ ca: 'Registre', es: 'Registro', en: 'Registry code' }).open(),
    registeredAt: moment({ ca: 'Registrat', es: 'Registrado', en: 'Registered' }).open(),
    presentedAt: moment({ ca: 'Presentat', es: 'Presentado', en: 'Presented' }).open(),
    effectiveOn: day({ ca: 'A efectes de terminis', es: 'A efectos de plazos', en: 'Terms count from' })
      .describe({ ca: 'El dia presentat o, si era inhàbil, el primer hàbil següent (art. 31.2).', es: 'El día presentado o, si era inhábil, el primer hábil siguiente (art. 31.2).', en: 'The day it was filed or, if not a working day, the next one (art. 31.2).' }).open(),
    channel: choice({ ca: 'Canal', es: 'Canal', en: 'Channel' }, {
      desk: { ca: 'Oficina', es: 'Oficina', en: 'Desk' },
      'electronic-office': { ca: 'Seu electrònica', es: 'Sede electrónica', en: 'Electronic office' },
      exchange: { ca: 'Intercanvi entre registres', es: 'Intercambio entre registros', en: 'Registry exchange' },
      internal: { ca: 'Tràmit intern', es: 'Trámite interno', en: 'Internal' },
    }).open(),
    subject: text({ ca: 'Assumpte', es: 'Asunto', en: 'Subject' }).personal('matter', { basis }),
    body: longText({ ca: 'Exposa i demana', es: 'Expone y solicita', en: 'Statement and request' }).optional().personal('matter', { basis }),
    interested: text({ ca: 'Interessat', es: 'Interesado', en: 'Interested party' }).personal('identity', { basis }),
    parties: structure({ ca: 'Interessats i representants', es: 'Interesados y representantes', en: 'Parties' }, z.array(partySchema).min(1).max(200)).personal('identity', { basis }),
    attachments: structure({ ca: 'Documents', es: 'Documentos', en: 'Documents' }, z.array(attachmentSchema).max(200)).personal('matter', { basis }),
    unit: reference(() => Unit, { ca: 'Unitat', es: 'Unidad', en: 'Unit' }).optional().internal(),
    counterpart: reference(() => Organisation, { ca: 'Ens d’origen o destí', es: 'Ente de origen o destino', en: 'Other body' }).optional().open(),
    counterpartCode: text({ ca: 'Número a l’altre registre', es: 'Número en el otro registro', en: 'Number in the other registry' }).optional().open(),
    annuls: reference((): AnyRecord => Entry, { ca: 'Anul·la l’assentament', es: 'Anula el asiento', en: 'Annuls the entry' }).optional().open(),
  },
});

export const Receipt = record('registry.receipt', {
  title: { ca: 'Justificant', es: 'Justificante', en: 'Receipt' },
  plural: { ca: 'Justificants', es: 'Justificantes', en: 'Receipts' },
  retention: 'permanent', official: true, read: 'registry.read', label: ['code'], unique: [['entry'], ['code']],
  fields: {
    entry: reference(() => Entry, { ca: 'Assentament', es: 'Asiento', en: 'Entry' }).open(),
    code: text({ ca: 'Codi de verificació', es: 'Código de verificación', en: 'Verification code' }).internal(),
    file: file({ ca: 'Justificant segellat', es: 'Justificante sellado', en: 'Sealed receipt' }).internal(),
    issuedAt: moment({ ca: 'Emès', es: 'Emitido', en: 'Issued' }).open(),
  },
});

/** Says that an entry was annulled, by which later entry and why; the entry itself stays as it is. */
export const Annulment = record('registry.annulment', {
  title: { ca: 'Anul·lació', es: 'Anulación', en: 'Annulment' }, plural: { ca: 'Anul·lacions', es: 'Anulaciones', en: 'Annulments' },
  retention: 'permanent', official: true, read: 'registry.read', label: ['motive'], unique: [['entry']],
  fields: {
    entry: reference(() => Entry, { ca: 'Assentament anul·lat', es: 'Asiento anulado', en: 'Annulled entry' }).open(),
    by: reference(() => Entry, { ca: 'Assentament que l’anul·la', es: 'Asiento que lo anula', en: 'Annulling entry' }).open(),
    motive: text({ ca: 'Motiu', es: 'Motivo', en: 'Reason' }).internal(),
  },
});

/** That the book of a year was closed: with which entries it begins and ends and how many it holds, in a sealed page. */
export const Closing = record('registry.closing', {
  title: { ca: 'Tancament de llibre', es: 'Cierre de libro', en: 'Closing of a book' }, plural: { ca: 'Tancaments de llibres', es: 'Cierres de libros', en: 'Closings of books' },
  retention: 'permanent', official: true, read: 'registry.read', label: ['direction', 'year'], list: ['year', 'direction', 'entries', 'annulled', 'closedAt'], unique: [['direction', 'year']],
  fields: {
    direction: choice({ ca: 'Llibre', es: 'Libro', en: 'Book' }, directions).open(),
    year: integer({ ca: 'Any', es: 'Año', en: 'Year' }).open(),
    entries: integer({ ca: 'Assentaments', es: 'Asientos', en: 'Entries' }).open(),
    annulled: integer({ ca: 'Anul·lats', es: 'Anulados', en: 'Annulled' }).open(),
    first: text({ ca: 'Primer', es: 'Primero', en: 'First' }).open(),
    last: text({ ca: 'Darrer', es: 'Último', en: 'Last' }).open(),
    closedAt: moment({ ca: 'Tancat', es: 'Cerrado', en: 'Closed' }).open(),
    file: file({ ca: 'Diligència de tancament', es: 'Diligencia de cierre', en: 'Closing page' }).internal(),
  },
});

export const Transfer = record('registry.transfer', {
  title: { ca: 'Trasllat', es: 'Traslado', en: 'Transfer' }, plural: { ca: 'Trasllats', es: 'Traslados', en: 'Transfers' },
  retention: 'permanent', official: true, read: 'registry.read', label: ['motive'],
  fields: {
    entry: reference(() => Entry, { ca: 'Assentament', es: 'Asiento', en: 'Entry' }).open(),
    to: reference(() => Unit, { ca: 'Unitat de destí', es: 'Unidad de destino', en: 'Unit' }).open(),
    motive: text({ ca: 'Motiu', es: 'Motivo', en: 'Reason' }).internal(),
  },
});

/** Who of the unit that an entry was sent to said that they see to it. */
export const Acceptance = record('registry.acceptance', {
  title: { ca: 'Acceptació', es: 'Aceptación', en: 'Acceptance' }, plural: { ca: 'Acceptacions', es: 'Aceptaciones', en: 'Acceptances' },
  retention: 'permanent', official: true, read: 'registry.read', label: ['by'], index: [['entry']],
  fields: {
    entry: reference(() => Entry, { ca: 'Assentament', es: 'Asiento', en: 'Entry' }).open(),
    unit: reference(() => Unit, { ca: 'Unitat', es: 'Unidad', en: 'Unit' }).open(),
    by: text({ ca: 'Qui se’n fa càrrec', es: 'Quién se hace cargo', en: 'Accepted by' }).personal('employment', { basis }),
  },
});

/** Which case an entry went to; apart from the entry, which never changes. */
export const Link = record('registry.link', {
  title: { ca: 'Vincle amb l’expedient', es: 'Vínculo con el expediente', en: 'Link with the case' }, plural: { ca: 'Vincles', es: 'Vínculos', en: 'Links' },
  retention: 'permanent', official: true, read: 'registry.read', label: ['caseCode'], index: [['case']], unique: [['entry', 'case']],
  fields: {
    entry: reference(() => Entry, { ca: 'Assentament', es: 'Asiento', en: 'Entry' }).open(),
    case: text({ ca: 'Expedient', es: 'Expediente', en: 'Case' }).open(),
    caseCode: text({ ca: 'Número d’expedient', es: 'Número de expediente', en: 'Case number' }).open(),
    opens: yesNo({ ca: 'L’inicia', es: 'Lo inicia', en: 'Opens it' }).open(),
  },
});

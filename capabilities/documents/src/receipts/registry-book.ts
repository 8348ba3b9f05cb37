import type { Block } from '../content.ts';
import { formatShortDay, inLegalTime } from '../format.ts';
import { say, type Language, type Texts } from '../texts.ts';
import { named, type Composition, type Issuer, type Named } from './composition.ts';

export type BookLine = {
  number: string;
  registeredAt: Date;
  nature: string;
  subject: string;
  parties: readonly Named[];
  from?: Named;
  to: Named;
  /** An entry is never deleted: one that was voided stays, with its reason. */
  voided?: { reason: string };
};

export type RegistryBookRequest = {
  organisation: Issuer;
  book: string;
  direction: 'entry' | 'exit';
  /** First and last day of the extract, `YYYY-MM-DD`. */
  from: string;
  until: string;
  lines: readonly BookLine[];
  language: Language;
};

const TITLE: Record<'entry' | 'exit', Texts> = {
  entry: { ca: 'Llibre de registre d’entrada', es: 'Libro de registro de entrada', en: 'Registry book of entries' },
  exit: { ca: 'Llibre de registre de sortida', es: 'Libro de registro de salida', en: 'Registry book of exits' },
};
const L = {
  period: {
    ca: '{book}, del {from} al {until}. Assentaments: {count}.',
    es: '{book}, del {from} al {until}. Asientos: {count}.',
    en: '{book}, from {from} to {until}. Entries: {count}.',
  },
  range: { ca: 'Primer número {first}, últim {last}.', es: 'Primer número {first}, último {last}.', en: 'First number {first}, last {last}.' },
  none: { ca: 'No hi ha cap assentament en aquest període.', es: 'No hay ningún asiento en este período.', en: 'There is no entry in this period.' },
  number: { ca: 'Número', es: 'Número', en: 'Number' },
  moment: { ca: 'Data i hora', es: 'Fecha y hora', en: 'Date and time' },
  subject: { ca: 'Naturalesa i assumpte', es: 'Naturaleza y asunto', en: 'Kind and subject' },
  parties: { ca: 'Persones interessades', es: 'Personas interesadas', en: 'Interested parties' },
  from: { ca: 'Procedència', es: 'Procedencia', en: 'From' },
  to: { ca: 'Destinació', es: 'Destino', en: 'To' },
  voided: { ca: 'Anul·lat: {reason}', es: 'Anulado: {reason}', en: 'Voided: {reason}' },
} satisfies Record<string, Texts>;

/** An extract of a registry book (Llei 39/2015, art. 16), in order of number, to render in landscape. */
export function registryBookContent({ organisation, book, direction, from, until, lines, language }: RegistryBookRequest): Composition {
  const t = (texts: Texts, values = {}) => say(texts, language, values);
  const title = t(TITLE[direction]);
  const period = t(L.period, { book, from: formatShortDay(from), until: formatShortDay(until), count: lines.length });
  const first = lines.at(0);
  const last = lines.at(-1);
  const content: Block[] = [
    { kind: 'paragraph', tone: 'lead', text: first && last ? `${period} ${t(L.range, { first: first.number, last: last.number })}` : period },
  ];
  if (lines.length === 0) content.push({ kind: 'paragraph', text: t(L.none) });
  else {
    content.push({
      kind: 'table',
      columns: [
        { title: t(L.number), share: 1.1, rowHeader: true },
        { title: t(L.moment), share: 0.9 },
        { title: t(L.subject), share: 3 },
        { title: t(L.parties), share: 2 },
        { title: t(L.from), share: 1.4 },
        { title: t(L.to), share: 1.4 },
      ],
      rows: lines.map((line) => {
        const { day, clock } = inLegalTime(line.registeredAt);
        const voided = line.voided ? `\n${t(L.voided, { reason: line.voided.reason })}` : '';
        return [
          [{ text: line.number, bold: true }],
          `${formatShortDay(day)}\n${clock}`,
          [`${line.nature}\n${line.subject}`, { text: voided, italic: true }],
          line.parties.map(named).join('\n'),
          line.from ? named(line.from) : '',
          named(line.to),
        ];
      }),
    });
  }
  return { title, subject: `${title} · ${organisation.name} · ${formatShortDay(from)}–${formatShortDay(until)}`, language, content };
}

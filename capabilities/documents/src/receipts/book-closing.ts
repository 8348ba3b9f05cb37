import type { Block } from '../content.ts';
import { formatMoment } from '../format.ts';
import { say, type Language, type Texts } from '../texts.ts';
import type { Composition, Issuer } from './composition.ts';

interface BookEnd { readonly number: string; readonly registeredAt: Date }

export interface BookClosingRequest {
  readonly organisation: Issuer;
  readonly direction: 'entry' | 'exit';
  readonly year: number;
  readonly entries: number;
  readonly annulled: number;
  readonly first: BookEnd;
  readonly last: BookEnd;
  /** Numbers from 1 to the last that no entry bears; a book that nobody touched has none. */
  readonly missing: number;
  readonly language: Language;
}

const TITLE: Record<'entry' | 'exit', Texts> = {
  entry: { ca: 'Diligència de tancament del llibre de registre d’entrada de {year}', es: 'Diligencia de cierre del libro de registro de entrada de {year}', en: 'Closing of the registry book of entries of {year}' },
  exit: { ca: 'Diligència de tancament del llibre de registre de sortida de {year}', es: 'Diligencia de cierre del libro de registro de salida de {year}', en: 'Closing of the registry book of exits of {year}' },
};
const L = {
  says: {
    ca: 'Es fa constar que el llibre es va obrir amb l’assentament {first}, de {opened}, i queda tancat amb l’assentament {last}, de {ended}. A partir d’aquest no se n’hi pot anotar cap més.',
    es: 'Se hace constar que el libro se abrió con el asiento {first}, de {opened}, y queda cerrado con el asiento {last}, de {ended}. A partir de este no se puede anotar ninguno más.',
    en: 'The book was opened with entry {first}, of {opened}, and is closed with entry {last}, of {ended}. None can be added after it.',
  },
  entries: { ca: 'Assentaments', es: 'Asientos', en: 'Entries' },
  annulled: { ca: 'Dels quals, anul·lats', es: 'De los cuales, anulados', en: 'Of which, annulled' },
  numbering: { ca: 'Numeració', es: 'Numeración', en: 'Numbering' },
  gapless: { ca: 'De l’1 al {last}, correlativa i sense cap salt.', es: 'Del 1 al {last}, correlativa y sin ningún salto.', en: 'From 1 to {last}, in order and without a gap.' },
  gaps: { ca: 'Falten {missing} números entre l’1 i el darrer: cal verificar el llibre.', es: 'Faltan {missing} números entre el 1 y el último: hay que verificar el libro.', en: '{missing} numbers are missing between 1 and the last: the book has to be verified.' },
  rule: {
    ca: 'Llei 39/2015, art. 16: cada organisme disposa d’un registre electrònic general; els assentaments s’anoten amb número, data i hora, respectant l’ordre temporal.',
    es: 'Ley 39/2015, art. 16: cada organismo dispone de un registro electrónico general; los asientos se anotan con número, fecha y hora, respetando el orden temporal.',
    en: 'Law 39/2015, art. 16: each body keeps a general electronic registry; entries bear number, date and hour, in order of time.',
  },
} satisfies Record<string, Texts>;

/** The page that closes the registry book of a year: with which entries it begins and ends, and that its numbers are whole. */
export function bookClosingContent({ organisation, direction, year, entries, annulled, first, last, missing, language }: BookClosingRequest): Composition {
  const t = (texts: Texts, values = {}) => say(texts, language, values);
  const title = t(TITLE[direction], { year });
  const content: Block[] = [
    { kind: 'paragraph', tone: 'lead', text: t(L.says, { first: first.number, opened: formatMoment(first.registeredAt, language), last: last.number, ended: formatMoment(last.registeredAt, language) }) },
    { kind: 'definitions', items: [
      { term: t(L.entries), text: String(entries) }, { term: t(L.annulled), text: String(annulled) },
      { term: t(L.numbering), text: missing === 0 ? t(L.gapless, { last: entries }) : t(L.gaps, { missing }) },
    ] },
    { kind: 'paragraph', tone: 'note', text: t(L.rule) },
  ];
  return { title, subject: `${title} · ${organisation.name}`, language, content };
}

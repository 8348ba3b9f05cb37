import { municipalities } from '@comu/territory';
import type { ColumnProposal, Finding, Reading, Text } from '../types.ts';
import { municipalityOf } from './codes.ts';
import type { Guess, Seen } from './guess-column.ts';
import type { FileRecord } from './records.ts';
import { codeName } from './why.ts';

interface FindingsInput {
  readonly reading: Reading;
  readonly guesses: readonly Guess[];
  readonly columns: readonly ColumnProposal[];
  readonly body: readonly FileRecord[];
  readonly ragged: readonly FileRecord[];
  readonly totals: FileRecord | undefined;
  readonly preamble: readonly FileRecord[];
  readonly whole: boolean;
}

/** Rows that are kept with a finding, so that whoever mends the source knows where to look. */
const mostExamples = 50;
const examplesOf = (seen: readonly Seen[]) => seen.slice(0, mostExamples).map(({ line, value }) => ({ line, value: value.slice(0, 120) }));
const recordExamples = (records: readonly FileRecord[]) => records.slice(0, mostExamples).map(({ line, cells }) => ({ line, value: cells.map((cell) => cell ?? '').join(' | ').slice(0, 120) }));

/** `{fila|files}`: the word for one and for any other number. */
const agreeing = (text: Text, count: number): Text => {
  const said = (words: string) => words.replaceAll(/\{([^|{}]*)\|([^|{}]*)\}/g, (_, one: string, many: string) => (count === 1 ? one : many));
  return { ca: said(text.ca), es: said(text.es), en: said(text.en) };
};

/** What a steward should know about a file before it is loaded. */
export function findingsOf({ reading, guesses, columns, body, ragged, totals, preamble, whole }: FindingsInput): Finding[] {
  const found: Finding[] = [];
  const isBlank = (cell: string | null | undefined) => cell == null || cell.trim() === '' || reading.blanks.includes(cell.trim());
  const note = (code: string, severity: Finding['severity'], text: Text, more: Partial<Finding> = {}) => void found.push({ code, severity, text: agreeing(text, more.count ?? 0), ...more });

  if (reading.encoding !== undefined && reading.encoding !== 'utf-8') note('encoding', 'note', {
    ca: `El fitxer no és UTF-8 sinó ${reading.encoding}: els accents es llegeixen bé igualment.`, es: `El fichero no es UTF-8 sino ${reading.encoding}: los acentos se leen bien igualmente.`, en: `The file is not UTF-8 but ${reading.encoding}: accents are read well all the same.`,
  });
  if (preamble.length > 0) note('preamble', 'note', {
    ca: `Hi ha ${preamble.length} {línia|línies} abans de la capçalera; no {forma|formen} part de la taula.`, es: `Hay ${preamble.length} {línea|líneas} antes de la cabecera; no {forma|forman} parte de la tabla.`, en: `There {is|are} ${preamble.length} {line|lines} before the header; {it is|they are} no part of the table.`,
  }, { count: preamble.length, examples: recordExamples(preamble) });
  if (reading.header === 0) note('no-header', 'warning', { ca: 'El fitxer no té capçalera: poseu nom a les columnes.', es: 'El fichero no tiene cabecera: ponga nombre a las columnas.', en: 'The file has no header: name its columns.' });
  if (reading.header > 1) note('several-header-rows', 'note', { ca: `La capçalera ocupa ${reading.header} files; s’han ajuntat.`, es: `La cabecera ocupa ${reading.header} filas; se han unido.`, en: `The header takes ${reading.header} rows; they were joined.` });
  if (totals !== undefined) note('totals-row', 'warning', {
    ca: 'L’última fila és un total o una nota, no una dada: es deixa fora i es guarda a part.', es: 'La última fila es un total o una nota, no un dato: se deja fuera y se guarda aparte.', en: 'The last row is a total or a note, not data: it is left out and kept apart.',
  }, { count: 1, examples: recordExamples([totals]) });
  if (ragged.length > 0) note('ragged-rows', 'error', {
    ca: `${ragged.length} {fila té|files tenen} més o menys cel·les que la capçalera: {anirà|aniran} al fitxer de rebutjades.`, es: `${ragged.length} {fila tiene|filas tienen} más o menos celdas que la cabecera: {irá|irán} al fichero de rechazadas.`, en: `${ragged.length} {row has|rows have} more or fewer cells than the header: {it|they} will go to the file of rejected rows.`,
  }, { count: ragged.length, examples: recordExamples(ragged) });

  for (const [index, guess] of guesses.entries()) {
    const column = columns[index]!;
    const of = { column: column.name };
    const commas = column.decimalComma === true ? body.flatMap(({ line, cells }) => (/\d,\d/.test(cells[column.at] ?? '') ? [{ line, value: (cells[column.at] ?? '').trim() }] : [])) : [];
    if (column.decimalComma && commas.length === 0) note('dotted-thousands', 'note', { ca: `«${column.title}» separa els milers amb punts.`, es: `«${column.title}» separa los miles con puntos.`, en: `“${column.title}” parts thousands with dots.` }, of);
    if (commas.length > 0) note('decimal-comma', 'note', { ca: `«${column.title}» escriu els decimals amb coma.`, es: `«${column.title}» escribe los decimales con coma.`, en: `“${column.title}” writes decimals with a comma.` }, { ...of, count: commas.length, examples: examplesOf(commas) });
    if (column.code !== undefined && guess.lostZeros.length > 0) note('lost-zeros', 'warning', {
      ca: `A «${column.title}», ${guess.lostZeros.length} {codi ha|codis han} perdut el zero inicial; es proposa tornar-lo a posar.`, es: `En «${column.title}», ${guess.lostZeros.length} {código ha|códigos han} perdido el cero inicial; se propone volver a ponerlo.`, en: `In “${column.title}”, ${guess.lostZeros.length} {code lost its|codes lost their} leading zero; it is proposed to put it back.`,
    }, { ...of, count: guess.lostZeros.length, examples: examplesOf(guess.lostZeros) });
    if (column.code !== undefined && guess.misfits.length > 0) {
      const words = guess.misfits.filter(({ value }) => /\p{L}{2}/u.test(value) && column.code !== 'nif');
      const others = guess.misfits.filter((one) => !words.includes(one));
      if (words.length > 0) note('names-in-codes', 'error', {
        ca: `A «${column.title}» hi hauria d’haver ${codeName(column.code).ca}, però ${words.length} {fila hi té|files hi tenen} text.`, es: `En «${column.title}» debería haber ${codeName(column.code).es}, pero ${words.length} {fila tiene|filas tienen} texto.`, en: `“${column.title}” should hold ${codeName(column.code).en}, but ${words.length} {row holds|rows hold} text.`,
      }, { ...of, count: words.length, examples: examplesOf(words) });
      if (others.length > 0) note('wrong-codes', 'error', {
        ca: `A «${column.title}», ${others.length} {valor no és|valors no són} ${codeName(column.code).ca}.`, es: `En «${column.title}», ${others.length} {valor no es|valores no son} ${codeName(column.code).es}.`, en: `In “${column.title}”, ${others.length} {value is|values are} not ${codeName(column.code).en}.`,
      }, { ...of, count: others.length, examples: examplesOf(others) });
    } else if (guess.misfits.length > 0) note('misfits', 'warning', {
      ca: `A «${column.title}», ${guess.misfits.length} {valor no encaixa|valors no encaixen} amb la resta; {aquesta fila anirà|aquestes files aniran} a les rebutjades si no ho canvieu.`, es: `En «${column.title}», ${guess.misfits.length} {valor no encaja|valores no encajan} con el resto; {esa fila irá|esas filas irán} a las rechazadas si no lo cambia.`, en: `In “${column.title}”, ${guess.misfits.length} {value does|values do} not fit the rest; {that row|those rows} will be rejected unless you change it.`,
    }, { ...of, count: guess.misfits.length, examples: examplesOf(guess.misfits) });
    if (guess.ambiguous === 'thousands') note('ambiguous-thousands', 'warning', {
      ca: `A «${column.title}», els punts poden ser de milers o de decimals: comproveu-ho amb els exemples.`, es: `En «${column.title}», los puntos pueden ser de miles o de decimales: compruébelo con los ejemplos.`, en: `In “${column.title}”, dots may be thousands or decimals: check with the examples.`,
    }, of);
    if (guess.ambiguous === 'day-order') note('ambiguous-days', 'warning', {
      ca: `A «${column.title}» no es pot saber si va primer el dia o el mes; s’ha pres el dia.`, es: `En «${column.title}» no se puede saber si va primero el día o el mes; se ha tomado el día.`, en: `In “${column.title}” nothing tells whether day or month comes first; day was taken.`,
    }, of);
    const blank = body.length - (guess.proposal.filled);
    if (blank > 0 && blank < body.length && column.code !== undefined) note('rows-without-code', 'warning', {
      ca: `A «${column.title}», ${blank} {fila no té|files no tenen} codi: no es {podrà|podran} relacionar amb res.`, es: `En «${column.title}», ${blank} {fila no tiene|filas no tienen} código: no se {podrá|podrán} relacionar con nada.`, en: `In “${column.title}”, ${blank} {row has|rows have} no code: {it|they} cannot be joined to anything.`,
    }, { ...of, count: blank, examples: recordExamples(body.filter(({ cells }) => (cells[column.at] ?? '').trim() === '')) });
    else if (blank > 0 && blank < body.length && column.type !== 'text') note('blanks', 'note', {
      ca: `«${column.title}» té ${blank} {fila|files} sense dada. No {és un zero|són zeros}.`, es: `«${column.title}» tiene ${blank} {fila|filas} sin dato. No {es un cero|son ceros}.`, en: `“${column.title}” has ${blank} {row|rows} without data. {It is not a zero|They are not zeros}.`,
    }, { ...of, count: blank, examples: recordExamples(body.filter(({ cells }) => isBlank(cells[column.at]))) });
    if (blank === body.length) note('empty-column', 'note', { ca: `«${column.title}» és buida.`, es: `«${column.title}» está vacía.`, en: `“${column.title}” is empty.` }, of);
    if (whole && column.code !== undefined) countOfCodes(column, body, columns, note);
  }
  return found;
}

type Note = (code: string, severity: Finding['severity'], text: Text, more?: Partial<Finding>) => void;

/** A file about the whole province has 311 municipalities, in each of its years; more or fewer is worth a name. */
function countOfCodes(column: ColumnProposal, body: readonly FileRecord[], columns: readonly ColumnProposal[], note: Note) {
  const places = body.flatMap(({ line, cells }) => {
    const place = municipalityOf(cells[column.at] ?? '', column.code!);
    return place === undefined ? [] : [{ line, cells, place }];
  });
  const there = new Set(places.map(({ place }) => place));
  if (there.size < municipalities.length * 0.75) return;
  const missing = municipalities.filter(({ ine }) => !there.has(ine)).map(({ name }) => name);
  const some = `${missing.slice(0, 8).join(', ')}${missing.length > 8 ? '…' : ''}`;
  if (missing.length > 0) note('missing-municipalities', 'warning', {
    ca: `A «${column.title}» hi ha ${there.size} dels 311 municipis. Hi falten: ${some}.`, es: `En «${column.title}» hay ${there.size} de los 311 municipios. Faltan: ${some}.`, en: `“${column.title}” has ${there.size} of the 311 municipalities. Missing: ${some}.`,
  }, { column: column.name, count: missing.length, examples: missing.slice(0, mostExamples).map((name) => ({ line: 0, value: name })) });
  const year = columns.find(({ type, examples }) => type === 'integer' && examples.length > 0 && examples.every((value) => /^(19|20)\d\d$/.test(value)));
  if (year !== undefined) countsByYear(column, year, places, there.size, note);
}

function countsByYear(column: ColumnProposal, year: ColumnProposal, places: readonly { cells: FileRecord['cells']; place: string }[], usual: number, note: Note) {
  const byYear = new Map<string, Set<string>>();
  for (const { cells, place } of places) {
    const when = cells[year.at]?.trim() ?? '';
    byYear.set(when, (byYear.get(when) ?? new Set()).add(place));
  }
  const short = [...byYear].filter(([, of]) => of.size < usual).map(([when, of]) => ({ when: when || '—', count: of.size })).toSorted((a, b) => (a.when < b.when ? -1 : 1));
  if (short.length === 0 || byYear.size > 100) return;
  const list = short.slice(0, 8).map(({ when, count }) => `${when} (${count})`).join(', ');
  note('codes-by-year', 'warning', {
    ca: `Hi ha anys amb menys de ${usual} municipis a «${column.title}»: ${list}. Els que falten no són zero.`, es: `Hay años con menos de ${usual} municipios en «${column.title}»: ${list}. Los que faltan no son cero.`, en: `Some years have fewer than ${usual} municipalities in “${column.title}”: ${list}. Those missing are not zero.`,
  }, { column: column.name, count: short.length });
}

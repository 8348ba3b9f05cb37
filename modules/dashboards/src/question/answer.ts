import { askData, askFigures, Dataset } from '@comu/catalogue';
import { tablesNamed } from '@comu/indicators';
import { labelsOf, type Context, type Field, type Language, type Text } from '@comu/kernel';
import { municipalities } from '@comu/territory';
import { badColumn, noSource, notAsFigures, notByInhabitants } from '../refusals.ts';
import { sqlOf, titleOfBy, titleOfMeasure } from './sql.ts';
import { shares } from './keywords.ts';
import { dividable, placeOf } from './read.ts';
import type { KeptQuestion } from './schema.ts';
import type { Question, Source } from './types.ts';
import { say } from '../words.ts';
import { vocabularyOf } from './vocabulary.ts';

/** An answer with all that lets it be trusted: the SQL, the versions read, and why whoever asks sees what they see. */
export interface QuestionAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly more: boolean;
  readonly sql: string;
  readonly sources: readonly { readonly code: string; readonly title: string; readonly number: number | null; readonly at: string }[];
  readonly why: readonly { readonly code: string; readonly says: Text }[];
  /** Groups left out because they are of too few people, and how few that is. */
  readonly left: number;
  readonly smallest: number | null;
  readonly measure: { readonly unit: Text; readonly decimals: number };
  /** INE codes of the first column, where it holds municipalities. */
  readonly places: readonly (string | null)[] | null;
}
type Bare = Omit<QuestionAnswer, 'measure' | 'places'>;
const mostRows = 2000;
const use = { kind: 'dashboard', what: 'question' };

/** Answers SQL that somebody typed, over what they may see. */
export async function answerSql(context: Context, sql: string): Promise<QuestionAnswer> {
  const answer = await bareSql(context, sql);
  const decimals = answer.rows.some((row) => /\.\d*[1-9]/.test(String(row.at(-1) ?? ''))) ? 2 : 0;
  return { ...answer, measure: { unit: none, decimals }, places: placesIn(answer.rows) };
}

const none = { ca: '', es: '', en: '' };
const codes = new Map(municipalities.flatMap(({ ine, name }) => [[name, ine] as const, [ine, ine] as const]));
function placesIn(rows: QuestionAnswer['rows']): QuestionAnswer['places'] {
  const found = rows.map(([first]) => (typeof first === 'string' ? (codes.get(first) ?? null) : null));
  return found.some((each) => each !== null) ? found : null;
}

async function bareSql(context: Context, sql: string): Promise<Bare> {
  const { beside, indicators } = await tablesNamed(context, sql);
  const answer = await askData(context, { sql, beside, limits: { rows: mostRows }, use });
  return {
    columns: answer.columns.map(({ name, type }) => ({ name, type })), rows: answer.rows, more: answer.more, sql, left: 0, smallest: null, why: answer.why,
    sources: [...answer.sources.map(({ code, title, number, loadedAt }) => ({ code, title, number, at: loadedAt })), ...indicators.map(({ code, title, at }) => ({ code, title: title[context.language], number: null, at }))],
  };
}

/** Answers a question as it was understood, with the words of the records in place of their codes. */
export async function answerQuestion(context: Context, question: KeptQuestion): Promise<QuestionAnswer> {
  const source = (await vocabularyOf(context)).sources.find(({ key }) => key === question.source);
  if (source === undefined) throw noSource({ source: question.source.replace(/^\w+:/, '') });
  checkColumns(question as Question, source);
  const answer = source.figuresOnly === true ? await figuresFor(context, question as Question, source) : await bareSql(context, sqlOf(question as Question, source, context.language));
  const rows = await withWords(context, { question: question as Question, source, rows: answer.rows });
  return { ...answer, rows, measure: measureOf(question as Question, source, rows), places: placesIn(rows) };
}

const signs: Readonly<Record<string, string>> = { EUR: '€' };
/** How the figure is written: a count has no unit, an indicator has its own, a column what its dictionary says. */
function measureOf({ per, ...question }: Question, source: Source, rows: QuestionAnswer['rows']): QuestionAnswer['measure'] {
  const { unit, decimals } = undivided(question, source, rows);
  if (per === undefined) return { unit, decimals };
  const most = Math.max(...rows.map((row) => Math.abs(Number(row.at(-1) ?? 0))));
  const heads = shares[per].many === 1 ? say('hab.', 'hab.', 'inh.') : say('1.000 hab.', '1.000 hab.', '1,000 inh.');
  const over = (language: Language) => `${unit[language]}/${heads[language]}`;
  return { unit: { ca: over('ca'), es: over('es'), en: over('en') }, decimals: most < 1 ? 4 : 2 };
}

function undivided({ measure: { of, column } }: Question, source: Source, rows: QuestionAnswer['rows']): QuestionAnswer['measure'] {
  if (of === 'count' || of === 'distinct') return { unit: none, decimals: 0 };
  if (source.kind === 'indicator') return { unit: source.unit ?? none, decimals: of === 'gathered' && source.gathers !== 'mean' ? (source.decimals ?? 0) : Math.max(1, source.decimals ?? 1) };
  const unit = source.columns.find(({ name }) => name === column)?.unit ?? '';
  const sign = signs[unit] ?? unit;
  return { unit: { ca: sign, es: sign, en: sign }, decimals: rows.some((row) => /\.\d*[1-9]/.test(String(row.at(-1) ?? ''))) ? 2 : 0 };
}

function checkColumns({ measure, per, by, only }: Question, source: Source): void {
  if (per !== undefined && !dividable(source, measure)) throw notByInhabitants({ source: source.title.ca });
  const known = new Set([...source.columns.map(({ name }) => name), ...(placeOf(source) === undefined ? [] : ['@municipi', '@comarca', '@mida', '@habitants'])]);
  for (const name of [...(measure.column === undefined ? [] : [measure.column]), ...by.map(({ column }) => column), ...only.map(({ column }) => column)]) if (!known.has(name)) throw badColumn({ column: name, source: source.title.ca });
  if (['sum', 'mean', 'median', 'distinct', 'most', 'least'].includes(measure.of) && measure.column === undefined) throw badColumn({ column: '—', source: source.title.ca });
  if (measure.of === 'gathered' && source.kind !== 'indicator') throw badColumn({ column: 'valor', source: source.title.ca });
}

/** Of what holds personal data only figures over enough people are given, and by the operation that leaves small groups out. */
async function figuresFor(context: Context, { measure, by, only }: Question, source: Source): Promise<Bare> {
  const { of } = measure;
  if (of === 'gathered' || of === 'most' || of === 'least' || by.some(({ column, grain }) => column.startsWith('@') || (grain !== undefined && grain !== 'year'))) throw notAsFigures({ source: source.title[context.language] });
  const conditions = only.flatMap(({ column, is, values }): { column: string; is: '=' | '<>' | '<' | '<=' | '>' | '>='; value: string }[] => {
    if (column.startsWith('@') || is === 'last' || values.length > 1) throw notAsFigures({ source: source.title[context.language] });
    const value = values[0] ?? '';
    const kind = source.columns.find(({ name }) => name === column)?.kind;
    if (kind !== 'day' && kind !== 'moment') return [{ column, is, value }];
    // A year of a day is from its first day to the day before the next one’s.
    const [first, next] = [`${value}-01-01`, `${Number(value) + 1}-01-01`];
    if (is === '<>') throw notAsFigures({ source: source.title[context.language] });
    return is === '=' ? [{ column, is: '>=', value: first }, { column, is: '<', value: next }] : is === '<' || is === '>=' ? [{ column, is, value: first }] : [{ column, is: is === '<=' ? '<' : '>=', value: next }];
  });
  const answer = await askFigures(context, { dataset: source.table, measures: [{ of, ...(measure.column === undefined ? {} : { column: measure.column }) }], by: by.map(({ column }) => column), only: conditions });
  const { code, title, number, loadedAt } = answer.source;
  return { columns: answer.columns.map(({ name, type }, place) => ({ name: place < by.length ? titleOfBy(source, by[place]!, context.language) : titleOfMeasure(source, { measure }, context.language), type: name === '' ? 'text' : type })), rows: answer.rows, more: false, sql: answer.sql, left: answer.left, smallest: answer.smallest, why: [], sources: [{ code, title, number, at: loadedAt }] };
}

const snake = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** In an answer over a record of the platform, choices and references are written as people read them. */
async function withWords(context: Context, { question: { by }, source, rows }: { question: Question; source: Source; rows: QuestionAnswer['rows'] }): Promise<QuestionAnswer['rows']> {
  const name = source.kind === 'dataset' ? (await context.db.first(Dataset, { code: source.table }))?.record : null;
  const record = name === null || name === undefined ? undefined : context.house.records.get(name);
  if (record === undefined) return rows;
  const fields = by.map(({ column }) => (Object.entries(record.fields) as [string, Field][]).find(([field]) => snake(field) === column));
  const labels = await labelsOf({ db: context.db, record, language: context.language, rows: rows.map((row) => Object.fromEntries(fields.flatMap((field, at) => (field === undefined ? [] : [[field[0], row[at]]])))) });
  return rows.map((row) => row.map((value, at) => {
    const declared = fields[at]?.[1].declaration;
    if (declared === undefined || typeof value !== 'string') return value;
    return declared.choices?.[value]?.[context.language] ?? (declared.kind === 'reference' ? (labels[value] ?? value) : value);
  }));
}

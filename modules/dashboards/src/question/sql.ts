import { timeOf, placeOf } from './read.ts';
import { territorial, aggregates, grains, shares } from './keywords.ts';
import type { By, Language, Only, Question, Source, SourceColumn } from './types.ts';

const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const numberOr = (value: string): string => (/^-?\d{1,18}(\.\d{1,10})?$/.test(value) ? value : literal(value));
const territoryColumns: Readonly<Record<string, string>> = { '@municipi': 'm.nom', '@comarca': 'm.comarca', '@mida': 'm.mida', '@habitants': 'm.habitants' };

export const columnOf = (source: Source, name: string): SourceColumn | undefined => source.columns.find((each) => each.name === name);
const moment = ({ name, kind }: SourceColumn): string => (kind === 'moment' ? `timezone('Europe/Madrid', t.${named(name)})` : `t.${named(name)}`);

function grouped(source: Source, { column: name, grain }: By): string {
  const column = columnOf(source, name);
  if (column === undefined) return territoryColumns[name] ?? 'null';
  if (column.kind !== 'day' && column.kind !== 'moment') return `t.${named(name)}`;
  return grain === 'month' ? `strftime(${moment(column)}, '%Y-%m')` : `year(${moment(column)})`;
}

function measured(source: Source, { of, column: name }: Question['measure']): string {
  const expression = name === undefined ? '' : (territoryColumns[name] ?? `t.${named(name)}`);
  if (of === 'gathered') {
    if (source.gathers === 'ratio') return `sum(t.numerador) / nullif(sum(t.denominador), 0)${source.factor === undefined || source.factor === 1 ? '' : ` * ${source.factor}`}`;
    return `${source.gathers === 'sum' ? 'sum' : 'avg'}(t.valor)`;
  }
  return { count: 'count(*)', sum: `sum(${expression})`, mean: `avg(${expression})`, median: `median(${expression})`, most: `max(${expression})`, least: `min(${expression})`, distinct: `count(distinct ${expression})` }[of];
}

function condition(source: Source, { column: name, is, values }: Only): string {
  const column = columnOf(source, name);
  if (column?.finer === true && is !== 'last') return condition({ ...source, columns: source.columns.map(({ finer: _, ...each }) => each) }, { column: name, is, values }).replace(`t.${named(name)}`, `left(t.${named(name)}, 4)`);
  const expression = column !== undefined && (column.kind === 'day' || column.kind === 'moment') ? `year(${moment(column)})` : (territoryColumns[name] ?? `t.${named(name)}`);
  const write = (value: string) => (column?.kind === 'yes-no' ? (value === 'true' ? 'true' : 'false') : column === undefined ? (name === '@habitants' ? numberOr(value) : literal(value)) : column.kind === 'text' || column.kind === 'place' || column.textual === true ? literal(value) : numberOr(value));
  if (is === 'last') {
    const many = Math.min(100, Math.max(1, Math.trunc(Number(values[0] ?? 1)) || 1));
    const of = expression.replaceAll('t.', 'u.');
    return many === 1 ? `${expression} = (select max(${of}) from ${named(source.table)} as u)` : `${expression} in (select distinct ${of} from ${named(source.table)} as u where ${of} is not null order by 1 desc limit ${many})`;
  }
  if ((is === '=' || is === '<>') && values.length > 1) return `${expression} ${is === '=' ? 'in' : 'not in'} (${values.map(write).join(', ')})`;
  return `${expression} ${is} ${write(values[0] ?? '')}`;
}

export const titleOfBy = (source: Source, { column: name, grain }: By, language: Language): string => {
  const column = columnOf(source, name);
  const title = column?.title[language] ?? territorial[name]?.title[language] ?? name;
  return grain === undefined ? title : `${title} (${grains[grain].title[language]})`;
};
export const titleOfMeasure = (source: Source, { measure, per }: Pick<Question, 'measure' | 'per'>, language: Language): string => (per === undefined ? undivided(source, measure, language) : `${undivided(source, measure, language)} ${shares[per].title[language]}`);

const undivided = (source: Source, { of, column: name }: Question['measure'], language: Language): string => {
  if (of === 'gathered') return source.title[language];
  if (of === 'count') return { ca: 'Quants', es: 'Cuántos', en: 'How many' }[language];
  const title = (columnOf(source, name ?? '')?.title ?? territorial[name ?? '']?.title)?.[language] ?? name ?? '';
  return `${aggregates[of].title[language]}: ${source.kind === 'indicator' ? source.title[language] : title}`;
};

const needsTerritory = ({ measure, per, by, only }: Question) => per !== undefined || [measure.column ?? '', ...by.map(({ column }) => column), ...only.map(({ column }) => column)].some((name) => name.startsWith('@'));

/** The SQL of a question: what is run is what is shown, to the letter. Values are written in as literals, with their quotes doubled. */
export function sqlOf(question: Question, source: Source, language: Language): string {
  const { measure, by, per, first } = question;
  const groups = by.map((each) => grouped(source, each));
  const titles = [...by.map((each) => titleOfBy(source, each, language)), titleOfMeasure(source, question, language)].map((title, index, all) => named(all.indexOf(title) === index ? title : `${title} ${index + 1}`));
  const size = by.some(({ column }) => column === '@mida') ? ['m.mida_ordre'] : [];
  const lines = per === undefined
    ? [`select ${[...groups, measured(source, measure)].map((expression, index) => `${expression} as ${titles[index] as string}`).join(',\n  ')}`, ...readBy(question, source), ...grouping([...groups, ...size])]
    : perInhabitant({ question, source, groups, titles, size, many: shares[per].many });
  if (groups.length > 0) lines.push(`order by ${orderOf(question, source, per === undefined ? 'm.mida_ordre' : 'p.mida_ordre')}`);
  if (first !== undefined && groups.length > 0) lines.push(`limit ${Math.min(5000, first.many)}`);
  return lines.join('\n');
}

const grouping = (groups: readonly string[]): string[] => (groups.length > 0 ? [`group by ${groups.join(', ')}`] : []);

function readBy(question: Question, source: Source): string[] {
  const place = placeOf(source);
  const join = needsTerritory(question) && place !== undefined ? [`join municipis as m on m.ine = ${place.longer === true ? `left(t.${named(place.name)}, 5)` : `t.${named(place.name)}`}`] : [];
  return [`from ${named(source.table)} as t`, ...join, ...(question.only.length > 0 ? [`where ${question.only.map((each) => condition(source, each)).join('\n  and ')}`] : [])];
}

/** First by municipality, so that the inhabitants of each count once however many rows it has. */
function perInhabitant({ question, source, groups, titles, size, many }: { question: Question; source: Source; groups: readonly string[]; titles: readonly string[]; size: readonly string[]; many: number }): string[] {
  const keys = groups.map((_, at) => `g${at + 1}`);
  const inner = [...groups.map((expression, at) => `${expression} as ${keys[at] as string}`), ...size, 'm.habitants', `${measured(source, question.measure)} as valor`];
  return [
    `select ${[...keys.map((key) => `p.${key}`), `${many === 1 ? '' : `${many} * `}sum(p.valor) / nullif(sum(p.habitants), 0)`].map((expression, index) => `${expression} as ${titles[index] as string}`).join(',\n  ')}`,
    `from (select ${inner.join(', ')}`, ...[...readBy(question, source), ...grouping([...groups, ...size, 'm.ine', 'm.habitants'])].map((line) => `  ${line}`), ') as p',
    ...grouping([...keys.map((key) => `p.${key}`), ...(size.length > 0 ? ['p.mida_ordre'] : [])]),
  ];
}

function orderOf({ by, first }: Question, source: Source, size: string): string {
  const figure = by.length + 1;
  if (first !== undefined) return `${figure} ${first.how === 'most' ? 'desc' : 'asc'} nulls last, 1`;
  const time = by.findIndex(({ column }) => isTime(source, column));
  if (time !== -1) return [time + 1, ...by.map((_, index) => index + 1).filter((index) => index !== time + 1)].join(', ');
  if (by.some(({ column }) => column === '@mida')) return size;
  return `${figure} desc nulls last, 1`;
}
export const isTime = (source: Source, name: string): boolean => { const kind = columnOf(source, name)?.kind; return kind === 'year' || kind === 'day' || kind === 'moment'; };
export const mainTime = timeOf;

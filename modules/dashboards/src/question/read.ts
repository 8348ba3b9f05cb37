import { matchesAt, type Match, type Term } from './entries.ts';
import type { Mark } from './marks.ts';
import { isLink, type Token } from './tokens.ts';
import type { Aggregate, By, Grain, Only, Per, Question, Source, SourceColumn, Territory } from './types.ts';

/** A sentence read against one source: the question it makes, what was not understood, and how well it fits. */
export interface Reading { readonly question: Question; readonly unknown: readonly Token[]; readonly score: number }

interface Said { of?: Aggregate; column?: string; by: By[]; only: Only[]; how?: 'most' | 'least'; many?: number; per?: Per }

const isYear = (token: Token | undefined): token is Token & { number: number } => token !== undefined && token.number !== null && /^(19|20)\d\d$/.test(token.text);
const which = new Set(['quins', 'quines', 'quin', 'quina', 'que', 'cuales', 'which', 'what']);
const toWords = new Set(['a', 'al', 'i', 'y', 'and', 'to', 'fins', 'hasta', 'until']);

export const timeOf = ({ columns }: Source): SourceColumn | undefined => columns.find(({ kind }) => kind === 'year') ?? columns.find(({ kind }) => kind === 'day' || kind === 'moment');
export const placeOf = ({ columns }: Source): SourceColumn | undefined => columns.find(({ kind }) => kind === 'place');

/** Reads a sentence as a question to one source, word by word and always the same way; nothing is guessed that is not shown. */
export function readAgainst({ tokens, marks, source, territory }: { tokens: readonly Token[]; marks: readonly Mark[]; source: Source; territory: Territory }): Reading {
  const [time, place] = [timeOf(source), placeOf(source)];
  const found: Said = { by: [], only: [] };
  const unknown: Token[] = [];
  let [at, score, grouping, title] = [0, 0, false, 0];
  const past = (from: number) => { let here = from; while (here < tokens.length && isLink(tokens[here] as Token)) here += 1; return here; };
  const best = (here: number): Match | undefined => matchesAt(tokens, here, { source, territory, place: place !== undefined, time: time !== undefined, grouping })[0];
  const group = (by: By) => { if (!found.by.some((each) => each.column === by.column)) found.by.push(by); };
  const keep = (only: Only) => {
    const before = only.is === '=' ? found.only.findIndex((each) => each.column === only.column && each.is === '=') : -1;
    if (before === -1) found.only.push(only);
    else found.only[before] = { ...only, values: [...new Set([...(found.only[before] as Only).values, ...only.values])] };
  };
  const timed = (is: Only['is'], ...years: readonly number[]) => { keep({ column: (time as SourceColumn).name, is, values: years.map(String) }); score += 0.8; };

  /** A number that is compared: what it is of follows it, went before it, is a year, or is the figure asked for. */
  const compare = (is: Only['is'], numbers: readonly number[], to: number, years: boolean): number => {
    const next = best(past(to));
    const of = next === undefined ? undefined : numeric(next.term);
    if (years && time !== undefined && of === undefined) { if (numbers.length === 2) { timed('>=', numbers[0] as number); timed('<=', numbers[1] as number); } else timed(is, ...numbers); return to; }
    const column = of ?? found.column ?? source.columns.find(({ kind }) => kind === 'number')?.name;
    if (column === undefined) { unknown.push(...tokens.slice(at, to)); return to; }
    if (numbers.length === 2) { keep({ column, is: '>=', values: [String(numbers[0])] }); keep({ column, is: '<=', values: [String(numbers[1])] }); } else keep({ column, is, values: [String(numbers[0])] });
    score += 1;
    return of === undefined ? to : (next as Match).to;
  };

  const take = ({ term, to, coverage, matched }: Match): number => {
    const dimension = dimensionOf(term, time);
    if (term.kind === 'source') { title = Math.max(title, coverage + matched / 10); return to; }
    if (term.kind === 'value') { keep({ column: term.column, is: '=', values: [term.value] }); score += 1.2; grouping = false; return to; }
    if (term.kind === 'column' && term.column.kind === 'number' && !marks.some(({ by }) => by === at)) {
      if (found.column !== undefined && found.column !== term.column.name) { unknown.push(...tokens.slice(at, to)); score -= 0.6; return to; }
      found.column = term.column.name;
      score += 1.5 * coverage;
      return to;
    }
    if (dimension === undefined) { unknown.push(...tokens.slice(at, to)); return to; }
    const next = best(past(to));
    // “canal presencial”: the name of the column only says what the value is of.
    if (next?.term.kind === 'value' && next.term.column === dimension.column) return to;
    const before = tokens[at - 1];
    if (!grouping && found.of === 'count' && marks[at - 1]?.aggregate !== undefined && title === 0) { found.of = 'distinct'; found.column = dimension.column; score += 1; return to; }
    if (!grouping && dimension.column === '@municipi' && (before === undefined || !which.has(before.fold)) && found.many === undefined) return to;
    group(dimension);
    score += grouping ? 1.5 * coverage : 0.7;
    return to;
  };

  while (at < tokens.length) {
    const token = tokens[at] as Token;
    const mark = marks[at] as Mark;
    const match = best(at);
    const longer = (to: number | undefined): to is number => to !== undefined && (match === undefined || to >= match.to || (match.term.kind !== 'source' && match.coverage < 1));
    if (longer(mark.between)) {
      const [from, to] = [past(mark.between), past(past(mark.between) + 1)];
      const [low, high] = [tokens[from]?.number, tokens[to]?.number];
      if (typeof low === 'number' && typeof high === 'number') { at = compare('>=', [low, high], to + 1, isYear(tokens[from])); continue; }
    }
    if (mark.comparison !== undefined && longer(mark.comparison.to)) {
      const from = past(mark.comparison.to);
      const value = tokens[from]?.number;
      if (typeof value === 'number') { at = compare(mark.comparison.key, [value], from + 1, isYear(tokens[from])); continue; }
      const not = mark.comparison.key === '<>' ? best(from) : undefined;
      if (not?.term.kind === 'value') { keep({ column: not.term.column, is: '<>', values: [not.term.value] }); score += 1.2; at = not.to; continue; }
    }
    if (time !== undefined && longer(mark.last)) {
      const counted = tokens[mark.last]?.number ?? null;
      const unit = best(counted === null ? mark.last : mark.last + 1);
      if (unit !== undefined && dimensionOf(unit.term, time)?.column === time.name) { keep({ column: time.name, is: 'last', values: [String(counted ?? 1)] }); score += 0.8; at = unit.to; continue; }
    }
    if (mark.order !== undefined && longer(mark.order.to)) {
      found.how = mark.order.how;
      const many = tokens[mark.order.to]?.number;
      if (typeof many === 'number' && many <= 311 && found.many === undefined) { found.many = many; at = mark.order.to + 1; } else at = mark.order.to;
      continue;
    }
    if (isYear(token) && time !== undefined) {
      const joined = tokens[at + 1] !== undefined && isYear(tokens[at + 1]) && tokens[at + 1]!.from - token.to <= 3;
      const other = joined ? at + 1 : toWords.has(tokens[at + 1]?.fold ?? '') ? past(at + 2) : -1;
      if (isYear(tokens[other])) {
        if (['i', 'y', 'and'].includes(tokens[at + 1]?.fold ?? '')) timed('=', token.number, tokens[other]!.number as number);
        else { timed('>=', token.number); timed('<=', tokens[other]!.number as number); }
        at = other + 1;
      } else { timed('=', token.number); at += 1; }
      continue;
    }
    if (token.number !== null && token.number <= 311 && Number.isInteger(token.number) && match === undefined) {
      const next = best(past(at + 1));
      if (next !== undefined && dimensionOf(next.term, time) !== undefined) { found.many = token.number; at += 1; continue; }
      if (marks[at + 1]?.order !== undefined) { found.many = token.number; at += 1; continue; }
    }
    if (mark.aggregate !== undefined && longer(mark.aggregate.to)) { found.of = mark.aggregate.key; at = mark.aggregate.to; score += 0.2; continue; }
    if (mark.per !== undefined && dividable(source, found.of === undefined ? undefined : { of: found.of })) { found.per = mark.per.key; at = mark.per.to; score += 0.8; continue; }
    if (longer(mark.by)) { grouping = true; at = mark.by; continue; }
    if (match !== undefined) { at = take(match); continue; }
    if (mark.noise !== undefined) { at = mark.noise; continue; }
    if (isLink(token) || which.has(token.fold)) { at += 1; continue; }
    unknown.push(token);
    grouping = false;
    score -= 1.2;
    at += 1;
  }
  return { question: completed(source, found), unknown, score: score + 3 * title + (source.kind === 'indicator' ? 0.4 : 0) - (source.empty ? 0.8 : 0) - (source.kind === 'indicator' && found.of === 'count' ? 1 : 0) };
}

/** By what a term groups, if it does. */
function dimensionOf(term: Term, time: SourceColumn | undefined): By | undefined {
  if (term.kind === 'territory') return term.column === '@habitants' ? undefined : { column: term.column };
  if (term.kind === 'grain') return time === undefined || (time.kind === 'year' && term.grain === 'month') ? undefined : { column: time.name, ...grainFor(time, term.grain) };
  if (term.kind !== 'column') return undefined;
  return { column: term.column.kind === 'place' ? '@municipi' : term.column.name, ...grainFor(term.column, 'year') };
}
const grainFor = ({ kind }: SourceColumn, grain: Grain): { grain?: Grain } => (kind === 'day' || kind === 'moment' ? { grain } : {});
const numeric = (term: Term): string | undefined => (term.kind === 'territory' && term.column === '@habitants' ? term.column : term.kind === 'column' && term.column.kind === 'number' ? term.column.name : undefined);

/** What nobody said is put in, to be seen and changed: how rows are gathered, and the last period where figures of several would be mixed. */
export function completed(source: Source, { of, column, by, only, how, many, per }: Said): Question {
  const time = timeOf(source);
  const numbers = source.columns.filter(({ kind }) => kind === 'number');
  const main = source.kind === 'indicator' ? numbers[0]?.name : undefined;
  const measure = of === 'count' ? { of } : of === 'distinct' ? { of, ...(column === undefined ? {} : { column }) }
    : source.kind === 'indicator' && (of === undefined || of === 'gathered') ? { of: 'gathered' as const, column: main ?? '' }
      : (column ?? main ?? (of === undefined ? undefined : numbers[0]?.name)) === undefined ? { of: 'count' as const } : { of: of ?? usual(numbers.find(({ name }) => name === column)), column: (column ?? main ?? numbers[0]?.name) as string };
  const mixed = time?.kind === 'year' && measure.of !== 'distinct' && !by.some((each) => each.column === time.name) && !only.some((each) => each.column === time.name);
  return { source: source.key, measure, ...(per !== undefined && dividable(source, measure) ? { per } : {}), by: by.slice(0, 2), only: mixed ? [...only, { column: time.name, is: 'last', values: ['1'] }] : only, ...(how === undefined && many === undefined ? {} : { first: { how: how ?? 'most', many: Math.max(1, many ?? 10) } }) };
}

/** What can be divided by inhabitants: what is counted or added up by municipality, and is open row by row; a mean or a share cannot. */
export const dividable = (source: Source, measure?: Pick<Question['measure'], 'of'>): boolean => placeOf(source) !== undefined && source.figuresOnly !== true
  && (measure === undefined || measure.of === 'count' || measure.of === 'sum' || measure.of === 'gathered') && (source.kind === 'dataset' || (source.gathers === 'sum' && measure?.of !== 'count'));

/** Shares, rates and indices are not added up. */
export const usual = (column: SourceColumn | undefined): 'sum' | 'mean' => (column !== undefined && (column.unit === '%' || /%|per cent|percent|ratio|rati|taxa|tasa|index|mitjan|media|average|per habitant|por habitante|per capita/i.test(`${column.title.ca} ${column.title.es} ${column.title.en}`.normalize('NFD').replace(/\p{M}/gu, ''))) ? 'mean' : 'sum');

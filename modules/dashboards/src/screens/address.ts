import { answerShapes, type AnswerShape } from '../question/shapes.ts';
import { aggregates, comparisons, grains, shares } from '../question/keywords.ts';
import type { Question, Source } from '../question/types.ts';

/** What the address of the question box holds: the words, and the pieces when they were changed by hand, or the SQL; and how it is seen. */
export interface Address { readonly words: string; readonly question?: Question; readonly sql?: string; readonly shape?: AnswerShape }
const longest = 6000;

/** The address that shows the same question to whoever opens it, who sees of it what they may see; nothing when it would be too long to travel. */
export function addressOf({ words, question, sql, shape }: Address): string | undefined {
  const parameters = new URLSearchParams({ ...(words === '' ? {} : { q: words }), ...(question === undefined ? {} : { peces: JSON.stringify(question) }), ...(sql === undefined ? {} : { sql }), ...(shape === undefined ? {} : { com: shape }) });
  const written = `?${parameters.toString()}`;
  return written.length > longest ? undefined : written;
}

/** Reads an address; pieces that are not a question to one of these sources count as none, whoever wrote them. */
export function readAddress(search: string, sources: readonly Source[]): Address {
  const parameters = new URLSearchParams(search);
  const [sql, shape] = [parameters.get('sql') ?? '', answerShapes.find((each) => each === parameters.get('com'))];
  const question = questionIn(parameters.get('peces'), sources);
  return { words: parameters.get('q') ?? '', ...(question === undefined ? {} : { question }), ...(sql === '' ? {} : { sql }), ...(shape === undefined ? {} : { shape }) };
}

function questionIn(written: string | null, sources: readonly Source[]): Question | undefined {
  if (written === null) return undefined;
  try {
    const read = JSON.parse(written) as Question;
    const { source, measure, per, by, only, first } = read;
    const known = sources.some(({ key }) => key === source) && measure.of in aggregates && (per === undefined || per in shares)
      && by.every(({ column, grain }) => typeof column === 'string' && (grain === undefined || grain in grains))
      && only.every(({ column, is, values }) => typeof column === 'string' && is in comparisons && values.every((value) => typeof value === 'string'))
      && (first === undefined || (Number.isInteger(first.many) && (first.how === 'most' || first.how === 'least')));
    return known ? read : undefined;
  } catch {
    return undefined;
  }
}

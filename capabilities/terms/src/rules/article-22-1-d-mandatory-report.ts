import type { DayNumber } from '../civil-days.ts';
import type { Suspension } from '../types.ts';
import { sameNumberAfter } from './article-30-4-same-number.ts';

/**
 * Waiting for a mandatory report never stops a term for more than three months (Llei 39/2015, art. 22.1.d): the day from
 * which it counts again, whether or not the report has come. Other causes have no such day: Infinity.
 */
export const latestResumption = ({ article, from }: { article: Suspension['article']; from: DayNumber }): DayNumber =>
  article === '22.1.d' ? sameNumberAfter({ start: from, months: 3 }).day : Number.POSITIVE_INFINITY;

import { caseDuration, variantsOf, type Variant } from '@comu/mining';
import { fill, words } from '@comu/kernel/text';
import { numberWords, shareWords } from '@comu/running-processes/durations';
import { aboutOf, type Looking, type Viewed } from './view.ts';

export interface VariantsView extends Viewed {
  readonly total: number;
  /** The most frequent, with the median duration of the cases that ended, in milliseconds; null when none has. */
  readonly list: readonly (Variant & { readonly median: number | null })[];
}

const most = 200;

/** The ways in which cases go. */
export function variantsView({ log, time }: Looking): VariantsView {
  const { list, of } = variantsOf(log);
  const lasting: number[][] = list.slice(0, most).map(() => []);
  of.forEach((variant, place) => {
    const lasted = variant < most && !log.open.has(place) ? caseDuration(log, place, time) : Number.NaN;
    if (!Number.isNaN(lasted)) lasting[variant]?.push(lasted);
  });
  const medianOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;
  const usual = list.slice(0, 5).reduce((sum, { share }) => sum + share, 0);
  const once = list.filter(({ count }) => count === 1).length;
  const reading = list.length === 1
    ? words('Tots els casos es fan de la mateixa manera.', 'Todos los casos se hacen de la misma manera.', 'All cases go the same way.')
    : fill(words(
      'Hi ha {total} maneres diferents de fer-ho; les {few} més habituals són el {share} dels casos, i {once} només s’han fet una vegada.',
      'Hay {total} maneras distintas de hacerlo; las {few} más habituales son el {share} de los casos, y {once} solo se han hecho una vez.',
      'There are {total} different ways; the {few} most usual are {share} of the cases, and {once} were taken only once.',
    ), { total: numberWords(list.length), few: Math.min(5, list.length), share: shareWords(usual), once: numberWords(once) });
  return { about: aboutOf(log), reading, total: list.length, list: list.slice(0, most).map((variant, place) => ({ ...variant, median: medianOf(lasting[place] ?? []) })) };
}

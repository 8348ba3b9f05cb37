import { reworkOf, type Rework } from '@comu/mining';
import { fill, words } from '@comu/kernel/text';
import { durationWords, numberWords, shareWords } from '@comu/running-processes/durations';
import { aboutOf, type Looking, type Viewed } from './view.ts';

export interface ReworkView extends Viewed { readonly cases: number; readonly list: readonly Rework[] }

/** What has to be done again. */
export function reworkView({ log, time, kind, called }: Looking): ReworkView {
  const { cases, list } = reworkOf(log, { time });
  const [worst] = list;
  if (worst === undefined) return { about: aboutOf(log), cases, list, reading: words('No s’ha hagut de repetir cap pas.', 'No se ha tenido que repetir ningún paso.', 'No step had to be done again.') };
  const cost = worst.with === null || worst.without === null ? words('', '', '') : fill(words(' Els casos on es repeteix duren {with} de mediana; els altres, {without}.', ' Los casos en que se repite duran {with} de mediana; los demás, {without}.', ' Cases with it take {with} in the middle; the others, {without}.'), { with: durationWords(worst.with.median, kind), without: durationWords(worst.without.median, kind) });
  return {
    about: aboutOf(log), cases, list,
    reading: fill(words(
      'En {cases} de {all} casos ({share}) s’ha repetit feina. El pas que més es repeteix és «{activity}»: en {count} casos.{cost}',
      'En {cases} de {all} casos ({share}) se ha repetido trabajo. El paso que más se repite es «{activity}»: en {count} casos.{cost}',
      'In {cases} of {all} cases ({share}) work was done again. The step most repeated is “{activity}”: in {count} cases.{cost}',
    ), { cases: numberWords(cases), all: numberWords(log.cases.length), share: shareWords(cases / log.cases.length), activity: called(worst.activity), count: numberWords(worst.cases), cost }),
  };
}

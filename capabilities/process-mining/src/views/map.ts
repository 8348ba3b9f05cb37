import { fill } from '@comu/processes';
import { bottlenecks, processMap, type Distribution, type Edge, type ProcessMap } from '@comu/mining';
import { words } from '../words.ts';
import { durationWords, shareWords } from './durations.ts';
import { aboutOf, type Looking, type Viewed } from './view.ts';

export interface MapView extends Viewed {
  readonly map: ProcessMap;
  /** Where cases wait most in all. */
  readonly bottlenecks: readonly (Edge & { readonly wait: Distribution; readonly share: number })[];
}

/** The map, and where time goes on it. */
export function mapView({ log, time, kind }: Looking): MapView {
  const map = processMap(log, { time });
  const worst = bottlenecks(map);
  const [first] = worst;
  const usual = map.duration === null ? words('', '', '') : fill(words(' Un cas dura {median} de mediana.', ' Un caso dura {median} de mediana.', ' A case takes {median} in the middle.'), { median: durationWords(map.duration.median, kind) });
  const reading = first === undefined
    ? words('El registre no diu quan passa cada cosa: el mapa ensenya només l’ordre i quantes vegades.', 'El registro no dice cuándo pasa cada cosa: el mapa enseña solo el orden y cuántas veces.', 'The log does not say when things happen: the map shows only the order and how often.')
    : fill(words(
      'On més s’espera és entre «{from}» i «{to}»: {median} de mediana, i és el {share} de tota l’espera.{usual}',
      'Donde más se espera es entre «{from}» y «{to}»: {median} de mediana, y es el {share} de toda la espera.{usual}',
      'The longest waiting is between “{from}” and “{to}”: {median} in the middle, {share} of all waiting.{usual}',
    ), { from: first.from, to: first.to, median: durationWords(first.wait.median, kind), share: shareWords(first.share), usual });
  return { about: aboutOf(log), reading, map: { ...map, edges: map.edges.slice(0, 2000) }, bottlenecks: worst.slice(0, 12) };
}

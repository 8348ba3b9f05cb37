import { bottlenecks, processMap, type Distribution, type Edge, type ProcessMap } from '@comu/mining';
import { fill, words } from '@comu/kernel/text';
import { durationWords, shareWords } from '@comu/running-processes/durations';
import { aboutOf, type Looking, type Viewed } from './view.ts';

export interface MapView extends Viewed {
  readonly map: ProcessMap;
  /** Where cases wait most in all. */
  readonly bottlenecks: readonly (Edge & { readonly wait: Distribution; readonly share: number })[];
}

/** The map, and where time goes on it. */
export function mapView({ log, time, kind, called }: Looking): MapView {
  const map = processMap(log, { time });
  const worst = bottlenecks(map);
  const [first] = worst;
  const usual = map.duration === null ? words('', '', '') : fill(words(' Un cas dura {median} de mediana.', ' Un caso dura {median} de mediana.', ' A case takes {median} in the middle.'), { median: durationWords(map.duration.median, kind) });
  const reading = first === undefined
    ? words('El registre no diu quan passa cada cosa: el mapa ensenya només l’ordre i quantes vegades.', 'El registro no dice cuándo pasa cada cosa: el mapa enseña solo el orden y cuántas veces.', 'The log does not say when things happen: the map shows only the order and how often.')
    : fill(words(
      'El pas que més fa esperar és entre «{from}» i «{to}»: el {share} de tota l’espera. La meitat dels casos hi esperen {median} o menys; un de cada deu, més de {high}.{usual}',
      'El paso que más hace esperar es entre «{from}» y «{to}»: el {share} de toda la espera. La mitad de los casos esperan ahí {median} o menos; uno de cada diez, más de {high}.{usual}',
      'The longest waiting is between “{from}” and “{to}”: {share} of all waiting. Half of the cases wait there {median} or less; one in ten, over {high}.{usual}',
    ), { from: called(first.from), to: called(first.to), median: durationWords(first.wait.median, kind), high: durationWords(first.wait.high, kind), share: shareWords(first.share), usual });
  return { about: aboutOf(log), reading, map: { ...map, edges: map.edges.slice(0, 2000) }, bottlenecks: worst.slice(0, 12) };
}

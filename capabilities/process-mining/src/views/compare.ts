import { comparison, processMap, type ColumnLog, type Comparison, type ProcessMap } from '@comu/mining';
import { fill, words } from '@comu/kernel/text';
import { durationWords } from '@comu/running-processes/durations';
import { aboutOf, type About, type Looking, type Viewed } from './view.ts';

export interface CompareView extends Viewed, Comparison { readonly other: About; readonly maps: readonly [ProcessMap, ProcessMap] }

/** Two logs of the same procedure beside one another. */
export function compareView({ log, time, kind, called }: Looking, other: ColumnLog): CompareView {
  const maps = [processMap(log, { time }), processMap(other, { time })] as const;
  const compared = comparison(...maps);
  const [one, two] = compared.duration;
  const [widest] = compared.edges;
  const pace = one === null || two === null ? words('Cap dels dos registres diu quant duren els casos.', 'Ninguno de los dos registros dice cuánto duran los casos.', 'Neither log says how long cases take.')
    : fill(words('Un cas dura {one} de mediana al primer i {two} al segon.', 'Un caso dura {one} de mediana en el primero y {two} en el segundo.', 'A case takes {one} in the middle in the first and {two} in the second.'), { one: durationWords(one, kind), two: durationWords(two, kind) });
  const where = widest === undefined || (widest.wait[0] ?? 0) === (widest.wait[1] ?? 0) ? words('', '', '')
    : fill(words(' On més es distingeixen és entre «{from}» i «{to}»: {a} i {b}.', ' Donde más se distinguen es entre «{from}» y «{to}»: {a} y {b}.', ' They differ most between “{from}” and “{to}”: {a} and {b}.'), { from: called(widest.from), to: called(widest.to), a: orNever(widest.wait[0], kind), b: orNever(widest.wait[1], kind) });
  return { about: aboutOf(log), other: aboutOf(other), reading: fill(words('{pace}{where}', '{pace}{where}', '{pace}{where}'), { pace, where }), ...compared, edges: compared.edges.slice(0, 300), maps };
}

const orNever = (wait: number | null, kind: Looking['kind']) => (wait === null ? words('no hi passa', 'no pasa', 'it does not happen') : durationWords(wait, kind));

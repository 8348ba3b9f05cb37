import { handOvers, type HandOvers } from '@comu/mining';
import { fill, words } from '@comu/kernel/text';
import { durationWords, numberWords } from '@comu/running-processes/durations';
import { aboutOf, type Looking, type Viewed } from './view.ts';

export interface HandOversView extends Viewed, HandOvers { readonly between: 'resource' | 'group' }

/** Who passes work to whom. */
export function handOversView({ log, time, kind }: Looking, between: 'resource' | 'group'): HandOversView {
  const found = handOvers(log, { between, time });
  const [most] = found.list;
  const reading = most === undefined
    ? words('El registre no diu qui fa cada pas, o tots els fa el mateix.', 'El registro no dice quién hace cada paso, o todos los hace el mismo.', 'The log does not say who does each step, or the same one does them all.')
    : fill(words(
      'Cada cas canvia de mans {times} vegades de mitjana. El pas més freqüent és de «{from}» a «{to}»: {count} vegades, amb {median} d’espera de mediana.',
      'Cada caso cambia de manos {times} veces de media. El paso más frecuente es de «{from}» a «{to}»: {count} veces, con {median} de espera de mediana.',
      'Each case changes hands {times} times on average. The most frequent is from “{from}” to “{to}”: {count} times, with {median} of waiting in the middle.',
    ), { times: numberWords(found.perCase), from: most.from, to: most.to, count: numberWords(most.count), median: durationWords(most.wait?.median ?? 0, kind) });
  return { about: aboutOf(log), reading, between, ...found, list: found.list.slice(0, 600) };
}

import type { PetriNet, Transition } from '../discover/petri-net.ts';

/** How many tokens each place of a net holds. */
export type Marking = Uint16Array;

export function initialMarking(net: PetriNet): Marking {
  const marking = new Uint16Array(net.places);
  marking[net.initial] = 1;
  return marking;
}

export const enabled = ({ inputs }: Transition, marking: Marking): boolean => inputs.every((place) => (marking[place] ?? 0) > 0);

/** Takes and puts the tokens of a step, in the marking itself. */
export function fire({ inputs, outputs }: Transition, marking: Marking): void {
  for (const place of inputs) marking[place] = (marking[place] ?? 0) - 1;
  for (const place of outputs) marking[place] = (marking[place] ?? 0) + 1;
}

import type { PetriNet } from '../discover/petri-net.ts';

/** From each place, the shortest run of silent steps that can bring a token to each other place; steps by their place in the net. */
export type SilentPaths = readonly ReadonlyMap<number, readonly number[]>[];

export function silentPaths(net: PetriNet): SilentPaths {
  const leaving = Array.from({ length: net.places }, (_, place) => net.transitions.flatMap(({ label, inputs }, index) => (label === null && inputs.includes(place) ? [index] : [])));
  return Array.from({ length: net.places }, (_, from) => {
    const found = new Map<number, readonly number[]>();
    let border: [number, readonly number[]][] = [[from, []]];
    while (border.length > 0) {
      const next: typeof border = [];
      for (const [place, path] of border) {
        for (const step of leaving[place] ?? []) {
          for (const to of net.transitions[step]?.outputs ?? []) {
            if (found.has(to)) continue;
            found.set(to, [...path, step]);
            next.push([to, [...path, step]]);
          }
        }
      }
      border = next;
    }
    return found;
  });
}

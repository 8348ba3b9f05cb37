import { entryHash } from './canonical.ts';
import { finding, type Finding } from './findings.ts';
import type { Hash } from './merkle.ts';
import { same } from './verify.ts';

/** An entry whose content does not lead to the hash stored beside it. */
export type Suspect = { position: number; content: unknown; leaf: Hash; computed: Hash | undefined };
export type Gap = { from: number; to: number };

const mostCompared = 400;
const furthestShift = 16;

/**
 * Finds out what was done to entries that do not match their hash: two swapped, or all those after a removed or
 * slipped-in one renumbered. `repaired` are the leaves by the position they were sealed at; `rest` stays unexplained.
 */
export function explain({ organisation, suspects, gaps, end, sealed }: {
  organisation: string; suspects: readonly Suspect[]; gaps: readonly Gap[]; end: number; sealed: number;
}): { findings: Finding[]; rest: Suspect[]; repaired: Map<number, Hash>; gaps: Gap[] } {
  const swaps = findSwaps({ organisation, suspects });
  const shifts = findShifts({ organisation, suspects: swaps.rest });
  const lastShift = shifts.shift;
  // After a removal with renumbering the ledger also looks shorter: that is the same fact, named where it happened.
  const rows = gaps.filter(({ from, to }) => !(lastShift > 0 && from === end + 1 && to === sealed && to - from + 1 <= lastShift));
  return {
    findings: [...rows.map((gap) => finding({ kind: 'missing', ...gap })), ...swaps.findings, ...shifts.findings],
    rest: shifts.rest,
    repaired: new Map([...swaps.repaired, ...shifts.repaired]),
    gaps: [...rows, ...shifts.gaps].toSorted((one, other) => one.from - other.from),
  };
}

type Part = { findings: Finding[]; rest: Suspect[]; repaired: Map<number, Hash> };

function findSwaps({ organisation, suspects }: { organisation: string; suspects: readonly Suspect[] }): Part {
  const findings: Finding[] = [];
  const repaired = new Map<number, Hash>();
  const done = new Set<Suspect>();
  if (suspects.length > mostCompared) return { findings, repaired, rest: [...suspects] };
  for (const [index, one] of suspects.entries()) {
    const other = done.has(one) ? undefined : suspects.slice(index + 1).find((candidate) => !done.has(candidate) && areSwapped({ organisation, one, other: candidate }));
    if (!other) continue;
    done.add(one).add(other);
    findings.push(finding({ kind: 'swapped', positions: [one.position, other.position] }));
    if (!belongsAt({ organisation, suspect: one, position: other.position, leaf: one.leaf })) continue;
    repaired.set(one.position, other.leaf).set(other.position, one.leaf);
  }
  return { findings, repaired, rest: suspects.filter((suspect) => !done.has(suspect)) };
}

/** The stored hashes may have stayed in place or moved with the contents. */
function areSwapped({ organisation, one, other }: { organisation: string; one: Suspect; other: Suspect }): boolean {
  const fit = (leafOfOne: Hash, leafOfOther: Hash): boolean =>
    belongsAt({ organisation, suspect: one, position: other.position, leaf: leafOfOne }) &&
    belongsAt({ organisation, suspect: other, position: one.position, leaf: leafOfOther });
  return fit(one.leaf, other.leaf) || fit(other.leaf, one.leaf);
}

function findShifts({ organisation, suspects }: { organisation: string; suspects: readonly Suspect[] }): Part & { gaps: Gap[]; shift: number } {
  const findings: Finding[] = [];
  const rest: Suspect[] = [];
  const gaps: Gap[] = [];
  const repaired = new Map<number, Hash>();
  let shift = 0;
  for (const suspect of suspects) {
    const { position, leaf } = suspect;
    const found = shiftOf({ organisation, suspect, likely: shift });
    if (found === undefined) {
      rest.push(suspect);
      continue;
    }
    repaired.set(position + found, leaf);
    if (found > shift) {
      const gap = { from: position + shift, to: position + found - 1 };
      gaps.push(gap);
      findings.push(finding({ kind: 'missing', ...gap }));
    }
    for (let inserted = position - (shift - found); inserted < position; inserted += 1) findings.push(finding({ kind: 'inserted', position: inserted }));
    shift = found;
  }
  const inserted = new Set(findings.map((one) => (one.kind === 'inserted' ? one.position : 0)));
  return { findings, rest: rest.filter(({ position }) => !inserted.has(position)), gaps, repaired, shift };
}

/** By how many places the entry was moved since it was sealed. */
function shiftOf({ organisation, suspect, likely }: { organisation: string; suspect: Suspect; likely: number }): number | undefined {
  const fits = (shift: number): boolean => shift !== 0 && belongsAt({ organisation, suspect, position: suspect.position + shift, leaf: suspect.leaf });
  if (fits(likely)) return likely;
  for (let shift = 1; shift <= furthestShift; shift += 1) {
    if (fits(shift)) return shift;
    if (fits(-shift)) return -shift;
  }
  return undefined;
}

function belongsAt({ organisation, suspect, position, leaf }: { organisation: string; suspect: Suspect; position: number; leaf: Hash }): boolean {
  return suspect.computed !== undefined && same(entryHash({ organisation, position, content: suspect.content }), leaf);
}

import { pastKey } from '../model/choices.ts';

/** So many of the last activities say how a case goes on, as long as so many recorded cases came so; and so many such pasts are kept, the most usual ones. */
export const farBack = 6;
const [fewest, mostPasts] = [10, 4000] as const;

/** Every past that a case has that did these last: of one activity, of two, up to all of them. */
export const pasts = (done: readonly string[]): readonly string[] => done.map((_, place) => pastKey(done.slice(place)));

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** How often each way of a choice was taken by cases with a certain past, where there were enough of them. `flows` are the ways, each with the node that it leaves. */
export function sharesAfter({ takenAfter, leftAfter, flows }: { readonly takenAfter: Counts; readonly leftAfter: Counts; readonly flows: readonly (readonly [flow: string, source: string])[] }): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const found: { key: string; seen: number; shares: Record<string, number> }[] = [];
  for (const [key, there] of leftAfter) {
    const shares: Record<string, number> = {};
    let seen = 0;
    for (const [flow, source] of flows) {
      const left = there.get(source) ?? 0;
      if (left < fewest) continue;
      seen = Math.max(seen, left);
      shares[flow] = (takenAfter.get(key)?.get(flow) ?? 0) / left;
    }
    if (seen > 0) found.push({ key, seen, shares });
  }
  return Object.fromEntries(found.toSorted((a, b) => b.seen - a.seen).slice(0, mostPasts).map(({ key, shares }) => [key, shares]));
}

/** How many stand in a class, and of each of its numbers how many values there are, what they add up to, and the two largest members regardless of sign. */
export interface Held {
  readonly rows: number;
  /** The fewest people there can be: the same one may stand in several of the classes that were put together. */
  readonly people: number;
  readonly numbers: readonly HeldNumber[];
}
export interface HeldNumber { readonly values: number; /** The fewest people they can be of, where it is known. */ readonly people?: number; readonly sum: number; readonly size: number; readonly largest: readonly [number, number] }

/** How many people must stand together, and in how many rows one of them may stand. */
export interface Fewest { readonly smallest: number; readonly rowsOfOne: number }

export const enough = ({ rows, people }: Pick<Held, 'rows' | 'people'>, { smallest, rowsOfOne }: Fewest): boolean => Math.max(people, Math.ceil(rows / rowsOfOne)) >= smallest;

/** The largest may not be worked out nearer than this by the second largest, who knows their own (the p % rule of official statistics). */
const nearest = 0.1;

/** No value, or those of as many people as have to stand together, and none of them nearly the whole of what they add up to. */
export function tellsOfNone(number: HeldNumber | undefined, fewest: Fewest): boolean {
  if (number === undefined || number.values === 0) return true;
  const [one, two] = number.largest;
  return enough({ rows: number.values, people: number.people ?? 0 }, fewest) && number.size - one - two >= nearest * one;
}
/** Rows alike in the columns that people are counted by. A value that is kept back is `undefined`; one that is missing, `null`. */
export interface Class { readonly key: readonly (string | number | boolean | null | undefined)[]; readonly held: Held }

/**
 * Puts rows together until every class is safe: first those that differ in the last column only, then in the last two, and so on; what is left over of all
 * takes the smallest class there is. Each row is in one class, so whatever is worked out from classes, however it is combined, tells of nothing finer than a class.
 */
export function mergeUntil(safe: (held: Held) => boolean, cells: readonly Class[]): Class[] {
  const merged = mergedAt(0, { cells, safe });
  return merged.every(({ held }) => safe(held)) ? merged : [];
}

/** The classes of cells alike up to a column; one of them, of what is left over, may be unsafe. */
function mergedAt(depth: number, { cells, safe }: { cells: readonly Class[]; safe(held: Held): boolean }): Class[] {
  const [first] = cells;
  if (first === undefined || depth === first.key.length) return cells.length < 2 ? [...cells] : [together(cells)];
  const children = new Map<string, Class[]>();
  for (const cell of cells) {
    const value = JSON.stringify(cell.key[depth]) ?? '';
    children.set(value, [...(children.get(value) ?? []), cell]);
  }
  const below = [...children.values()].flatMap((each) => mergedAt(depth + 1, { cells: each, safe }));
  if (below.length === 1) return below;
  const [kept, loose] = [below.filter(({ held }) => safe(held)), below.filter(({ held }) => !safe(held))];
  if (loose.length === 0) return kept;
  // What already keeps this column back is where the rest of it belongs.
  const [alike, others] = [kept.filter(({ key }) => key[depth] === undefined), kept.filter(({ key }) => key[depth] !== undefined).toSorted((a, b) => a.held.rows - b.held.rows)];
  loose.push(...alike);
  while (depth === 0 && others.length > 0 && !safe(together(loose).held)) loose.push(others.shift()!);
  return [...others, together(loose)];
}

/** They keep of their values those that all share, up to the first that they do not. */
function together(classes: readonly Class[]): Class {
  const [first] = classes as readonly [Class, ...Class[]];
  const shared = first.key.findIndex((value, at) => value === undefined || classes.some(({ key }) => key[at] !== value));
  return { key: first.key.map((value, at) => (shared < 0 || at < shared ? value : undefined)), held: addedUp(classes.map(({ held }) => held)) };
}

/** What several classes hold together. */
export function addedUp(all: readonly Held[]): Held {
  return {
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    people: Math.max(0, ...all.map(({ people }) => people)),
    numbers: (all[0]?.numbers ?? []).map((_, at) => {
      const each = all.flatMap(({ numbers }) => numbers[at] ?? []);
      const [one = 0, two = 0] = each.flatMap(({ largest }) => largest).toSorted((a, b) => b - a);
      return { values: each.reduce((sum, { values }) => sum + values, 0), people: Math.max(0, ...each.map(({ people = 0 }) => people)), sum: each.reduce((sum, each) => sum + each.sum, 0), size: each.reduce((sum, { size }) => sum + size, 0), largest: [one, two] as const };
    }),
  };
}

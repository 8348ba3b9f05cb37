export type Direction = 'more' | 'less' | 'neither';

/**
 * The place of a value among others, 1 the best: the highest, or the lowest where less is better. Equal values share the better place and
 * the next one counts them all (1, 2, 2, 4).
 */
export function rankOf(value: number, values: readonly number[], direction: Direction): number {
  return 1 + values.filter((each) => (direction === 'less' ? each < value : each > value)).length;
}

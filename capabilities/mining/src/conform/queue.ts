/** A binary heap: the least first by `before`. */
export function queueOf<T>(before: (a: T, b: T) => boolean) {
  const items: T[] = [];
  const swap = (a: number, b: number) => { [items[a], items[b]] = [items[b] as T, items[a] as T]; };
  const first = (a: number, b: number) => before(items[a] as T, items[b] as T);
  return {
    get size() { return items.length; },
    add(item: T) {
      items.push(item);
      for (let at = items.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!first(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    take(): T | undefined {
      if (items.length < 2) return items.pop();
      swap(0, items.length - 1);
      const taken = items.pop();
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let least = at;
        if (left < items.length && first(left, least)) least = left;
        if (right < items.length && first(right, least)) least = right;
        if (least === at) break;
        swap(at, least);
        at = least;
      }
      return taken;
    },
  };
}

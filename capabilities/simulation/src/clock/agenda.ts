/** What is to happen, by its moment; of the same moment, in the order in which it was put down. */
export interface Agenda<T> {
  put(at: number, what: T): void;
  take(): { readonly at: number; readonly what: T } | undefined;
  readonly size: number;
}

interface Entry<T> { readonly at: number; readonly order: number; readonly what: T }

/** A heap: putting down and taking out cost the logarithm of how much there is. */
export function agendaOf<T>(): Agenda<T> {
  const heap: Entry<T>[] = [];
  let order = 0;
  const sooner = (a: Entry<T> | undefined, b: Entry<T> | undefined) => a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order));
  const swap = (a: number, b: number) => { [heap[a], heap[b]] = [heap[b] as Entry<T>, heap[a] as Entry<T>]; };
  return {
    put(at, what) {
      heap.push({ at, order: (order += 1), what });
      for (let place = heap.length - 1; place > 0; ) {
        const parent = (place - 1) >> 1;
        if (!sooner(heap[place], heap[parent])) break;
        swap(place, parent);
        place = parent;
      }
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let place = 0; ; ) {
        const [left, right] = [2 * place + 1, 2 * place + 2];
        const child = sooner(heap[right], heap[left]) ? right : left;
        if (!sooner(heap[child], heap[place])) return first;
        swap(place, child);
        place = child;
      }
    },
    get size() { return heap.length; },
  };
}

import type { Query, QueryClient } from '@tanstack/react-query';

/**
 * Asks again for the answers that a change made old. A first answer still on its way may have been read before the change, and the
 * library would wait for it and take it as new: it is given up, and asked for anew.
 */
export async function askAgain(queries: QueryClient, which: (query: Query) => boolean = () => true): Promise<void> {
  const queryKey = ['answer'];
  await queries.cancelQueries({ queryKey, predicate: (query) => query.state.data === undefined && which(query) });
  await queries.invalidateQueries({ queryKey, predicate: which });
}

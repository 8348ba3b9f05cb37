import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { askAgain } from '@comu/design';

/** Asks again what a change elsewhere made old. Many changes at once (an import) count as one. */
export function useLive(signedIn: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    const source = new EventSource('/api/live');
    const changed = new Set<string>();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      waiting = undefined;
      const modules = new Set([...changed].map((record) => record.split('.')[0]));
      changed.clear();
      void askAgain(queries, ({ queryKey: [, , operation] }) => typeof operation === 'string' && (modules.has(operation.split('.')[0]) || operation === 'cases.inbox'));
    };
    source.addEventListener('message', ({ data }) => {
      const { record } = JSON.parse(String(data)) as { record?: string };
      if (record === undefined) return;
      changed.add(record);
      waiting ??= setTimeout(ask, 400);
    });
    return () => {
      clearTimeout(waiting);
      source.close();
    };
  }, [signedIn, queries]);
}

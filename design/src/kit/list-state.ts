import { useMemo } from 'react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import type { RecordDescription } from './description.ts';

/** What a list shows. It lives in the address, so that a list can be sent, kept as a bookmark and come back to. */
export interface ListState {
  readonly search: string;
  readonly sort: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
}

/** Reads the list's state from the address (`?q=&sort=&filter=&columns=`) and writes it back. */
export function useListState(record: RecordDescription): [ListState, (change: Partial<ListState>) => void] {
  const router = useRouter();
  const query = useRouterState({ select: ({ location }) => location.searchStr });
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const state = useMemo(() => stateFrom(query, record), [query, record]);
  const change = (part: Partial<ListState>) => {
    const next = { ...state, ...part };
    const written = new URLSearchParams();
    if (next.search !== '') written.set('q', next.search);
    if (next.sort !== '') written.set('sort', next.sort);
    if (Object.keys(next.filter).length > 0) written.set('filter', JSON.stringify(next.filter));
    if (next.columns.join() !== record.list.join()) written.set('columns', next.columns.join());
    const text = written.toString();
    void router.navigate({ href: text === '' ? path : `${path}?${text}`, replace: true, resetScroll: false });
  };
  return [state, change];
}

/** An address written by hand may hold anything: what is not understood is left out. */
export function stateFrom(query: string, record: RecordDescription): ListState {
  const read = new URLSearchParams(query);
  const known = new Set([...record.fields.map(({ name }) => name), 'createdAt', 'changedAt']);
  const columns = (read.get('columns') ?? '').split(',').filter((name) => known.has(name));
  return { search: read.get('q') ?? '', sort: read.get('sort') ?? '', filter: filterFrom(read.get('filter'), known), columns: columns.length > 0 ? columns : record.list };
}

function filterFrom(text: string | null, known: ReadonlySet<string>): Record<string, unknown> {
  if (text === null) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return {};
    return Object.fromEntries(Object.entries(parsed).filter(([name]) => known.has(name)));
  } catch {
    return {};
  }
}

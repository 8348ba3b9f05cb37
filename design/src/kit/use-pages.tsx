import { useState, type ReactNode } from 'react';
import { Pagination } from '../components/pagination.tsx';
import { useQueryOperation } from '../session.tsx';
import type { Problem } from '../api.ts';
import type { ListAnswer } from './description.ts';

const pageSize = 50;

interface Pages<Row> { readonly rows: readonly Row[] | undefined; readonly labels: Readonly<Record<string, string>>; readonly problem: Problem | undefined; readonly pages: ReactNode }

/** The rows of a record a page at a time, for a screen that draws them its own way; `pages` goes below them and is nothing while one page holds them all. */
export function usePages<Row>(record: string, { filter, sort }: { filter: Readonly<Record<string, unknown>>; sort: string }): Pages<Row> {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const after = cursors.at(-1);
  const { data, error } = useQueryOperation<Omit<ListAnswer, 'rows'> & { rows: readonly Row[] }>(`${record}.list`, { filter, sort, limit: pageSize, ...(after === undefined ? {} : { after }) });
  const next = data?.next;
  const several = cursors.length > 0 || next !== undefined;
  return {
    rows: data?.rows, labels: data?.labels ?? {}, problem: error?.problem,
    pages: several && data && <div className="pages-below"><Pagination from={cursors.length * pageSize} shown={data.rows.length} count={data.count} onBack={cursors.length === 0 ? undefined : () => setCursors(cursors.slice(0, -1))} onNext={next === undefined ? undefined : () => setCursors([...cursors, next])} /></div>,
  };
}

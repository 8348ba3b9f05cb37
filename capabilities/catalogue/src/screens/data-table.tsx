import { useFormat } from '@comu/design';
import { namesSomething } from './plain-numbers.ts';

/** Rows of data as they are: the first column heads its row, figures stand right, what is empty says so to who listens. */
export function DataTable({ columns, rows, caption }: { columns: readonly { readonly name: string; readonly title?: string; readonly type: string; readonly code?: string }[]; rows: readonly (readonly unknown[])[]; caption: string }) {
  const format = useFormat();
  const number = (type: string) => type === 'integer' || type === 'decimal';
  const plain = columns.map((column, place) => namesSomething(column, rows.map((row) => row[place])));
  const shown = (value: unknown, type: string, place: number): string => {
    if (value === null || value === undefined) return '—';
    if (plain[place] === true) return String(value);
    if (type === 'integer' && typeof value === 'number') return format.integer(value);
    if (type === 'decimal') return format.decimal(String(value));
    if (type === 'day') return format.shortDay(String(value));
    if (type === 'moment') return format.shortMoment(String(value));
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return (
    <div className="data-table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="data-table">
        <caption className="sr-only">{caption}</caption>
        <thead><tr>{columns.map(({ name, title, type }) => <th key={name} scope="col" className={number(type) ? 'number' : undefined} title={title}>{name}</th>)}</tr></thead>
        <tbody>{rows.map((row, index) => <tr key={index}>{row.map((value, place) => <td key={columns[place]?.name} className={number(columns[place]?.type ?? '') ? 'number' : undefined}>{shown(value, columns[place]?.type ?? '', place)}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}

import { namesSomething } from './plain-numbers.ts';
import { useWrittenCell, type Column } from './written-cell.ts';

/** Rows of data as they are: the first column heads its row, figures stand right, what is empty says so to who listens. */
export function DataTable({ columns, rows, caption }: { columns: readonly Column[]; rows: readonly (readonly unknown[])[]; caption: string }) {
  const written = useWrittenCell();
  const number = (type: string) => type === 'integer' || type === 'decimal';
  const plain = columns.map((column, place) => namesSomething(column, rows.map((row) => row[place])));
  return (
    <div className="data-table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="data-table">
        <caption className="sr-only">{caption}</caption>
        <thead><tr>{columns.map(({ name, title, type }) => <th key={name} scope="col" className={number(type) ? 'number' : undefined} title={title}>{name}</th>)}</tr></thead>
        <tbody>{rows.map((row, index) => <tr key={index}>{row.map((value, place) => <td key={columns[place]?.name} className={number(columns[place]?.type ?? '') ? 'number' : undefined}>{written(value, columns[place], plain[place])}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}

import { Button, useFormat, useText, type Text } from '@comu/design';
import { useState } from 'react';
import { say } from './answers.ts';
import './transparency.css';

export type Cell = string | number | null | Text;
export interface Column { readonly name: string; readonly title: Text; readonly type: string }

/** A cell as people of each language read it. */
export function useCell(): (cell: Cell | undefined, type?: string) => string {
  const t = useText();
  const format = useFormat();
  return (cell, type = 'text') => {
    if (cell === null || cell === undefined) return '—';
    if (typeof cell === 'object') return t(cell);
    return type === 'day' ? format.day(String(cell)) : type === 'decimal' || type === 'money' || type === 'integer' ? format.decimal(String(cell)) : String(cell);
  };
}

const shownAtFirst = 25;

/** The rows of an item that feeds itself, the first ones until the others are asked for. */
export function FedTable({ columns, rows }: { columns: readonly Column[]; rows: readonly (readonly Cell[])[] }) {
  const t = useText();
  const format = useFormat();
  const cell = useCell();
  const [all, setAll] = useState(false);
  return (
    <>
      <div className="portal-table" tabIndex={0} role="region" aria-label={t(say('Taula de dades', 'Tabla de datos', 'Data table'))}>
        <table className="tabular"><thead><tr>{columns.map(({ name, title }) => <th key={name} scope="col">{t(title)}</th>)}</tr></thead>
          <tbody>{(all ? rows : rows.slice(0, shownAtFirst)).map((row, index) => <tr key={index}>{row.map((value, at) => <td key={at} data-label={columns[at] && t(columns[at].title)} className={/^[0-9a-f]{64}$/.test(String(value)) ? 'portal-hash' : undefined}>{cell(value, columns[at]?.type)}</td>)}</tr>)}</tbody></table>
      </div>
      {!all && rows.length > shownAtFirst && <p><Button small onClick={() => setAll(true)}>{t(say('Mostra les {n} files', 'Mostrar las {n} filas', 'Show all {n} rows'), { n: format.integer(rows.length) })}</Button></p>}
    </>
  );
}

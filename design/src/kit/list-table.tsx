import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { ArrowDownIcon, ArrowUpIcon } from '../icons.ts';
import { Link, useGo } from '../link.tsx';
import { useLanguage, useText } from '../text.tsx';
import { rowName, saidIn, type FieldDescription, type RecordDescription, type Row } from './description.ts';
import { Value } from './value.tsx';

const sortable = new Set(['text', 'integer', 'decimal', 'money', 'yes-no', 'day', 'moment', 'choice']);
// On a phone the table is drawn as cards, and a browser then forgets that it is a table unless the roles say so.
const as = { table: { role: 'table' }, rowgroup: { role: 'rowgroup' }, row: { role: 'row' }, columnheader: { role: 'columnheader' }, cell: { role: 'cell' } } as const;
const figures = new Set(['integer', 'decimal', 'money']);

/** The rows themselves: up and down move, Enter opens, space selects. On a phone every row becomes a card. */
export function ListTable({ record, columns, rows, labels, sort, onSort, selected, onSelected, selecting = false, hrefOf }: {
  record: RecordDescription; columns: readonly FieldDescription[]; rows: readonly Row[]; labels: Readonly<Record<string, string>>;
  sort: string; onSort(sort: string): void; selected: ReadonlySet<string> | undefined; onSelected(ids: ReadonlySet<string>): void; /** A press on a row selects it rather than opening it. */ selecting?: boolean; hrefOf(row: Row): string;
}) {
  const t = useText();
  const { language } = useLanguage();
  const go = useGo();
  const body = useRef<HTMLTableSectionElement>(null);
  const all = selected !== undefined && rows.length > 0 && rows.every(({ id }) => selected.has(id));

  const flip = (id: string) => {
    if (selected === undefined) return;
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelected(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('.row-link') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (at === -1) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      links[Math.max(0, Math.min(links.length - 1, to))]?.focus();
    }
    const row = rows[at];
    if (event.key === ' ' && row !== undefined) {
      event.preventDefault();
      flip(row.id);
    }
  };
  const onRowClick = (event: MouseEvent, row: Row) => {
    if ((event.target as HTMLElement).closest('a, button, input, label') || window.getSelection()?.toString()) return;
    if (selecting) flip(row.id);
    else go(hrefOf(row));
  };

  useEffect(() => {
    const first = body.current?.querySelector<HTMLElement>('.row-link');
    if (first) first.tabIndex = 0;
  }, [rows]);

  return (
    <div className="grid-frame" tabIndex={-1}>
      <table className="grid" {...as.table}>
        <caption className="sr-only">{t(record.plural)}</caption>
        <thead {...as.rowgroup}>
          <tr {...as.row}>
            {selected !== undefined && (
              <th {...as.columnheader} scope="col" className="cell-check">
                <input type="checkbox" className="ds-input" checked={all} aria-label={t({ ca: 'Selecciona totes les files d’aquesta pàgina', es: 'Seleccionar todas las filas de esta página', en: 'Select every row on this page' })} onChange={() => onSelected(all ? new Set() : new Set(rows.map(({ id }) => id)))} />
              </th>
            )}
            {columns.map((field) => <Header key={field.name} field={field} sort={sort} onSort={onSort} />)}
          </tr>
        </thead>
        <tbody {...as.rowgroup} ref={body}>
          {rows.map((row) => (
            // A press anywhere in the row is a short cut for the mouse; keyboard and reader have the link.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
            <tr {...as.row} key={row.id} data-selected={selected?.has(row.id) || undefined} onClick={(event) => onRowClick(event, row)}>
              {selected !== undefined && (
                <td {...as.cell} className="cell-check">
                  <input type="checkbox" className="ds-input" tabIndex={-1} checked={selected.has(row.id)} aria-label={t({ ca: 'Selecciona {name}', es: 'Seleccionar {name}', en: 'Select {name}' }, { name: rowName(record, row, language) })} onChange={() => flip(row.id)} />
                </td>
              )}
              {columns.map((field, index) => (
                <td {...as.cell} key={field.name} data-label={t(field.label)} className={`${figures.has(field.kind) ? 'cell-number' : ''} cell-${field.kind}${index === 0 ? ' cell-first' : ''}`}>
                  {index === 0
                    ? <Link className="row-link" href={hrefOf(row)} tabIndex={-1} onKeyDown={onKeyDown} onFocus={(event) => rove(event.currentTarget, body.current)}>{row[field.name] === null || row[field.name] === '' ? rowName(record, row, language) : <Value field={field} value={saidIn({ record, row, field: field.name, language })} labels={labels} short />}</Link>
                    : <Value field={field} value={saidIn({ record, row, field: field.name, language })} labels={labels} short />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One row at a time is in the order of Tab, so that Tab leaves the table at once. */
function rove(link: HTMLElement, body: HTMLElement | null) {
  for (const each of body?.querySelectorAll<HTMLElement>('.row-link') ?? []) each.tabIndex = each === link ? 0 : -1;
}

function Header({ field, sort, onSort }: { field: FieldDescription; sort: string; onSort(sort: string): void }) {
  const t = useText();
  const up = sort === field.name;
  const down = sort === `-${field.name}`;
  const numeric = figures.has(field.kind) ? 'cell-number' : undefined;
  if (!sortable.has(field.kind)) return <th {...as.columnheader} scope="col" className={numeric}>{t(field.label)}</th>;
  return (
    <th {...as.columnheader} scope="col" className={numeric} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <button type="button" className="sort" onClick={() => onSort(up ? `-${field.name}` : down ? '' : field.name)}>
        {t(field.label)}{up && <ArrowUpIcon size={13} weight="bold" aria-hidden />}{down && <ArrowDownIcon size={13} weight="bold" aria-hidden />}
      </button>
    </th>
  );
}

import { useId, useRef, useState, type ReactNode } from 'react';
import { DownloadSimpleIcon, TableIcon, ChartBarIcon } from '../icons.ts';
import { Link } from '../link.tsx';
import { saveFile, saveTable } from '../save-file.ts';
import { useText } from '../text.tsx';
import { Button } from './button.tsx';

/** One figure that matters, what it counts, and where it leads. */
export function Stat({ label, value, note, href, tone = 'neutral' }: { label: string; value: ReactNode; note?: ReactNode; href?: string; tone?: 'neutral' | 'waiting' | 'danger' }) {
  const inside = (
    <>
      <span className="stat-label">{label}</span>
      <span className="stat-value tabular">{value}</span>
      {note && <span className="stat-note">{note}</span>}
    </>
  );
  return href === undefined ? <div className="stat" data-tone={tone}>{inside}</div> : <Link className="stat" data-tone={tone} href={href}>{inside}</Link>;
}

/** Tiles side by side. */
export function Dashboard({ children }: { children: ReactNode }) {
  return <div className="dashboard">{children}</div>;
}

export interface ChartData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A chart never stands alone: with it come its table, source and formula, and it can be taken away as CSV and SVG. */
export function ChartFrame({ title, describe, source, formula, data, children }: { title: string; describe?: ReactNode; source: ReactNode; formula?: ReactNode; data: ChartData; children: ReactNode }) {
  const t = useText();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const drawn = useRef<HTMLDivElement>(null);
  const file = title.toLowerCase().replaceAll(/\W+/g, '-');
  const saveSvg = () => {
    const svg = drawn.current?.querySelector('svg');
    if (svg) saveFile({ content: new XMLSerializer().serializeToString(svg), type: 'image/svg+xml', name: `${file}.svg` });
  };
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <div><h3 id={id}>{title}</h3>{describe && <p className="small soft">{describe}</p>}</div>
        <div className="chart-actions no-print">
          <Button small look="quiet" icon={asTable ? ChartBarIcon : TableIcon} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{asTable ? t({ ca: 'Gràfic', es: 'Gráfico', en: 'Chart' }) : t({ ca: 'Taula', es: 'Tabla', en: 'Table' })}</Button>
          <Button small look="quiet" icon={DownloadSimpleIcon} onClick={() => saveTable({ rows: [data.columns, ...data.rows], name: file })}>CSV</Button>
          {!asTable && <Button small look="quiet" icon={DownloadSimpleIcon} onClick={saveSvg}>SVG</Button>}
        </div>
      </figcaption>
      {asTable
        ? <div className="grid-frame"><table className="grid"><thead><tr>{data.columns.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead><tbody>{data.rows.map((row, index) => <tr key={index}>{row.map((cell, at) => <td key={at} className={typeof cell === 'number' ? 'cell-number' : ''}>{cell}</td>)}</tr>)}</tbody></table></div>
        : <div ref={drawn} className="chart-drawn">{children}</div>}
      <p className="chart-source small soft">{t({ ca: 'Font', es: 'Fuente', en: 'Source' })}: {source}{formula && <> · {t({ ca: 'Fórmula', es: 'Fórmula', en: 'Formula' })}: {formula}</>}</p>
    </figure>
  );
}

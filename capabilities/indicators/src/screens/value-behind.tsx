import { Link, recordHref, Section, State, useFormat, useRecord, useText } from '@comu/design';
import { say } from '../words.ts';
import { useFigure } from './chart.tsx';
import type { BehindRows, ValueAnswer } from './rows.ts';
import { valueHref } from './value.tsx';

/** A figure as it is read: two decimals at most, exact ones without noise. */
const rounded = (value: number): string => String(Number(value.toFixed(2)));

/** Whole numbers of a file may be years or codes, which carry no separators; what has decimals is a figure. */
const isFraction = (cell: unknown): boolean => /^-?\d+\.\d+$/.test(String(cell));

/** The rows, records or parts behind a value, and what they give when computed again. */
export function Behind({ org, value }: { org: string; value: ValueAnswer }) {
  const t = useText();
  const figure = useFigure();
  const { behind } = value;
  if (behind.parts.length > 0) return <Parts org={org} value={value} />;
  const total = behind.records?.total ?? behind.groups.reduce((sum, each) => sum + each.total, 0);
  const agrees = behind.again !== null && behind.again === value.value;
  return (
    <Section title={behind.records === null ? t(say('Les files d’on surt', 'Las filas de donde sale', 'The rows it comes from')) : t(say('Els registres d’on surt', 'Los registros de donde sale', 'The records it comes from'))} actions={behind.again !== null && <State tone={agrees ? 'success' : 'warning'}>{t(agrees ? say('Recalculat amb aquestes files: {v}', 'Recalculado con estas filas: {v}', 'Computed again from these rows: {v}') : say('Aquestes files ara donen {v}', 'Estas filas ahora dan {v}', 'These rows now give {v}'), { v: figure(behind.again, value) })}</State>}>
      {behind.says !== null && <p>{t(behind.says)}</p>}
      {behind.says === null && total === 0 && <p>{t(say('Cap fila de la font no parla d’aquest municipi i període.', 'Ninguna fila de la fuente habla de este municipio y periodo.', 'No row of the source speaks of this municipality and period.'))}</p>}
      {behind.groups.map((each, at) => <Rows key={at} group={each} />)}
      {behind.records !== null && total > 0 && <Records org={org} records={behind.records} />}
    </Section>
  );
}

function Rows({ group: { columns, numbers, rows, total, sql } }: { group: BehindRows }) {
  const t = useText();
  const format = useFormat();
  const caption = total > rows.length ? t(say('Les {shown} primeres de {total} files', 'Las {shown} primeras de {total} filas', 'The first {shown} of {total} rows'), { shown: format.integer(rows.length), total: format.integer(total) }) : total === 1 ? t(say('1 fila', '1 fila', '1 row')) : t(say('{total} files', '{total} filas', '{total} rows'), { total: format.integer(total) });
  return (
    <div className="value-rows">
      <div className="grid-frame" role="region" tabIndex={0} aria-label={caption}><table className="grid"><caption>{caption}</caption><thead><tr>{columns.map((each, at) => <th key={at} scope="col" className={numbers[at] ? 'cell-number' : undefined}>{each}</th>)}</tr></thead><tbody>{rows.map((row, at) => <tr key={at}>{row.map((cell, index) => <td key={index} data-label={columns[index]} className={numbers[index] ? 'cell-number' : undefined}><span className={cell === null ? 'soft' : undefined}>{cell === null ? t(say('en blanc', 'en blanco', 'blank')) : isFraction(cell) && numbers[index] ? format.decimal(String(cell)) : String(cell)}</span></td>)}</tr>)}</tbody></table></div>
      <details><summary>{t(say('Consulta que les troba', 'Consulta que las encuentra', 'Query that finds them'))}</summary><pre className="indicator-sql" tabIndex={0} aria-label="SQL">{sql}</pre></details>
    </div>
  );
}

function Records({ org, records: { record, rows, total } }: { org: string; records: NonNullable<ValueAnswer['behind']['records']> }) {
  const t = useText();
  const format = useFormat();
  const described = useRecord(record);
  return (
    <>
      <p className="small soft">{described === undefined ? '' : `${t(described.plural)}: `}{total > rows.length ? t(say('els {shown} primers de {total}', 'los {shown} primeros de {total}', 'the first {shown} of {total}'), { shown: format.integer(rows.length), total: format.integer(total) }) : format.integer(total)}</p>
      <ul className="value-records">{rows.map(({ id, label }) => <li key={id}><Link href={recordHref(org, record, id)}>{label}</Link></li>)}</ul>
    </>
  );
}

function Parts({ org, value: { behind: { parts }, period, place, steps, value, unit, decimals } }: { org: string; value: ValueAnswer }) {
  const t = useText();
  const figure = useFigure();
  const format = useFormat();
  const known = parts.filter(({ points }) => points !== null);
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  const title = t(say('Pas a pas', 'Paso a paso', 'Step by step'));
  return (
    <Section title={title}>
      <p>{steps?.winsorise ? t(say('Cada component s’acota entre els percentils {a} i {b}, es porta de 0 a 100 i es pondera.', 'Cada componente se acota entre los percentiles {a} y {b}, se lleva de 0 a 100 y se pondera.', 'Each component is winsorised between percentiles {a} and {b}, brought from 0 to 100 and weighed.'), { a: steps.winsorise.lower * 100, b: steps.winsorise.upper * 100 }) : t(say('Cada component es porta de 0 a 100 i es pondera.', 'Cada componente se lleva de 0 a 100 y se pondera.', 'Each component is brought from 0 to 100 and weighed.'))} {t(say('El que no té dades no compta com a zero: el seu pes es reparteix entre els altres.', 'Lo que no tiene datos no cuenta como cero: su peso se reparte entre los demás.', 'What has no data does not count as zero: its weight is shared by the others.'))}</p>
      <div className="grid-frame" role="region" tabIndex={0} aria-label={title}><table className="grid"><thead><tr><th scope="col">{t(say('Component', 'Componente', 'Component'))}</th><th scope="col" className="cell-number">{t(say('Valor', 'Valor', 'Value'))}</th><th scope="col" className="cell-number">{t(say('Acotat', 'Acotado', 'Winsorised'))}</th><th scope="col" className="cell-number">{t(say('De 0 a 100', 'De 0 a 100', 'From 0 to 100'))}</th><th scope="col" className="cell-number">{t(say('Pes', 'Peso', 'Weight'))}</th></tr></thead>
        <tbody>{parts.map((each) => <tr key={each.code}><th scope="row">{period === null ? t(each.name) : <Link href={valueHref(org, { code: each.code, place, period })}>{t(each.name)}</Link>}</th><td className="cell-number">{figure(each.value, each)}</td><td className="cell-number">{each.used === null ? '—' : figure(each.used, each)}</td><td className="cell-number">{each.points === null ? '—' : format.decimal(rounded(each.points))}</td><td className="cell-number">{format.decimal(rounded(each.weight))}</td></tr>)}</tbody></table></div>
      {value !== null && weights > 0 && <p className="tabular">({known.map(({ points, weight }) => `${format.decimal(rounded(points ?? 0))} × ${format.decimal(rounded(weight))}`).join(' + ')}) ÷ {format.decimal(rounded(weights))} = {figure(value, { unit, decimals })}</p>}
    </Section>
  );
}

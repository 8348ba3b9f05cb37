import { useState } from 'react';
import { EmptyState, ProblemNotice, Section, Select, Skeleton, useFormat, useQueryOperation, useText } from '@comu/design';
import { say } from '../words.ts';
import { DataTable } from './data-table.tsx';
import type { DatasetRow, Page } from './rows.ts';

interface Figures { readonly columns: readonly { name: string; title: string; type: string }[]; readonly rows: readonly (readonly unknown[])[]; readonly left: number; readonly smallest: number | null; readonly crossed: readonly string[] | null; readonly sql: string }

/** Figures by groups, chosen and not written: what may be asked of personal data that no rule opens row by row. */
export function FiguresBox({ dataset, access }: { dataset: DatasetRow; access: Page['access'] }) {
  const t = useText();
  const format = useFormat();
  const clear = dataset.columns.filter(({ name }) => access.columns[name] === 'clear');
  const numbers = clear.filter(({ type, code }) => (type === 'integer' || type === 'decimal') && code === undefined);
  const [by, setBy] = useState('');
  const [then, setThen] = useState('');
  const [measure, setMeasure] = useState('count');
  const [of, column] = measure.split(':') as [string, string?];
  const groups = [by, then].filter((each, place, all) => each !== '' && all.indexOf(each) === place);
  const { data, error, isPlaceholderData } = useQueryOperation<Figures>('data.figures', { dataset: dataset.code, measures: [{ of, ...(column === undefined ? {} : { column }) }], by: groups }, { enabled: access.allowed });
  if (!access.allowed) return <EmptyState title={t(say('Cap regla no us obre aquestes dades', 'Ninguna regla le abre estos datos', 'No rule opens these data to you'))}>{t(access.why)}</EmptyState>;
  const crossed = data?.crossed ?? null;
  const columns = clear.filter(({ name }) => !access.figuresOnly || crossed?.includes(name) === true).map(({ name, title }) => ({ value: name, label: title }));
  return (
    <Section title={t(say('Xifres', 'Cifras', 'Figures'))} describe={t(access.why)}>
      <div className="data-form-row">
        <Select label={t(say('Què es compta', 'Qué se cuenta', 'What is counted'))} value={measure} onValue={setMeasure} options={[{ value: 'count', label: t(say('Files', 'Filas', 'Rows')) }, ...numbers.flatMap(({ name, title }) => [{ value: `sum:${name}`, label: t(say('Suma: {title}', 'Suma: {title}', 'Sum: {title}'), { title }) }, { value: `mean:${name}`, label: t(say('Mitjana: {title}', 'Media: {title}', 'Mean: {title}'), { title }) }, ...(access.figuresOnly ? [] : [{ value: `median:${name}`, label: t(say('Mediana: {title}', 'Mediana: {title}', 'Median: {title}'), { title }) }])])]} />
        <Select label={t(say('Per grups de', 'Por grupos de', 'By groups of'))} value={by} onValue={setBy} options={columns} empty={t(say('Tot junt', 'Todo junto', 'All together'))} />
        {by !== '' && <Select label={t(say('I de', 'Y de', 'And of'))} value={then} onValue={setThen} options={columns} empty="—" />}
      </div>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={5} />}
      {data !== undefined && !error && (
        <div aria-busy={isPlaceholderData || undefined}>
          {data.rows.length === 0 && data.smallest !== null ? <p role="status">{t(say('No se’n pot dir cap xifra: amb aquests grups n’hi hauria de menys de {k} persones.', 'No se puede dar ninguna cifra: con estos grupos habría alguno de menos de {k} personas.', 'No figure can be told: with these groups some would be of fewer than {k} people.'), { k: data.smallest })}</p> : <DataTable columns={data.columns.map((each) => ({ ...each, name: each.title }))} rows={data.rows} caption={t(say('Xifres de “{title}”', 'Cifras de «{title}»', 'Figures of “{title}”'), { title: dataset.title })} />}
          {crossed !== null && <p className="soft small">{t(say('Les persones es compten sempre per les mateixes columnes ({columns}), que tria qui té cura del conjunt: així cap resta ni cap sistema de preguntes no arriba a un grup de menys de {k} (RGPD, art. 25).', 'Las personas se cuentan siempre por las mismas columnas ({columns}), que elige quien cuida el conjunto: así ninguna resta ni ningún sistema de preguntas llega a un grupo de menos de {k} (RGPD, art. 25).', 'People are always counted by the same columns ({columns}), chosen by the steward: so no subtraction and no system of questions reaches a group of fewer than {k} (GDPR, art. 25).'), { columns: crossed.map((name) => dataset.columns.find((each) => each.name === name)?.title ?? name).join(', ') || '—', k: data.smallest ?? 5 })}</p>}
          {data.left > 0 && <p className="small">{t(say('De {n} files no se’n diu el grup, perquè en faria de massa petits. Per això cada recompte és el mínim: en pot tenir fins a {n} més.', 'De {n} filas no se dice el grupo, porque los haría demasiado pequeños. Por eso cada recuento es el mínimo: puede tener hasta {n} más.', 'Of {n} rows the group is not told, since it would make some too small. So each count is a minimum: it may hold up to {n} more.'), { n: format.integer(data.left) })}</p>}
          <details className="data-sql"><summary>{t(say('La consulta SQL', 'La consulta SQL', 'The SQL'))}</summary><pre><code>{data.sql}</code></pre></details>
        </div>
      )}
    </Section>
  );
}

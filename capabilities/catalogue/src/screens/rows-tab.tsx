import { useState } from 'react';
import { DownloadSimpleIcon, fileAddress, Menu, ProblemNotice, Section, Skeleton, TextField, useOrganisation, useQueryOperation, useRun, useText, type Text } from '@comu/design';
import { say } from '../words.ts';
import { DataTable } from './data-table.tsx';
import { FiguresBox } from './figures-box.tsx';
import type { Page } from './rows.ts';

interface Sample { readonly columns: readonly { name: string; type: string }[]; readonly rows: readonly (readonly unknown[])[]; readonly more: boolean; readonly why: Text | null }
const formats = ['csv', 'xlsx', 'json', 'parquet'] as const;

/** A sample of the rows as whoever looks may see them, and the file in the format they choose; only figures where no rule opens the rows. */
export function RowsTab({ page: { dataset, access } }: { page: Page }) {
  return !access.allowed || access.figuresOnly ? <FiguresBox dataset={dataset} access={access} /> : <Rows code={dataset.code} title={dataset.title} why={access.why} />;
}

function Rows({ code, title, why }: { code: string; title: string; why: Text }) {
  const t = useText();
  const organisation = useOrganisation();
  const [purpose, setPurpose] = useState('');
  const asked = purpose.trim() === '' ? {} : { purpose: purpose.trim() };
  const { data, error } = useQueryOperation<Sample>('data.sample', { code, ...asked });
  const { run, running, problem } = useRun<{ file: string; name: string }>('data.download');
  const take = async (format: (typeof formats)[number]) => {
    const made = await run({ code, format, ...asked });
    if (made !== undefined && organisation !== undefined) location.assign(fileAddress({ sha256: made.file, name: made.name, organisation: organisation.slug }));
  };
  return (
    <Section title={t(say('Mostra de files', 'Muestra de filas', 'Sample of rows'))} describe={t(why)}
      actions={<Menu label={running ? t(say('Es prepara…', 'Preparando…', 'Preparing…')) : t(say('Descarrega', 'Descargar', 'Download'))} icon={DownloadSimpleIcon} end>{(close) => formats.map((format) => <button key={format} type="button" onClick={() => { close(); void take(format); }}>{format.toUpperCase()}</button>)}</Menu>}>
      {problem && <ProblemNotice problem={problem} />}
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={8} />}
      {data !== undefined && <DataTable columns={data.columns} rows={data.rows} caption={t(say('Mostra de “{title}”', 'Muestra de «{title}»', 'Sample of “{title}”'), { title })} />}
      <details className="data-purpose"><summary>{t(say('Ho demano per a una finalitat concreta', 'Lo pido para una finalidad concreta', 'I ask for a certain purpose'))}</summary>
        <TextField label={t(say('Finalitat', 'Finalidad', 'Purpose'))} help={t(say('Algunes regles d’accés només valen per a una finalitat. Queda registrat.', 'Algunas reglas de acceso solo valen para una finalidad. Queda registrado.', 'Some access rules hold for one purpose only. It is recorded.'))} value={purpose} onValue={setPurpose} /></details>
    </Section>
  );
}

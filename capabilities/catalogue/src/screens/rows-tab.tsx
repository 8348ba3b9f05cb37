import { useState } from 'react';
import { DownloadSimpleIcon, fileAddress, Menu, ProblemNotice, Section, Select, Skeleton, useOrganisation, useQueryOperation, useRun, useText, type Text } from '@comu/design';
import { say } from '../words.ts';
import { DataTable } from './data-table.tsx';
import { FiguresBox } from './figures-box.tsx';
import type { Page } from './rows.ts';

interface Sample { readonly columns: readonly { name: string; type: string }[]; readonly rows: readonly (readonly unknown[])[]; readonly more: boolean; readonly why: Text | null }
const formats = ['csv', 'xlsx', 'json', 'parquet'] as const;

/** A sample of the rows as whoever looks may see them, and the file in the format they choose; only figures where no rule opens the rows, and the rules that would open them once one says what for. */
export function RowsTab({ page: { dataset, access } }: { page: Page }) {
  const t = useText();
  const [purpose, setPurpose] = useState('');
  const closed = !access.allowed || access.figuresOnly;
  return (
    <>
      {access.purposes.length > 0 && <Section><Select label={t(say('Per a què us cal', 'Para qué lo necesita', 'What you need it for'))} help={t(say('Hi ha regles d’accés que us obren més dades si en dieu la finalitat. Queda registrat.', 'Hay reglas de acceso que le abren más datos si dice la finalidad. Queda registrado.', 'Some access rules open more to you once you say what for. It is recorded.'))} value={purpose} onValue={setPurpose} empty={t(say('Sense dir-ho', 'Sin decirlo', 'Without saying so'))} options={access.purposes.map((each) => ({ value: each, label: each }))} /></Section>}
      {closed && purpose === '' ? <FiguresBox dataset={dataset} access={access} /> : <Rows code={dataset.code} title={dataset.title} why={access.why} purpose={purpose} />}
    </>
  );
}

function Rows({ code, title, why, purpose }: { code: string; title: string; why: Text; purpose: string }) {
  const t = useText();
  const organisation = useOrganisation();
  const asked = purpose === '' ? {} : { purpose };
  const { data, error } = useQueryOperation<Sample>('data.sample', { code, ...asked });
  const { run, running, problem } = useRun<{ file: string; name: string }>('data.download');
  const take = async (format: (typeof formats)[number]) => {
    const made = await run({ code, format, ...asked });
    if (made !== undefined && organisation !== undefined) location.assign(fileAddress({ sha256: made.file, name: made.name, organisation: organisation.slug }));
  };
  return (
    <Section title={t(say('Mostra de files', 'Muestra de filas', 'Sample of rows'))} describe={t(data?.why ?? why)}
      actions={<Menu label={running ? t(say('Es prepara…', 'Preparando…', 'Preparing…')) : t(say('Descarrega', 'Descargar', 'Download'))} icon={DownloadSimpleIcon} end>{(close) => formats.map((format) => <button key={format} type="button" onClick={() => { close(); void take(format); }}>{format.toUpperCase()}</button>)}</Menu>}>
      {problem && <ProblemNotice problem={problem} />}
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={8} />}
      {data !== undefined && <DataTable columns={data.columns} rows={data.rows} caption={t(say('Mostra de “{title}”', 'Muestra de «{title}»', 'Sample of “{title}”'), { title })} />}
    </Section>
  );
}

import { useState } from 'react';
import { ArrowsSplitIcon, Button, ButtonLink, DatePicker, DownloadSimpleIcon, fileAddress, Menu, Page, ProblemNotice, Select, Skeleton, Tabs, toast, useFormat, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps, type StoredFile } from '@comu/design';
import type { MinableProcess } from '../operations/bring.ts';
import type { Source, TimeKind } from '../sources/source.ts';
import { CasesBehind, type Figure } from './behind.tsx';
import { CompareTab } from './compare.tsx';
import { ConformanceTab } from './conformance.tsx';
import { HandOversTab } from './hand-overs.tsx';
import { MapTab } from './map.tsx';
import { OpenCasesTab } from './open-cases.tsx';
import { ReworkTab } from './rework.tsx';
import { StepNames } from './step-names.tsx';
import type { Study } from './use-view.ts';
import { VariantsTab } from './variants.tsx';
import './mining.css';

interface LogRow { readonly id: string; readonly name: string; readonly cases: number; readonly events: number; readonly begins: string | null; readonly ends: string | null; readonly withoutTime: number; readonly leftOut: number }

/** A log that was brought, or a process of ours, looked at from every side. */
export function StudyPage({ params: { org = '', log, code } }: ScreenProps) {
  const t = useText();
  const { data: processes, error } = useQueryOperation<readonly MinableProcess[]>('mining.processes');
  const { data: logs, error: other } = useQueryOperation<{ rows: readonly LogRow[] }>('mining.log.list', { limit: 100 });
  const trail = [{ label: t({ ca: 'Com flueix la feina', es: 'Cómo fluye el trabajo', en: 'How work flows' }), href: `/o/${org}/mineria` }];
  const problem = error?.problem ?? other?.problem;
  if (problem) return <Page title={t({ ca: 'No es pot mostrar', es: 'No se puede mostrar', en: 'It cannot be shown' })} trail={trail} narrow><ProblemNotice problem={problem} /></Page>;
  if (processes === undefined || logs === undefined) return <div className="page"><Skeleton lines={10} /></div>;
  const source: Source = log !== undefined ? { kind: 'log', log, from: null, to: null } : { kind: 'process', code: code ?? '', organisation: null, from: null, to: null };
  const row = logs.rows.find(({ id }) => id === log);
  return <StepNames sources={[source]}><Looking key={log ?? code} org={org} source={source} name={row?.name ?? t(processes.find((each) => each.code === code)?.title ?? { ca: 'Registre', es: 'Registro', en: 'Log' })} row={row} processes={processes} logs={logs.rows} trail={trail} /></StepNames>;
}

function Looking({ org, source: whole, name, row, processes, logs, trail }: { org: string; source: Source; name: string; row: LogRow | undefined; processes: readonly MinableProcess[]; logs: readonly LogRow[]; trail: readonly { label: string; href: string }[] }) {
  const t = useText();
  const format = useFormat();
  const [tab, setTab] = useState(() => new URLSearchParams(location.search).get('vista') ?? 'map');
  const [time, setTime] = useState<TimeKind>('working');
  const [period, setPeriod] = useState<{ from: string | null; to: string | null }>({ from: null, to: null });
  const [figure, setFigure] = useState<Figure | null>(null);
  const study: Study = { source: { ...whole, ...period }, time };
  const choose = (key: string) => {
    setTab(key);
    history.replaceState(history.state, '', `${location.pathname}?vista=${key}`);
  };
  const tabs = [
    { key: 'map', label: t({ ca: 'Mapa', es: 'Mapa', en: 'Map' }) }, { key: 'variants', label: t({ ca: 'Maneres', es: 'Maneras', en: 'Variants' }) }, { key: 'rework', label: t({ ca: 'Repeticions', es: 'Repeticiones', en: 'Rework' }) },
    { key: 'hand-overs', label: t({ ca: 'Canvis de mans', es: 'Cambios de manos', en: 'Hand-overs' }) }, { key: 'conformance', label: t({ ca: 'Conformitat', es: 'Conformidad', en: 'Conformance' }) },
    { key: 'open', label: t({ ca: 'En marxa', es: 'En marcha', en: 'Open' }) }, { key: 'compare', label: t({ ca: 'Comparació', es: 'Comparación', en: 'Comparison' }) },
  ];
  return (
    <Page title={name} trail={trail} actions={<><WhatIf org={org} source={whole} /><Export source={study.source} /></>}
      lead={row === undefined ? t({ ca: 'El que passa de debò en aquest procés, segons el que cada pas deixa escrit.', es: 'Lo que pasa de verdad en este proceso, según lo que cada paso deja escrito.', en: 'What really happens in this process, by what each step leaves written.' }) : t({ ca: '{cases} {cases|cas|casos} i {events} {events|pas|passos}{period}.{notes}', es: '{cases} {cases|caso|casos} y {events} {events|paso|pasos}{period}.{notes}', en: '{cases} {cases|case|cases} and {events} {events|step|steps}{period}.{notes}' }, {
        cases: format.integer(row.cases), events: format.integer(row.events), period: row.begins === null || row.ends === null ? '' : `, ${format.shortDay(row.begins)} – ${format.shortDay(row.ends)}`,
        notes: `${row.withoutTime === 0 ? '' : ` ${t({ ca: '{count} {count|pas no té data i no compta|passos no tenen data i no compten} en cap durada.', es: '{count} {count|paso no tiene fecha y no cuenta|pasos no tienen fecha y no cuentan} en ninguna duración.', en: '{count} {count|step has no date and counts|steps have no date and count} in no duration.' }, { count: format.integer(row.withoutTime) })}`}${row.leftOut === 0 ? '' : ` ${t({ ca: '{count} {count|fila|files} sense cas o sense pas {count|s’ha|s’han} deixat fora.', es: '{count} {count|fila|filas} sin caso o sin paso {count|se ha|se han} dejado fuera.', en: '{count} {count|row|rows} without a case or a step {count|was|were} left out.' }, { count: format.integer(row.leftOut) })}`}`,
      })}>
      <div className="mining-tools">
        <Select label={t({ ca: 'El temps es compta en', es: 'El tiempo se cuenta en', en: 'Time is counted in' })} value={time} onValue={(value) => setTime(value as TimeKind)} options={[{ value: 'working', label: t({ ca: 'Dies hàbils de l’ens', es: 'Días hábiles del ente', en: 'Working days of the body' }) }, { value: 'clock', label: t({ ca: 'Tot el temps que passa', es: 'Todo el tiempo que pasa', en: 'All time that passes' }) }]} />
        <DatePicker label={t({ ca: 'Casos començats des del', es: 'Casos empezados desde el', en: 'Cases begun from' })} optional value={period.from ?? ''} onValue={(from) => setPeriod({ ...period, from: from || null })} />
        <DatePicker label={t({ ca: 'Fins al', es: 'Hasta el', en: 'Until' })} optional value={period.to ?? ''} onValue={(to) => setPeriod({ ...period, to: to || null })} />
      </div>
      <div className="mining-tabs"><Tabs label={t({ ca: 'Què voleu mirar', es: 'Qué quiere mirar', en: 'What to look at' })} value={tab} onValue={choose} tabs={tabs}>
        <div className="mining-view">
          {tab === 'map' && <MapTab study={study} onFigure={setFigure} />}
          {tab === 'variants' && <VariantsTab study={study} onFigure={setFigure} />}
          {tab === 'rework' && <ReworkTab study={study} onFigure={setFigure} />}
          {tab === 'hand-overs' && <HandOversTab study={study} onFigure={setFigure} />}
          {tab === 'conformance' && <ConformanceTab study={study} processes={processes} onFigure={setFigure} />}
          {tab === 'open' && <OpenCasesTab study={study} org={org} />}
          {tab === 'compare' && <CompareTab study={study} org={org} processes={processes} logs={logs} />}
        </div>
      </Tabs></div>
      <CasesBehind study={study} figure={figure} org={org} onClose={() => setFigure(null)} />
    </Page>
  );
}

const formats = [['xes', 'XES'], ['csv', 'CSV'], ['ocel-json', 'OCEL 2.0 (JSON)'], ['ocel-xml', 'OCEL 2.0 (XML)']] as const;

/** From what has happened to what would happen if. */
function WhatIf({ org, source }: { org: string; source: Source }) {
  const t = useText();
  if (useOrganisation()?.can('simulation.run') !== true) return null;
  return <ButtonLink icon={ArrowsSplitIcon} href={`/o/${org}/que-passaria-si/nou?${source.kind === 'log' ? `registre=${source.log}` : `proces=${source.code}`}`}>{t({ ca: 'Què passaria si…', es: 'Qué pasaría si…', en: 'What if…' })}</ButtonLink>;
}

function Export({ source }: { source: Source }) {
  const t = useText();
  const organisation = useOrganisation();
  const { run, running, problem } = useRun<StoredFile>('mining.export-log');
  if (organisation?.can('mining.export') !== true) return null;
  const save = async (format: string) => {
    const file = await run({ source, format });
    if (file === undefined) return;
    const link = document.createElement('a');
    link.href = fileAddress({ ...file, organisation: organisation.slug });
    link.download = file.name;
    link.click();
    toast({ ca: 'Exportat', es: 'Exportado', en: 'Exported' });
  };
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <Menu label={t({ ca: 'Exporta', es: 'Exportar', en: 'Export' })} icon={DownloadSimpleIcon} end>{(close) => formats.map(([format, label]) => <button key={format} type="button" onClick={() => { close(); void save(format); }}>{label}</button>)}</Menu>
      {running && <Button small busy>{t({ ca: 'S’està preparant', es: 'Preparando', en: 'Preparing' })}</Button>}
    </>
  );
}

import { useState } from 'react';
import { Button, FileDrop, Page, ProblemNotice, Section, Select, Skeleton, State, TextField, toast, UploadSimpleIcon, useGo, useQueryOperation, useRun, useText, type ScreenProps, type StoredFile, type Text } from '@comu/design';
import type { CsvColumns } from '@comu/mining';
import type { ReadingProposal } from '../operations/bring.ts';
import './mining.css';

const columnWords: Readonly<Record<keyof CsvColumns, Text>> = {
  case: { ca: 'L’expedient o cas', es: 'El expediente o caso', en: 'The case' }, activity: { ca: 'El pas', es: 'El paso', en: 'The step' }, at: { ca: 'Quan es va fer', es: 'Cuándo se hizo', en: 'When it was done' }, startedAt: { ca: 'Quan es va començar', es: 'Cuándo se empezó', en: 'When it began' },
  resource: { ca: 'Qui el va fer', es: 'Quién lo hizo', en: 'Who did it' }, group: { ca: 'La unitat', es: 'La unidad', en: 'The unit' }, lifecycle: { ca: 'L’estat del pas (XES)', es: 'El estado del paso (XES)', en: 'The state of the step (XES)' },
};
const formatWords = { xes: 'XES', csv: 'CSV', 'ocel-json': 'OCEL 2.0 (JSON)', 'ocel-xml': 'OCEL 2.0 (XML)' } as const;

/** Brings a log: the file is looked at as soon as it is given, how it will be read is proposed and can be changed, and then it is read whole. */
export function BringLog({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const go = useGo();
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [name, setName] = useState('');
  const [columns, setColumns] = useState<CsvColumns | null>(null);
  const [caseType, setCaseType] = useState<string | null>(null);
  const [file] = files;
  const { data, error, isPlaceholderData } = useQueryOperation<ReadingProposal>('mining.propose-reading', { file: file?.sha256 ?? '' }, { enabled: file !== undefined });
  const bring = useRun<{ id: string }>('mining.import-log');
  const proposal = file === undefined || isPlaceholderData ? undefined : data;
  const take = (list: readonly StoredFile[]) => {
    setFiles(list);
    setColumns(null);
    setCaseType(null);
    bring.forget();
    if (list[0] !== undefined && name === '') setName(list[0].name.replace(/\.(gz|xes|csv|json|xml|ocel|jsonocel|xmlocel)$/gi, '').replace(/\.(gz|xes|csv|json|xml|ocel|jsonocel|xmlocel)$/gi, ''));
  };
  const read = columns ?? proposal?.columns ?? null;
  const type = caseType ?? proposal?.caseType ?? null;
  const missing = proposal?.format === 'csv' && (read?.case == null || read.activity === null || read.at === null);
  const send = async () => {
    const done = await bring.run({ file: file?.sha256, name: name.trim(), reading: { ...(read === null ? {} : { columns: read }), ...(type === null ? {} : { caseType: type }) } });
    if (done === undefined) return;
    toast({ ca: 'Importat', es: 'Importado', en: 'Imported' });
    go(`/o/${org}/mineria/registre/${done.id}`);
  };
  return (
    <Page narrow title={t({ ca: 'Importar un registre', es: 'Importar un registro', en: 'Import a log' })} trail={[{ label: t({ ca: 'Com flueix la feina', es: 'Cómo fluye el trabajo', en: 'How work flows' }), href: `/o/${org}/mineria` }]}
      lead={t({ ca: 'Un registre diu, per a cada expedient, quins passos s’han fet i quan. El fitxer no surt d’aquest ens.', es: 'Un registro dice, para cada expediente, qué pasos se han dado y cuándo. El archivo no sale de este ente.', en: 'A log tells, for each case, which steps were taken and when. The file does not leave this organisation.' })}>
      <Section title={t({ ca: 'El fitxer', es: 'El archivo', en: 'The file' })}>
        <FileDrop files={files} onFiles={take} label={t({ ca: 'Fitxer XES, CSV o OCEL 2.0, comprimit o no', es: 'Archivo XES, CSV u OCEL 2.0, comprimido o no', en: 'XES, CSV or OCEL 2.0 file, compressed or not' })} accept=".xes,.gz,.csv,.tsv,.txt,.json,.jsonocel,.xml,.xmlocel" />
      </Section>
      {file !== undefined && error && <ProblemNotice problem={error.problem} />}
      {file !== undefined && proposal === undefined && !error && <Skeleton lines={4} />}
      {file !== undefined && proposal !== undefined && (
        <Section title={t({ ca: 'Com el llegirem', es: 'Cómo lo leeremos', en: 'How it will be read' })} actions={<State tone="success">{formatWords[proposal.format]}</State>}>
          <div className="form">
            {proposal.format === 'csv' && read !== null && <Columns proposal={proposal} columns={read} onColumns={setColumns} />}
            {proposal.caseTypes !== null && <Select label={t({ ca: 'Què és un cas', es: 'Qué es un caso', en: 'What a case is' })} help={t({ ca: 'El registre parla de diverses coses alhora; trieu quina voleu seguir.', es: 'El registro habla de varias cosas a la vez; elija cuál quiere seguir.', en: 'The log speaks of several things at once; choose which to follow.' })} value={type ?? ''} onValue={setCaseType} options={proposal.caseTypes.map((each) => ({ value: each.type, label: t({ ca: '{type} ({objects}, amb {events} {events|pas|passos})', es: '{type} ({objects}, con {events} {events|paso|pasos})', en: '{type} ({objects}, with {events} {events|step|steps})' }, { ...each }) }))} />}
            <TextField label={t({ ca: 'Com es dirà', es: 'Cómo se llamará', en: 'What it will be called' })} value={name} onValue={setName} maxLength={200} />
            {missing && <p>{t({ ca: 'Digueu almenys quina columna és l’expedient, quina el pas i quina la data.', es: 'Diga al menos qué columna es el expediente, cuál el paso y cuál la fecha.', en: 'Say at least which column is the case, which the step and which the date.' })}</p>}
            {bring.problem && <ProblemNotice problem={bring.problem} />}
            <div><Button look="primary" icon={UploadSimpleIcon} busy={bring.running} disabled={name.trim() === '' || missing} onClick={() => void send()}>{t({ ca: 'Importa’l', es: 'Importarlo', en: 'Import it' })}</Button></div>
          </div>
        </Section>
      )}
    </Page>
  );
}

function Columns({ proposal, columns, onColumns }: { proposal: ReadingProposal; columns: CsvColumns; onColumns(columns: CsvColumns): void }) {
  const t = useText();
  const options = proposal.header.map((value) => ({ value, label: value }));
  return (
    <>
      <div className="mining-columns">{(Object.keys(columnWords) as (keyof CsvColumns)[]).map((key) => <Select key={key} label={t(columnWords[key])} optional={key !== 'case' && key !== 'activity' && key !== 'at'} empty={t({ ca: 'Cap columna', es: 'Ninguna columna', en: 'No column' })} options={options} value={columns[key] ?? ''} onValue={(value) => onColumns({ ...columns, [key]: value === '' ? null : value })} />)}</div>
      <div className="mining-sample" tabIndex={0} role="region" aria-label={t({ ca: 'Les primeres files del fitxer; es desplaça', es: 'Las primeras filas del archivo; se desplaza', en: 'The first rows of the file; it scrolls' })}>
        <table><thead><tr>{proposal.header.map((column, index) => <th key={index} scope="col">{column}</th>)}</tr></thead><tbody>{proposal.sample.map((row, index) => <tr key={index}>{row.map((cell, at) => <td key={at}>{cell}</td>)}</tr>)}</tbody></table>
      </div>
    </>
  );
}

import { useMemo, useState } from 'react';
import { Button, FileDrop, Page, ProblemNotice, Section, Select, Skeleton, State, TextArea, TextField, useFormat, useQueryOperation, useRun, useText, type ScreenProps, type StoredFile, type Text, type Tone } from '@comu/design';
import { codeOfFile, codesOfFiles, titleOfFile } from '../load/code-of-file.ts';
import { say } from '../words.ts';
import { DataTable } from './data-table.tsx';
import { Following, type Begun } from './following.tsx';
import { Several } from './upload-several.tsx';
import './data.css';

interface ColumnProposal { readonly at: number; readonly name: string; readonly title: string; readonly type: string; readonly code?: string; readonly skip?: boolean; readonly fit: number; readonly filled: number; readonly blank: number; readonly examples: readonly string[]; readonly why: Text }
interface Reading { readonly kind: string; readonly encoding?: string; readonly delimiter?: string; readonly sheet?: string; readonly skip: number; readonly header: number; readonly columns: readonly { readonly at: number; readonly name: string; readonly title: string; readonly type: string }[]; readonly [more: string]: unknown }
export interface Proposal { readonly reading: Reading; readonly columns: readonly ColumnProposal[]; readonly sample: readonly (readonly unknown[])[]; readonly findings: readonly { readonly code: string; readonly severity: 'note' | 'warning' | 'error'; readonly column?: string; readonly text: Text; readonly count?: number }[]; readonly others: readonly string[] }

const types: Readonly<Record<string, Text>> = { text: say('Text', 'Texto', 'Text'), integer: say('Enter', 'Entero', 'Whole number'), decimal: say('Decimal', 'Decimal', 'Decimal'), day: say('Dia', 'Día', 'Day'), moment: say('Instant', 'Instante', 'Moment'), 'yes-no': say('Sí o no', 'Sí o no', 'Yes or no'), json: say('Estructura', 'Estructura', 'Structure'), geometry: say('Geometria', 'Geometría', 'Geometry') };
const codes: Readonly<Record<string, string>> = { ine5: 'INE (5)', idescat6: 'Idescat (6)', entity10: 'Ens (10)', nif: 'NIF', postcode: 'CP' };
const tones: Readonly<Record<string, Tone>> = { note: 'info', warning: 'warning', error: 'danger' };

/** Files are dropped: one has its reading proposed and corrected once, several are read as proposed all together; each becomes a version, and loads go on if one leaves. */
export function Upload({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const into = useMemo(() => new URLSearchParams(location.search).get('conjunt') ?? undefined, []);
  const awaited = useMemo(() => new URLSearchParams(location.search).get('codi') || undefined, []);
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [begun, setBegun] = useState<Begun>();
  const [looked, setLooked] = useState<string>();
  const inOrder = useMemo(() => files.toSorted((one, other) => one.name.localeCompare(other.name, 'ca', { numeric: true })), [files]);
  const codes = useMemo(() => { const made = codesOfFiles(inOrder.map(({ name }) => name)); return new Map(inOrder.map(({ sha256 }, place) => [sha256, made[place] as string])); }, [inOrder]);
  const file = files.length === 1 ? files[0] : files.find(({ sha256 }) => sha256 === looked);
  return (
    <Page title={into === undefined ? t(say('Carrega fitxers', 'Cargar archivos', 'Load files')) : t(say('Carrega una versió de “{code}”', 'Cargar una versión de «{code}»', 'Load a version of “{code}”'), { code: into })} trail={[{ label: t(say('Catàleg de dades', 'Catálogo de datos', 'Data catalogue')), href: `/o/${org}/dades` }]}>
      {begun !== undefined ? <Following key={begun.load} begun={begun} org={org} onBegun={setBegun} again={() => { setBegun(undefined); setFiles((all) => all.filter(({ sha256 }) => sha256 !== begun.input['file'])); setLooked(undefined); }} /> : (
        <>
          <Section><FileDrop several={into === undefined} folders label={into === undefined ? t(say('Fitxers', 'Archivos', 'Files')) : t(say('Fitxer', 'Archivo', 'File'))} help={t(say('CSV, Excel, LibreOffice, JSON, GeoJSON, Parquet o ZIP. Fins a 100 MB; els més grans, amb “comu data load”.', 'CSV, Excel, LibreOffice, JSON, GeoJSON, Parquet o ZIP. Hasta 100 MB; los mayores, con «comu data load».', 'CSV, Excel, LibreOffice, JSON, GeoJSON, Parquet or ZIP. Up to 100 MB; larger ones with “comu data load”.'))} files={files} onFiles={setFiles} /></Section>
          {files.length > 1 && file === undefined && <Several files={inOrder} codes={codes} org={org} onLook={setLooked} />}
          {files.length > 1 && file !== undefined && <p><Button onClick={() => setLooked(undefined)}>{t(say('Torna a tots els fitxers', 'Volver a todos los archivos', 'Back to all files'))}</Button></p>}
          {file !== undefined && <Proposed key={file.sha256} file={file} suggested={(files.length === 1 ? awaited : undefined) ?? codes.get(file.sha256) ?? codeOfFile(file.name)} into={into} onLoad={setBegun} />}
        </>
      )}
    </Page>
  );
}

function Proposed({ file, suggested, into, onLoad }: { file: StoredFile; suggested: string; into: string | undefined; onLoad(begun: Begun): void }) {
  const t = useText();
  const format = useFormat();
  const [corrections, setCorrections] = useState<Record<string, unknown>>();
  const [title, setTitle] = useState(titleOfFile(file.name));
  const [code, setCode] = useState(suggested);
  const [reason, setReason] = useState('');
  const { data, error, isFetching } = useQueryOperation<Proposal>('data.propose-file', { file: file.sha256, ...(into === undefined ? {} : { dataset: into }), ...(corrections === undefined ? {} : { corrections }) });
  const { run, running, problem } = useRun<{ load: string }>('data.begin-load');
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined) return <Skeleton lines={10} />;
  const change = (at: number, to: Record<string, unknown>) => setCorrections({ ...data.reading, columns: data.reading.columns.map((each) => (each.at === at ? { ...each, ...to } : each)) });
  const begin = async () => {
    const input = { ...(into === undefined ? { code, title } : { dataset: into }), file: file.sha256, reading: data.reading, ...(reason.trim() === '' ? {} : { reason }) };
    const begun = await run(input);
    if (begun !== undefined) onLoad({ load: begun.load, input });
  };
  const words = { column: t(say('Columna', 'Columna', 'Column')), type: t(say('Es llegeix com a', 'Se lee como', 'Read as')), filled: t(say('Amb dada', 'Con dato', 'Filled')), examples: t(say('Exemples', 'Ejemplos', 'Examples')), why: t(say('Per què', 'Por qué', 'Why')) };
  return (
    <div aria-busy={isFetching || undefined} className="data-proposal">
      {into === undefined && <Section title={t(say('Conjunt nou', 'Conjunto nuevo', 'New dataset'))}><div className="data-form-row"><TextField label={t(say('Títol', 'Título', 'Title'))} value={title} onValue={setTitle} /><TextField label={t(say('Codi', 'Código', 'Code'))} help={t(say('El nom que tindrà a les preguntes SQL. Si ja existeix, se’n fa una versió nova.', 'El nombre que tendrá en las preguntas SQL. Si ya existe, se hace una versión nueva.', 'Its name in SQL. When it exists, a new version of it is made.'))} value={code} onValue={setCode} className="ds-input code" /></div></Section>}
      <Section title={t(say('Com es llegirà', 'Cómo se leerá', 'How it will be read'))} describe={[data.reading.kind.toUpperCase(), data.reading.encoding, data.reading.delimiter === undefined ? undefined : `“${data.reading.delimiter === '\t' ? '⇥' : data.reading.delimiter}”`, data.reading.sheet].filter((each) => each !== undefined).join(' · ')}>
        {data.others.length > 0 && data.reading.sheet !== undefined && <Select label={t(say('Full o taula', 'Hoja o tabla', 'Sheet or table'))} value={data.reading.sheet} options={[data.reading.sheet, ...data.others].map((each) => ({ value: each, label: each }))} onValue={(sheet) => setCorrections({ sheet })} />}
        {data.findings.length > 0 && <ul className="data-findings">{data.findings.map((each, index) => <li key={index}><State tone={tones[each.severity] ?? 'info'}>{each.column ?? t(say('Fitxer', 'Archivo', 'File'))}</State> <span>{t(each.text)}</span></li>)}</ul>}
        <table className="data-grid">
          <thead><tr><th scope="col">{words.column}</th><th scope="col">{words.type}</th><th scope="col" className="number">{words.filled}</th><th scope="col">{words.examples}</th><th scope="col">{words.why}</th></tr></thead>
          <tbody>{data.columns.map((column) => (
            <tr key={column.at} data-off={column.skip === true ? true : undefined}>
              <th scope="row">{column.title}<br /><code className="soft small">{column.name}</code></th>
              <td data-label={words.type}><select className="ds-input data-small-select" aria-label={t(say('Tipus de “{name}”', 'Tipo de «{name}»', 'Type of “{name}”'), { name: column.title })} value={column.skip === true ? 'skip' : column.code ?? column.type} onChange={({ target: { value } }) => change(column.at, value === 'skip' ? { skip: true } : value in codes ? { type: 'text', code: value, skip: false } : { type: value, code: undefined, skip: false })}>
                {Object.entries(types).map(([value, label]) => <option key={value} value={value}>{t(label)}</option>)}
                <optgroup label={t(say('Codis', 'Códigos', 'Codes'))}>{Object.entries(codes).map(([value, label]) => <option key={value} value={value}>{label}</option>)}</optgroup>
                <option value="skip">{t(say('No la carreguis', 'No cargarla', 'Leave it out'))}</option>
              </select></td>
              <td data-label={words.filled} className="number">{column.filled + column.blank === 0 ? '—' : format.percent(column.filled / (column.filled + column.blank))}</td>
              <td data-label={words.examples}><span className="data-break">{column.examples.slice(0, 3).join(' · ')}</span></td>
              <td data-label={words.why}><span className="soft small">{t(column.why)}</span></td>
            </tr>
          ))}</tbody>
        </table>
      </Section>
      <Section title={t(say('Les primeres files, tal com són al fitxer', 'Las primeras filas, tal como están en el archivo', 'The first rows, as they are in the file'))}><DataTable columns={data.columns.filter((each) => each.skip !== true).map(({ name, title }) => ({ name, title, type: 'text' }))} rows={data.sample.slice(0, 10)} caption={t(say('Mostra del fitxer', 'Muestra del archivo', 'Sample of the file'))} /></Section>
      {(into !== undefined || reason !== '' || problem?.code === 'data.reason-needed') && <Section title={t(say('Per què se substitueix', 'Por qué se sustituye', 'Why it is replaced'))}><TextArea label={t(say('Motiu del canvi', 'Motivo del cambio', 'Reason for the change'))} help={t(say('Queda a la història de versions i el veu tothom que pot veure la fitxa. La versió anterior no s’esborra.', 'Queda en la historia de versiones y lo ve quien puede ver la ficha. La versión anterior no se borra.', 'It stays in the history of versions, for whoever may see this page. The former version is not deleted.'))} rows={2} value={reason} onValue={setReason} /></Section>}
      {problem && <ProblemNotice problem={problem} />}
      <div className="data-form-row"><Button look="primary" busy={running} disabled={isFetching} onClick={() => void begin()}>{t(say('Carrega’l així', 'Cargarlo así', 'Load it so'))}</Button></div>
    </div>
  );
}

import { useMemo, useRef, useState } from 'react';
import { Button, FileTextIcon, Page, ProblemNotice, Section, Skeleton, State, TextArea, TextField, toast, TrashIcon, UploadSimpleIcon, useFormat, useGo, useQueryOperation, useRun, useText, type ScreenProps, codeFrom } from '@comu/design';
import { Findings, TableFindings } from './findings.tsx';
import { ProcessDiagram } from './process-diagram.tsx';
import type { CheckedModel } from './rows.ts';
import './processes.css';

interface ModelFile { readonly name: string; readonly xml: string; readonly kind: 'bpmn' | 'dmn' }
const kindOf = (xml: string): ModelFile['kind'] => (/<(\w+:)?definitions[^>]*\/DMN\//i.test(xml) ? 'dmn' : 'bpmn');

/** Publishes a version of a process: its files are checked as soon as they are given, and all that is wrong is said before anything is published. */
export function PublishProcess({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const go = useGo();
  const asked = useMemo(() => new URLSearchParams(location.search), []);
  const [files, setFiles] = useState<readonly ModelFile[]>([]);
  const [code, setCode] = useState(asked.get('code') ?? '');
  const [name, setName] = useState(asked.get('name') ?? '');
  const bpmn = files.findLast(({ kind }) => kind === 'bpmn');
  const decisions = files.filter(({ kind }) => kind === 'dmn').map(({ xml }) => xml);
  const { data, error, isPlaceholderData } = useQueryOperation<CheckedModel>('processes.check-model', { bpmn: bpmn?.xml ?? '', decisions, ...(/^[a-z0-9-]{1,80}$/.test(code) ? { code } : {}) }, { enabled: bpmn !== undefined });
  const checked = bpmn === undefined || isPlaceholderData ? undefined : data;
  const publish = useRun<{ id: string }>('processes.deploy-process');
  const add = (more: readonly ModelFile[]) => {
    const drawn = more.findLast(({ kind }) => kind === 'bpmn');
    // A process has one BPMN file: a new one takes the place of the former.
    setFiles((all) => [...all.filter(({ kind, name: of }) => !(kind === 'bpmn' && drawn !== undefined) && !more.some((each) => each.name === of)), ...more]);
    if (drawn !== undefined && code === '') setCode(codeFrom(drawn.name.replace(/\.\w+$/, '')));
    if (drawn !== undefined && name === '') setName(/<(?:\w+:)?process\b[^>]*\bname="([^"]+)"/.exec(drawn.xml)?.[1] ?? '');
  };
  const send = async () => {
    const done = await publish.run({ code, name, bpmn: bpmn?.xml, decisions });
    if (done === undefined) return;
    toast({ ca: 'Publicat', es: 'Publicado', en: 'Published' });
    go(`/o/${org}/processos/definicio/${done.id}`);
  };
  const wrongCode = code !== '' && !/^[a-z0-9-]{1,80}$/.test(code);
  return (
    <Page title={t({ ca: 'Publicar un procés', es: 'Publicar un proceso', en: 'Publish a process' })} trail={[{ label: t({ ca: 'Processos', es: 'Procesos', en: 'Processes' }), href: `/o/${org}/processos` }]}
      lead={t({ ca: 'Els tràmits en marxa continuen amb la seva versió; els nous comencen amb la que publiqueu.', es: 'Los trámites en marcha siguen con su versión; los nuevos comienzan con la que publique.', en: 'Running instances stay on their version; new ones start on the one you publish.' })}>
      <Section title={t({ ca: 'El model', es: 'El modelo', en: 'The model' })}><Files files={files} onAdd={add} onRemove={(gone) => setFiles(files.filter((each) => each !== gone))} /></Section>
      {bpmn !== undefined && (
        <>
          {error && <ProblemNotice problem={error.problem} />}
          {checked === undefined && !error && <Skeleton lines={5} />}
          {checked && <Checked checked={checked} bpmn={bpmn.xml} />}
          <Section title={t({ ca: 'Com es dirà', es: 'Cómo se llamará', en: 'What it will be called' })}>
            <div className="form">
              <TextField label={t({ ca: 'Nom', es: 'Nombre', en: 'Name' })} value={name} onValue={setName} maxLength={300} />
              <TextField label={t({ ca: 'Codi', es: 'Código', en: 'Code' })} help={t({ ca: 'El mateix codi fa una versió nova del mateix procés.', es: 'El mismo código hace una versión nueva del mismo proceso.', en: 'The same code makes a new version of the same process.' })} className="ds-input code" value={code} onValue={setCode} maxLength={80} problem={wrongCode ? t({ ca: 'Només lletres minúscules sense accents, xifres i guions.', es: 'Solo letras minúsculas sin acentos, cifras y guiones.', en: 'Only lower-case letters without accents, digits and hyphens.' }) : undefined} />
              {checked && <p>{checked.same ? t({ ca: 'Aquests fitxers ja són la versió {edition}: no hi ha res de nou per publicar.', es: 'Estos archivos ya son la versión {edition}: no hay nada nuevo que publicar.', en: 'These files are version {edition} already: there is nothing new to publish.' }, { edition: checked.edition }) : checked.before === null ? t({ ca: 'Serà la primera versió d’un procés nou.', es: 'Será la primera versión de un proceso nuevo.', en: 'It will be the first version of a new process.' }) : t({ ca: 'Serà la versió {edition} de «{before}».', es: 'Será la versión {edition} de «{before}».', en: 'It will be version {edition} of “{before}”.' }, { edition: checked.edition, before: checked.before })}</p>}
              {publish.problem && <ProblemNotice problem={publish.problem} />}
              <div><Button look="primary" icon={UploadSimpleIcon} busy={publish.running} disabled={checked === undefined || !checked.publishable || checked.same || name.trim() === '' || code === '' || wrongCode} onClick={() => void send()}>{t({ ca: 'Publica la versió {edition}', es: 'Publicar la versión {edition}', en: 'Publish version {edition}' }, { edition: checked?.edition ?? 1 })}</Button></div>
            </div>
          </Section>
        </>
      )}
    </Page>
  );
}

function Checked({ checked, bpmn }: { checked: CheckedModel; bpmn: string }) {
  const t = useText();
  const [chosen, setChosen] = useState<string>();
  const refusing = checked.findings.filter(({ refuses }) => refuses).length;
  const marks = useMemo(() => Object.fromEntries(checked.findings.filter(({ file, element }) => file === 'BPMN' && element !== '').map(({ element }) => [element, { tone: 'wrong' as const, sign: '!' }])), [checked]);
  return (
    <>
      <Section title={t({ ca: 'Comprovació', es: 'Comprobación', en: 'Check' })} actions={refusing > 0 ? <State tone="danger">{t(refusing === 1 ? { ca: '1 problema per corregir', es: '1 problema por corregir', en: '1 problem to correct' } : { ca: '{count} problemes per corregir', es: '{count} problemas por corregir', en: '{count} problems to correct' }, { count: refusing })}</State> : <State tone="success">{t({ ca: 'Es pot publicar', es: 'Se puede publicar', en: 'It can be published' })}</State>}>
        <div className={checked.findings.length === 0 ? 'standing' : 'standing standing-wide'}>
          <ProcessDiagram bpmn={bpmn} marks={marks} chosen={chosen} onChoose={setChosen} legend={checked.findings.length > 0 ? ['wrong'] : []} label={t({ ca: 'El model que es vol publicar', es: 'El modelo que se quiere publicar', en: 'The model to be published' })} />
          {checked.findings.length > 0 && <Findings lines findings={checked.findings} chosen={chosen} onChoose={setChosen} />}
        </div>
      </Section>
      {checked.tables.length > 0 && <TableFindings tables={checked.tables} />}
    </>
  );
}

function Files({ files, onAdd, onRemove }: { files: readonly ModelFile[]; onAdd(files: readonly ModelFile[]): void; onRemove(file: ModelFile): void }) {
  const t = useText();
  const format = useFormat();
  const choose = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const read = async (list: FileList | null) => {
    const given = await Promise.all([...(list ?? [])].map(async (file) => ({ name: file.name, xml: await file.text() })));
    onAdd(given.map((each) => ({ ...each, kind: kindOf(each.xml) })));
  };
  const paste = () => {
    const kind = kindOf(pasted);
    onAdd([{ name: t(kind === 'bpmn' ? { ca: 'Enganxat.bpmn', es: 'Pegado.bpmn', en: 'Pasted.bpmn' } : { ca: 'Enganxat.dmn', es: 'Pegado.dmn', en: 'Pasted.dmn' }), xml: pasted, kind }]);
    setPasted('');
  };
  return (
    <div className="form">
      <div className="file-drop" data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); void read(event.dataTransfer.files); }}>
        <UploadSimpleIcon size={22} aria-hidden />
        <span>{t({ ca: 'Deixeu anar aquí el BPMN i els DMN', es: 'Suelte aquí el BPMN y los DMN', en: 'Drop the BPMN and DMN files here' })}</span>
        <Button small onClick={() => choose.current?.click()}>{t({ ca: 'Trieu-los del dispositiu', es: 'Elíjalos del dispositivo', en: 'Choose from this device' })}</Button>
        <input ref={choose} type="file" hidden multiple accept=".bpmn,.dmn,.xml" onChange={(event) => { void read(event.target.files); event.target.value = ''; }} />
      </div>
      <ul className="processes-files" aria-live="polite">{files.map((file) => (
        <li key={file.name}><FileTextIcon size={18} aria-hidden /><strong>{file.name}</strong><span className="soft small">{file.kind === 'bpmn' ? 'BPMN' : 'DMN'} · {format.bytes(file.xml.length)}</span><Button small look="quiet" icon={TrashIcon} onClick={() => onRemove(file)}>{t({ ca: 'Treu-lo', es: 'Quitar', en: 'Remove' })}</Button></li>
      ))}</ul>
      <details className="processes-data">
        <summary>{t({ ca: 'O enganxeu-ne el contingut', es: 'O pegue su contenido', en: 'Or paste its content' })}</summary>
        <div className="form">
          <TextArea label={t({ ca: 'XML d’un fitxer BPMN o DMN', es: 'XML de un archivo BPMN o DMN', en: 'XML of a BPMN or DMN file' })} className="ds-input code" rows={8} spellCheck={false} value={pasted} onValue={setPasted} />
          <div><Button disabled={pasted.trim() === ''} onClick={paste}>{t({ ca: 'Afegeix-lo', es: 'Añadirlo', en: 'Add it' })}</Button></div>
        </div>
      </details>
    </div>
  );
}

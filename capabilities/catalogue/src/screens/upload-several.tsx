import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { Button, Link, ProblemNotice, Section, State, TextArea, TextField, useFormat, useQueryOperation, useRun, useText, type StoredFile, type Text } from '@comu/design';
import { codeOfFile, titleOfFile, yearsOfFiles, type Years as YearsOfFiles } from '../load/code-of-file.ts';
import { say } from '../words.ts';
import { useProgress } from './following.tsx';
import type { Proposal } from './upload.tsx';

/** Several files at once: each is a dataset, read as proposed and named after its file; they are loaded one after the other, and what fails stops none of the rest. */
export function Several({ files, codes, org, onLook }: { files: readonly StoredFile[]; codes: ReadonlyMap<string, string>; org: string; onLook(file: string): void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [replaces, setReplaces] = useState(false);
  const [running, setRunning] = useState(false);
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [published, setPublished] = useState<ReadonlySet<string>>(new Set());
  const years = yearsOfFiles(files.map(({ name }) => name));
  const codeOf = (file: StoredFile) => codes.get(file.sha256) ?? codeOfFile(file.name);
  const left = files.some(({ sha256 }) => !settled.has(sha256));
  const begin = useRef(new Map<string, () => Promise<void>>());
  const all = async () => {
    setRunning(true);
    for (const one of begin.current.values()) await one();
    setAsked(true);
    setRunning(false);
  };
  return (
    <Section title={t(say('{n} fitxers, un conjunt de dades per a cadascun', '{n} archivos, un conjunto de datos para cada uno', '{n} files, a dataset for each'), { n: files.length })} describe={t(say('Es llegiran com es proposa. Mireu-ne un si voleu canviar com es llegeix.', 'Se leerán como se propone. Mire uno si quiere cambiar cómo se lee.', 'They will be read as proposed. Look at one to change how it is read.'))}>
      <ul className="data-several">{files.map((file) => <One key={file.sha256} file={file} code={codeOf(file)} org={org} reason={reason} begin={begin} onLook={onLook} onReplaces={() => setReplaces(true)} onSettled={() => setSettled((before) => new Set([...before, file.sha256]))} onPublished={() => setPublished((before) => new Set([...before, file.name]))} />)}</ul>
      {years.map((each) => <Years key={each.code} of={each} org={org} ready={each.files.every(({ path }) => published.has(path))} codeOf={(path) => codeOf(files.find(({ name }) => name === path)!)} />)}
      {replaces && left && <TextArea label={t(say('Motiu del canvi dels que ja tenen dades', 'Motivo del cambio de los que ya tienen datos', 'Reason for the change of those that already have data'))} help={t(say('Queda a la història de versions. La versió anterior no s’esborra.', 'Queda en la historia de versiones. La versión anterior no se borra.', 'It stays in the history of versions. The former version is not deleted.'))} rows={2} value={reason} onValue={setReason} />}
      {left && <div className="data-form-row"><Button look="primary" busy={running} onClick={() => void all()}>{asked ? t(say('Carrega els que falten', 'Cargar los que faltan', 'Load those left')) : t(say('Carrega’ls tots', 'Cargarlos todos', 'Load them all'))}</Button></div>}
    </Section>
  );
}

function One({ file, code, org, reason, begin, onLook, onReplaces, onSettled, onPublished }: { file: StoredFile; code: string; org: string; reason: string; begin: RefObject<Map<string, () => Promise<void>>>; onLook(file: string): void; onReplaces(): void; onSettled(): void; onPublished(): void }) {
  const t = useText();
  const [title, setTitle] = useState(titleOfFile(file.name));
  const [load, setLoad] = useState<string>();
  const { data, error } = useQueryOperation<Proposal>('data.propose-file', { file: file.sha256 });
  const { run, problem } = useRun<{ load: string }>('data.begin-load');
  const start = useEffectEvent(async () => {
    if (data === undefined || load !== undefined) return;
    const begun = await run({ code, title, file: file.sha256, reading: data.reading, ...(reason.trim() === '' ? {} : { reason }) });
    if (begun !== undefined) setLoad(begun.load);
  });
  useEffect(() => {
    const all = begin.current;
    all.set(file.sha256, () => start());
    return () => { all.delete(file.sha256); };
  }, [begin, file.sha256]);
  const replaces = problem?.code === 'data.reason-needed';
  const tell = useEffectEvent(onReplaces);
  useEffect(() => { if (replaces) tell(); }, [replaces]);
  // What is under way, and what cannot be read, is not begun any more.
  const over = load !== undefined || error != null;
  const settle = useEffectEvent(onSettled);
  useEffect(() => { if (over) settle(); }, [over]);
  const warnings = data?.findings.filter(({ severity }) => severity !== 'note').length ?? 0;
  return (
    <li>
      <div className="data-several-file">
        <TextField label={t(say('Títol de “{name}”', 'Título de «{name}»', 'Title of “{name}”'), { name: file.name })} value={title} onValue={setTitle} disabled={over} />
        <p className="data-several-facts">
          {error ? <State tone="danger">{t(say('No es pot llegir', 'No se puede leer', 'It cannot be read'))}</State> : data === undefined ? <span className="soft">{t(say('S’està mirant…', 'Mirándolo…', 'Looking at it…'))}</span> : <>
            <code>{code}</code>
            <span className="soft">{data.reading.kind.toUpperCase()} · {t(say('{n} {n|columna|columnes}', '{n} {n|columna|columnas}', '{n} {n|column|columns}'), { n: data.columns.length })}</span>
            {warnings > 0 && <State tone="warning">{t(say('{n} {n|avís|avisos}', '{n} {n|aviso|avisos}', '{n} {n|warning|warnings}'), { n: warnings })}</State>}
            {data.others.length > 0 && <span className="soft">{t(say('full “{sheet}” (n’hi ha {n} més)', 'hoja «{sheet}» (hay {n} más)', 'sheet “{sheet}” ({n} more)'), { sheet: data.reading.sheet ?? '', n: data.others.length })}</span>}
          </>}
        </p>
        {load === undefined ? !error && <Button small onClick={() => onLook(file.sha256)}>{t(say('Mira com es llegeix', 'Ver cómo se lee', 'See how it is read'))}</Button> : <OneProgress load={load} org={org} onPublished={onPublished} />}
      </div>
      {error && <ProblemNotice problem={error.problem} />}
      {problem && load === undefined && (replaces ? <p className="data-several-why"><State tone="warning">{t(say('Ja té dades', 'Ya tiene datos', 'It has data already'))}</State> {t(say('Digueu aquí sota per què se substitueixen.', 'Diga aquí abajo por qué se sustituyen.', 'Say below why they are replaced.'))}</p> : <ProblemNotice problem={problem} />)}
    </li>
  );
}

/** Files of the same thing in different years: offered together as one dataset once each is published, never put together unasked. */
function Years({ of: { code: suggested, title, files }, org, ready, codeOf }: { of: YearsOfFiles; org: string; ready: boolean; codeOf(path: string): string }) {
  const t = useText();
  const [code, setCode] = useState(suggested);
  const [made, setMade] = useState<{ code: string; differences: readonly Text[] }>();
  const { run, running, problem } = useRun<{ differences: readonly Text[] }>('data.join-years');
  const join = async () => {
    const done = await run({ code, title, years: files.map(({ path, year }) => ({ year, dataset: codeOf(path) })) });
    if (done !== undefined) setMade({ code, differences: done.differences });
  };
  const all = files.map(({ year }) => year).join(', ');
  return (
    <div className="data-several-years">
      <p><strong>{t(say('“{title}” ve per anys: {all}.', '«{title}» viene por años: {all}.', '“{title}” comes by years: {all}.'), { title, all })}</strong> {t(say('Cada any es carrega com un conjunt. Si són el mateix, es poden ajuntar en un de sol, amb una columna que diu l’any; es refarà quan se’n carregui un de nou.', 'Cada año se carga como un conjunto. Si son lo mismo, se pueden juntar en uno solo, con una columna que dice el año; se rehará cuando se cargue uno nuevo.', 'Each year is loaded as a dataset. If they are the same thing they can be put together in one, with a column that says the year; it is made anew when one of them is loaded again.'))}</p>
      {made !== undefined ? <div role="status"><p><State tone="success">{t(say('Ajuntats', 'Juntados', 'Put together'))}</State> <Link href={`/o/${org}/dades/conjunt/${made.code}`}>{t(say('Obre la fitxa', 'Abrir la ficha', 'Open its page'))}</Link></p>{made.differences.length > 0 && <ul className="data-findings">{made.differences.map((each, at) => <li key={at}><State tone="warning">{t(say('No són iguals', 'No son iguales', 'Not alike'))}</State> <span>{t(each)}</span></li>)}</ul>}</div> : (
        <div className="data-form-row"><TextField label={t(say('Codi del conjunt', 'Código del conjunto', 'Code of the dataset'))} value={code} onValue={setCode} className="ds-input code" /><Button busy={running} disabled={!ready} onClick={() => void join()}>{t(say('Ajunta els anys', 'Juntar los años', 'Put the years together'))}</Button></div>
      )}
      {!ready && made === undefined && <p className="soft small">{t(say('Es podrà fer quan tots estiguin publicats.', 'Se podrá hacer cuando todos estén publicados.', 'It can be done once all are published.'))}</p>}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

function OneProgress({ load, org, onPublished }: { load: string; org: string; onPublished(): void }) {
  const t = useText();
  const format = useFormat();
  const { data } = useProgress(load);
  const published = data?.state === 'done';
  const tell = useEffectEvent(onPublished);
  useEffect(() => { if (published) tell(); }, [published]);
  if (data?.state === 'waiting' && data.percent == null) return <p role="status" className="soft">{t(say('En cua…', 'En cola…', 'Waiting…'))}</p>;
  if (data === undefined || data.state === 'waiting') return <progress max={100} {...(data?.percent == null ? {} : { value: data.percent })} aria-label={t(say('Progrés de la càrrega', 'Progreso de la carga', 'Progress of the load'))} />;
  if (data.state === 'failed') return <p role="status"><State tone="danger">{t(say('No carregat', 'No cargado', 'Not loaded'))}</State> {data.says !== null && t(data.says)}</p>;
  const incidents = data.incidents ?? 0;
  return (
    <p role="status" className="data-several-facts">
      <State tone={data.state === 'done' ? 'success' : 'warning'}>{data.state === 'done' ? t(say('Publicat', 'Publicado', 'Published')) : t(say('Desat, no publicat', 'Guardado, no publicado', 'Kept, not published'))}</State>
      <Link href={`/o/${org}/dades/conjunt/${data.code}${incidents > 0 ? '#qualitat' : ''}`}>{t(say('Obre la fitxa', 'Abrir la ficha', 'Open its page'))}</Link>
      <span className="soft">{t(say('{n} {n|fila|files}', '{n} {n|fila|filas}', '{n} {n|row|rows}'), { n: format.integer(data.rows ?? 0) })}{incidents > 0 && ` · ${t(say('{n} {n|incidència|incidències}', '{n} {n|incidencia|incidencias}', '{n} {n|incident|incidents}'), { n: incidents })}`}</span>
    </p>
  );
}

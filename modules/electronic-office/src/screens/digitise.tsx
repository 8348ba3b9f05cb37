import { useEffect, useState } from 'react';
import { Button, ButtonLink, DownloadSimpleIcon, EyeIcon, fileAddress, FileDrop, Link, Page, ProblemNotice, RadioGroup, RecordList, Section, Select, StampIcon, State, TextField, toast, useFormat, useGo, useQueryOperation, useRecord, useRun, useText, type ScreenProps, type StoredFile, type Text } from '@comu/design';
import { say } from './say.ts';
import './office.css';

interface Digitisation {
  readonly id: string; readonly title: string; readonly state: 'reading' | 'sealed' | 'failed'; readonly failure: Text | null; readonly copy: string | null; readonly name: string | null; readonly code: string | null;
  readonly scans: readonly { readonly sha256: string; readonly name: string }[]; readonly readings: readonly { readonly pages: number; readonly confidence: number }[];
  readonly entries: readonly { readonly code: string; readonly at: string }[] | null;
}

/** The counter: paper in, authentic copy out, registered; the paper goes back to its bearer (Llei 39/2015, arts. 16.5 and 27). */
export function Digitise({ params: { org = '', id } }: ScreenProps) {
  const t = useText();
  const go = useGo();
  return (
    <Page title={t(say('Digitalitza paper', 'Digitaliza papel', 'Digitise paper'))} lead={t(say('Escanegeu el paper, torneu-lo i registreu-ne la còpia autèntica.', 'Escanee el papel, devuélvalo y registre su copia auténtica.', 'Scan the paper, give it back and register its authentic copy.'))}
      actions={id !== undefined && <ButtonLink href={`/o/${org}/digitise`}>{t(say('Un altre paper', 'Otro papel', 'Another paper'))}</ButtonLink>}>
      {id === undefined ? <Scan onBegun={(begun) => go(`/o/${org}/digitise/${begun}`)} /> : <Progress key={id} org={org} id={id} />}
      <Section title={t(say('Digitalitzacions', 'Digitalizaciones', 'Digitisations'))}><RecordList name="electronic-office.digitisation" hrefOf={(row) => `/o/${org}/digitise/${String(row['id'])}`} empty={<p className="soft">{t(say('Encara no se n’ha fet cap.', 'Todavía no se ha hecho ninguna.', 'None yet.'))}</p>} /></Section>
    </Page>
  );
}

function Scan({ onBegun }: { onBegun(id: string): void }) {
  const t = useText();
  const kinds = useRecord('documents.document')?.fields.find(({ name }) => name === 'kind')?.choices ?? {};
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState('TD14');
  const [language, setLanguage] = useState('cat');
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const { run, running, problem } = useRun<Digitisation>('electronic-office.digitise');
  return (
    <Section title={t(say('Un paper nou', 'Un papel nuevo', 'New paper'))}>
      <form className="form" onSubmit={(event) => { event.preventDefault(); void run({ title, kind, language, scans: files.map(({ sha256 }) => sha256) }).then((row) => row && onBegun(row.id)); }}>
        <FileDrop several files={files} onFiles={setFiles} accept="image/png,image/jpeg,application/pdf" label={t(say('Pàgines escanejades', 'Páginas escaneadas', 'Scanned pages'))} help={t(say('PNG, JPEG o PDF, en l’ordre del paper. L’escanejat original es conserva.', 'PNG, JPEG o PDF, en el orden del papel. El escaneado original se conserva.', 'PNG, JPEG or PDF, in the order of the paper. The original scan is kept.'))} />
        <TextField label={t(say('Títol del document', 'Título del documento', 'Title'))} value={title} onValue={setTitle} required />
        <Select label={t(say('Tipus documental', 'Tipo documental', 'Kind'))} value={kind} onValue={setKind} options={Object.entries(kinds).map(([value, words]) => ({ value, label: t(words) }))} />
        <RadioGroup label={t(say('Llengua del paper', 'Lengua del papel', 'Language of the paper'))} value={language} onValue={setLanguage} options={[{ value: 'cat', label: t(say('Català', 'Catalán', 'Catalan')) }, { value: 'spa', label: t(say('Castellà', 'Castellano', 'Spanish')) }]} />
        {problem && <ProblemNotice problem={problem} />}
        <p><Button type="submit" look="primary" busy={running} disabled={files.length === 0 || title.trim() === ''}>{t(say('Llegeix i segella', 'Leer y sellar', 'Read and seal'))}</Button></p>
      </form>
    </Section>
  );
}

function Progress({ org, id }: { org: string; id: string }) {
  const t = useText();
  const { data: row, error, refetch } = useQueryOperation<Digitisation>('electronic-office.progress', { digitisation: id });
  const reading = row === undefined || row.state === 'reading';
  useEffect(() => {
    if (!reading) return;
    const asking = setInterval(() => void refetch(), 2_000);
    return () => clearInterval(asking);
  }, [reading, refetch]);
  if (error) return <ProblemNotice problem={error.problem} />;
  if (row === undefined) return null;
  const sure = row.readings.length === 0 ? 0 : Math.round(row.readings.reduce((sum, each) => sum + each.confidence, 0) / row.readings.length);
  return (
    <Section title={row.title} actions={<State tone={row.state === 'sealed' ? 'success' : row.state === 'failed' ? 'danger' : 'pending'}>{row.state === 'sealed' ? t(say('Còpia segellada', 'Copia sellada', 'Sealed copy')) : row.state === 'failed' ? t(say('No s’ha pogut llegir', 'No se ha podido leer', 'Could not be read')) : t(say('S’està llegint', 'Leyendo', 'Being read'))}</State>}>
      {row.state === 'reading' && <><progress value={row.readings.length} max={row.scans.length} aria-label={t(say('Pàgines llegides', 'Páginas leídas', 'Pages read'))} /><p role="status">{t(say('{done} de {all} escanejats llegits', '{done} de {all} escaneados leídos', '{done} of {all} scans read'), { done: row.readings.length, all: row.scans.length })}</p></>}
      {row.failure && <p role="alert">{t(row.failure)}</p>}
      {row.state === 'sealed' && row.copy !== null && (
        <>
          <p role="status">{t(say('Text llegit amb una seguretat del {sure} %. Codi de verificació: {code}', 'Texto leído con una seguridad del {sure} %. Código de verificación: {code}', 'Text read with {sure} % confidence. Verification code: {code}'), { sure, code: row.code ?? '' })}</p>
          <p className="office-actions"><ButtonLink icon={DownloadSimpleIcon} download href={fileAddress({ sha256: row.copy, organisation: org, name: row.name ?? undefined })}>{t(say('Baixa la còpia', 'Descargar la copia', 'Download the copy'))}</ButtonLink>{row.scans.map(({ sha256, name }) => <ButtonLink key={sha256} look="quiet" icon={EyeIcon} href={fileAddress({ sha256, organisation: org, name })}>{name}</ButtonLink>)}</p>
          <Register org={org} row={row} />
        </>
      )}
    </Section>
  );
}

/** What is registered already says so with its number; it is registered again only by whoever means to and says why. */
function Register({ org, row }: { org: string; row: Digitisation }) {
  const t = useText();
  const format = useFormat();
  const [again, setAgain] = useState(false);
  const before = row.entries?.at(-1);
  if (before === undefined || again) return <RegisterForm org={org} row={row} before={before?.code} />;
  return (
    <div className="notice gap-above">
      <StampIcon size={18} aria-hidden />
      <span>{t(say('Registrat el {when} amb el número', 'Registrado el {when} con el número', 'Registered on {when} under number'), { when: format.moment(before.at) })} <Link href={`/o/${org}/registry/${before.code}`}>{before.code}</Link>.</span>
      <Button small look="quiet" onClick={() => setAgain(true)}>{t(say('Registra’l una altra vegada', 'Registrarlo otra vez', 'Register it again'))}</Button>
    </div>
  );
}

function RegisterForm({ org, row, before }: { org: string; row: Digitisation; before: string | undefined }) {
  const t = useText();
  const go = useGo();
  const [subject, setSubject] = useState(row.title);
  const [name, setName] = useState('');
  const [nif, setNif] = useState('');
  const [why, setWhy] = useState('');
  const { run, running, problem } = useRun<{ code: string }>('electronic-office.register-paper');
  const identity = nif.trim() === '' ? { type: 'none' } : { type: 'nif', number: nif };
  const kind = /^[ABCDEFGHJNPQRSUVW]/i.test(nif.trim()) ? 'company' : 'person';
  return (
    <form className="form gap-above" onSubmit={(event) => { event.preventDefault(); void run({ digitisation: row.id, subject, parties: [{ role: 'interested', kind, name, identity }], ...(before === undefined ? {} : { again: why.trim() }) }).then((entry) => { if (entry) { toast(entry.code); go(`/o/${org}/registry/${entry.code}`); } }); }}>
      <h3>{t(say('Registreu l’entrada', 'Registre la entrada', 'Register the entry'))}</h3>
      <TextField label={t(say('Assumpte', 'Asunto', 'Subject'))} value={subject} onValue={setSubject} required />
      <TextField label={t(say('Qui el presenta', 'Quién lo presenta', 'Who brings it'))} value={name} onValue={setName} required />
      <TextField label="NIF" optional value={nif} onValue={setNif} className="ds-input tabular" spellCheck={false} />
      {before !== undefined && <TextField label={t(say('Per què es registra una altra vegada', 'Por qué se registra otra vez', 'Why it is registered again'))} help={t(say('Constarà a l’assentament, amb el número anterior: {code}.', 'Constará en el asiento, con el número anterior: {code}.', 'The entry will say it, with its former number: {code}.'), { code: before })} value={why} onValue={setWhy} maxLength={500} required />}
      {problem && <ProblemNotice problem={problem} />}
      <p><Button type="submit" look="primary" busy={running} disabled={name.trim() === '' || subject.trim() === '' || (before !== undefined && why.trim() === '')}>{t(say('Registra', 'Registrar', 'Register'))}</Button></p>
    </form>
  );
}

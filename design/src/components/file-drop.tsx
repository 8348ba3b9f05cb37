import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Failed, fileAddress, upload, type Problem, type StoredFile } from '../api.ts';
import { CheckCircleIcon, FileTextIcon, TrashIcon, UploadSimpleIcon, WarningIcon } from '../icons.ts';
import { useFormat } from '../format.ts';
import { useOrganisationSlug } from '../session.tsx';
import { useLanguage, useText } from '../text.tsx';
import { Button } from './button.tsx';
import { ProblemNotice } from './problem.tsx';

/** More than these are shown folded. */
const few = 8;

interface Sending {
  readonly id: string;
  readonly file: File;
  readonly share: number;
  readonly problem?: Problem;
}

/** Takes files by dropping or choosing, shows how far each is, and what the server warns of it; with `folders`, a whole folder may be chosen and its files keep their place in it as part of their name; `onSending` tells while any is on its way, so that nothing is handed in without it. */
export function FileDrop({ files, onFiles, label, help, several = false, folders = false, accept, problem, onSending }: {
  files: readonly StoredFile[]; onFiles(files: readonly StoredFile[]): void; label: string; help?: string; several?: boolean; folders?: boolean; accept?: string; problem?: string | undefined; onSending?(sending: boolean): void;
}) {
  const t = useText();
  const id = useId();
  const { language } = useLanguage();
  const organisation = useOrganisationSlug();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [over, setOver] = useState(false);
  const [repeated, setRepeated] = useState(0);
  const choose = useRef<HTMLInputElement>(null);
  const latest = useRef(files);
  // What this screen told of stays what it is while more arrive: a drawing that comes late must not take back those that came since.
  const told = useRef(new WeakSet<readonly StoredFile[]>());
  useEffect(() => {
    if (!told.current.has(files)) latest.current = files;
  }, [files]);
  const give = (next: readonly StoredFile[]) => {
    latest.current = next;
    told.current.add(next);
    onFiles(next);
  };

  const onItsWay = sending.some((each) => each.problem === undefined);
  const tell = useEffectEvent((now: boolean) => onSending?.(now));
  useEffect(() => tell(onItsWay), [onItsWay]);

  const send = async (file: File) => {
    const own = crypto.randomUUID();
    const update = (change: Partial<Sending>) => setSending((all) => all.map((each) => (each.id === own ? { ...each, ...change } : each)));
    setSending((all) => [...all, { id: own, file, share: 0 }]);
    try {
      const stored = await upload({ file, organisation, language, onProgress: (share) => update({ share }) });
      setSending((all) => all.filter((each) => each.id !== own));
      // At once, and not when the screen is next drawn: another file may arrive before that.
      if (several && latest.current.some(({ sha256 }) => sha256 === stored.sha256)) setRepeated((before) => before + 1);
      else give(several ? [...latest.current, stored] : [stored]);
    } catch (error) {
      if (error instanceof Failed) update({ problem: error.problem });
    }
  };
  const open = (folder: boolean) => {
    if (choose.current === null) return;
    choose.current.webkitdirectory = folder;
    choose.current.click();
  };
  /** What comes of a folder keeps its place in it, and leaves behind what systems hide there. */
  const placed = (file: File) => (file.webkitRelativePath === '' ? file : new File([file], file.webkitRelativePath.split('/').slice(1).join(' '), { type: file.type }));
  const take = (list: FileList | null) => [...(list ?? [])].filter(({ name, webkitRelativePath }) => webkitRelativePath === '' || !name.startsWith('.')).slice(0, several ? undefined : 1).forEach((file) => void send(placed(file)));

  const stored = files.map((file) => <StoredRow key={file.sha256} file={file} organisation={organisation} onRemove={() => give(files.filter((other) => other !== file))} />);
  return (
    <fieldset className="ds-fieldset file-drop-field">
      <legend className="ds-label" id={id}>{label}</legend>
      {help && <p className="field-help">{help}</p>}
      {(several || files.length === 0) && (
        <div className="file-drop" data-over={over || undefined}
          onDragOver={(event) => { event.preventDefault(); setOver(true); }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files); }}>
          <UploadSimpleIcon size={22} aria-hidden />
          <span>{several ? t({ ca: 'Deixeu anar aquí els fitxers', es: 'Suelte aquí los archivos', en: 'Drop the files here' }) : t({ ca: 'Deixeu anar aquí el fitxer', es: 'Suelte aquí el archivo', en: 'Drop the file here' })}</span>
          <Button small onClick={() => open(false)}>{several ? t({ ca: 'Trieu-los del dispositiu', es: 'Elíjalos del dispositivo', en: 'Choose from this device' }) : t({ ca: 'Trieu-lo del dispositiu', es: 'Elíjalo del dispositivo', en: 'Choose from this device' })}</Button>
          <input ref={choose} type="file" hidden multiple={several} accept={accept} aria-labelledby={id} onChange={(event) => { take(event.target.files); event.target.value = ''; }} />
          {several && folders && <Button small look="quiet" onClick={() => open(true)}>{t({ ca: 'Trieu una carpeta sencera', es: 'Elija una carpeta entera', en: 'Choose a whole folder' })}</Button>}
        </div>
      )}
      <ul className="file-list" aria-live="polite">
        {sending.map((each) => <SendingRow key={each.id} {...each} onDrop={() => setSending((all) => all.filter((other) => other.id !== each.id))} />)}
        {files.length <= few && stored}
      </ul>
      {files.length > few && <details className="file-many" open={files.some(({ warnings }) => warnings.length > 0)}><summary>{t({ ca: '{n} fitxers rebuts', es: '{n} archivos recibidos', en: '{n} files received' }, { n: files.length })}</summary><ul className="file-list">{stored}</ul></details>}
      {repeated > 0 && <p className="field-help" role="status">{t({ ca: '{n} {n|fitxer té|fitxers tenen} el mateix contingut que un altre dels rebuts: {n|compta|compten} una sola vegada.', es: '{n} {n|archivo tiene|archivos tienen} el mismo contenido que otro de los recibidos: {n|cuenta|cuentan} una sola vez.', en: '{n} {n|file has|files have} the same content as another received: {n|it counts|they count} once.' }, { n: repeated })}</p>}
      {problem && <p className="ds-validation-message field-problem">{problem}</p>}
    </fieldset>
  );
}

function SendingRow({ file, share, problem, onDrop }: Sending & { onDrop(): void }) {
  const t = useText();
  const format = useFormat();
  return (
    <li className="file-row">
      <FileTextIcon size={20} aria-hidden />
      <div>
        <p><strong>{file.name}</strong> <span className="soft small tabular">{format.bytes(file.size)}</span></p>
        {problem ? <ProblemNotice problem={problem} /> : <progress value={share} aria-label={t({ ca: 'S’està enviant {name}', es: 'Enviando {name}', en: 'Sending {name}' }, { name: file.name })} />}
      </div>
      {problem && <Button small look="quiet" icon={TrashIcon} onClick={onDrop}>{t({ ca: 'Treu-lo', es: 'Quitar', en: 'Remove' })}</Button>}
    </li>
  );
}

function StoredRow({ file, organisation, onRemove }: { file: StoredFile; organisation: string | undefined; onRemove(): void }) {
  const t = useText();
  const format = useFormat();
  return (
    <li className="file-row">
      <CheckCircleIcon size={20} weight="fill" className="file-ok" aria-hidden />
      <div>
        <p>{organisation === undefined ? <strong>{file.name}</strong> : <a href={fileAddress({ ...file, organisation })}>{file.name}</a>} {file.size > 0 && <span className="soft small tabular">{format.bytes(file.size)} · {file.type}</span>}</p>
        {file.warnings.map((warning, index) => <p className="file-warning small" key={index}><WarningIcon size={15} weight="fill" aria-hidden /> {t(warning)}</p>)}
      </div>
      <Button small look="quiet" icon={TrashIcon} onClick={onRemove}>{t({ ca: 'Treu-lo', es: 'Quitar', en: 'Remove' })}</Button>
    </li>
  );
}

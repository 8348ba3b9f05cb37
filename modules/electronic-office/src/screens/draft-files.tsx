import { useId, useRef, useState } from 'react';
import { Button, CheckCircleIcon, ProblemNotice, TrashIcon, UploadSimpleIcon, useFormat, useLanguage, useText, type Problem } from '@comu/design';
import { useOfficeRun, type AskedDocument, type Brought, type Draft } from './answers.ts';
import { say } from './say.ts';

const unreachable: Problem = {
  code: 'web.offline', status: 0, title: '', detail: '', facts: {}, fields: [],
  sentence: say('No hem pogut enviar el fitxer. Comproveu la connexió i torneu-ho a provar.', 'No hemos podido enviar el fichero. Compruebe la conexión y vuelva a intentarlo.', 'The file could not be sent. Check the connection and try again.'),
};

/** Says which file it was, where the sentence does not. */
const named = (problem: Problem, name: string): Problem => {
  const { ca, es, en } = problem.sentence;
  return ca.includes(name) ? problem : { ...problem, sentence: say(`“${name}”: ${ca}`, `«${name}»: ${es}`, `“${name}”: ${en}`) };
};

/** The files of one asked document. They go to the draft one by one, and stay the visitor’s until it is filed. */
export function DraftFiles({ org, draft, asked, files, onDraft, problem }: { org: string; draft: string; asked: AskedDocument; files: readonly Brought[]; onDraft(draft: Draft): void; problem: string | undefined }) {
  const t = useText();
  const format = useFormat();
  const id = useId();
  const { language } = useLanguage();
  const choose = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<Problem>();
  const detach = useOfficeRun<Draft>(org, 'detach');

  const send = async (list: readonly File[]) => {
    setRefused(undefined);
    for (const file of list) {
      setSending((all) => [...all, file.name]);
      const body = new FormData();
      body.append('file', file, file.name);
      const answer = await fetch(`/api/seu/${org}/drafts/${draft}/files?code=${asked.code}`, { method: 'POST', body, headers: { 'accept-language': language } }).catch(() => undefined);
      const said: unknown = await answer?.json().catch(() => undefined);
      if (answer?.ok === true) onDraft(said as Draft);
      else setRefused(named((said as Problem | undefined)?.sentence === undefined ? unreachable : (said as Problem), file.name));
      setSending((all) => all.filter((each) => each !== file.name));
    }
  };

  return (
    <fieldset className="ds-fieldset office-files" aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className="ds-label">{t(asked.title)} {!asked.required && <span className="field-optional">({t(say('opcional', 'opcional', 'optional'))})</span>}</legend>
      {asked.help && <p className="field-help">{t(asked.help)}</p>}
      <ul aria-live="polite">
        {files.map((file) => (
          <li key={file.sha256}><CheckCircleIcon size={20} weight="fill" className="file-ok" aria-hidden /><span>{file.name} <span className="soft small tabular">{format.bytes(file.size)}</span></span>
            <Button small look="quiet" icon={TrashIcon} onClick={() => void detach.run({ draft, sha256: file.sha256, code: file.code }).then((done) => done && onDraft(done))}>{t(say('Traieu-lo', 'Quitar', 'Remove'))}<span className="sr-only"> {file.name}</span></Button></li>
        ))}
        {sending.map((name) => <li key={name}><UploadSimpleIcon size={20} aria-hidden /><span>{t(say('S’està enviant {name}…', 'Enviando {name}…', 'Sending {name}…'), { name })}</span></li>)}
      </ul>
      {refused && <ProblemNotice problem={refused} />}
      <Button icon={UploadSimpleIcon} busy={sending.length > 0} onClick={() => choose.current?.click()}>{files.length === 0 ? t(say('Trieu fitxers', 'Elegir ficheros', 'Choose files')) : t(say('Afegiu-ne més', 'Añadir más', 'Add more'))}<span className="sr-only">: {t(asked.title)}</span></Button>
      <input ref={choose} type="file" hidden multiple aria-label={t(asked.title)} onChange={(event) => { void send([...(event.target.files ?? [])]); event.target.value = ''; }} />
      {problem && <p className="ds-validation-message field-problem" id={`${id}-problem`}>{problem}</p>}
    </fieldset>
  );
}

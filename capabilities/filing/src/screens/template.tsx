import { useEffect, useId, useRef, useState } from 'react';
import { Button, CheckCircleIcon, EyeIcon, knownWord, Page, ProblemNotice, Section, Skeleton, State, TextArea, toast, useQueryOperation, useRun, useText, WarningCircleIcon, type ScreenProps } from '@comu/design';
import { marksOf, type Found, type TemplateRow } from './rows.ts';
import './templates.css';

/** The editor of one template: its text, the fields it may name, what is wrong as it is written, and how the document will look. */
export function EditTemplate({ params: { id = '' } }: ScreenProps) {
  const t = useText();
  const { data, error } = useQueryOperation<{ readonly row: TemplateRow }>('documents.template.read', { id });
  return (
    <Page title={data?.row.name ?? t({ ca: 'Plantilla', es: 'Plantilla', en: 'Template' })}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={10} />}
      {data && <Editor key={data.row.id} template={data.row} />}
    </Page>
  );
}

function Editor({ template }: { template: TemplateRow }) {
  const t = useText();
  const own = useId();
  const [text, setText] = useState(template.text);
  const [kept, setKept] = useState(template.text);
  const written = useRef<HTMLDivElement>(null);
  const saving = useRun('documents.save-template');
  const showing = useRun<{ readonly pdf: string }>('documents.preview-template');
  const { data: problems, isPending } = useProblems(text, template);
  const broken = (problems?.length ?? 0) > 0;
  const insert = (mark: string) => {
    const area = written.current?.querySelector('textarea');
    const at = area?.selectionStart ?? text.length;
    setText(text.slice(0, at) + mark + text.slice(area?.selectionEnd ?? at));
    requestAnimationFrame(() => { area?.focus(); area?.setSelectionRange(at + mark.length, at + mark.length); });
  };
  const save = async () => {
    if ((await saving.run({ id: template.id, text })) === undefined) return;
    setKept(text);
    toast({ ca: 'Plantilla desada', es: 'Plantilla guardada', en: 'Template saved' });
  };
  const show = async () => {
    const answer = await showing.run({ id: template.id, text });
    if (answer === undefined) return;
    const bytes = Uint8Array.from(atob(answer.pdf), (letter) => letter.charCodeAt(0));
    window.open(URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' })), '_blank', 'noopener');
  };
  return (
    <div className="template-editor">
      <div className="template-text" ref={written}>
        <TextArea label={t({ ca: 'Text', es: 'Texto', en: 'Text' })} help={t({ ca: '# títol · **negreta** · - llista · Etiqueta :: valor · {{#if camp}} … {{/if}} només si n’hi ha', es: '# título · **negrita** · - lista · Etiqueta :: valor · {{#if campo}} … {{/if}} solo si lo hay', en: '# heading · **bold** · - list · Label :: value · {{#if field}} … {{/if}} only when there is one' })} rows={26} spellCheck className="ds-input template-area" value={text} onValue={setText} />
        <div className="template-acts">
          <Button look="primary" busy={saving.running} disabled={broken || text === kept || text.trim() === ''} onClick={() => void save()}>{t({ ca: 'Desa la plantilla', es: 'Guardar la plantilla', en: 'Save the template' })}</Button>
          {template.caseFields !== null && <Button icon={EyeIcon} busy={showing.running} disabled={broken || text.trim() === ''} onClick={() => void show()}>{t({ ca: 'Mostra-la en PDF', es: 'Mostrarla en PDF', en: 'Show it as PDF' })}</Button>}
          {text !== kept && <Button look="quiet" onClick={() => setText(kept)}>{t({ ca: 'Torna al que hi havia', es: 'Volver a lo que había', en: 'Back to what it was' })}</Button>}
        </div>
        {saving.problem && <ProblemNotice problem={saving.problem} />}
        {showing.problem && <ProblemNotice problem={showing.problem} />}
      </div>
      <div className="template-side">
        {template.caseFields !== null && <Section title={t({ ca: 'Comprovació', es: 'Comprobación', en: 'Check' })} actions={problems && <State tone={broken ? 'danger' : 'success'}>{broken ? t({ ca: '{count} per corregir', es: '{count} por corregir', en: '{count} to mend' }, { count: String(problems.length) }) : t({ ca: 'Tot correcte', es: 'Todo correcto', en: 'All right' })}</State>}>
          <ul className="template-problems" aria-live="polite">
            {problems?.map((each) => <li key={`${each.line} ${each.column} ${each.texts.ca}`}><WarningCircleIcon size={18} weight="fill" aria-hidden /><span>{t({ ca: 'Línia {line}:', es: 'Línea {line}:', en: 'Line {line}:' }, { line: String(each.line) })} {t(each.texts)}</span></li>)}
            {problems && !broken && <li data-well><CheckCircleIcon size={18} weight="fill" aria-hidden /><span>{t({ ca: 'Tots els camps existeixen i tots els blocs es tanquen.', es: 'Todos los campos existen y todos los bloques se cierran.', en: 'Every field exists and every block is closed.' })}</span></li>}
            {isPending && <li className="soft">{t({ ca: 'S’està comprovant…', es: 'Comprobando…', en: 'Checking…' })}</li>}
          </ul>
        </Section>}
        <Section title={t({ ca: 'Camps de l’expedient', es: 'Campos del expediente', en: 'Fields of the case' })}>
          {template.caseFields === null
            ? <p className="soft">{t({ ca: 'No se sap quins camps té: cap procediment d’aquí els ha dit. El text es desa sense comprovar-lo.', es: 'No se sabe qué campos tiene: ningún procedimiento de aquí los ha dicho. El texto se guarda sin comprobarlo.', en: 'Its fields are not known: no procedure here has told them. The text is saved unchecked.' })}</p>
            : <><p className="small soft" id={own}>{t({ ca: 'Premeu-ne un per posar-lo on teniu el cursor.', es: 'Pulse uno para ponerlo donde tiene el cursor.', en: 'Press one to put it where the cursor is.' })}</p>
              <ul className="template-fields" aria-describedby={own}>{marksOf(template.caseFields).map(({ path, mark }) => <li key={path}><Button small onClick={() => insert(mark)}>{wordOf(path) && `${t(wordOf(path) ?? '')} `}<code>{path}</code></Button></li>)}</ul></>}
        </Section>
      </div>
    </div>
  );
}

/** The everyday word for the last name of a path, where it has one. */
const wordOf = (path: string) => knownWord(path.split('.').at(-1) ?? path);

/** What is wrong in the text, asked a moment after the last key. */
function useProblems(text: string, { caseFields }: TemplateRow) {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return useQueryOperation<readonly Found[]>('documents.check-template', { text: asked, schema: caseFields ?? {} }, { enabled: caseFields !== null });
}

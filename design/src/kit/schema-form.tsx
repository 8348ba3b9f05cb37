import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Problem } from '../api.ts';
import { Button } from '../components/button.tsx';
import { AskBeforeLeaving } from '../components/leaving.tsx';
import { ProblemNotice } from '../components/problem.tsx';
import { ClockCounterClockwiseIcon, WarningCircleIcon } from '../icons.ts';
import { useLanguage, useText } from '../text.tsx';
import type { Schema } from './description.ts';
import { draftOf, useDraft } from './draft.ts';
import { spare } from './for-people.ts';
import { FormFields } from './form-field.tsx';
import { fieldsOf, inputFrom, problemsIn, type Values } from './schema.ts';

/**
 * A form made from an input's schema. It checks what it can before sending, puts the server's remedies at their fields, keeps a draft
 * on this device and asks before leaving with unsent words.
 */
export function SchemaForm({ schema, initial, hidden = [], draft, problem, pointer = '', verb, busy, onSubmit, onCancel, children }: {
  schema: Schema; initial?: Values; hidden?: readonly string[];
  /** The name its draft is kept under; none is kept when not said. */
  draft?: string; problem: Problem | undefined;
  /** Where the fields stand inside the whole input, when they are only a part of it. */
  pointer?: string; verb: string; busy: boolean; 
  /** Answers whether it was accepted: then the draft is forgotten, otherwise what was written stays. */
  onSubmit(input: Record<string, unknown>): Promise<boolean>; onCancel?(): void; children?: ReactNode;
}) {
  const t = useText();
  const { language } = useLanguage();
  const [start] = useState<Values>(initial ?? {});
  const fields = fieldsOf(schema, pointer).filter((field) => !hidden.includes(field.name) && !(spare(field) && start[field.name] === undefined));
  const [recovered, setRecovered] = useState(() => (draft === undefined ? undefined : draftOf(draft)));
  const [values, setValues] = useState<Values>(() => ({ ...start, ...recovered }));
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const sent = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const keeping = useDraft({ name: draft, values, touched, secret: fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name).join() });

  const own = tried ? problemsIn(fields, values, language) : {};
  const problems: Record<string, string> = {};
  for (const each of problem?.fields ?? []) problems[each.field] = t(each.remedy);
  for (const [at, { text, facts }] of Object.entries(own)) problems[at] = t(text, facts);
  const elsewhere = (problem?.fields ?? []).filter(({ field }) => !fields.some(({ pointer: at }) => field === at || field.startsWith(`${at}/`)));

  useEffect(() => {
    if (problem !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid=true], .problem')?.focus();
  }, [problem]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const wrong = problemsIn(fields, values, language);
    if (Object.keys(wrong).length > 0) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    sent.current = true;
    sent.current = await onSubmit(inputFrom(fields, values, language));
    if (sent.current) keeping.forget();
  };

  const count = Object.keys(problems).length;
  return (
    <form ref={form} className="form" noValidate onSubmit={(event) => void submit(event)}>
      {recovered !== undefined && (
        <p className="notice" data-color="info" aria-live="polite">
          <ClockCounterClockwiseIcon size={18} aria-hidden />
          <span>{t({ ca: 'Hem recuperat el que havíeu deixat a mitges.', es: 'Hemos recuperado lo que había dejado a medias.', en: 'We brought back what you had left unfinished.' })}</span>
          <Button small onClick={() => { keeping.forget(); setRecovered(undefined); setTouched(false); setValues(start); }}>{t({ ca: 'Comença de nou', es: 'Empezar de nuevo', en: 'Start afresh' })}</Button>
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {elsewhere.length > 0 && <ul className="problem-list">{elsewhere.map((each) => <li key={each.field}><code>{each.field}</code> {t(each.remedy)}</li>)}</ul>}
      {tried && count > 0 && !problem && (
        <p className="notice" data-color="danger" role="alert"><WarningCircleIcon size={18} weight="fill" aria-hidden />
          <span>{t(count === 1 ? { ca: 'Hi ha un camp per corregir.', es: 'Hay un campo por corregir.', en: 'One field needs correcting.' } : { ca: 'Hi ha {count} camps per corregir.', es: 'Hay {count} campos por corregir.', en: '{count} fields need correcting.' }, { count })}</span>
        </p>
      )}
      <FormFields fields={fields} values={values} problems={problems} onValues={(next) => { setTouched(true); setValues(next); }} />
      {children}
      <div className="form-foot">
        <Button type="submit" look="primary" busy={busy}>{verb}</Button>
        {onCancel && <Button onClick={onCancel}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>}
        {draft !== undefined && touched && <span className="small soft" aria-live="polite">{t({ ca: 'L’esborrany es desa en aquest dispositiu.', es: 'El borrador se guarda en este dispositivo.', en: 'The draft is kept on this device.' })}</span>}
      </div>
      <AskBeforeLeaving unsaved={() => touched && !sent.current} title={t({ ca: 'Encara no ho heu enviat', es: 'Todavía no lo ha enviado', en: 'You have not sent it yet' })} verb={t({ ca: 'Surt sense enviar', es: 'Salir sin enviar', en: 'Leave without sending' })}
        lost={draft === undefined ? undefined : t({ ca: 'Si sortiu ara, l’esborrany us esperarà en aquest dispositiu fins que torneu.', es: 'Si sale ahora, el borrador le esperará en este dispositivo hasta que vuelva.', en: 'If you leave now, the draft will wait on this device until you come back.' })} />
    </form>
  );
}

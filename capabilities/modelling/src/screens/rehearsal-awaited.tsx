import { useState } from 'react';
import { ArrowRightIcon, Button, ClockIcon, EnvelopeIcon, GearSixIcon, SchemaForm, Section, State, TextArea, TextField, useFormat, useText, type Text, useQueryOperation, UserIcon, WarningIcon } from '@comu/design';
import type { Action, Report, Words } from './rows.ts';

type Waiting = Report['waiting'][number];

/** What a rehearsal waits for: each thing with the form to do it. */
export function Awaited({ report, onAction }: { report: Report; onAction(action: Action): void }) {
  const t = useText();
  const format = useFormat();
  const { waiting } = report;
  const messages = waiting.filter(({ kind }, index) => (kind === 'message' || kind === 'signal') && waiting.findIndex((each) => each.kind === kind && each.of === waiting[index]?.of) === index);
  return (
    <>
      {waiting.filter(({ kind }) => kind === 'task').map((task, index) => <Task key={`${task.element}-${index}`} task={task} onAction={onAction} />)}
      {waiting.filter(({ kind }) => kind === 'job').map((job, index) => <Job key={`${job.element}-${index}`} job={job} onAction={onAction} />)}
      {messages.map(({ kind, of, name, element }) => (
        <Section key={`${element}-${of}`} title={name} describe={kind === 'message' ? t({ ca: 'Espera el missatge «{of}»', es: 'Espera el mensaje «{of}»', en: 'It awaits the message “{of}”' }, { of: of ?? '' }) : t({ ca: 'Espera el senyal «{of}»', es: 'Espera la señal «{of}»', en: 'It awaits the signal “{of}”' }, { of: of ?? '' })}>
          <Button icon={EnvelopeIcon} onClick={() => onAction(kind === 'message' ? { do: 'message', name: of ?? '', payload: {} } : { do: 'signal', name: of ?? '', payload: {} })}>{t({ ca: 'Fes que arribi', es: 'Hacer que llegue', en: 'Let it arrive' })}</Button>
        </Section>
      ))}
      {report.nextTimer !== null && (
        <Section title={t({ ca: 'El temps', es: 'El tiempo', en: 'Time' })} describe={t({ ca: 'El que venç primer: {when}', es: 'Lo que vence primero: {when}', en: 'What falls due next: {when}' }, { when: format.moment(report.nextTimer) })}>
          <div className="model-acts"><Button icon={ClockIcon} onClick={() => onAction({ do: 'wait', for: 'next' })}>{t({ ca: 'Fes-lo passar fins llavors', es: 'Hacerlo pasar hasta entonces', en: 'Let it go by until then' })}</Button><Button look="quiet" onClick={() => onAction({ do: 'wait', for: 'P1D' })}>{t({ ca: 'Un dia', es: 'Un día', en: 'One day' })}</Button></div>
        </Section>
      )}
    </>
  );
}

const asks: Text = { ca: 'Ho ha de fer: {who}', es: 'Debe hacerlo: {who}', en: 'To be done by: {who}' };

/** A task as a person would meet it, with its form, done by whoever is named. */
function Task({ task, onAction }: { task: Waiting; onAction(action: Action): void }) {
  const t = useText();
  const format = useFormat();
  const { data: words } = useQueryOperation<Words>('modelling.words');
  const called = (name: string) => { const role = words?.roles.find((each) => each.name === name); return role === undefined ? (words?.units.find(({ id }) => id === name)?.name ?? name) : t(role.title); };
  const [by, setBy] = useState(task.excluded.includes('Anna') ? 'Bernat' : 'Anna');
  const [data, setData] = useState('{}');
  const [wrong, setWrong] = useState(false);
  const verb = t({ ca: 'Fes aquest pas', es: 'Hacer este paso', en: 'Do this step' });
  const does = (variables: Record<string, unknown>) => onAction({ do: 'task', element: task.element, by: by.trim() || 'Anna', variables });
  const plain = () => {
    try {
      const variables: unknown = JSON.parse(data.trim() === '' ? '{}' : data);
      if (variables === null || typeof variables !== 'object' || Array.isArray(variables)) throw new SyntaxError();
      does(variables as Record<string, unknown>);
    } catch (failure) {
      if (!(failure instanceof SyntaxError)) throw failure;
      setWrong(true);
    }
  };
  return (
    <Section title={<span className="model-awaited"><UserIcon size={18} aria-hidden /> {task.name}</span>} describe={<>{t(asks, { who: task.candidates.map(called).join(', ') || t({ ca: 'qualsevol', es: 'cualquiera', en: 'anybody' }) })}{task.dueAt && <> · {t({ ca: 'abans del {when}', es: 'antes del {when}', en: 'by {when}' }, { when: format.moment(task.dueAt) })}</>}</>}>
      <div className="form">
        <TextField label={t({ ca: 'Qui ho fa', es: 'Quién lo hace', en: 'Who does it' })} className="ds-input short" value={by} onValue={setBy} />
        {task.excluded.includes(by) && <p><State tone="warning">{t({ ca: 'Quatre ulls: {by} no ho pot fer', es: 'Cuatro ojos: {by} no puede hacerlo', en: 'Four eyes: {by} may not do it' }, { by })}</State></p>}
        {task.schema === null
          ? <><details className="model-more"><summary>{t({ ca: 'Dades que en surten', es: 'Datos que salen', en: 'Data it gives' })}</summary><TextArea label={t({ ca: 'En JSON', es: 'En JSON', en: 'In JSON' })} optional rows={2} className="ds-input code" spellCheck={false} value={data} onValue={(text) => { setWrong(false); setData(text); }} problem={wrong ? t({ ca: 'El JSON no està ben format.', es: 'El JSON no está bien formado.', en: 'The JSON is not well formed.' }) : undefined} /></details><div><Button look="primary" icon={ArrowRightIcon} onClick={plain}>{verb}</Button></div></>
          : <SchemaForm key={task.element} schema={task.schema as never} problem={undefined} verb={verb} busy={false} onSubmit={async (answers) => { does(figures(answers, task.schema)); return true; }} />}
      </div>
    </Section>
  );
}

/** Amounts travel as text; in the data of a process they are figures, as the form itself makes them. */
function figures(answers: Record<string, unknown>, schema: Waiting['schema']): Record<string, unknown> {
  const properties = (schema?.['properties'] ?? {}) as Record<string, { 'x-comu'?: { kind?: string } }>;
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => {
    const value = answers[name];
    if (property['x-comu']?.kind === 'yes-no') return [name, value === true];
    return [name, value === undefined ? null : property['x-comu']?.kind === 'money' ? Number(value) : value];
  }));
}

/** An automatic step: nothing is called in a rehearsal, so whoever plays says what it answers, or that it fails. */
function Job({ job, onAction }: { job: Waiting; onAction(action: Action): void }) {
  const t = useText();
  const { data: operations } = useQueryOperation<{ readonly chosen: { readonly name: string; readonly title: Text } | null }>('modelling.operations', { search: '', name: job.of ?? '' });
  const title = operations?.chosen?.name === job.of ? operations.chosen.title : undefined;
  const [data, setData] = useState('{}');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const answer = () => {
    try {
      onAction({ do: 'answer', element: job.element, result: JSON.parse(data.trim() === '' ? '{}' : data) });
    } catch (failure) {
      if (!(failure instanceof SyntaxError)) throw failure;
      setWrong(true);
    }
  };
  return (
    <Section title={<span className="model-awaited"><GearSixIcon size={18} aria-hidden /> {job.name}</span>} describe={<>{title === undefined ? t({ ca: 'Cridaria', es: 'Llamaría a', en: 'It would call' }) : t({ ca: 'Faria «{title}»', es: 'Haría «{title}»', en: 'It would do “{title}”' }, { title: t(title) })} <code>{job.of}</code></>}>
      <div className="form">
        {job.input && Object.keys(job.input).length > 0 && <details className="model-more"><summary>{t({ ca: 'Amb quines dades', es: 'Con qué datos', en: 'With which data' })}</summary><pre className="small" tabIndex={0} role="region" aria-label={t({ ca: 'Dades', es: 'Datos', en: 'Data' })}>{JSON.stringify(job.input, null, 2)}</pre></details>}
        <TextArea label={t({ ca: 'Què respon (JSON)', es: 'Qué responde (JSON)', en: 'What it answers (JSON)' })} optional rows={2} className="ds-input code" spellCheck={false} value={data} onValue={(text) => { setWrong(false); setData(text); }} problem={wrong ? t({ ca: 'El JSON no està ben format.', es: 'El JSON no está bien formado.', en: 'The JSON is not well formed.' }) : undefined} />
        <div className="model-acts"><Button icon={ArrowRightIcon} onClick={answer}>{t({ ca: 'Respon', es: 'Responder', en: 'Answer' })}</Button></div>
        <details className="model-more">
          <summary>{t({ ca: 'O falla', es: 'O falla', en: 'Or it fails' })}</summary>
          <TextField label={t({ ca: 'Amb quin codi', es: 'Con qué código', en: 'With which code' })} optional className="ds-input code" value={code} onValue={setCode} />
          <div><Button small icon={WarningIcon} onClick={() => onAction({ do: 'fail', element: job.element, message: t({ ca: 'Falla a l’assaig', es: 'Falla en el ensayo', en: 'It fails in the rehearsal' }), ...(code.trim() === '' ? {} : { code: code.trim() }) })}>{t({ ca: 'Fes-lo fallar', es: 'Hacerlo fallar', en: 'Make it fail' })}</Button></div>
        </details>
      </div>
    </Section>
  );
}

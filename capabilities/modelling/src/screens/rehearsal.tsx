import { useMemo, useState } from 'react';
import { ArrowCounterClockwiseIcon, ArrowLeftIcon, Button, CheckIcon, Facts, ProblemNotice, Section, Select, Skeleton, State, TextArea, useFormat, useQueryOperation, useText } from '@comu/design';
import { ProcessDiagram } from '@comu/running-processes/drawing';
import { askedIn } from './asked-in.ts';
import { KeepTest } from './keep-test.tsx';
import { Awaited } from './rehearsal-awaited.tsx';
import { Done } from './rehearsal-done.tsx';
import type { Action, ProcessTest, Report } from './rows.ts';
import type { Draft } from './use-draft.ts';

const startsAt = '2026-01-12T08:00:00Z';

/** A process played step by step on its own engine: tokens on the drawing, what is awaited as forms, and at the end a test of what happened. */
export function Rehearsal({ draft, test, onClose, onKeep }: { draft: Draft; test: ProcessTest | undefined; onClose(): void; onKeep(test: ProcessTest, then: 'close' | 'further'): void }) {
  const t = useText();
  const format = useFormat();
  const { bpmn, decisions } = draft.content;
  const [actions, setActions] = useState<readonly Action[]>(test?.script.actions ?? []);
  const [data, setData] = useState(JSON.stringify(test?.script.variables ?? {}, null, 2));
  const [at, setAt] = useState(test?.script.at ?? '');
  const [chosen, setChosen] = useState<string>();
  const variables = useMemo(() => readData(data), [data]);
  const script = { startsAt: test?.script.startsAt ?? startsAt, variables: variables ?? {}, actions: [...actions], ...(at === '' ? {} : { at }) };
  const { data: report, error, isPlaceholderData } = useQueryOperation<Report>('modelling.rehearse', { bpmn, decisions, script });
  const marks = useMemo(() => Object.fromEntries([...(report?.done ?? []).map((id) => [id, { tone: 'done' as const, sign: '✓' }] as const), ...(report?.active ?? []).map((id) => [id, { tone: 'active' as const, sign: '●' }] as const), ...(report?.incidents ?? []).map((id) => [id, { tone: 'incident' as const, sign: '!' }] as const)]), [report]);
  const flows = report?.flows ?? [];
  const does = (action: Action) => setActions([...actions, action]);
  const [kept, setKept] = useState(0);
  /** Another way begins where something was last answered: what came before stays as it was. */
  const keep = (made: ProcessTest, then: 'close' | 'further') => {
    onKeep(made, then);
    if (then === 'close') return;
    setActions(actions.slice(0, Math.max(0, actions.findLastIndex(({ do: what }) => what !== 'wait'))));
    setKept(kept + 1);
  };
  const starts = useMemo(() => startsIn(bpmn), [bpmn]);
  return (
    <div className="model-stack">
      <div className="model-bar">
        <Button small icon={ArrowLeftIcon} onClick={onClose}>{t({ ca: 'Torna a les proves', es: 'Volver a las pruebas', en: 'Back to the tests' })}</Button>
        <Button small look="quiet" icon={ArrowCounterClockwiseIcon} disabled={actions.length === 0} onClick={() => setActions(actions.slice(0, -1))}>{t({ ca: 'Un pas enrere', es: 'Un paso atrás', en: 'One step back' })}</Button>
        <Button small look="quiet" disabled={actions.length === 0} onClick={() => setActions([])}>{t({ ca: 'Torna a començar', es: 'Volver a empezar', en: 'Start again' })}</Button>
        {report && <span aria-live="polite"><State tone={report.hitch || report.trouble.length > 0 ? 'danger' : report.state === 'running' ? 'info' : 'success'}>{t(report.summary)}</State></span>}
        {report && <span className="small soft tabular">{format.moment(report.now)}</span>}
      </div>
      {error && <ProblemNotice problem={error.problem} />}
      {report === undefined && !error && <Skeleton lines={8} />}
      {report && (
        <div className="standing standing-wide model-rehearsal" aria-busy={isPlaceholderData}>
          <div className="model-stack">
            <ProcessDiagram bpmn={bpmn} marks={marks} flows={flows} chosen={chosen} onChoose={setChosen} legend={['done', 'active', 'incident']} label={t({ ca: 'Dibuix de l’assaig. {summary}', es: 'Dibujo del ensayo. {summary}', en: 'Drawing of the rehearsal. {summary}' }, { summary: t(report.summary) })} />
            <Section title={t({ ca: 'Dades', es: 'Datos', en: 'Data' })}><Data variables={report.variables} bpmn={bpmn} /></Section>
          </div>
          <div className="model-stack">
            {report.hitch && <p className="notice" data-color="danger" role="alert"><span>{t(report.hitch.sentence)}</span></p>}
            {report.trouble.map(({ sentence }, index) => <p key={index} className="notice" data-color="danger"><span>{t(sentence)}</span></p>)}
            {actions.length === 0 && <Given data={data} onData={setData} wrong={variables === undefined} at={at} onAt={setAt} starts={starts} />}
            <Awaited report={report} onAction={does} />
            {report.state !== 'running' && report.state !== 'unstarted' && <p className="notice" data-color="success"><CheckIcon size={18} aria-hidden /><span>{t({ ca: 'El procés ha acabat.', es: 'El proceso ha acabado.', en: 'The process has ended.' })}</span></p>}
            <Done actions={actions} report={report} bpmn={bpmn} onBack={(count) => setActions(actions.slice(0, count))} />
            {(report.hitch === null || report.hitch.action === (actions.length === 0 ? null : actions.length - 1)) && <KeepTest key={kept} report={report} test={test} script={script} bpmn={bpmn} onKeep={keep} />}
          </div>
        </div>
      )}
    </div>
  );
}

const readData = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text.trim() === '' ? '{}' : text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

/** Starts of the file that a message or a signal sets off, by id and name. */
const startsIn = (bpmn: string): readonly { value: string; label: string }[] =>
  [...bpmn.matchAll(/<(?:\w+:)?startEvent\s([^>]*)>([\s\S]*?)<\/(?:\w+:)?startEvent>/g)].flatMap(([, attributes = '', inside = '']) => {
    const id = /\bid="([^"]+)"/.exec(attributes)?.[1];
    return id === undefined || !/(message|signal|timer|conditional)EventDefinition/.test(inside) ? [] : [{ value: id, label: /\bname="([^"]+)"/.exec(attributes)?.[1] ?? id }];
  });

/** What the process knows now, each datum by the words of the question that asked for it. */
function Data({ variables, bpmn }: { variables: Readonly<Record<string, unknown>>; bpmn: string }) {
  const t = useText();
  const labels = useMemo(() => new Map(askedIn(bpmn).map(({ name, label }) => [name, label])), [bpmn]);
  const say = (value: unknown) => (value === null ? '—' : value === true ? t({ ca: 'sí', es: 'sí', en: 'yes' }) : value === false ? t({ ca: 'no', es: 'no', en: 'no' }) : typeof value === 'string' ? value : JSON.stringify(value));
  if (Object.keys(variables).length === 0) return <p className="soft">{t({ ca: 'Encara no en té cap.', es: 'Todavía no tiene ninguno.', en: 'It has none yet.' })}</p>;
  return <Facts facts={Object.entries(variables).map(([name, value]) => ({ key: name, label: <>{labels.get(name) ?? name} {labels.has(name) && <code className="small">{name}</code>}</>, value: say(value) }))} />;
}

/** What is there at the start: data, and how it starts when there is more than one way. */
function Given({ data, onData, wrong, at, onAt, starts }: { data: string; onData(text: string): void; wrong: boolean; at: string; onAt(start: string): void; starts: readonly { value: string; label: string }[] }) {
  const t = useText();
  return (
    <details className="model-more" open={starts.length > 0 || wrong || data.trim() !== '{}'}>
      <summary>{t({ ca: 'Com comença i amb quines dades', es: 'Cómo empieza y con qué datos', en: 'How it starts, and with which data' })}</summary>
      <div className="form">
        {starts.length > 0 && <Select label={t({ ca: 'Comença per', es: 'Empieza por', en: 'It starts by' })} empty={t({ ca: 'L’inici simple', es: 'El inicio simple', en: 'The plain start' })} options={starts} value={at} onValue={onAt} />}
        <TextArea label={t({ ca: 'Dades de partida', es: 'Datos de partida', en: 'Data it starts with' })} optional className="ds-input code" rows={3} spellCheck={false} value={data} onValue={onData} help={t({ ca: 'En JSON, per exemple {"import": 1200}.', es: 'En JSON, por ejemplo {"importe": 1200}.', en: 'In JSON, for example {"amount": 1200}.' })} problem={wrong ? t({ ca: 'El JSON no està ben format.', es: 'El JSON no está bien formado.', en: 'The JSON is not well formed.' }) : undefined} />
      </div>
    </details>
  );
}

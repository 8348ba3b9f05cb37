import { useState } from 'react';
import { ArrowLeftIcon, Button, Dialog, Link, ProblemNotice, Skeleton, State, useFormat, useQueryOperation, useText, type Text } from '@comu/design';
import type { Behind } from '@comu/mining';
import type { FoundCases, TracedEvent } from '../operations/behind.ts';
import { useDuration, type Study } from './use-view.ts';
import { useStep } from './step-names.tsx';
import './mining.css';

/** Which cases to show, and what they have in common, in words. */
export interface Figure { readonly behind: Behind; readonly says: Text; readonly facts?: Readonly<Record<string, string>>; /** The steps that it names, as the log knows them. */ readonly steps?: Readonly<Record<string, string>> }

/** What a figure says, with its steps in the reader’s words. */
export function useSays(): (figure: Figure) => string {
  const [t, step] = [useText(), useStep()];
  return ({ says, facts, steps = {} }) => t(says, { ...facts, ...Object.fromEntries(Object.entries(steps).map(([key, activity]) => [key, step(activity)])) });
}

/** The cases behind a figure: a list from the side, and each case step by step or in its own dossier. */
export function CasesBehind({ study, figure, org, onClose }: { study: Study; figure: Figure | null; org: string; onClose(): void }) {
  const t = useText();
  const says = useSays();
  const [one, setOne] = useState<string | null>(null);
  const close = () => { setOne(null); onClose(); };
  if (figure === null) return null;
  return (
    <Dialog open side onClose={close} title={one ?? says(figure)}>
      {one === null ? <List study={study} figure={figure} org={org} onOpen={setOne} /> : (
        <>
          <Button small look="quiet" icon={ArrowLeftIcon} onClick={() => setOne(null)}>{t({ ca: 'Torna als casos', es: 'Volver a los casos', en: 'Back to the cases' })}</Button>
          <Steps study={study} id={one} />
        </>
      )}
    </Dialog>
  );
}

function List({ study, figure, org, onOpen }: { study: Study; figure: Figure; org: string; onOpen(id: string): void }) {
  const t = useText();
  const format = useFormat();
  const duration = useDuration(study.time);
  const { data, error, isPlaceholderData } = useQueryOperation<FoundCases>('mining.cases-behind', { ...study, behind: figure.behind });
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined || isPlaceholderData) return <Skeleton lines={6} />;
  return (
    <>
      <p className="soft">{data.count > data.rows.length ? t({ ca: '{count} casos; els {shown} primers:', es: '{count} casos; los {shown} primeros:', en: '{count} cases; the first {shown}:' }, { count: format.integer(data.count), shown: data.rows.length }) : data.count === 1 ? t({ ca: '1 cas', es: '1 caso', en: '1 case' }) : t({ ca: '{count} casos', es: '{count} casos', en: '{count} cases' }, { count: format.integer(data.count) })}</p>
      <ul className="mining-cases">{data.rows.map((row) => (
        <li key={row.id}>
          <div>
            <button type="button" className="mining-link" onClick={() => onOpen(row.id)}>{row.name}</button>
            {row.open && <State tone="info">{t({ ca: 'En marxa', es: 'En marcha', en: 'Open' })}</State>}
          </div>
          <p className="small soft tabular">{row.begins !== null && format.shortMoment(row.begins)}{row.lasted !== null && ` · ${duration(row.lasted)}`} · {t({ ca: '{events} {events|pas|passos}', es: '{events} {events|paso|pasos}', en: '{events} {events|step|steps}' }, { events: row.events })}</p>
          {row.href !== null && <Link href={`/o/${org}/${row.href}`}>{t({ ca: 'Obre l’expedient', es: 'Abrir el expediente', en: 'Open the dossier' })}</Link>}
        </li>
      ))}</ul>
    </>
  );
}

function Steps({ study, id }: { study: Study; id: string }) {
  const t = useText();
  const format = useFormat();
  const step = useStep();
  const duration = useDuration(study.time);
  const { data, error, isPlaceholderData } = useQueryOperation<readonly TracedEvent[]>('mining.case', { ...study, case: id });
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined || isPlaceholderData) return <Skeleton lines={6} />;
  return (
    <ol className="mining-steps">{data.map((event, index) => (
      <li key={index}>
        {event.waited !== null && event.waited > 0 && <span className="mining-waited small">{t({ ca: 'espera de {time}', es: 'espera de {time}', en: 'waits {time}' }, { time: duration(event.waited) })}</span>}
        <strong>{step(event.activity)}</strong>
        <span className="small soft tabular">{event.at === null ? t({ ca: 'sense data', es: 'sin fecha', en: 'no date' }) : format.shortMoment(event.at)}{event.who !== null && ` · ${event.who}`}{event.unit !== null && ` · ${event.unit}`}</span>
      </li>
    ))}</ol>
  );
}

import { CheckIcon, Section, useFormat, useQueryOperation, useText } from '@comu/design';
import type { ProcessStanding } from './rows.ts';

/** The steps of the process in words: those done, with their day, and the one under way. */
export function WhereItStands({ id }: { id: string }) {
  const t = useText();
  const format = useFormat();
  const { data } = useQueryOperation<readonly ProcessStanding[]>('processes.process-of', { businessKey: id });
  const standing = data?.[0];
  if (standing === undefined) return null;
  const done = standing.events.filter(({ kind, name }) => (kind === 'activity-completed' || kind === 'message-received' || kind === 'timer-fired') && name);
  const active = standing.active.map((element) => standing.names[element] ?? element).filter(Boolean);
  return (
    <Section title={t({ ca: 'On és el tràmit', es: 'Dónde está el trámite', en: 'Where it stands' })}>
      <ol className="case-steps">
        {done.map((event) => <li key={event.number} data-done><span className="case-step-mark"><CheckIcon size={12} weight="bold" aria-hidden /><span className="sr-only">{t({ ca: 'Fet', es: 'Hecho', en: 'Done' })}: </span></span><span>{event.name} <span className="soft small tabular">{format.shortDay(event.at)}</span></span></li>)}
        {active.map((name) => <li key={name} aria-current="step"><span className="case-step-mark" /><span><strong>{name}</strong> <span className="small soft">{t({ ca: 'ara', es: 'ahora', en: 'now' })}</span></span></li>)}
        {standing.instance.state === 'running' && active.length === 0 && <li aria-current="step"><span className="case-step-mark" /><span className="soft">{t({ ca: 'Esperant una resposta o un termini', es: 'Esperando una respuesta o un plazo', en: 'Waiting for an answer or a term' })}</span></li>}
      </ol>
    </Section>
  );
}

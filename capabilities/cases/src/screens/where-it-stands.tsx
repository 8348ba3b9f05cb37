import { CheckIcon, Section, useFormat, useQueryOperation, useText } from '@comu/design';
import type { ProcessStanding } from './rows.ts';

/** The steps of the processes of a case in words: those done, with their day, and those under way. */
export function WhereItStands({ id }: { id: string }) {
  const t = useText();
  const format = useFormat();
  const { data } = useQueryOperation<readonly ProcessStanding[]>('processes.where-it-stands', { businessKey: id });
  if (data === undefined || data.length === 0) return null;
  const steps = data.flatMap((each) => each.steps);
  const done = steps.filter(({ kind }) => kind === 'done').toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
  const now = steps.filter(({ kind }) => kind === 'active' || kind === 'incident');
  return (
    <Section title={t({ ca: 'On és el tràmit', es: 'Dónde está el trámite', en: 'Where it stands' })}>
      <ol className="case-steps">
        {done.map(({ name, at }, index) => <li key={index} data-done><span className="case-step-mark"><CheckIcon size={12} weight="bold" aria-hidden /><span className="sr-only">{t({ ca: 'Fet', es: 'Hecho', en: 'Done' })}: </span></span><span>{t(name)} {at && <span className="soft small tabular">{format.shortDay(at)}</span>}</span></li>)}
        {now.map(({ name, kind }, index) => <li key={index} aria-current="step"><span className="case-step-mark" /><span><strong>{t(name)}</strong> <span className="small soft">{kind === 'incident' ? t({ ca: 'aturat', es: 'detenido', en: 'stopped' }) : t({ ca: 'ara', es: 'ahora', en: 'now' })}</span></span></li>)}
        {data.some(({ state }) => state === 'running') && now.length === 0 && <li aria-current="step"><span className="case-step-mark" /><span className="soft">{t({ ca: 'Esperant una resposta o un termini', es: 'Esperando una respuesta o un plazo', en: 'Waiting for an answer or a term' })}</span></li>}
      </ol>
    </Section>
  );
}

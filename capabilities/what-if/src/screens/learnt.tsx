import { useState } from 'react';
import { Button, Section, useFormat, useOrganisation, useText, type Text } from '@comu/design';
import { CasesBehind, type Figure } from '@comu/process-mining/behind';
import { useStep } from '@comu/process-mining/step-names';
import type { StudyPage } from '../operations/page.ts';
import { Choices } from './choices.tsx';
import { useSay } from './figures.ts';
import { Unfolded } from './unfolded.tsx';

const shapes: Readonly<Record<string, Text>> = {
  fixed: { ca: 'sempre igual', es: 'siempre igual', en: 'always the same' }, exponential: { ca: 'exponencial', es: 'exponencial', en: 'exponential' }, lognormal: { ca: 'lognormal', es: 'lognormal', en: 'lognormal' }, gamma: { ca: 'gamma', es: 'gamma', en: 'gamma' }, recorded: { ca: 'la registrada', es: 'la registrada', en: 'as recorded' },
};
const simplifications: Readonly<Record<string, Text>> = {
  'event-never-comes': { ca: 'no arriba mai', es: 'no llega nunca', en: 'never comes' }, 'timer-by-data': { ca: 'depèn de dades i se simula com d’un dia', es: 'depende de datos y se simula como de un día', en: 'depends on data and is simulated as one day' },
  'no-order': { ca: 'no té ordre i es fa tot alhora', es: 'no tiene orden y se hace todo a la vez', en: 'has no order and is all done at once' }, 'event-at-once': { ca: 'arriba de seguida: la seva espera és dins del pas següent', es: 'llega enseguida: su espera está dentro del paso siguiente', en: 'comes at once: its waiting is part of the next step' },
};

/** Steps shown at first. */
const few = 8;

/** What was learnt and from how much, with all that makes it less sure. */
export function Learnt({ study, org }: { study: StudyPage; org: string }) {
  const t = useText();
  const format = useFormat();
  const called = useStep();
  const say = useSay(study.time);
  const mayMine = useOrganisation()?.can('mining.read') === true;
  const [whole, setWhole] = useState(false);
  const [figure, setFigure] = useState<Figure | null>(null);
  const { learnt } = study;
  if (learnt === null) return null;
  const names = (list: readonly string[], [open, close] = '«»') => `${list.slice(0, 8).map((name) => `${open}${called(name)}${close}`).join(', ')}${list.length > 8 ? '…' : ''}`;
  const notes: Text[] = [];
  const note = (ca: string, es: string, en: string) => notes.push({ ca, es, en });
  if (learnt.bySteps) note('S’imita pas a pas: després de cada pas ve el que de debò hi venia, segons els darrers passos de cada cas. És el més fidel, però no sap de passos que es fan alhora: per provar de fer-ne dos alhora, comenceu un estudi «per blocs».', 'Se imita paso a paso: después de cada paso viene el que de verdad venía, según los últimos pasos de cada caso. Es lo más fiel, pero no sabe de pasos que se hacen a la vez: para probar a hacer dos a la vez, empiece un estudio «por bloques».', 'It imitates step by step: after each step comes what really came, by the last steps of each case. It is the truest, but knows nothing of steps done at the same time: to try two at once, begin a study “by blocks”.');
  if (learnt.startsTold < 0.5) note('El registre diu quan s’acaba cada pas però no quan es comença: la feina s’ha estimat com el temps des que el cas i la persona estaven lliures, i la resta s’ha pres per espera.', 'El registro dice cuándo acaba cada paso pero no cuándo empieza: el trabajo se ha estimado como el tiempo desde que el caso y la persona estaban libres, y el resto se ha tomado por espera.', 'The log tells when each step is done but not when it begins: work was estimated from when case and person were free, and the rest taken for waiting.');
  if (learnt.eventsPlaced < 0.98) note(`El model explica el ${format.percent(learnt.eventsPlaced)} dels passos registrats; la resta no hi té lloc.`, `El modelo explica el ${format.percent(learnt.eventsPlaced)} de los pasos registrados; el resto no tiene lugar en él.`, `The model explains ${format.percent(learnt.eventsPlaced)} of the recorded steps; the rest has no place in it.`);
  if (learnt.few.length > 0) note(`Hi ha menys de vint casos de ${names(learnt.few)}: els seus temps descansen en molt poc.`, `Hay menos de veinte casos de ${names(learnt.few)}: sus tiempos descansan en muy poco.`, `There are fewer than twenty cases of ${names(learnt.few, '“”')}: their times rest on very little.`);
  if (learnt.unknown.length > 0) note(`El registre no diu res de ${names(learnt.unknown)}.`, `El registro no dice nada de ${names(learnt.unknown)}.`, `The log tells nothing of ${names(learnt.unknown, '“”')}.`);
  if (learnt.foreign.length > 0) note(`El model no té ${names(learnt.foreign)}, que sí que es fan.`, `El modelo no tiene ${names(learnt.foreign)}, que sí se hacen.`, `The model does not have ${names(learnt.foreign, '“”')}, which are done.`);
  for (const each of learnt.simplified.slice(0, 6)) {
    const words = simplifications[each.kind];
    if (words !== undefined) note(`«${called(each.name)}» ${words.ca}.`, `«${called(each.name)}» ${words.es}.`, `“${called(each.name)}” ${words.en}.`);
  }
  const head = { step: t({ ca: 'Pas', es: 'Paso', en: 'Step' }), count: t({ ca: 'Vegades', es: 'Veces', en: 'Times' }), work: t({ ca: 'Feina (mitjana)', es: 'Trabajo (media)', en: 'Work (mean)' }), wait: t({ ca: 'Altres esperes (mitjana)', es: 'Otras esperas (media)', en: 'Other waiting (mean)' }), who: t({ ca: 'Qui ho fa', es: 'Quién lo hace', en: 'Who does it' }) };
  return (
    <Section title={t({ ca: 'De què s’ha après', es: 'De qué se ha aprendido', en: 'What it was learnt from' })} describe={t({ ca: '{cases} {cases|cas|casos} i {events} {events|pas|passos}, del {from} al {until}; {perWeek|n’entra|n’entren} {perWeek} per setmana. Feina i esperes, en hores obertes de cada equip.', es: '{cases} {cases|caso|casos} y {events} {events|paso|pasos}, del {from} al {until}; {perWeek|entra|entran} {perWeek} por semana. Trabajo y esperas, en horas abiertas de cada equipo.', en: '{cases} {cases|case|cases} and {events} {events|step|steps}, from {from} to {until}; {perWeek} {perWeek|comes|come} in a week. Work and waiting in the open hours of each team.' }, { cases: format.integer(learnt.cases), events: format.integer(learnt.events), from: format.shortDay(learnt.from), until: format.shortDay(learnt.until), perWeek: format.decimal(learnt.perWeek.toFixed(1)) })}>
      <div className="what-if-stack">
        {notes.length > 0 && <ul className="what-if-notes">{notes.map((text, place) => <li key={place}>{t(text)}</li>)}</ul>}
        {learnt.choices.length > 0 && <Choices choices={learnt.choices} />}
        <Unfolded title={t({ ca: 'Pas per pas', es: 'Paso por paso', en: 'Step by step' })}>
          <table className="what-if-table">
            <thead><tr><th scope="col">{head.step}</th><th scope="col" className="number">{head.count}</th><th scope="col" className="number">{head.work}</th><th scope="col" className="number">{head.wait}</th><th scope="col">{head.who}</th></tr></thead>
            <tbody>{learnt.steps.slice(0, whole ? undefined : few).map((step) => (
              <tr key={step.id}>
                <th scope="row">{called(step.name)}</th>
                <td data-label={head.count} className="number">{mayMine && step.count > 0 ? <button type="button" className="what-if-link" aria-label={t({ ca: '{count} {count|vegada|vegades} «{step}». Obre els casos de què s’ha après', es: '{count} {count|vez|veces} «{step}». Abrir los casos de los que se ha aprendido', en: '“{step}” {count} {count|time|times}. Open the cases it was learnt from' }, { count: format.integer(step.count), step: called(step.name) })} onClick={() => setFigure({ behind: { kind: 'activity', activity: step.name }, says: { ca: 'Casos amb «{step}»', es: 'Casos con «{step}»', en: 'Cases with “{step}”' }, steps: { step: step.name } })}>{format.integer(step.count)}</button> : format.integer(step.count)}</td>
                <td data-label={head.work} className="number">{step.workMean === 0 ? t({ ca: 'no se sap', es: 'no se sabe', en: 'not known' }) : <>{say('hours', step.workMean)}<span className="small soft">{t(shapes[step.workKind] ?? { ca: '', es: '', en: '' })}</span></>}</td>
                <td data-label={head.wait} className="number">{step.delayMean === 0 ? '–' : <>{say('hours', step.delayMean)}<span className="small soft">{t({ ca: 'en el {share} dels casos', es: 'en el {share} de los casos', en: 'in {share} of the cases' }, { share: format.percent(step.delayShare) })}</span></>}</td>
                <td data-label={head.who}>{step.pools.map(({ name, share }) => (step.pools.length === 1 ? name : `${name} (${format.percent(Math.round(share * 100) / 100)})`)).join(', ') || '–'}</td>
              </tr>
            ))}</tbody>
          </table>
          {!whole && learnt.steps.length > few && <div><Button small onClick={() => setWhole(true)}>{t({ ca: 'Mostra els {count} passos', es: 'Mostrar los {count} pasos', en: 'Show all {count} steps' }, { count: learnt.steps.length })}</Button></div>}
        </Unfolded>
      </div>
      <CasesBehind study={{ source: study.source, time: study.time }} figure={figure} org={org} onClose={() => setFigure(null)} />
    </Section>
  );
}

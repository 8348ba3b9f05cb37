import { useState } from 'react';
import { ArrowLeftIcon, Button, Dialog, ProblemNotice, Select, Skeleton, State, useFormat, useQueryOperation, useText, type Text } from '@comu/design';
import { useTeam } from './team-names.ts';
import { useStep } from '@comu/process-mining/step-names';
import type { SimulatedCases, SimulatedStep } from '../operations/cases.ts';
import type { ScenarioTold, StudyPage } from '../operations/page.ts';
import { told, useSay } from './figures.ts';

/** Which figure of which scenario is opened. */
export interface Opened { readonly scenario: ScenarioTold; readonly key: string; readonly words: Text }

/** The figures that single cases make, by the part of a case that each of them counts. */
const parts: Readonly<Record<string, 'lasted' | 'queued' | 'delayed' | 'worked' | 'cost' | 'late'>> = { mean: 'lasted', median: 'lasted', high: 'lasted', queued: 'queued', delayed: 'delayed', worked: 'worked', cost: 'cost', late: 'late' };
export const hasCases = (key: string): boolean => key in parts;

/** The simulated cases from which a figure comes: a period at a time, those that weigh most first, and each step by step. */
export function SimulatedBehind({ study, opened, onClose }: { study: StudyPage; opened: Opened; onClose(): void }) {
  const t = useText();
  const format = useFormat();
  const [period, setPeriod] = useState(1);
  const [one, setOne] = useState<number | null>(null);
  const run = opened.scenario.run?.id ?? '';
  const title = `${t(opened.words)} · ${opened.scenario.name}`;
  return (
    <Dialog open side onClose={onClose} title={one === null ? title : t({ ca: 'Cas simulat {number}', es: 'Caso simulado {number}', en: 'Simulated case {number}' }, { number: format.integer(one) })}>
      {one === null
        ? <List study={study} run={run} figure={opened.key} period={period} onPeriod={setPeriod} onOpen={setOne} />
        : <><Button small look="quiet" icon={ArrowLeftIcon} onClick={() => setOne(null)}>{t({ ca: 'Torna als casos', es: 'Volver a los casos', en: 'Back to the cases' })}</Button><Steps study={study} run={run} period={period} number={one} /></>}
    </Dialog>
  );
}

function List({ study, run, figure, period, onPeriod, onOpen }: { study: StudyPage; run: string; figure: string; period: number; onPeriod(period: number): void; onOpen(number: number): void }) {
  const t = useText();
  const format = useFormat();
  const say = useSay(study.time);
  const part = parts[figure] ?? 'lasted';
  const { data, error, isPlaceholderData } = useQueryOperation<SimulatedCases>('simulation.cases-behind', { run, repetition: period, figure: part });
  const kind = told.find(({ key }) => key === figure)?.kind ?? 'duration';
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined || isPlaceholderData) return <><p className="soft">{t({ ca: 'Es torna a simular aquest període: amb la mateixa llavor dona exactament el mateix.', es: 'Se vuelve a simular este período: con la misma semilla da exactamente lo mismo.', en: 'This period is simulated again: the same seed gives exactly the same.' })}</p><Skeleton lines={8} /></>;
  return (
    <div className="what-if-stack">
      <Select label={t({ ca: 'Quin període simulat', es: 'Qué período simulado', en: 'Which simulated period' })} value={String(period)} onValue={(value) => onPeriod(Number(value))} options={Array.from({ length: data.repetitions }, (_, place) => ({ value: String(place + 1), label: t({ ca: 'Període {n} de {all}', es: 'Período {n} de {all}', en: 'Period {n} of {all}' }, { n: place + 1, all: data.repetitions }) }))} />
      <p className="soft">{part === 'late'
        ? t({ ca: '{count} {count|cas|casos} d’aquest període {count|passa|passen} del termini.', es: '{count} {count|caso|casos} de este período {count|pasa|pasan} del plazo.', en: '{count} {count|case|cases} of this period {count|is past its|are past their} term.' }, { count: format.integer(data.count) })
        : t({ ca: '{count} {count|cas|casos}; mitjana dels {ended} acabats: {mean}. Primer els que hi pesen més.', es: '{count} {count|caso|casos}; media de los {ended} acabados: {mean}. Primero los que más pesan.', en: '{count} {count|case|cases}; mean of the {ended} that ended: {mean}. Those that weigh most first.' }, { count: format.integer(data.count), ended: format.integer(data.ended), mean: data.mean === null ? '–' : say(kind, data.mean) })}</p>
      {data.count > data.rows.length && <p className="small soft">{t({ ca: 'Es veuen els {shown} primers.', es: 'Se ven los {shown} primeros.', en: 'The first {shown} are shown.' }, { shown: data.rows.length })}</p>}
      <ul className="what-if-cases">{data.rows.map((row) => {
        const value = part === 'late' ? row.lasted : row[part];
        return (
          <li key={row.number}>
            <div><button type="button" className="what-if-link" onClick={() => onOpen(row.number)}>{t({ ca: 'Cas {number}', es: 'Caso {number}', en: 'Case {number}' }, { number: format.integer(row.number) })}</button>{row.late === true && <State tone="danger">{t({ ca: 'Passa del termini', es: 'Pasa del plazo', en: 'Past its term' })}</State>}<strong className="tabular">{value === null ? t({ ca: 'no acaba', es: 'no acaba', en: 'does not end' }) : say(part === 'late' ? 'duration' : kind, value)}</strong></div>
            <p className="small soft tabular">{format.shortMoment(row.arrived)} – {row.ended === null ? '…' : format.shortMoment(row.ended)} · {t({ ca: '{steps} {steps|pas|passos}', es: '{steps} {steps|paso|pasos}', en: '{steps} {steps|step|steps}' }, { steps: row.steps })}</p>
          </li>
        );
      })}</ul>
    </div>
  );
}

function Steps({ study, run, period, number }: { study: StudyPage; run: string; period: number; number: number }) {
  const t = useText();
  const format = useFormat();
  const called = useStep();
  const team = useTeam();
  const say = useSay(study.time);
  const { data, error, isPlaceholderData } = useQueryOperation<readonly SimulatedStep[]>('simulation.case', { run, repetition: period, number });
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined || isPlaceholderData) return <Skeleton lines={6} />;
  return (
    <ol className="what-if-steps">{data.map((step, place) => (
      <li key={place}>
        {step.waited > 60_000 && <span className="small soft">{t({ ca: 'espera de {time}', es: 'espera de {time}', en: 'waits {time}' }, { time: say('duration', step.waited) })}</span>}
        <strong>{called(step.name)}</strong>
        <span className="small soft tabular">{format.shortMoment(step.began)} – {format.shortMoment(step.ended)}{step.who !== null && ` · ${team(step.who)}`}</span>
      </li>
    ))}</ol>
  );
}

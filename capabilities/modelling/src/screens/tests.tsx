import { useMemo, useState } from 'react';
import { Button, CheckIcon, Confirm, EmptyState, PencilSimpleIcon, PlayIcon, ProblemNotice, Section, Skeleton, State, TrashIcon, useFormat, useQueryOperation, useText } from '@comu/design';
import { ProcessDiagram } from '@comu/running-processes/drawing';
import { Expected } from './expected.tsx';
import { Rehearsal } from './rehearsal.tsx';
import type { Coverage, ProcessTest, TestResult } from './rows.ts';
import type { Draft } from './use-draft.ts';
import { useSettled } from './use-settled.ts';

/** The tests of a model with what they find, the part of the drawing that they go through, and the rehearsal in which they are recorded. */
export function Tests({ draft }: { draft: Draft }) {
  const t = useText();
  const [playing, setPlaying] = useState<ProcessTest | 'new'>();
  const [expecting, setExpecting] = useState<ProcessTest>();
  const content = useSettled(draft.content, 400);
  const { data, error, isPlaceholderData } = useQueryOperation<{ results: TestResult[]; coverage: Coverage }>('modelling.run-tests', { content });
  const { tests } = draft.content;
  if (playing !== undefined) {
    return <Rehearsal draft={draft} test={playing === 'new' ? undefined : playing} onClose={() => setPlaying(undefined)} onKeep={(test) => {
      draft.change({ tests: tests.some(({ id }) => id === test.id) ? tests.map((each) => (each.id === test.id ? test : each)) : [...tests, test] });
      setPlaying(undefined);
    }} />;
  }
  const play = <Button look="primary" icon={PlayIcon} onClick={() => setPlaying('new')}>{t({ ca: 'Assaja el procés', es: 'Ensayar el proceso', en: 'Rehearse the process' })}</Button>;
  return (
    <div className="model-stack">
      {error && <ProblemNotice problem={error.problem} />}
      <Section title={t({ ca: 'Proves', es: 'Pruebas', en: 'Tests' })} describe={t({ ca: 'Totes han de passar abans de publicar. S’executen amb el mateix motor, sobre un rellotge virtual.', es: 'Todas deben pasar antes de publicar. Se ejecutan con el mismo motor, sobre un reloj virtual.', en: 'All must pass before publication. They run on the same engine, on a virtual clock.' })} actions={tests.length > 0 && play}>
        {tests.length === 0 && <EmptyState title={t({ ca: 'Encara no hi ha cap prova', es: 'Todavía no hay ninguna prueba', en: 'There is no test yet' })} action={play}>{t({ ca: 'Assageu el procés pas a pas: contesteu les tasques, feu passar el temps i mireu on va. Si ha anat com voleu, deseu-ho com a prova.', es: 'Ensaye el proceso paso a paso: conteste las tareas, haga pasar el tiempo y mire adónde va. Si ha ido como quiere, guárdelo como prueba.', en: 'Rehearse the process step by step: answer its tasks, let time go by and see where it goes. If it went as you mean, keep it as a test.' })}</EmptyState>}
        {tests.length > 0 && data === undefined && !error && <Skeleton lines={4} />}
        <ul className="model-tests">{tests.map((test) => <TestRow key={test.id} test={test} result={isPlaceholderData ? undefined : data?.results.find(({ id }) => id === test.id)} onPlay={() => setPlaying(test)} onExpect={() => setExpecting(test)} onRemove={() => draft.change({ tests: tests.filter(({ id }) => id !== test.id) })} />)}</ul>
      </Section>
      {expecting && <Expected test={expecting} bpmn={content.bpmn} onClose={() => setExpecting(undefined)} onKeep={(test) => { draft.change({ tests: tests.map((each) => (each.id === test.id ? test : each)) }); setExpecting(undefined); }} />}
      {data !== undefined && tests.length > 0 && <Covered coverage={data.coverage} bpmn={content.bpmn} />}
    </div>
  );
}

function TestRow({ test, result, onPlay, onExpect, onRemove }: { test: ProcessTest; result: TestResult | undefined; onPlay(): void; onExpect(): void; onRemove(): void }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  return (
    <li>
      <div className="model-test-head">
        {result === undefined ? <State tone="neutral">{t({ ca: 'Es passa…', es: 'Pasando…', en: 'Running…' })}</State> : result.passed ? <State tone="success">{t({ ca: 'Passa', es: 'Pasa', en: 'Passes' })}</State> : <State tone="danger">{t({ ca: 'No passa', es: 'No pasa', en: 'Fails' })}</State>}
        <strong>{test.name}</strong>
        <span className="small soft">{t(test.script.actions.length === 1 ? { ca: '1 acció', es: '1 acción', en: '1 action' } : { ca: '{count} accions', es: '{count} acciones', en: '{count} actions' }, { count: test.script.actions.length })}</span>
        <Button small look="quiet" icon={PlayIcon} onClick={onPlay}>{t({ ca: 'Obre-la', es: 'Abrirla', en: 'Open' })}<span className="sr-only"> {test.name}</span></Button>
        <Button small look="quiet" icon={PencilSimpleIcon} onClick={onExpect}>{t({ ca: 'Què s’espera', es: 'Qué se espera', en: 'What is expected' })}<span className="sr-only"> {test.name}</span></Button>
        <Button small look="quiet" icon={TrashIcon} onClick={() => setAsking(true)}>{t({ ca: 'Treu-la', es: 'Quitarla', en: 'Remove' })}<span className="sr-only"> {test.name}</span></Button>
      </div>
      {result !== undefined && result.problems.length > 0 && <ul className="model-test-problems">{result.problems.map((problem, index) => <li key={index}>{t(problem)}</li>)}</ul>}
      <Confirm open={asking} onClose={() => setAsking(false)} onConfirm={onRemove} title={t({ ca: 'Treure la prova', es: 'Quitar la prueba', en: 'Remove the test' })} verb={t({ ca: 'Treu-la', es: 'Quitarla', en: 'Remove' })}><p>{t({ ca: 'Es podrà recuperar des de la història del model.', es: 'Se podrá recuperar desde la historia del modelo.', en: 'It can be brought back from the history of the model.' })}</p></Confirm>
    </li>
  );
}

/** What the tests go through, drawn; and what none of them does, in words. */
function Covered({ coverage, bpmn }: { coverage: Coverage; bpmn: string }) {
  const t = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<string>();
  const marks = useMemo(() => Object.fromEntries([...coverage.visited.map((id) => [id, { tone: 'done' as const, sign: '✓' }] as const), ...coverage.unvisited.map(({ element }) => [element, { tone: 'wrong' as const, sign: '?' }] as const)]), [coverage]);
  return (
    <Section title={t({ ca: 'Què han recorregut les proves', es: 'Qué han recorrido las pruebas', en: 'What the tests go through' })} describe={t({ ca: 'El {share} dels passos i camins.', es: 'El {share} de los pasos y caminos.', en: '{share} of its steps and ways.' }, { share: format.percent(coverage.share) })}>
      <div className={coverage.unvisited.length === 0 ? 'standing' : 'standing standing-wide'}>
        <ProcessDiagram bpmn={bpmn} marks={marks} flows={coverage.flows} chosen={chosen} onChoose={setChosen} legend={[]} label={t({ ca: 'Dibuix amb els passos que alguna prova recorre i els que no. La llista diu el mateix.', es: 'Dibujo con los pasos que alguna prueba recorre y los que no. La lista dice lo mismo.', en: 'Drawing with the steps that some test goes through and those that none does. The list says the same.' })} />
        {coverage.unvisited.length > 0 && (
          <div>
            <h3>{t({ ca: 'Cap prova no hi passa', es: 'Ninguna prueba pasa por aquí', en: 'No test goes through' })}</h3>
            <ul className="model-list">{coverage.unvisited.map(({ element, name }) => <li key={element}><button type="button" className="model-step" aria-pressed={element === chosen} onClick={() => setChosen(element)}>{name}</button></li>)}</ul>
          </div>
        )}
      </div>
      <p className="small soft model-legend"><span className="drawn-badge" data-tone="done" aria-hidden><CheckIcon size={12} /></span> {t({ ca: 'Alguna prova hi passa', es: 'Alguna prueba pasa', en: 'Some test goes through' })} <span className="drawn-badge" data-tone="wrong" aria-hidden>?</span> {t({ ca: 'Cap prova no hi passa', es: 'Ninguna prueba pasa', en: 'No test does' })}</p>
    </Section>
  );
}


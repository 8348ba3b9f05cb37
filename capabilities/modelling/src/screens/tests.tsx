import { useState } from 'react';
import { Button, Confirm, EmptyState, PencilSimpleIcon, PlayIcon, ProblemNotice, Section, Skeleton, State, toast, TrashIcon, useQueryOperation, useSettled, useText } from '@comu/design';
import { Covered } from './covered.tsx';
import { Expected } from './expected.tsx';
import { Rehearsal } from './rehearsal.tsx';
import type { Coverage, ProcessTest, TestResult } from './rows.ts';
import type { Draft } from './use-draft.ts';

/** The tests of a model with what they find, the part of the drawing that they go through, and the rehearsal in which they are recorded. */
export function Tests({ draft }: { draft: Draft }) {
  const t = useText();
  const [playing, setPlaying] = useState<ProcessTest | 'new'>();
  const [expecting, setExpecting] = useState<ProcessTest>();
  const content = useSettled(draft.content, 400);
  const { data, error, isPlaceholderData } = useQueryOperation<{ results: TestResult[]; coverage: Coverage }>('modelling.run-tests', { content });
  const { tests } = draft.content;
  if (playing !== undefined) {
    return <Rehearsal draft={draft} test={playing === 'new' ? undefined : playing} onClose={() => setPlaying(undefined)} onKeep={(test, then) => {
      draft.change({ tests: tests.some(({ id }) => id === test.id) ? tests.map((each) => (each.id === test.id ? test : each)) : [...tests, test] });
      if (then === 'further') toast({ ca: 'Prova desada. Contesteu ara d’una altra manera.', es: 'Prueba guardada. Conteste ahora de otra manera.', en: 'Test kept. Now answer otherwise.' });
      setPlaying(then === 'further' ? 'new' : undefined);
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

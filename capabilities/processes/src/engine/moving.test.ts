import { expect, test } from 'vitest';
import { bpmn, chain, finishTask, openTasks, play, stateOf } from '../testing/models.ts';
import { movesOf } from './moving.ts';

const two = bpmn(`<startEvent id="s"/><parallelGateway id="g"/><userTask id="a" name="Informe"/><boundaryEvent id="late" attachedToRef="a"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P10D</timeDuration></timerEventDefinition></boundaryEvent>
  <userTask id="b" name="Al·legacions"/><parallelGateway id="j"/><subProcess id="sub"><startEvent id="is"/><userTask id="inner"/><endEvent id="ie"/>${chain('is', 'inner', 'ie')}</subProcess><userTask id="sign" name="Signar"/><endEvent id="e"/>
  ${chain('s', 'g', 'a', 'j', 'sub', 'sign', 'e')}${chain('g', 'b', 'j')}${chain('late', 'e')}`);

const placeOf = (running: Awaited<ReturnType<typeof play>>, element: string) => stateOf(running).activities.find((row) => row.element === element)?.id ?? '';

test('what is under way ends here and goes on there, with what waited for it, and what runs beside it is untouched', async () => {
  const running = await play(two);
  running.run.run({ milliseconds: 0 });
  running.run.execute(running.id, { kind: 'move', from: placeOf(running, 'a'), to: 'sign', by: 'anna', reason: 'Ja hi havia informe' });
  running.run.run({ milliseconds: 0 });
  expect(openTasks(running).map(({ element }) => element).toSorted()).toEqual(['b', 'sign']);
  expect(stateOf(running).timers).toEqual([]);
  expect(running.run.events.find(({ kind }) => kind === 'token-moved')).toMatchObject({ element: 'a', by: 'anna', data: { to: 'sign', reason: 'Ja hi havia informe' } });
});

test('moved to a join, it counts for the way in that had not come', async () => {
  const running = await play(two);
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'b');
  running.run.execute(running.id, { kind: 'move', from: placeOf(running, 'a'), to: 'j', by: 'anna', reason: 'x' });
  running.run.run({ milliseconds: 0 });
  expect(openTasks(running).map(({ element }) => element)).toEqual(['inner']);
});

test('a step stopped by an incident can be moved, and its incident no longer asks for anyone', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><serviceTask id="pay"><extensionElements><comu:operation name="pay"/></extensionElements></serviceTask><userTask id="byHand"/><endEvent id="e"/>${chain('s', 'pay', 'byHand', 'e')}`), { doJob: () => ({ failure: 'el banc no respon' }) });
  running.run.run();
  running.run.execute(running.id, { kind: 'move', from: placeOf(running, 'pay'), to: 'byHand', by: 'anna', reason: 'Es paga a mà' });
  expect(stateOf(running).incidents.every(({ resolvedAt }) => resolvedAt !== null)).toBe(true);
  expect(openTasks(running).map(({ element }) => element)).toEqual(['byHand']);
});

test('what is not legal is refused with its reason, and the choices tell it before', async () => {
  const running = await play(two);
  running.run.run({ milliseconds: 0 });
  const from = placeOf(running, 'a');
  const refusal = (to: string) => { try { running.run.execute(running.id, { kind: 'move', from, to, by: 'anna', reason: 'x' }); } catch (error) { return (error as { sentence: { ca: string } }).sentence.ca; } return 'moved'; };
  expect(refusal('inner')).toBe('No es pot continuar a «Pas sense nom»: és en un altre subprocés; només es pot continuar en el mateix.');
  expect(refusal('late')).toContain('trieu el pas que ve després');
  expect(refusal('s')).toContain('és l’inici');
  expect(refusal('nowhere')).toContain('el model no el té');
  const [first] = movesOf(running.definition, stateOf(running)).filter((each) => each.from === from);
  expect(first?.targets.filter(({ whyNot }) => whyNot === null).map(({ element }) => element)).toEqual(['g', 'a', 'b', 'j', 'sub', 'sign', 'e']);
  expect(first?.beside.map(({ ca }) => ca)).toEqual(['Al·legacions']);
});

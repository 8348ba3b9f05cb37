import { expect, test } from 'vitest';
import type { JobOutcome } from '../simulator.ts';
import { bpmn, chain, done, flow, play, stateOf, variable } from '../testing/models.ts';

const operation = (id: string, inside = '') => `<serviceTask id="${id}"><extensionElements><comu:operation name="${id}"/>${inside}</extensionElements></serviceTask>`;
const simple = bpmn(`<startEvent id="s"/>${operation('send', '<comu:retry times="2" wait="PT5M"/>')}<endEvent id="e"/>${chain('s', 'send', 'e')}`);

test('an operation that fails is tried again as often and as late as the model says', async () => {
  const times: string[] = [];
  const running = await play(simple, { doJob: (_job, { now }) => (times.push(now) < 3 ? { failure: 'down' } : { result: { receipt: 'R-1' } }) });
  running.run.run();
  expect(times.map((time) => time.slice(11, 16))).toEqual(['08:00', '08:05', '08:10']);
  expect(stateOf(running).instance.state).toBe('completed');
  expect(variable(running, 'receipt')).toBe('R-1');
});

test('after the last try it becomes an incident that says what failed, where and with which data, and can be mended', async () => {
  let up = false;
  const running = await play(simple, { doJob: (): JobOutcome => (up ? {} : { failure: 'certificate expired' }) });
  running.run.run();
  const incident = stateOf(running).incidents[0];
  expect(incident).toMatchObject({ element: 'send', kind: 'operation', facts: { operation: 'send', message: 'certificate expired', attempts: 3 }, resolvedAt: null });
  up = true;
  running.run.execute(running.id, { kind: 'resolve-incident', incident: incident?.id ?? '', by: 'suport', how: 'retry' });
  running.run.run();
  expect(stateOf(running).instance.state).toBe('completed');
  expect(stateOf(running).incidents[0]?.resolvedBy).toBe('suport');
});

test('a failure that cannot be helped by trying again is an incident at once, and can be skipped, which the log does not call done', async () => {
  const running = await play(simple, { doJob: () => ({ failure: 'no such book', retryable: false }) });
  running.run.run();
  running.run.execute(running.id, { kind: 'resolve-incident', incident: stateOf(running).incidents[0]?.id ?? '', by: 'suport', how: 'skip' });
  expect(stateOf(running).instance.state).toBe('completed');
  expect(running.run.events.filter(({ kind }) => kind === 'activity-skipped').map(({ element }) => element)).toEqual([stateOf(running).incidents[0]?.element]);
  expect(done(running)).not.toContain(stateOf(running).incidents[0]?.element);
});

test('a split with no way out keeps its token, tells what each condition gave, and goes on when the data are mended', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><exclusiveGateway id="g"/><task id="a"/><task id="b"/><endEvent id="e"/>${chain('s', 'g')}${flow('g', 'a', 'kind = "a"')}${flow('g', 'b', 'kind = "b"')}${chain('a', 'e')}${chain('b', 'e')}`));
  running.run.run();
  const incident = stateOf(running).incidents[0];
  expect(incident?.kind).toBe('no-way-out');
  expect(incident?.facts['conditions']).toMatchObject([{ condition: 'kind = "a"', value: false }, { condition: 'kind = "b"' }]);
  running.run.execute(running.id, { kind: 'resolve-incident', incident: incident?.id ?? '', by: 'suport', how: 'retry', variables: { kind: 'b' } });
  expect(done(running)).toEqual(['b']);
});

test('an outcome that cannot be brought out is kept for when it can', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><serviceTask id="sum"><extensionElements><comu:operation name="sum" result="total"/></extensionElements>
    <multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">count</loopCardinality></multiInstanceLoopCharacteristics></serviceTask><endEvent id="e"/>${chain('s', 'sum', 'e')}`));
  running.run.run();
  const incident = stateOf(running).incidents[0];
  expect(incident).toMatchObject({ kind: 'bad-loop', element: 'sum', facts: { cardinality: 'count' } });
  running.run.execute(running.id, { kind: 'resolve-incident', incident: incident?.id ?? '', by: 'suport', how: 'retry', variables: { count: 2 } });
  running.run.run();
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a loop that waits for nothing is stopped instead of running for ever', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><exclusiveGateway id="g"/><task id="t"/><exclusiveGateway id="x" default="x_e"/><endEvent id="e"/>${chain('s', 'g', 't', 'x')}${flow('x', 'g', 'true')}${flow('x', 'e')}`));
  running.run.run({ steps: 3 });
  expect(stateOf(running).incidents[0]?.kind).toBe('runaway');
});

test('an error that nobody catches stops the instance where it happened', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><endEvent id="e"><errorEventDefinition errorRef="E"/></endEvent>${chain('s', 'e')}`, '<error id="E" errorCode="no-credit"/>'));
  running.run.run();
  expect(stateOf(running).incidents[0]).toMatchObject({ kind: 'error-event', element: 'e', facts: { code: 'no-credit' } });
  expect(stateOf(running).instance.state).toBe('running');
});

test('a call of a process that is not there is an incident that names it', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><callActivity id="c"><extensionElements><comu:called process="elsewhere"/></extensionElements></callActivity><endEvent id="e"/>${chain('s', 'c', 'e')}`));
  running.run.run();
  expect(stateOf(running).incidents[0]).toMatchObject({ kind: 'called-process', element: 'c', facts: { message: 'elsewhere' } });
});

test('a message key that gives nothing is an incident at once, instead of a wait for ever', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><receiveTask id="r" messageRef="M"><extensionElements><comu:correlation key="fileNumber"/></extensionElements></receiveTask><endEvent id="e"/>${chain('s', 'r', 'e')}`, '<message id="M" name="answer"/>'));
  running.run.run();
  expect(stateOf(running).incidents[0]).toMatchObject({ kind: 'expression', element: 'r', facts: { source: 'fileNumber' } });
  running.run.execute(running.id, { kind: 'resolve-incident', incident: stateOf(running).incidents[0]?.id ?? '', by: 'suport', how: 'retry', variables: { fileNumber: 'X-9' } });
  expect(stateOf(running).subscriptions[0]).toMatchObject({ element: 'r', correlation: 'X-9' });
});

import { expect, test } from 'vitest';
import { bpmn, chain, done, finishTask, openTasks, play, stateOf, variable } from '../testing/models.ts';

const undoable = (id: string) => `<task id="${id}"/><boundaryEvent id="b-${id}" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent><task id="undo-${id}" isForCompensation="true"/><association id="as-${id}" associationDirection="One" sourceRef="b-${id}" targetRef="undo-${id}"/>`;
const undone = (running: Parameters<typeof done>[0]) => done(running).filter((element) => element.startsWith('undo'));

test('compensation undoes what was completed, the last first, and then goes on', async () => {
  const running = await play(bpmn(`<startEvent id="s"/>${undoable('a')}${undoable('b')}<task id="c"/><intermediateThrowEvent id="t"><compensateEventDefinition/></intermediateThrowEvent><task id="after"/><endEvent id="e"/>${chain('s', 'a', 'b', 'c', 't', 'after', 'e')}`));
  running.run.run();
  expect(done(running)).toEqual(['a', 'b', 'c', 'undo-b', 'undo-a', 'after']);
  expect(stateOf(running).instance.state).toBe('completed');
});

test('compensation of one activity leaves the others as they are, and nothing is undone twice', async () => {
  const running = await play(bpmn(`<startEvent id="s"/>${undoable('a')}${undoable('b')}<intermediateThrowEvent id="t"><compensateEventDefinition activityRef="a"/></intermediateThrowEvent><intermediateThrowEvent id="t2"><compensateEventDefinition activityRef="a"/></intermediateThrowEvent><endEvent id="e"/>${chain('s', 'a', 'b', 't', 't2', 'e')}`));
  running.run.run();
  expect(undone(running)).toEqual(['undo-a']);
});

test('a completed sub-process without a handler of its own is undone from the inside, seeing the data it had', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><subProcess id="sub"><property id="local" name="local"/><startEvent id="ss"/><scriptTask id="set" scriptFormat="application/feel"><extensionElements><comu:output source="42" target="local"/></extensionElements><script>{}</script></scriptTask>
    ${undoable('x').replace('<task id="undo-x" isForCompensation="true"/>', '<scriptTask id="undo-x" isForCompensation="true" scriptFormat="application/feel"><extensionElements><comu:output source="local" target="seen"/></extensionElements><script>{}</script></scriptTask>')}<endEvent id="se"/>${chain('ss', 'set', 'x', 'se')}</subProcess>
    <intermediateThrowEvent id="t"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>${chain('s', 'sub', 't', 'e')}`));
  running.run.run();
  expect(undone(running)).toEqual(['undo-x']);
  expect(variable(running, 'seen')).toBe(42);
});

test('a cancelled transaction ends what runs in it, undoes what was done and leaves by its cancel event', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><transaction id="tx"><startEvent id="ts"/><parallelGateway id="g"/>${undoable('pay')}<userTask id="wait"/><userTask id="decide"/><endEvent id="te"><cancelEventDefinition/></endEvent><endEvent id="te2"/>
    ${chain('ts', 'g', 'pay', 'decide', 'te')}${chain('g', 'wait', 'te2')}</transaction><boundaryEvent id="cb" attachedToRef="tx"><cancelEventDefinition/></boundaryEvent><task id="sorry"/><task id="fine"/><endEvent id="e"/>${chain('s', 'tx', 'fine', 'e')}${chain('cb', 'sorry', 'e')}`));
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'decide');
  expect(done(running).filter((element) => element !== 'decide')).toEqual(['pay', 'undo-pay', 'sorry']);
  expect(openTasks(running)).toEqual([]);
  expect(stateOf(running).instance.state).toBe('completed');
});

test('an interrupted activity withdraws its tasks, timers and called instances', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><callActivity id="call" calledElement="q"/><boundaryEvent id="b" attachedToRef="call"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></boundaryEvent><task id="late"/><endEvent id="e"/>${chain('s', 'call', 'e')}${chain('b', 'late', 'e')}`,
    `<process id="q" isExecutable="true"><startEvent id="qs"/><userTask id="slow"/><endEvent id="qe"/>${chain('qs', 'slow', 'qe')}</process>`));
  running.run.run();
  expect(running.run.instances().map((state) => state.instance.state)).toEqual(['completed', 'cancelled']);
  expect(running.run.instances()[1]?.tasks[0]?.state).toBe('cancelled');
});

test('an error of a called process is caught where it was called, with its data', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><callActivity id="call" calledElement="q"/><boundaryEvent id="b" attachedToRef="call"><errorEventDefinition errorRef="E"/></boundaryEvent><task id="caught"/><endEvent id="e"/>${chain('s', 'call', 'e')}${chain('b', 'caught', 'e')}`,
    `<error id="E" errorCode="no-credit"/><process id="q" isExecutable="true"><startEvent id="qs"/><endEvent id="qe"><extensionElements><comu:input source="150" target="missing"/></extensionElements><errorEventDefinition errorRef="E"/></endEvent>${chain('qs', 'qe')}</process>`));
  running.run.run();
  expect(done(running)).toEqual(['caught']);
  expect([variable(running, 'missing'), variable(running, 'errorCode')]).toEqual([150, 'no-credit']);
  expect(running.run.instances()[1]?.instance.state).toBe('failed');
});

test('a terminate event ends its own sub-process and not the rest', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><subProcess id="sub"><startEvent id="ss"/><parallelGateway id="g"/><userTask id="never"/><endEvent id="stop"><terminateEventDefinition/></endEvent><endEvent id="se"/>${chain('ss', 'g', 'never', 'se')}${chain('g', 'stop')}</subProcess><task id="next"/><endEvent id="e"/>${chain('s', 'sub', 'next', 'e')}`));
  running.run.run();
  expect(done(running)).toEqual(['sub', 'next']);
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a compensation event sub-process undoes its sub-process once, and not again', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><subProcess id="sub"><startEvent id="ss"/><task id="x"/><endEvent id="se"/>${chain('ss', 'x', 'se')}
    <subProcess id="esp" triggeredByEvent="true"><startEvent id="cs"><compensateEventDefinition/></startEvent><task id="undo-sub"/><endEvent id="ce"/>${chain('cs', 'undo-sub', 'ce')}</subProcess></subProcess>
    <intermediateThrowEvent id="t"><compensateEventDefinition/></intermediateThrowEvent><intermediateThrowEvent id="t2"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>${chain('s', 'sub', 't', 't2', 'e')}`));
  running.run.run();
  expect(undone(running)).toEqual(['undo-sub']);
  expect(stateOf(running).instance.state).toBe('completed');
});

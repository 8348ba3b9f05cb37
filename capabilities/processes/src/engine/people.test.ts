import { expect, test } from 'vitest';
import { bpmn, chain, finishTask, flow, openTasks, play, stateOf, variable } from '../testing/models.ts';

const review = bpmn(`
  <laneSet id="lanes"><lane id="l1" name="Tramitador"><flowNodeRef>draft</flowNodeRef></lane>
    <lane id="l2" name="Intervenció"><extensionElements><comu:candidates role="comptroller" unit="= unit"/></extensionElements><flowNodeRef>check</flowNodeRef></lane></laneSet>
  <startEvent id="s"/><userTask id="draft" name="Redactar"/>
  <userTask id="check" name="Fiscalitzar"><extensionElements><comu:form key="fiscalitzacio"/><comu:fourEyes task="draft"/><comu:due date="P10D"/></extensionElements></userTask>
  <endEvent id="e"/>${chain('s', 'draft', 'check', 'e')}`);

test('a task goes to the role of its lane, and by expressions to the unit the data name', async () => {
  const running = await play(review);
  running.run.run({ milliseconds: 0 });
  expect(openTasks(running)[0]?.candidates).toEqual([{ role: 'Tramitador', unit: null, person: null }]);
  finishTask(running, 'draft', { variables: { unit: 'hisenda' } });
  expect(openTasks(running)[0]).toMatchObject({ form: 'fiscalitzacio', candidates: [{ role: 'comptroller', unit: 'hisenda', person: null }], dueAt: '2026-01-11T08:00:00Z' });
});

test('whoever drafted it may neither take nor finish its check', async () => {
  const running = await play(review);
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'draft', { by: 'anna' });
  const task = openTasks(running)[0]?.id ?? '';
  expect(() => running.run.execute(running.id, { kind: 'claim-task', task, by: 'anna' })).toThrow(/four-eyes/);
  expect(() => running.run.execute(running.id, { kind: 'complete-task', task, by: 'anna' })).toThrow(/four-eyes/);
  running.run.execute(running.id, { kind: 'claim-task', task, by: 'biel' });
  expect(() => running.run.execute(running.id, { kind: 'complete-task', task, by: 'carla' })).toThrow(/task-taken/);
  finishTask(running, 'check', { by: 'biel' });
  expect(stateOf(running).instance.state).toBe('completed');
});

test('four eyes holds also between tasks that are open at the same time', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"><extensionElements><comu:fourEyes task="a"/></extensionElements></userTask>
    <parallelGateway id="j"/><endEvent id="e"/>${chain('s', 'g', 'a', 'j', 'e')}${chain('g', 'b', 'j')}`));
  running.run.run({ milliseconds: 0 });
  const task = openTasks(running).find((each) => each.element === 'b')?.id ?? '';
  running.run.execute(running.id, { kind: 'claim-task', task, by: 'anna' });
  finishTask(running, 'a', { by: 'anna' });
  expect(openTasks(running)[0]).toMatchObject({ element: 'b', assignee: null, excluded: ['anna'] });
});

test('what people fill in opens the way it should', async () => {
  const xml = bpmn(`<startEvent id="s"/><userTask id="ask"/><exclusiveGateway id="g" default="g_no"/><task id="yes"/><task id="no"/><endEvent id="e"/>
    ${chain('s', 'ask', 'g')}${flow('g', 'yes', 'amount > 1000 and approved')}${flow('g', 'no')}${chain('yes', 'e')}${chain('no', 'e')}`);
  for (const [amount, way] of [[2000, 'yes'], [500, 'no']] as const) {
    const running = await play(xml);
    running.run.run({ milliseconds: 0 });
    finishTask(running, 'ask', { variables: { amount, approved: true } });
    expect(running.run.events.some((event) => event.element === way)).toBe(true);
    expect(variable(running, 'amount')).toBe(amount);
  }
});

test('a person may report a business error that the model catches', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="visit"/><boundaryEvent id="b" attachedToRef="visit"><errorEventDefinition errorRef="E"/></boundaryEvent><userTask id="repair"/><endEvent id="e"/>
    ${chain('s', 'visit', 'e')}${chain('b', 'repair', 'e')}`, '<error id="E" errorCode="nobody-home"/>'));
  running.run.run({ milliseconds: 0 });
  const task = openTasks(running)[0]?.id ?? '';
  running.run.execute(running.id, { kind: 'task-error', task, by: 'anna', code: 'nobody-home' });
  expect(openTasks(running).map((each) => each.element)).toEqual(['repair']);
});

test('an ad-hoc sub-process offers its tasks as often as people want them, until they say it is enough', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><adHocSubProcess id="free" ordering="Parallel"><userTask id="call"/><userTask id="write"/></adHocSubProcess><endEvent id="e"/>${chain('s', 'free', 'e')}`));
  running.run.run({ milliseconds: 0 });
  const activity = stateOf(running).activities.find((row) => row.element === 'free')?.id ?? '';
  for (const element of ['call', 'call']) {
    running.run.execute(running.id, { kind: 'start-ad-hoc', activity, element, by: 'anna' });
    finishTask(running, element);
  }
  expect(stateOf(running).instance.state).toBe('running');
  running.run.execute(running.id, { kind: 'finish-ad-hoc', activity, by: 'anna' });
  expect(stateOf(running).instance.state).toBe('completed');
});

test('an ad-hoc sub-process with a completion condition ends when it holds, and cancels what is still open', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><adHocSubProcess id="free" ordering="Parallel"><userTask id="call"/><userTask id="write"/>
    <completionCondition xsi:type="tFormalExpression">settled</completionCondition></adHocSubProcess><endEvent id="e"/>${chain('s', 'free', 'e')}`));
  running.run.run({ milliseconds: 0 });
  const activity = stateOf(running).activities.find((row) => row.element === 'free')?.id ?? '';
  for (const element of ['call', 'write']) running.run.execute(running.id, { kind: 'start-ad-hoc', activity, element, by: 'anna' });
  finishTask(running, 'call', { variables: { settled: true } });
  expect(stateOf(running).instance.state).toBe('completed');
  expect(stateOf(running).tasks.map((task) => [task.element, task.state])).toEqual([['call', 'completed'], ['write', 'cancelled']]);
});

test('a global user task is done where it is called, by whom the call says', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><callActivity id="call" name="Signar" calledElement="G"><extensionElements><comu:candidates role="alcalde"/></extensionElements></callActivity><endEvent id="e"/>${chain('s', 'call', 'e')}`, '<globalUserTask id="G" name="Signatura"><extensionElements><comu:form key="signatura"/></extensionElements></globalUserTask>'));
  running.run.run();
  expect(openTasks(running)[0]).toMatchObject({ element: 'call', name: 'Signar', form: 'signatura', candidates: [{ role: 'alcalde' }] });
  finishTask(running, 'call');
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a task is handed over to another person, but never to who may not do it', async () => {
  const running = await play(review);
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'draft', { by: 'anna' });
  const task = openTasks(running)[0]?.id ?? '';
  expect(() => running.run.execute(running.id, { kind: 'assign-task', task, to: 'anna', by: 'cap' })).toThrow(/four-eyes/);
  running.run.execute(running.id, { kind: 'assign-task', task, to: 'biel', by: 'cap', reason: 'vacances' });
  expect(openTasks(running)[0]?.assignee).toBe('biel');
  expect(running.run.events.at(-1)).toMatchObject({ kind: 'task-assigned', by: 'cap', data: { from: null, to: 'biel', reason: 'vacances' } });
});

test('what is delegated comes back to who delegated it, who closes it', async () => {
  const running = await play(review);
  running.run.run({ milliseconds: 0 });
  const task = openTasks(running)[0]?.id ?? '';
  const ask = (command: Parameters<typeof running.run.execute>[1]) => running.run.execute(running.id, command);
  ask({ kind: 'claim-task', task, by: 'anna' });
  ask({ kind: 'delegate-task', task, to: 'biel', by: 'anna', reason: 'Mira’n els imports' });
  expect(openTasks(running)[0]).toMatchObject({ assignee: 'biel', owner: 'anna' });
  expect(() => ask({ kind: 'complete-task', task, by: 'biel' })).toThrow(/task-delegated/);
  expect(() => ask({ kind: 'delegate-task', task, to: 'carla', by: 'biel', reason: 'x' })).toThrow(/task-delegated/);
  expect(() => ask({ kind: 'return-task', task, by: 'anna' })).toThrow(/not-delegated/);
  ask({ kind: 'return-task', task, by: 'biel', reason: 'Quadren' });
  expect(openTasks(running)[0]).toMatchObject({ assignee: 'anna', owner: null });
  ask({ kind: 'complete-task', task, by: 'anna' });
  expect(openTasks(running).map(({ element }) => element)).toEqual(['check']);
});

test('a task has the priority that its model or a person gives it', async () => {
  const running = await play(review.replace('<comu:form key="fiscalitzacio"/>', '<comu:form key="fiscalitzacio"/><comu:priority level="= if amount > 1000 then &quot;urgent&quot; else &quot;normal&quot;"/>'));
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'draft', { variables: { amount: 5000 } });
  expect(openTasks(running)[0]?.priority).toBe(2);
  running.run.execute(running.id, { kind: 'change-task', task: openTasks(running)[0]?.id ?? '', by: 'cap', priority: 0, dueAt: '2026-02-01T00:00:00Z', reason: 'No corre pressa' });
  expect(openTasks(running)[0]).toMatchObject({ priority: 0, dueAt: '2026-02-01T00:00:00Z' });
});

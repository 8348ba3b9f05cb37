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

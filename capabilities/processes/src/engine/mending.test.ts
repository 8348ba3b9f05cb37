import { expect, test } from 'vitest';
import type { Expressions } from '../expressions.ts';
import { feelExpressions } from '../feel-expressions.ts';
import { bpmn, chain, done, finishTask, openTasks, play, stateOf, variable } from '../testing/models.ts';

/** FEEL in which `broken` cannot be computed until it is mended. */
function fragile() {
  const lever = { broken: true };
  const expressions: Expressions = {
    ...feelExpressions,
    evaluate(input) {
      if (lever.broken && input.source.includes('broken')) throw new Error('too deep');
      return feelExpressions.evaluate({ ...input, source: input.source.replace('broken', '"mended"') });
    },
  };
  return { lever, expressions };
}

async function mend(running: Awaited<ReturnType<typeof play>>, lever: { broken: boolean }) {
  const open = stateOf(running).incidents.filter((each) => each.resolvedAt === null);
  expect(open).toHaveLength(1);
  lever.broken = false;
  running.run.execute(running.id, { kind: 'resolve-incident', incident: open[0]?.id ?? '', by: 'suport', how: 'retry' });
  running.run.run({ milliseconds: 0 });
  return open[0];
}

const output = '<extensionElements><comu:output source="broken" target="x"/></extensionElements>';

test('what people filled in is not lost when it cannot be brought in at once', async () => {
  const { lever, expressions } = fragile();
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="t">${output}</userTask><endEvent id="e"/>${chain('s', 't', 'e')}`), { expressions });
  running.run.run({ milliseconds: 0 });
  finishTask(running, 't', { by: 'anna', variables: { note: 'hola' } });
  expect(await mend(running, lever)).toMatchObject({ kind: 'expression', element: 't', facts: { reason: 'too deep', outcome: { given: { note: 'hola' }, by: 'anna' } } });
  expect(stateOf(running).instance.state).toBe('completed');
  expect(variable(running, 'x')).toBe('mended');
});

test('a message that cannot be brought in is kept on the incident, and goes in when that is mended', async () => {
  const { lever, expressions } = fragile();
  const running = await play(bpmn(`<startEvent id="s"/><intermediateCatchEvent id="c"><extensionElements><comu:correlation key="1"/><comu:output source="broken" target="x"/><comu:output source="verdict" target="y"/></extensionElements><messageEventDefinition messageRef="M"/></intermediateCatchEvent><endEvent id="e"/>${chain('s', 'c', 'e')}`, '<message id="M" name="answer"/>'), { expressions });
  running.run.run();
  running.run.execute(running.id, { kind: 'message', subscription: stateOf(running).subscriptions[0]?.id ?? '', payload: { verdict: 'yes' } });
  await mend(running, lever);
  expect([variable(running, 'x'), variable(running, 'y'), stateOf(running).instance.state]).toEqual(['mended', 'yes', 'completed']);
});

test('an activity that could not begin begins again, with its deadline still running from before', async () => {
  const { lever, expressions } = fragile();
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="t"><extensionElements><comu:input source="broken" target="x"/></extensionElements></userTask><boundaryEvent id="b" attachedToRef="t"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition></boundaryEvent><task id="late"/><endEvent id="e"/>${chain('s', 't', 'e')}${chain('b', 'late', 'e')}`), { expressions });
  running.run.run({ milliseconds: 3_600_000 });
  const [deadline] = stateOf(running).timers;
  await mend(running, lever);
  expect(openTasks(running)).toHaveLength(1);
  expect(stateOf(running).timers).toEqual([deadline]);
});

test('a deadline interrupts also what is held by an incident, and closes the incident', async () => {
  const { expressions } = fragile();
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="t"><extensionElements><comu:input source="broken" target="x"/></extensionElements></userTask><boundaryEvent id="b" attachedToRef="t"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition></boundaryEvent><task id="late"/><endEvent id="e"/>${chain('s', 't', 'e')}${chain('b', 'late', 'e')}`), { expressions });
  running.run.run();
  expect(done(running)).toEqual(['late']);
  expect(stateOf(running).incidents.every((incident) => incident.resolvedAt !== null)).toBe(true);
});

test('a deadline that cannot be computed holds the activity before anyone is asked to do it', async () => {
  const { lever, expressions } = fragile();
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="t"/><boundaryEvent id="b" attachedToRef="t"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">= if broken = "mended" then "P1D" else "P2D"</timeDuration></timerEventDefinition></boundaryEvent><task id="late"/><endEvent id="e"/>${chain('s', 't', 'e')}${chain('b', 'late', 'e')}`), { expressions });
  running.run.run({ milliseconds: 0 });
  expect(openTasks(running)).toEqual([]);
  await mend(running, lever);
  expect(openTasks(running)).toHaveLength(1);
  expect(stateOf(running).timers).toHaveLength(1);
});

test('a sub-process that could not open takes back what it had begun', async () => {
  const { lever, expressions } = fragile();
  const running = await play(bpmn(`<startEvent id="s"/><subProcess id="sub"><subProcess id="esp1" triggeredByEvent="true"><startEvent id="m"><extensionElements><comu:correlation key="1"/></extensionElements><messageEventDefinition messageRef="M"/></startEvent><endEvent id="me"/>${chain('m', 'me')}</subProcess>
    <subProcess id="esp2" triggeredByEvent="true"><startEvent id="n"><extensionElements><comu:correlation key="broken"/></extensionElements><messageEventDefinition messageRef="M"/></startEvent><endEvent id="ne"/>${chain('n', 'ne')}</subProcess>
    <startEvent id="ss"/><userTask id="t"/><endEvent id="se"/>${chain('ss', 't', 'se')}</subProcess><endEvent id="e"/>${chain('s', 'sub', 'e')}`, '<message id="M" name="stop"/>'), { expressions });
  running.run.run({ milliseconds: 0 });
  expect(stateOf(running).subscriptions).toEqual([]);
  await mend(running, lever);
  expect(stateOf(running).subscriptions.map((row) => row.correlation)).toEqual(['1', 'mended']);
  finishTask(running, 't');
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a process whose outcome cannot be computed stays open until it can', async () => {
  const { lever, expressions } = fragile();
  const running = await play(bpmn(`<extensionElements><comu:output source="broken" target="x"/></extensionElements><startEvent id="s"/><endEvent id="e"/>${chain('s', 'e')}`), { expressions });
  running.run.run();
  expect(stateOf(running).instance.state).toBe('running');
  await mend(running, lever);
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a start that cannot be made is refused, and nothing is left of it', async () => {
  const { expressions } = fragile();
  const running = await play(bpmn(`<extensionElements><comu:input source="broken" target="x"/></extensionElements><startEvent id="s"/><endEvent id="e"/>${chain('s', 'e')}`), { expressions });
  expect(() => running.run.run()).toThrow(/cannot-now/);
  expect(running.run.instances()).toEqual([]);
});

test('a called process that a person cancels leaves an incident where it was called', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><callActivity id="call" calledElement="q"/><endEvent id="e"/>${chain('s', 'call', 'e')}`, `<process id="q" isExecutable="true"><startEvent id="qs"/><userTask id="slow"/><endEvent id="qe"/>${chain('qs', 'slow', 'qe')}</process>`));
  running.run.run({ milliseconds: 0 });
  const called = running.run.instances()[1]?.instance.id ?? '';
  running.run.execute(called, { kind: 'cancel', by: 'anna', reason: 'mistake' });
  running.run.run({ milliseconds: 0 });
  expect(stateOf(running).incidents[0]).toMatchObject({ kind: 'called-process', element: 'call' });
  running.run.execute(running.id, { kind: 'resolve-incident', incident: stateOf(running).incidents[0]?.id ?? '', by: 'anna', how: 'skip' });
  expect(stateOf(running).instance.state).toBe('completed');
});

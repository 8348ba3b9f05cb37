import { expect, test } from 'vitest';
import { bpmn, chain, done, finishTask, flow, openTasks, play, stateOf, variable } from '../testing/models.ts';

const three = '<multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics>';
const times = (list: readonly string[], element: string) => list.filter((each) => each === element).length;

test('a message may interrupt the whole process, and what it started instead decides how it ends', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="work"/><endEvent id="e"/>${chain('s', 'work', 'e')}
    <subProcess id="withdrawn" triggeredByEvent="true"><startEvent id="ws"><extensionElements><comu:correlation key="1"/></extensionElements><messageEventDefinition messageRef="M"/></startEvent><userTask id="archive"/><endEvent id="we"/>${chain('ws', 'archive', 'we')}</subProcess>`, '<message id="M" name="withdrawal"/>'));
  running.run.run();
  running.run.execute(running.id, { kind: 'message', subscription: stateOf(running).subscriptions[0]?.id ?? '' });
  expect(openTasks(running).map((task) => task.element)).toEqual(['archive']);
  expect(stateOf(running).subscriptions).toEqual([]);
  finishTask(running, 'archive');
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a non-interrupting event sub-process may run several times at once, and the process waits for all of them', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="work"/><endEvent id="e"/>${chain('s', 'work', 'e')}
    <subProcess id="extra" triggeredByEvent="true"><startEvent id="xs" isInterrupting="false"><extensionElements><comu:correlation key="1"/></extensionElements><messageEventDefinition messageRef="M"/></startEvent><userTask id="answer"/><endEvent id="xe"/>${chain('xs', 'answer', 'xe')}</subProcess>`, '<message id="M" name="question"/>'));
  running.run.run();
  for (let n = 0; n < 2; n += 1) running.run.execute(running.id, { kind: 'message', subscription: stateOf(running).subscriptions[0]?.id ?? '' });
  finishTask(running, 'work');
  expect(openTasks(running)).toHaveLength(2);
  finishTask(running, 'answer');
  finishTask(running, 'answer');
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a terminate event inside one of several instances ends only that one', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><subProcess id="sub">${three}<startEvent id="ss"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><endEvent id="stop"><terminateEventDefinition/></endEvent><endEvent id="se"/>${chain('ss', 'g', 'a', 'stop')}${chain('g', 'b', 'se')}</subProcess><task id="after"/><endEvent id="e"/>${chain('s', 'sub', 'after', 'e')}`));
  running.run.run({ milliseconds: 0 });
  expect(openTasks(running)).toHaveLength(6);
  finishTask(running, 'a');
  expect(openTasks(running)).toHaveLength(4);
  finishTask(running, 'a');
  finishTask(running, 'a');
  expect(done(running)).toContain('after');
});

test('an error in one of several instances, caught on the whole, ends them all', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><subProcess id="sub">${three}<startEvent id="ss"/><userTask id="a"/><endEvent id="bad"><errorEventDefinition errorRef="E"/></endEvent>${chain('ss', 'a', 'bad')}</subProcess><boundaryEvent id="b" attachedToRef="sub"><errorEventDefinition errorRef="E"/></boundaryEvent><task id="caught"/><endEvent id="e"/>${chain('s', 'sub', 'e')}${chain('b', 'caught', 'e')}`, '<error id="E" errorCode="x"/>'));
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'a');
  expect(openTasks(running)).toEqual([]);
  expect(times(done(running), 'caught')).toBe(1);
  expect(stateOf(running).instance.state).toBe('completed');
});

test('several instances of a sub-process are compensated each from the inside, and a transaction among them is cancelled as a whole', async () => {
  const undoable = '<task id="x"/><boundaryEvent id="bx" attachedToRef="x"><compensateEventDefinition/></boundaryEvent><task id="undo" isForCompensation="true"/><association id="as" associationDirection="One" sourceRef="bx" targetRef="undo"/>';
  const running = await play(bpmn(`<startEvent id="s"/><subProcess id="sub">${three}<startEvent id="ss"/>${undoable}<endEvent id="se"/>${chain('ss', 'x', 'se')}</subProcess><intermediateThrowEvent id="t"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>${chain('s', 'sub', 't', 'e')}`));
  running.run.run();
  expect(times(done(running), 'undo')).toBe(3);
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a process called once for each of a list runs as many instances, and goes on after the last', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><callActivity id="call" calledElement="q">${three}</callActivity><endEvent id="e"/>${chain('s', 'call', 'e')}`, `<process id="q" isExecutable="true"><startEvent id="qs"/><userTask id="slow"/><endEvent id="qe"/>${chain('qs', 'slow', 'qe')}</process>`), { doTask: () => ({ by: 'anna', takes: 1000 }) });
  running.run.run();
  expect(running.run.instances().map((state) => state.instance.state)).toEqual(['completed', 'completed', 'completed', 'completed']);
});

test('an inclusive join in a cycle joins each time round', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><exclusiveGateway id="m"/><inclusiveGateway id="g" default="g_a"/><userTask id="a"/><userTask id="b"/><inclusiveGateway id="j"/><exclusiveGateway id="x" default="x_e"/><endEvent id="e"/>
    ${chain('s', 'm', 'g')}${flow('g', 'a')}${flow('g', 'b', 'true')}${chain('a', 'j')}${chain('b', 'j', 'x')}${flow('x', 'm', 'again')}${flow('x', 'e')}`));
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'b', { variables: { again: true } });
  expect(openTasks(running).map((task) => task.element)).toEqual(['b']);
  finishTask(running, 'b', { variables: { again: false } });
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a parallel join pairs the tokens of its flows, however many come by each', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><parallelGateway id="g"/><task id="twice" completionQuantity="2"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><task id="after"/><endEvent id="e"/>${chain('s', 'g', 'twice', 'a', 'j', 'after', 'e')}${chain('g', 'b', 'j')}`));
  running.run.run({ milliseconds: 0 });
  expect(openTasks(running)).toHaveLength(3);
  finishTask(running, 'a');
  finishTask(running, 'a');
  finishTask(running, 'b');
  expect(times(done(running), 'after')).toBe(1);
  expect(stateOf(running).tokens).toHaveLength(1);
});

test('an interrupting signal wins over what the interrupted branch was about to do', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><parallelGateway id="g"/><userTask id="decide"/><endEvent id="te"><signalEventDefinition signalRef="S"/></endEvent>
    <subProcess id="sub"><startEvent id="ss"/><userTask id="inside"/><scriptTask id="count" scriptFormat="application/feel"><script>{ counted: true }</script></scriptTask><endEvent id="se"/>${chain('ss', 'inside', 'count', 'se')}</subProcess><boundaryEvent id="b" attachedToRef="sub"><signalEventDefinition signalRef="S"/></boundaryEvent><endEvent id="e"/><endEvent id="be"/>
    ${chain('s', 'g', 'decide', 'te')}${chain('g', 'sub', 'e')}${chain('b', 'be')}`, '<signal id="S" name="stop"/>'));
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'decide');
  expect(stateOf(running).instance.state).toBe('completed');
  expect(variable(running, 'counted')).toBeUndefined();
  expect(stateOf(running).tasks.find((task) => task.element === 'inside')?.state).toBe('cancelled');
});

test('an escalation goes to the innermost who catches it, lets the work go on, and troubles nobody when nobody does', async () => {
  const caught = (code: string) => `<boundaryEvent id="b" attachedToRef="outer" cancelActivity="false"><escalationEventDefinition escalationRef="${code}"/></boundaryEvent>`;
  for (const [code, expected] of [['X', 1], ['Y', 0]] as const) {
    const running = await play(bpmn(`<startEvent id="s"/><subProcess id="outer"><startEvent id="os"/><subProcess id="inner"><startEvent id="is"/><intermediateThrowEvent id="t"><escalationEventDefinition escalationRef="X"/></intermediateThrowEvent><task id="go"/><endEvent id="ie"/>${chain('is', 't', 'go', 'ie')}</subProcess><endEvent id="oe"/>${chain('os', 'inner', 'oe')}</subProcess>${caught(code)}
      <task id="noticed"/><endEvent id="e"/><endEvent id="e2"/>${chain('s', 'outer', 'e')}${chain('b', 'noticed', 'e2')}`, '<escalation id="X" escalationCode="late"/><escalation id="Y" escalationCode="other"/>'));
    running.run.run();
    expect(times(done(running), 'noticed')).toBe(expected);
    expect(done(running)).toContain('go');
    expect(stateOf(running).instance.state).toBe('completed');
  }
});

import { expect, test } from 'vitest';
import { bpmn, chain, done, finishTask, flow, openTasks, play, stateOf, variable } from '../testing/models.ts';

test('a multi-instance runs over a list and collects what each instance gives, in the order of the list', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><scriptTask id="set" scriptFormat="application/feel"><script>{ towns: ["Avinyó", "Balsareny", "Calders"] }</script></scriptTask>
    <serviceTask id="count"><extensionElements><comu:operation name="count" result="inhabitants"/></extensionElements><multiInstanceLoopCharacteristics><extensionElements><comu:each collection="towns" item="town" result="all" collect="inhabitants"/></extensionElements></multiInstanceLoopCharacteristics></serviceTask><endEvent id="e"/>${chain('s', 'set', 'count', 'e')}`),
    { doJob: (job) => ({ takes: 100 - Number(job.input['loopCounter']) * 10, result: String(job.input['town']).length }) });
  running.run.run();
  expect(variable(running, 'all')).toEqual([6, 9, 7]);
  expect(variable(running, 'inhabitants')).toBeUndefined();
});

test('a multi-instance may end early, and what is left of it is withdrawn', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="vote"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">5</loopCardinality><completionCondition xsi:type="tFormalExpression">numberOfCompletedInstances >= 3</completionCondition></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${chain('s', 'vote', 'e')}`));
  running.run.run({ milliseconds: 0 });
  expect(openTasks(running)).toHaveLength(5);
  for (const by of ['a', 'b', 'c']) finishTask(running, 'vote', { by });
  expect(stateOf(running).tasks.map((task) => task.state).toSorted()).toEqual(['cancelled', 'cancelled', 'completed', 'completed', 'completed']);
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a sequential multi-instance does one at a time', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="sign"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality xsi:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${chain('s', 'sign', 'e')}`));
  running.run.run({ milliseconds: 0 });
  for (const by of ['a', 'b', 'c']) {
    expect(openTasks(running)).toHaveLength(1);
    finishTask(running, 'sign', { by });
  }
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a loop tested before may not run at all', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><task id="t"><standardLoopCharacteristics testBefore="true"><loopCondition xsi:type="tFormalExpression">false</loopCondition></standardLoopCharacteristics></task><endEvent id="e"/>${chain('s', 't', 'e')}`));
  running.run.run();
  expect(stateOf(running).instance.state).toBe('completed');
});

test('a discriminator goes on with the first and waits for the rest before it can fire again', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><complexGateway id="x"><activationCondition xsi:type="tFormalExpression">activationCount >= 2</activationCondition></complexGateway><task id="next"/><endEvent id="e"/>
    ${chain('s', 'g', 'a', 'x', 'next', 'e')}${chain('g', 'b', 'x')}${chain('g', 'c', 'x')}`));
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'c');
  expect(done(running)).not.toContain('next');
  finishTask(running, 'a');
  expect(done(running).filter((element) => element === 'next')).toHaveLength(1);
  expect(stateOf(running).instance.state).toBe('running');
  finishTask(running, 'b');
  expect(done(running).filter((element) => element === 'next')).toHaveLength(1);
  expect(stateOf(running).instance.state).toBe('completed');
});

test('an inclusive join waits for exactly the branches that can still reach it, however they got lost', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><inclusiveGateway id="g"/><userTask id="a"/><userTask id="b"/><exclusiveGateway id="x" default="x_j"/><endEvent id="out"/><inclusiveGateway id="j"/><task id="joined"/><endEvent id="e"/>
    ${chain('s', 'g')}${flow('g', 'a', 'true')}${flow('g', 'b', 'true')}${chain('a', 'j')}${chain('b', 'x')}${flow('x', 'out', 'lost')}${chain('x', 'j', 'joined', 'e')}`));
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'a');
  expect(done(running)).not.toContain('joined');
  finishTask(running, 'b', { variables: { lost: true } });
  expect(done(running)).toContain('joined');
  expect(stateOf(running).instance.state).toBe('completed');
});

test('what a sub-process declares stays inside it', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><subProcess id="sub"><dataObject id="d" name="note"/><startEvent id="ss"/><scriptTask id="set" scriptFormat="application/feel"><script>{ note: "inside", shared: 1 }</script></scriptTask><endEvent id="se"/>${chain('ss', 'set', 'se')}</subProcess><endEvent id="e"/>${chain('s', 'sub', 'e')}`));
  running.run.run();
  expect([variable(running, 'note'), variable(running, 'shared')]).toEqual([undefined, 1]);
});

test('a called process sees what its mappings give and gives back what its own say', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><callActivity id="call" calledElement="q"><extensionElements><comu:input source="20 + 1" target="half"/><comu:output source="whole" target="answer"/></extensionElements></callActivity><endEvent id="e"/>${chain('s', 'call', 'e')}`,
    `<process id="q" isExecutable="true"><extensionElements><comu:output source="double" target="whole"/></extensionElements><startEvent id="qs"/><scriptTask id="d" scriptFormat="application/feel"><extensionElements><comu:script result="double"/></extensionElements><script>half * 2</script></scriptTask><endEvent id="qe"/>${chain('qs', 'd', 'qe')}</process>`));
  running.run.run();
  expect(variable(running, 'answer')).toBe(42);
  expect(variable(running, 'double')).toBeUndefined();
});

test('a decision gives its result to the variable that the task names', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><businessRuleTask id="r"><extensionElements><comu:decision ref="points" result="score"/></extensionElements></businessRuleTask><endEvent id="e"/>${chain('s', 'r', 'e')}`), { doJob: (job) => ({ result: job.kind === 'decision' && job.name === 'points' ? { total: 80 } : null }) });
  running.run.run();
  expect(variable(running, 'score')).toEqual({ total: 80 });
});


test('a complex gateway may send one way when it fires and another when everyone has come', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><complexGateway id="x"><activationCondition xsi:type="tFormalExpression">activationCount >= 1</activationCondition></complexGateway><task id="first"/><task id="all"/><endEvent id="e"/>
    ${chain('s', 'g', 'a', 'x')}${chain('g', 'b', 'x')}${flow('x', 'first', 'waitingForStart')}${flow('x', 'all', 'not(waitingForStart)')}${chain('first', 'e')}${chain('all', 'e')}`));
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'b');
  expect(done(running).filter((element) => ['first', 'all'].includes(element))).toEqual(['first']);
  finishTask(running, 'a');
  expect(done(running).filter((element) => ['first', 'all'].includes(element))).toEqual(['first', 'all']);
  expect(stateOf(running).instance.state).toBe('completed');
});

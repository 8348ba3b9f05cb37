import { expect, test } from 'vitest';
import { bpmn, chain, done, finishTask, openTasks, play, stateOf, variable } from '../testing/models.ts';

const message = '<message id="M" name="answer"/>';
const correlated = '<extensionElements><comu:correlation key="= number"/></extensionElements>';

test('a message wakes only the instance whose key it carries', async () => {
  const xml = bpmn(`<startEvent id="s"/><intermediateCatchEvent id="c">${correlated}<messageEventDefinition messageRef="M"/></intermediateCatchEvent><endEvent id="e"/>${chain('s', 'c', 'e')}`, message);
  const running = await play(xml);
  const other = running.run.start({ process: 'p', variables: { number: 'X-2' } });
  running.run.execute('i-1', { kind: 'start', organisation: 'o', definition: 'd', process: 'p', id: 'i-1', variables: { number: 'X-1' } });
  running.run.run({ milliseconds: 0 });
  expect(running.run.state('i-1')?.subscriptions[0]).toMatchObject({ name: 'answer', correlation: 'X-1' });
  expect(running.run.state(other)?.subscriptions[0]?.correlation).toBe('X-2');
  running.run.execute('i-1', { kind: 'message', subscription: running.run.state('i-1')?.subscriptions[0]?.id ?? '', payload: { verdict: 'yes' } });
  expect(running.run.state('i-1')?.instance.state).toBe('completed');
  expect(running.run.state('i-1')?.variables.find((row) => row.name === 'verdict')?.value).toBe('yes');
});

test('a reminder repeats on its cycle while the task stays open, and stops with it', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="work"/><boundaryEvent id="b" attachedToRef="work" cancelActivity="false"><timerEventDefinition><timeCycle xsi:type="tFormalExpression">R/P7D</timeCycle></timerEventDefinition></boundaryEvent>
    <task id="remind"/><endEvent id="e"/><endEvent id="e2"/>${chain('s', 'work', 'e')}${chain('b', 'remind', 'e2')}`));
  running.run.run({ milliseconds: 22 * 86_400_000 });
  expect(done(running)).toEqual(['remind', 'remind', 'remind']);
  finishTask(running, 'work');
  expect(stateOf(running).instance.state).toBe('completed');
  expect(stateOf(running).timers).toEqual([]);
});

test('months and days of a timer are counted on the clock of the place', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><intermediateCatchEvent id="c"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P1M</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>${chain('s', 'c', 'e')}`), { startsAt: '2026-03-15T09:00:00Z' });
  running.run.run({ milliseconds: 0 });
  expect(stateOf(running).timers[0]?.dueAt).toBe('2026-04-15T08:00:00Z');
});

test('a date given by an expression is waited for; one that gives none is an incident', async () => {
  const xml = (source: string) => bpmn(`<startEvent id="s"/><scriptTask id="set" scriptFormat="application/feel"><script>{ limit: "2026-02-01" }</script></scriptTask><intermediateCatchEvent id="c"><timerEventDefinition><timeDate xsi:type="tFormalExpression">= ${source}</timeDate></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>${chain('s', 'set', 'c', 'e')}`);
  const good = await play(xml('limit'));
  good.run.run({ milliseconds: 0 });
  expect(stateOf(good).timers[0]?.dueAt).toBe('2026-01-31T23:00:00Z');
  const bad = await play(xml('unknown'));
  bad.run.run();
  expect(stateOf(bad).incidents[0]).toMatchObject({ kind: 'bad-timer', element: 'c' });
});

test('a condition is noticed when the data make it true, once each time', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="work"/><boundaryEvent id="b" attachedToRef="work" cancelActivity="false"><conditionalEventDefinition><condition xsi:type="tFormalExpression">temperature > 30</condition></conditionalEventDefinition></boundaryEvent>
    <task id="alarm"/><endEvent id="e"/><endEvent id="e2"/>${chain('s', 'work', 'e')}${chain('b', 'alarm', 'e2')}`));
  running.run.run({ milliseconds: 0 });
  for (const temperature of [20, 31, 35, 25, 32]) running.run.execute(running.id, { kind: 'set-variables', variables: { temperature } });
  expect(done(running)).toEqual(['alarm', 'alarm']);
  expect(openTasks(running)).toHaveLength(1);
});

test('after an event gateway the first event wins and the others are forgotten', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="c">${correlated}<messageEventDefinition messageRef="M"/></intermediateCatchEvent>
    <intermediateCatchEvent id="t"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P10D</timeDuration></timerEventDefinition></intermediateCatchEvent><task id="answered"/><task id="silent"/><endEvent id="e"/>
    ${chain('s', 'g', 'c', 'answered', 'e')}${chain('g', 't', 'silent', 'e')}`, message));
  running.run.run();
  expect(done(running)).toEqual(['silent']);
  expect(stateOf(running).subscriptions).toEqual([]);
});

test('an instantiating parallel event gateway starts at the first event and ends only after the others', async () => {
  const xml = bpmn(`<eventBasedGateway id="g" instantiate="true" eventGatewayType="Parallel"/><intermediateCatchEvent id="a">${correlated}<messageEventDefinition messageRef="M"/></intermediateCatchEvent>
    <intermediateCatchEvent id="b">${correlated}<messageEventDefinition messageRef="N"/></intermediateCatchEvent><task id="ta"/><task id="tb"/>${chain('g', 'a', 'ta')}${chain('g', 'b', 'tb')}`, `${message}<message id="N" name="payment"/>`);
  const running = await play(xml).catch((error: unknown) => { throw error; });
  running.run.execute('i', { kind: 'start', organisation: 'o', definition: 'd', process: 'p', id: 'i', at: 'b', variables: { number: 'X-1' } });
  running.run.run({ milliseconds: 0 });
  expect(running.run.state('i')?.instance.state).toBe('running');
  const subscription = running.run.state('i')?.subscriptions[0];
  expect(subscription).toMatchObject({ element: 'a', correlation: 'X-1' });
  running.run.execute('i', { kind: 'message', subscription: subscription?.id ?? '' });
  expect(running.run.state('i')?.instance.state).toBe('completed');
});

test('a parallel multiple start event waits for the rest of its events before the process goes on', async () => {
  const xml = bpmn(`<startEvent id="s" parallelMultiple="true">${correlated}<messageEventDefinition messageRef="M"/><messageEventDefinition messageRef="N"/></startEvent><task id="t"/><endEvent id="e"/>${chain('s', 't', 'e')}`, `${message}<message id="N" name="payment"/>`);
  const running = await play(xml);
  running.run.execute('i', { kind: 'start', organisation: 'o', definition: 'd', process: 'p', id: 'i', at: 's', occurred: 'payment', variables: { number: 'X-1' } });
  const [waiting] = running.run.state('i')?.subscriptions ?? [];
  expect(waiting).toMatchObject({ name: 'answer' });
  running.run.execute('i', { kind: 'message', subscription: waiting?.id ?? '' });
  expect(running.run.state('i')?.instance.state).toBe('completed');
});

test('a signal from one instance reaches the others and starts the processes that wait for it', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><intermediateCatchEvent id="c"><signalEventDefinition signalRef="S"/></intermediateCatchEvent><endEvent id="e"/>${chain('s', 'c', 'e')}`,
    `<signal id="S" name="budget-approved"/><process id="thrower" isExecutable="true"><startEvent id="ts"/><endEvent id="te"><extensionElements><comu:input source="2027" target="year"/></extensionElements><signalEventDefinition signalRef="S"/></endEvent>${chain('ts', 'te')}</process>
     <process id="starter" isExecutable="true"><startEvent id="ss"><signalEventDefinition signalRef="S"/></startEvent><endEvent id="se"/>${chain('ss', 'se')}</process>`));
  running.run.run();
  running.run.start({ process: 'thrower' });
  running.run.run();
  expect(running.run.instances().map((state) => [state.instance.process, state.instance.state])).toEqual([['p', 'completed'], ['thrower', 'completed'], ['starter', 'completed']]);
  expect(variable(running, 'year')).toBe(2027);
});

test('a link goes on where its other end is', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><intermediateThrowEvent id="l1"><linkEventDefinition name="far"/></intermediateThrowEvent><intermediateCatchEvent id="l2"><linkEventDefinition name="far"/></intermediateCatchEvent><task id="t"/><endEvent id="e"/>${chain('s', 'l1')}${chain('l2', 't', 'e')}`));
  running.run.run();
  expect(done(running)).toEqual(['t']);
});


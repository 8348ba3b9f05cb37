import { describe, expect, test } from 'vitest';
import { bpmn, chain, definitionOf, done, finishTask, openTasks, play, stateOf } from '../testing/models.ts';
import { startTriggers } from './start.ts';

/** Every event the standard lets stand in a position (table 10.93) is put there, made to occur, and seen to act. */
type Running = Awaited<ReturnType<typeof play>>;

const roots = '<message id="M" name="message"/><message id="N" name="other"/><signal id="S" name="signal"/><error id="E" errorCode="error"/><escalation id="X" escalationCode="escalation"/>';
const correlation = '<extensionElements><comu:correlation key="1"/></extensionElements>';
const [message, signal] = ['<messageEventDefinition messageRef="M"/>', '<signalEventDefinition signalRef="S"/>'];

const definitions: Readonly<Record<string, string>> = {
  message, signal,
  timer: '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>',
  conditional: '<conditionalEventDefinition><condition xsi:type="tFormalExpression">ready</condition></conditionalEventDefinition>',
  error: '<errorEventDefinition errorRef="E"/>',
  escalation: '<escalationEventDefinition escalationRef="X"/>',
  multiple: message + signal,
  'parallel multiple': message + signal,
};

function sendMessage({ run, id }: Running, state = run.state(id)) {
  const subscription = state?.subscriptions.find((row) => row.kind === 'message' && row.name === 'message');
  run.execute(id, { kind: 'message', subscription: subscription?.id ?? '' });
}

const occur: Readonly<Record<string, (running: Running) => void>> = {
  message: (running) => sendMessage(running),
  signal: ({ run, id }) => run.execute(id, { kind: 'signal', name: 'signal' }),
  timer: ({ run }) => run.run({ milliseconds: 3_600_000 }),
  conditional: ({ run, id }) => run.execute(id, { kind: 'set-variables', variables: { ready: true } }),
  error: (running) => running.run.execute(running.id, { kind: 'task-error', task: openTasks(running)[0]?.id ?? '', by: 'anna', code: 'error' }),
  escalation: (running) => finishTask(running, 'go'),
  multiple: ({ run, id }) => run.execute(id, { kind: 'signal', name: 'signal' }),
  'parallel multiple'(running) {
    running.run.execute(running.id, { kind: 'signal', name: 'signal' });
    expect(done(running)).not.toContain('taken');
    sendMessage(running);
  },
};

const all = (kind: string) => (kind === 'parallel multiple' ? ' parallelMultiple="true"' : '');
const main = `<startEvent id="ms"/><userTask id="go"/><intermediateThrowEvent id="mt"><escalationEventDefinition escalationRef="X"/></intermediateThrowEvent><userTask id="stay"/><endEvent id="me"/>${chain('ms', 'go', 'mt', 'stay', 'me')}`;

function expectTaken(running: Running, interrupts: boolean) {
  expect(done(running).filter((element) => element === 'taken')).toHaveLength(1);
  expect(openTasks(running).length > 0).toBe(!interrupts);
  if (interrupts) expect(stateOf(running).instance.state).toBe('completed');
}

describe('on the boundary of a sub-process', () => {
  const cases = Object.keys(definitions).flatMap((kind) => (kind === 'error' ? [[kind, true]] : [[kind, true], [kind, false]]) as [string, boolean][]);
  test.for(cases)('%s, interrupting: %s', async ([kind, interrupts]) => {
    const running = await play(bpmn(`<startEvent id="s"/><subProcess id="host">${main}</subProcess><boundaryEvent id="b" attachedToRef="host" cancelActivity="${interrupts}"${all(kind)}>${correlation}${definitions[kind]}</boundaryEvent><task id="taken"/><endEvent id="e"/><endEvent id="be"/>${chain('s', 'host', 'e')}${chain('b', 'taken', 'be')}`, roots));
    running.run.run({ milliseconds: 0 });
    occur[kind]?.(running);
    expectTaken(running, interrupts);
  });
});

describe('at the start of an event sub-process', () => {
  const cases = Object.keys(definitions).flatMap((kind) => (kind === 'error' ? [[kind, true]] : [[kind, true], [kind, false]]) as [string, boolean][]);
  test.for(cases)('%s, interrupting: %s', async ([kind, interrupts]) => {
    const inside = `<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="${interrupts}"${all(kind)}>${correlation}${definitions[kind]}</startEvent><task id="taken"/><endEvent id="ee"/>${chain('es', 'taken', 'ee')}</subProcess>`;
    for (const model of [`<startEvent id="s"/><subProcess id="host">${main}${inside}</subProcess><endEvent id="e"/>${chain('s', 'host', 'e')}`, main + inside]) {
      const running = await play(bpmn(model, roots));
      running.run.run({ milliseconds: 0 });
      occur[kind]?.(running);
      expectTaken(running, interrupts);
    }
  });
});

describe('in the middle of a process', () => {
  test.for(['message', 'signal', 'timer', 'conditional', 'multiple', 'parallel multiple'])('%s', async (kind) => {
    const running = await play(bpmn(`<startEvent id="s"/><intermediateCatchEvent id="c"${all(kind)}>${correlation}${definitions[kind]}</intermediateCatchEvent><task id="taken"/><endEvent id="e"/>${chain('s', 'c', 'taken', 'e')}`, roots));
    running.run.run({ milliseconds: 0 });
    occur[kind]?.(running);
    expectTaken(running, true);
    expect([stateOf(running).subscriptions, stateOf(running).timers, stateOf(running).tokens]).toEqual([[], [], []]);
  });

  test.for(['message', 'signal', 'timer', 'conditional', 'multiple', 'parallel multiple'])('%s, after an event gateway', async (kind) => {
    const running = await play(bpmn(`<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="c"${all(kind)}>${correlation}${definitions[kind]}</intermediateCatchEvent><intermediateCatchEvent id="never"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P1Y</timeDuration></timerEventDefinition></intermediateCatchEvent><task id="taken"/><endEvent id="e"/>${chain('s', 'g', 'c', 'taken', 'e')}${chain('g', 'never', 'e')}`, roots));
    running.run.run({ milliseconds: 0 });
    occur[kind]?.(running);
    expectTaken(running, true);
    expect([stateOf(running).subscriptions, stateOf(running).timers, stateOf(running).tokens]).toEqual([[], [], []]);
  });

  test('a condition that holds already does not make anyone wait', async () => {
    const running = await play(bpmn(`<startEvent id="s"/><scriptTask id="set" scriptFormat="application/feel"><script>{ ready: true }</script></scriptTask><intermediateCatchEvent id="c">${definitions['conditional']}</intermediateCatchEvent><task id="taken"/><endEvent id="e"/>${chain('s', 'set', 'c', 'taken', 'e')}`));
    running.run.run();
    expectTaken(running, true);
  });
});

describe('at the start of a process', () => {
  test.for(['message', 'signal', 'timer', 'conditional', 'multiple', 'parallel multiple'])('%s', async (kind) => {
    const xml = bpmn(`<startEvent id="s"${all(kind)}>${correlation}${definitions[kind]}</startEvent><task id="taken"/><endEvent id="e"/>${chain('s', 'taken', 'e')}`, roots);
    const triggers = startTriggers(await definitionOf(xml));
    expect(triggers.map((trigger) => trigger.kind)).toEqual(kind.endsWith('multiple') ? ['message', 'signal'] : [kind]);
    const running = await play(xml);
    running.run.execute('i', { kind: 'start', organisation: 'o', definition: 'd', process: 'p', id: 'i', at: 's', occurred: triggers.at(-1)?.name ?? '' });
    const started = { ...running, id: 'i' };
    if (kind === 'parallel multiple') sendMessage(started);
    expectTaken(started, true);
  });
});

describe('thrown in the middle and at the end', () => {
  const thrown: Readonly<Record<string, string>> = { none: '', message, signal, escalation: definitions['escalation'] ?? '', compensate: '<compensateEventDefinition/>', multiple: message + signal };
  const heard: Readonly<Record<string, readonly string[]>> = { message: ['send-message'], signal: ['broadcast-signal'], multiple: ['send-message', 'broadcast-signal'] };
  test.for(Object.keys(thrown).flatMap((kind) => [[kind, 'intermediateThrowEvent'], [kind, 'endEvent']] as [string, string][]))('%s, %s', async ([kind, element]) => {
    const after = element === 'endEvent' ? chain('s', 't') : `<endEvent id="e"/>${chain('s', 't', 'e')}`;
    const running = await play(bpmn(`<startEvent id="s"/><${element} id="t">${correlation}${thrown[kind]}</${element}>${after}`, roots));
    const output = running.run.execute('i', { kind: 'start', organisation: 'o', definition: 'd', process: 'p', id: 'i' });
    expect(output?.state.instance.state).toBe('completed');
    expect(output?.effects.map((effect) => effect.kind)).toEqual(heard[kind] ?? []);
    expect(output?.events.some((event) => event.kind === 'event-thrown' && event.element === 't')).toBe(true);
  });
});

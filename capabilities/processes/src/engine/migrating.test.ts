import { expect, test } from 'vitest';
import { feelExpressions } from '../feel-expressions.ts';
import { bpmn, chain, definitionOf, play, stateOf } from '../testing/models.ts';
import { conflictsOf, proposeMigration } from './conflicts.ts';
import { step } from './step.ts';

const first = bpmn(`<startEvent id="s"/><parallelGateway id="g"/><userTask id="a" name="Informe"/><task id="b"/><parallelGateway id="j"/><endEvent id="e"/>${chain('s', 'g', 'a', 'j', 'e')}${chain('g', 'b', 'j')}`);

async function migrated(next: string, mapping: Record<string, string> = {}) {
  const running = await play(first);
  running.run.run({ milliseconds: 0 });
  const definition = await definitionOf(next);
  let ids = 0;
  const input = { definition, now: '2026-02-01T08:00:00Z', newId: () => `new-${(ids += 1)}`, expressions: feelExpressions };
  const output = step({ ...input, state: stateOf(running), command: { kind: 'migrate', by: 'anna', previous: running.definition, to: 'v2', mapping } });
  return { output, input };
}

test('a running instance goes on in a new version where it was, and listens to what that version adds', async () => {
  const { output, input } = await migrated(bpmn(`<startEvent id="s"/><parallelGateway id="g"/><userTask id="report" name="Informe"/><boundaryEvent id="late" attachedToRef="report"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P10D</timeDuration></timerEventDefinition></boundaryEvent><task id="b"/><parallelGateway id="j"/><userTask id="sign"/><endEvent id="e"/>
    ${chain('s', 'g', 'report', 'j', 'sign', 'e')}${chain('g', 'b', 'j')}${chain('late', 'e')}`), { a: 'report', g_a: 'g_report', a_j: 'report_j' });
  expect(output.state.instance.definition).toBe('v2');
  expect(output.state.tasks[0]).toMatchObject({ element: 'report', state: 'open' });
  expect(output.state.timers[0]).toMatchObject({ element: 'late', dueAt: '2026-02-11T08:00:00Z' });
  expect(output.changes.some((change) => change.table === 'token')).toBe(false);
  const after = step({ ...input, state: output.state, command: { kind: 'complete-task', task: output.state.tasks[0]?.id ?? '', by: 'anna' } });
  expect(after.state.tasks.map((task) => [task.element, task.state])).toEqual([['report', 'completed'], ['sign', 'open']]);
});

test('a migration that would lose its place is refused, naming what has no equal', async () => {
  await expect(migrated(bpmn(`<startEvent id="s"/><task id="b"/><endEvent id="e"/>${chain('s', 'b', 'e')}`))).rejects.toThrow(/cannot-migrate: .*“Informe” is not in the new version.*“Gateway after ‘Informe’” is not in the new version/);
});

test('a plan is proposed by id, then by name, then by being the only one of its kind; what is left has no place until a person gives it one', async () => {
  const [before, after] = [
    await definitionOf(bpmn(`<startEvent id="s"/><userTask id="a" name="Informe"/><userTask id="b" name="Signar"/><serviceTask id="pay"><extensionElements><comu:operation name="x.pay"/></extensionElements></serviceTask><task id="gone"/><endEvent id="e"/>${chain('s', 'a', 'b', 'pay', 'gone', 'e')}`)),
    await definitionOf(bpmn(`<startEvent id="s"/><userTask id="report" name="informe"/><userTask id="b" name="Signatura"/><serviceTask id="settle"><extensionElements><comu:operation name="x.pay"/></extensionElements></serviceTask><endEvent id="e"/>${chain('s', 'report', 'b', 'settle', 'e')}`)),
  ];
  expect(proposeMigration(before, after).map(({ element, to, how }) => [element, to, how])).toEqual([['s', 's', 'same'], ['a', 'report', 'same-name'], ['b', 'b', 'same'], ['pay', 'settle', 'only-one'], ['gone', null, 'none'], ['e', 'e', 'same']]);
});

test('each conflict is named with its element, why, and what to do, in three languages', async () => {
  const running = await play(first);
  running.run.run({ milliseconds: 0 });
  const next = await definitionOf(bpmn(`<startEvent id="s"/><serviceTask id="a" name="Informe automàtic"><extensionElements><comu:operation name="x.y"/></extensionElements></serviceTask><endEvent id="e"/>${chain('s', 'a', 'e')}`));
  const conflicts = conflictsOf({ previous: running.definition, definition: next, mapping: {} }, stateOf(running));
  expect(conflicts.map(({ element, why }) => [element, why])).toEqual([['a', 'other-kind'], ['j', 'gone']]);
  expect(conflicts[0]?.sentence.ca).toBe('«Informe» passaria a ser «Informe automàtic», que és d’una altra mena.');
  expect(conflicts[0]?.remedy.en).toBe('Choose an element of the same kind, or first move this instance to another step.');
});

test('an open task asks what the new version asks, and whoever has it keeps it', async () => {
  const running = await play(first);
  running.run.run({ milliseconds: 0 });
  running.run.execute(running.id, { kind: 'claim-task', task: stateOf(running).tasks[0]?.id ?? '', by: 'anna' });
  const definition = await definitionOf(first.replace('name="Informe"/>', 'name="Informe tècnic"><extensionElements><comu:form key="nou"/><comu:candidates role="secretary"/><comu:priority level="urgent"/></extensionElements></userTask>'));
  const { state } = step({ definition, now: '2026-02-01T08:00:00Z', newId: () => 'new', expressions: feelExpressions, state: stateOf(running), command: { kind: 'migrate', by: 'anna', previous: running.definition, to: 'v2' } });
  expect(state.tasks[0]).toMatchObject({ name: 'Informe tècnic', form: 'nou', assignee: 'anna', candidates: [{ role: 'secretary' }], priority: 2 });
});

test('a join for which the new version awaits nobody else goes on at once', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><task id="b"/><task id="c"/><parallelGateway id="j"/><userTask id="z"/><endEvent id="e"/>${chain('s', 'g', 'a', 'j', 'z', 'e')}${chain('g', 'b', 'j')}${chain('g', 'c', 'j')}`));
  running.run.run({ milliseconds: 0 });
  const definition = await definitionOf(bpmn(`<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><task id="b"/><task id="c"/><parallelGateway id="j"/><userTask id="z"/><endEvent id="e"/><endEvent id="e2"/>${chain('s', 'g', 'a', 'e2')}${chain('g', 'b', 'j', 'z', 'e')}${chain('g', 'c', 'j')}`));
  let ids = 0;
  const { state } = step({ definition, now: '2026-02-01T08:00:00Z', newId: () => `n${(ids += 1)}`, expressions: feelExpressions, state: stateOf(running), command: { kind: 'migrate', by: 'anna', previous: running.definition, to: 'v2' } });
  expect(state.tasks.map(({ element }) => element)).toEqual(['a', 'z']);
});

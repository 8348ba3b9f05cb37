import { expect, test } from 'vitest';
import { feelExpressions } from '../feel-expressions.ts';
import { bpmn, chain, definitionOf, play, stateOf } from '../testing/models.ts';
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
  await expect(migrated(bpmn(`<startEvent id="s"/><task id="b"/><endEvent id="e"/>${chain('s', 'b', 'e')}`))).rejects.toThrow(/cannot-migrate: .*Informe, j/);
});

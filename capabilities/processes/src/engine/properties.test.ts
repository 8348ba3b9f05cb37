import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feelExpressions } from '../feel-expressions.ts';
import type { Change, InstanceRows, RowsByTable, Table } from '../rows.ts';
import { simulator } from '../simulator.ts';
import { blocks, draw } from '../testing/blocks.ts';
import { definitionOf } from '../testing/models.ts';
import type { Definition } from '../model/definition.ts';

/** Runs to the end, taking the ready commands in the order that the numbers say. */
function runThrough(definition: Definition, order: readonly number[]) {
  let turn = 0;
  const run = simulator({
    definition,
    expressions: feelExpressions,
    doJob: () => ({}),
    doTask: () => ({ by: 'someone' }),
    choose: (ready) => (order[(turn += 1) % order.length] ?? 0) % ready.length,
  });
  const id = run.start({ process: 'p' });
  run.run();
  return { state: run.state(id) as InstanceRows, run };
}

const doneIn = (events: ReturnType<typeof runThrough>['run']['events']) => {
  const counts: Record<string, number> = {};
  for (const event of events) if (event.kind === 'activity-started' && /^(?:user|job|script)/.test(event.element)) counts[event.element] = (counts[event.element] ?? 0) + 1;
  return counts;
};

const somePlus = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts).filter(([, times]) => times > 0));

test('a block-structured process always ends, does each activity as often as its blocks say, and leaves no token behind, in every interleaving', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.array(fc.nat(97), { minLength: 1, maxLength: 12 }), async (block, order) => {
      const { xml, expected } = draw(block);
      const definition = await definitionOf(xml);
      for (const each of [[0], order]) {
        const { state, run } = runThrough(definition, each);
        expect(state.instance.state).toBe('completed');
        expect([state.tokens, state.activities, state.jobs, state.timers, state.subscriptions, state.incidents]).toEqual([[], [], [], [], [], []]);
        expect(state.tasks.every((task) => task.state === 'completed')).toBe(true);
        expect(doneIn(run.events)).toEqual(somePlus(expected));
      }
    }),
    { numRuns: 400 },
  );
});

test('the changes a step gives are exactly the difference between the rows before and after, and its events are numbered without gaps', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, async (block) => {
      const definition = await definitionOf(draw(block).xml);
      const tables = new Map<string, unknown>();
      let numbered = 0;
      const run = simulator({ definition, expressions: feelExpressions, doJob: () => ({}), doTask: () => null });
      const id = '00000000-0000-4000-8000-00000000abcd';
      const follow = (output: ReturnType<typeof run.execute>) => {
        if (output === null) return;
        for (const change of output.changes) apply(tables, change);
        for (const event of output.events) expect(event.number).toBe((numbered += 1));
        expect(new Map([...tables].toSorted())).toEqual(new Map([...rowsOf(output.state)].toSorted()));
      };
      follow(run.execute(id, { kind: 'start', organisation: 'o', definition: 'd', process: 'p', id }));
      for (let left = 60; left > 0; left -= 1) {
        const state = run.state(id);
        const task = state?.tasks.find((each) => each.state === 'open');
        const job = state?.jobs[0];
        if (job !== undefined) follow(run.execute(id, { kind: 'job-returned', job: job.id }));
        else if (task !== undefined) follow(run.execute(id, { kind: 'complete-task', task: task.id, by: 'someone' }));
        else break;
      }
    }),
    { numRuns: 150 },
  );
});

function apply(tables: Map<string, unknown>, change: Change) {
  const key = keyOf(change.table, change.row);
  expect(tables.has(key), `${change.write} ${key}`).toBe(change.write !== 'insert');
  if (change.write === 'delete') tables.delete(key);
  else tables.set(key, change.row);
}

const keyOf = (table: Table, row: RowsByTable[Table]) => `${table} ${'name' in row && 'scope' in row ? `${row.scope} ${row.name}` : row.id}`;

function rowsOf(state: InstanceRows): Map<string, unknown> {
  const all: [Table, readonly RowsByTable[Table][]][] = [
    ['instance', [state.instance]], ['activity', state.activities], ['token', state.tokens], ['variable', state.variables], ['task', state.tasks],
    ['job', state.jobs], ['timer', state.timers], ['subscription', state.subscriptions], ['incident', state.incidents],
  ];
  return new Map(all.flatMap(([table, rows]) => rows.map((row) => [keyOf(table, row), row] as const)));
}

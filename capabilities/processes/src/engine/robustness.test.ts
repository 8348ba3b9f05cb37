import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feelExpressions } from '../feel-expressions.ts';
import type { InstanceRows } from '../rows.ts';
import { blocks, draw } from '../testing/blocks.ts';
import { definitionOf } from '../testing/models.ts';
import { CommandRefused, type Command } from './commands.ts';
import { step } from './step.ts';

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)];

/** Anything anybody may ask, sensible or not, at any moment. */
function commandFor(state: InstanceRows, kind: number, n: number, definition: Awaited<ReturnType<typeof definitionOf>>): Command {
  const task = pick(state.tasks, n)?.id ?? 'nothing';
  const job = pick(state.jobs, n)?.id ?? 'nothing';
  const incident = pick(state.incidents, n)?.id ?? 'nothing';
  const commands: readonly Command[] = [
    { kind: 'complete-task', task, by: 'anna', variables: { n } },
    { kind: 'claim-task', task, by: pick(['anna', 'biel'], n) ?? '' },
    { kind: 'job-returned', job, result: pick([null, 1, 'x', { n }, [1]], n) },
    { kind: 'job-failed', job, message: 'down', ...(n % 3 === 0 ? { code: 'e' } : {}) },
    { kind: 'task-error', task, by: 'anna', code: pick(['e', 'other'], n) ?? 'e' },
    { kind: 'timer-fired', timer: pick(state.timers, n)?.id ?? 'nothing' },
    { kind: 'signal', name: pick(['never', 'unknown'], n) ?? '' },
    { kind: 'set-variables', variables: { any: n } },
    { kind: 'resolve-incident', incident, by: 'anna', how: n % 2 === 0 ? 'retry' : 'skip' },
    { kind: 'called-ended', activity: pick(state.activities, n)?.id ?? 'nothing', outcome: 'completed' },
    { kind: 'called-escalated', activity: pick(state.activities, n)?.id ?? 'nothing', code: 'x' },
    { kind: 'migrate', by: 'anna', previous: definition, to: 'next' },
    { kind: 'finish-ad-hoc', activity: 'nothing', by: 'anna' },
    { kind: 'move', from: pick([...state.activities, ...state.tokens], n)?.id ?? 'nothing', to: pick(Object.keys(definition.nodes), n * 7) ?? 'nothing', by: 'anna', reason: 'x' },
    { kind: 'assign-task', task, to: pick(['anna', 'biel'], n) ?? '', by: 'carla' },
    { kind: 'delegate-task', task, to: 'biel', by: 'anna', reason: 'x' },
    { kind: 'return-task', task, by: 'biel' },
    { kind: 'release-task', task, by: 'anna' },
    { kind: 'change-task', task, by: 'carla', priority: 2, dueAt: null },
    { kind: 'restore', rows: state, by: 'anna' },
    ...(n % 41 === 0 ? [{ kind: 'cancel', by: 'anna' } as const] : []),
  ];
  return pick(commands, kind) ?? commands[0] as Command;
}

/** Every row belongs to something that is there. */
function expectConsistent(state: InstanceRows) {
  const activities = new Set(state.activities.map((row) => row.id));
  const holders = new Set([...activities, ...state.tokens.map((token) => token.id)]);
  for (const row of state.activities) if (row.parent !== null) expect(activities.has(row.parent), `parent of ${row.element}`).toBe(true);
  for (const token of state.tokens) expect(activities.has(token.scope), `scope of ${token.element}`).toBe(true);
  for (const row of [...state.timers, ...state.subscriptions]) expect(holders.has(row.waiter), `waiter at ${row.element}`).toBe(true);
  for (const row of [...state.jobs, ...state.tasks.filter((task) => task.state === 'open')]) expect(activities.has(row.activity), `activity of ${row.element}`).toBe(true);
  for (const incident of state.incidents) if (incident.resolvedAt === null) expect(holders.has(incident.holder), `holder of ${incident.kind}`).toBe(true);
  for (const variable of state.variables) expect(activities.has(variable.scope) || variable.scope === state.instance.id, `scope of ${variable.name}`).toBe(true);
  if (state.instance.state === 'running') expect(state.tokens.length + state.activities.length).toBeGreaterThan(1);
  else expect([state.tokens, state.activities, state.jobs, state.timers, state.subscriptions]).toEqual([[], [], [], [], []]);
}

test('whatever is asked, whenever, is done or refused with its reason, and no row is ever left without what it belongs to', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.array(fc.tuple(fc.nat(60), fc.nat(200)), { maxLength: 40 }), async (block, asked) => {
      const definition = await definitionOf(draw(block).xml);
      let ids = 0;
      const input = { definition, now: '2026-01-01T08:00:00Z', newId: () => `id-${(ids += 1)}`, expressions: feelExpressions };
      let { state } = step({ ...input, state: null, command: { kind: 'start', organisation: 'o', definition: 'd', process: 'p' } });
      for (const [kind, n] of asked) {
        try {
          state = step({ ...input, state, command: commandFor(state, kind, n, definition) }).state;
        } catch (error) {
          if (!(error instanceof CommandRefused)) throw error;
          expect(error.sentence.ca).not.toMatch(/\{\w+\}/);
        }
        expectConsistent(state);
      }
    }),
    { numRuns: 300 },
  );
});

test('a migration put back leaves exactly the rows there were, wherever the instance stood', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.array(fc.tuple(fc.nat(60), fc.nat(200)), { maxLength: 15 }), async (block, asked) => {
      const { xml } = draw(block);
      const definition = await definitionOf(xml);
      let ids = 0;
      const input = { definition, now: '2026-01-01T08:00:00Z', newId: () => `id-${(ids += 1)}`, expressions: feelExpressions };
      let { state } = step({ ...input, state: null, command: { kind: 'start', organisation: 'o', definition: 'd', process: 'p' } });
      for (const [kind, n] of asked) {
        try { state = step({ ...input, state, command: commandFor(state, kind, n, definition) }).state; } catch (error) { if (!(error instanceof CommandRefused)) throw error; }
      }
      if (state.instance.state !== 'running') return;
      const there = step({ ...input, state, command: { kind: 'migrate', by: 'anna', previous: definition, to: 'next' } }).state;
      const { instance: { version: _version, lastEvent: _lastEvent, ...instance }, ...back } = step({ ...input, state: there, command: { kind: 'restore', by: 'anna', rows: state } }).state;
      expect(instance).toEqual(Object.fromEntries(Object.entries(state.instance).filter(([name]) => name !== 'version' && name !== 'lastEvent')));
      for (const [name, rows] of Object.entries(back)) expect(new Set((rows as object[]).map((row) => JSON.stringify(row))), name).toEqual(new Set((state[name as 'tasks'] as readonly object[]).map((row) => JSON.stringify(row))));
    }),
    { numRuns: 60 },
  );
});

test('the same rows and the same command always give the same answer', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, async (block) => {
      const definition = await definitionOf(draw(block).xml);
      const answer = () => {
        let ids = 0;
        return JSON.stringify(step({ definition, now: '2026-01-01T08:00:00Z', newId: () => `id-${(ids += 1)}`, expressions: feelExpressions, state: null, command: { kind: 'start', organisation: 'o', definition: 'd', process: 'p' } }));
      };
      expect(answer()).toBe(answer());
    }),
    { numRuns: 40 },
  );
});

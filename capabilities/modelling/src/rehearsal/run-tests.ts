import type { Definition, Text } from '@comu/processes';
import { sentence } from '@comu/kernel';
import { z } from 'zod';
import { judge } from './judge.ts';
import { play, type Stage } from './play.ts';
import { reportOf } from './report.ts';
import type { ProcessTest } from './script.ts';

export const testResultSchema = z.object({ id: z.uuid(), name: z.string(), passed: z.boolean(), problems: z.array(sentence), steps: z.int(), done: z.array(z.string()), flows: z.array(z.string()) });
export const coverageSchema = z.object({ visited: z.array(z.string()), unvisited: z.array(z.object({ element: z.string(), name: z.string() })), flows: z.array(z.string()), unvisitedFlows: z.array(z.string()), share: z.number() });
export type TestResult = z.output<typeof testResultSchema>;
export type Coverage = z.output<typeof coverageSchema>;
export interface Tested { readonly results: TestResult[]; readonly coverage: Coverage }

/** Plays every test of a model and says which pass, and what none of them goes through. */
export function runTests(stage: Stage, tests: readonly ProcessTest[]): Tested {
  const results = tests.map((test): TestResult => {
    const report = reportOf(play(stage, test.script));
    const problems: readonly Text[] = judge(stage.definition, report, test.expected, test.script.actions.length);
    return { id: test.id, name: test.name, passed: problems.length === 0, problems: [...problems], steps: report.path.length, done: [...report.done, ...report.active], flows: report.flows };
  });
  return { results, coverage: coverageOf(stage.definition, results) };
}

/** The steps and ways of the executable processes, by whether some test goes through them. */
function coverageOf({ processes, nodes, flows }: Definition, results: readonly TestResult[]): Coverage {
  const counted = Object.values(nodes).filter(({ process, activity }) => processes[process]?.executable === true && activity?.forCompensation !== true);
  const countedIds = new Set(counted.map(({ id }) => id));
  const ways = Object.values(flows).filter(({ source }) => countedIds.has(source));
  const [done, taken] = [new Set(results.flatMap((result) => result.done)), new Set(results.flatMap((result) => result.flows))];
  const visited = counted.filter(({ id }) => done.has(id));
  const walked = ways.filter(({ id }) => taken.has(id));
  const all = counted.length + ways.length;
  return {
    visited: visited.map(({ id }) => id), unvisited: counted.filter(({ id }) => !done.has(id)).map(({ id, name }) => ({ element: id, name: name || id })),
    flows: walked.map(({ id }) => id), unvisitedFlows: ways.filter(({ id }) => !taken.has(id)).map(({ id }) => id),
    share: all === 0 ? 0 : (visited.length + walked.length) / all,
  };
}

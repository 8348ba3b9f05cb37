import { feelExpressions, type Definition, type Node } from '@comu/processes';
import type { ColumnLog } from '@comu/mining';
import type { SimulationModel } from '../model/model.ts';
import type { Routes } from './routes.ts';

/** The data that a recorded case had, by its identifier; nothing when none is known. */
export type DataOf = (id: string) => Readonly<Record<string, unknown>> | undefined;

/** How a gateway chooses in a simulation, and why. */
export interface Choice {
  readonly gateway: string;
  readonly name: string;
  /** `data`: its own conditions, on the data of a recorded case; `share`: as often as each way was taken. */
  readonly by: 'data' | 'share';
  /** Why not by data: its ways have no conditions; the cases lack the data that they read; too few went through; or their data, as they ended, do not tell the way they took. */
  readonly why: 'no-conditions' | 'no-data' | 'few' | 'disagrees' | null;
  /** Of the times that a recorded case went through, how many are held against its data, and the share that goes the way its data say. */
  readonly passes: number;
  readonly agrees: number | null;
}

/** Cases that are looked at and kept at most; passes below which nothing is said; shares of them that must be decided by data, and rightly. */
const [mostCases, mostKept, fewest, decided, right] = [3000, 500, 10, 0.9, 0.95] as const;

/**
 * Which gateways may choose by the data of recorded cases: those whose conditions, asked of the data that each case ended with, tell the way that it took. What was decided otherwise meanwhile (a loop left
 * at last) cannot be told by it, and is drawn by how often each way was taken.
 */
export function choicesOf({ log, definition, routes, dataOf }: { readonly log: ColumnLog; readonly definition: Definition; readonly routes: Routes; readonly dataOf: DataOf }): { readonly choices: readonly Choice[]; readonly data: SimulationModel['data'] } {
  const gateways = Object.values(definition.nodes).filter(({ kind, outgoing }) => kind === 'exclusiveGateway' && outgoing.length > 1);
  const every = Math.max(1, Math.ceil(log.cases.length / mostCases));
  const known = log.cases.flatMap((id, place) => {
    // A case under way may yet change its data, and has not taken all its ways.
    const data = place % every === 0 && !log.open.has(place) ? dataOf(id) : undefined;
    return data === undefined ? [] : [{ place, data }];
  });
  const choices = gateways.map((node) => choiceOf(node, known));
  const byData = gateways.filter((_, place) => choices[place]?.by === 'data');
  if (byData.length === 0) return { choices, data: undefined };
  const sources = byData.flatMap((node) => conditionsOf(node).map(({ source }) => source));
  const rows = known.filter(({ data }) => byData.every((node) => decide(node, data) !== null)).map(({ data }) => Object.fromEntries(Object.entries(data).filter(([name]) => sources.some((source) => source.includes(name)))));
  const step = Math.max(1, Math.ceil(rows.length / mostKept));
  return { choices, data: { gateways: byData.map(({ id }) => id), cases: rows.filter((_, place) => place % step === 0) } };

  function conditionsOf(node: Node): readonly { readonly flow: string; readonly source: string }[] {
    return node.outgoing.filter((flow) => flow !== node.defaultFlow).flatMap((flow) => { const source = definition.flows[flow]?.condition; return source == null ? [] : [{ flow, source }]; });
  }

  function choiceOf(node: Node, cases: typeof known): Choice {
    const name = node.name || node.outgoing.map((flow) => definition.flows[flow]?.name ?? '').filter((each) => each !== '').join(' / ') || node.id;
    const share = (why: Choice['why'], passes = 0, agrees: number | null = null): Choice => ({ gateway: node.id, name, by: 'share', why, passes, agrees });
    if (conditionsOf(node).length < node.outgoing.length - (node.defaultFlow === null ? 0 : 1)) return share('no-conditions');
    let [passes, told, same] = [0, 0, 0];
    for (const { place, data } of cases) {
      const taken = routes.taken[routes.variantOf[place] ?? 0]?.get(node.id) ?? [];
      const way = taken.length === 0 ? null : decide(node, data);
      passes += taken.length;
      told += way === null ? 0 : taken.length;
      same += taken.filter((each) => each === way).length;
    }
    if (passes < fewest) return share('few', passes);
    if (told < decided * passes) return share('no-data', passes);
    const agrees = same / told;
    return agrees < right ? share('disagrees', passes, agrees) : { gateway: node.id, name, by: 'data', why: null, passes, agrees };
  }

  /** The way that the data say, as the engine would take it; null when they do not say. */
  function decide(node: Node, data: Readonly<Record<string, unknown>>): string | null {
    for (const { flow, source } of conditionsOf(node)) {
      const value = answered(source, data);
      if (value === null) return null;
      if (value) return flow;
    }
    return node.defaultFlow;
  }
}

function answered(source: string, context: Readonly<Record<string, unknown>>): boolean | null {
  try {
    const { value } = feelExpressions.evaluate({ source, context });
    return typeof value === 'boolean' ? value : null;
  } catch {
    // A condition that cannot be read decides nothing.
    return null;
  }
}

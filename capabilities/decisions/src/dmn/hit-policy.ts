import { calculate } from '../feel/arithmetic.ts';
import { isSame, order } from '../feel/compare.ts';
import { Num } from '../feel/decimal.ts';
import { nothing, type Run } from '../feel/run.ts';
import { isContext, isNumber, type Value } from '../feel/values.ts';
import type { Text } from '../text.ts';

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';
export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX';

export const HIT_POLICIES: ReadonlySet<string> = new Set<HitPolicy>(['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER']);
export const AGGREGATIONS: ReadonlySet<string> = new Set<Aggregation>(['SUM', 'COUNT', 'MIN', 'MAX']);

export interface Policy {
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | null;
  /** Rank of an output, the lowest first, for the policies that order by output values. */
  readonly rank: (output: Value) => readonly number[];
  readonly table: string;
}

const SEVERAL: Text = {
  ca: 'més d’una regla coincideix i la taula només n’admet una (política UNIQUE)',
  es: 'coincide más de una regla y la tabla solo admite una (política UNIQUE)',
  en: 'more than one rule matches and the table allows only one (UNIQUE policy)',
};
const DIFFERENT: Text = {
  ca: 'les regles que coincideixen donen resultats diferents (política ANY)',
  es: 'las reglas que coinciden dan resultados distintos (política ANY)',
  en: 'the rules that match give different results (ANY policy)',
};
const NOT_NUMBERS: Text = {
  ca: 'els resultats no es poden agregar',
  es: 'los resultados no se pueden agregar',
  en: 'the results cannot be aggregated',
};

/** The result of a table from the outputs of the rules that matched, in rule order; at least one did (DMN 1.5, 8.2.8). */
export function applyPolicy(outputs: readonly Value[], policy: Policy, run: Run): Value {
  const first = outputs[0] ?? null;
  switch (policy.hitPolicy) {
    case 'UNIQUE': return outputs.length === 1 ? first : nothing(run, 'noResult', [policy.table, SEVERAL]);
    case 'FIRST': return first;
    case 'ANY': return outputs.every((output) => isSame(output, first)) ? first : nothing(run, 'noResult', [policy.table, DIFFERENT]);
    case 'PRIORITY': return byPriority(outputs, policy)[0] ?? null;
    case 'OUTPUT ORDER': return byPriority(outputs, policy);
    case 'RULE ORDER': return outputs;
    case 'COLLECT': return policy.aggregation ? aggregate(outputs, policy.aggregation, policy.table, run) : outputs;
  }
}

function byPriority(outputs: readonly Value[], { rank }: Policy): readonly Value[] {
  return outputs
    .map((output) => ({ output, ranks: rank(output) }))
    .toSorted((one, other) => one.ranks.map((place, index) => place - (other.ranks[index] ?? 0)).find((difference) => difference !== 0) ?? 0)
    .map(({ output }) => output);
}

/** Aggregates outputs; a table of several outputs aggregates each of them. */
function aggregate(outputs: readonly Value[], aggregation: Aggregation, table: string, run: Run): Value {
  if (aggregation === 'COUNT') return new Num(outputs.length);
  const [first] = outputs;
  if (first !== undefined && isContext(first)) {
    return new Map([...first.keys()].map((name) => [name, aggregate(outputs.map((output) => (isContext(output) ? (output.get(name) ?? null) : null)), aggregation, table, run)]));
  }
  if (aggregation === 'SUM') return outputs.every(isNumber) ? outputs.reduce<Value>((sum, output) => calculate('+', sum, output, run), new Num(0)) : nothing(run, 'noResult', [table, NOT_NUMBERS]);
  const sign = aggregation === 'MIN' ? -1 : 1;
  let best = outputs[0] ?? null;
  for (const output of outputs) {
    const compared = order(output, best);
    if (compared === null) return nothing(run, 'noResult', [table, NOT_NUMBERS]);
    if (compared === sign) best = output;
  }
  return best;
}

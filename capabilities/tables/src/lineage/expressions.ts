import type { Node } from '../sql/parse.ts';
import { as, none, together, type Origins, type Output } from './origins.ts';
import { resolve, starOf, type Scope } from './scope.ts';

/** What an expression needs to know of the query around it. */
export interface Around { readonly scope: Scope; query(node: Node, outer: Scope): readonly Output[]; decide(origins: Origins): void }

/**
 * What tells many values and none of them. The least, the last, the most frequent, the median or a list of values tell single ones, so a column
 * made so is computed, and as delicate as what it comes from (General Data Protection Regulation, art. 4.5: it still tells of a person).
 */
const summaries = new Set('approx_count_distinct avg corr count count_star countif count_if covar_pop covar_samp entropy favg fsum geomean geometric_mean kahan_sum kurtosis kurtosis_pop mean regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy sem skewness stddev stddev_pop stddev_samp sum sum_no_overflow sumkahan var_pop var_samp variance wavg weighted_avg'.split(' '));
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : []);
const nodeOf = (value: unknown): Node | undefined => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : undefined);

/** The base columns that an expression is made of. Filters, partitions and orders inside it decide, but are not its value. */
export function originsOf(node: Node, around: Around): Origins {
  const inner = (value: unknown): Origins => {
    const child = nodeOf(value);
    return child === undefined ? none : originsOf(child, around);
  };
  const all = (value: unknown) => together(none, ...nodes(value).map((child) => originsOf(child, around)));
  const decide = (value: unknown) => around.decide(inner(value));
  switch (node['class']) {
    case 'CONSTANT':
    case 'PARAMETER': return none;
    case 'COLUMN_REF': return resolve(node['column_names'] as string[], around.scope);
    case 'COLLATE': return inner(node['child']);
    case 'CAST': return as('computed', inner(node['child']));
    case 'STAR': return together(none, ...columnsOfStar(node, around).map(({ from }) => from));
    case 'FUNCTION': {
      decide(node['filter']);
      for (const order of nodes(nodeOf(node['order_bys'])?.['orders'])) decide(order['expression']);
      const children = all(node['children']);
      return as(summaries.has(String(node['function_name']).toLowerCase()) ? 'aggregated' : 'computed', children);
    }
    case 'WINDOW': {
      for (const part of nodes(node['partitions'])) around.decide(originsOf(part, around));
      for (const order of [...nodes(node['orders']), ...nodes(node['arg_orders'])]) decide(order['expression']);
      for (const part of ['filter_expr', 'start_expr', 'end_expr']) decide(node[part]);
      const value = together(all(node['children']), inner(node['offset_expr']), inner(node['default_expr']));
      // A window gives each row a value of its own, and may be of one row.
      return as('computed', value);
    }
    case 'LAMBDA': {
      const parameters = new Set([...around.scope.parameters, ...namesIn(nodeOf(node['lhs']))]);
      const body = nodeOf(node['expr']);
      return body === undefined ? none : originsOf(body, { ...around, scope: { ...around.scope, parameters } });
    }
    case 'SUBQUERY': {
      const query = nodeOf(nodeOf(node['subquery'])?.['node']);
      const outputs = query === undefined ? [] : around.query(query, around.scope);
      const value = node['subquery_type'] === 'EXISTS' || node['subquery_type'] === 'NOT_EXISTS' ? none : together(none, ...outputs.map(({ from }) => from));
      return as('computed', together(value, inner(node['child'])));
    }
    default: return as('computed', together(none, ...Object.entries(node).filter(([key]) => key !== 'value').flatMap(([, value]) => (Array.isArray(value) ? nodes(value) : [nodeOf(value)])).filter((child): child is Node => nodeOf(child) !== undefined).map((child) => originsOf(child, around))));
  }
}

/** Names that a lambda gives to what it is called with. */
function namesIn(node: Node | undefined): string[] {
  if (node === undefined) return [];
  if (node['class'] === 'COLUMN_REF') return [String((node['column_names'] as string[]).at(-1)).toLowerCase()];
  return nodes(node['children']).flatMap(namesIn);
}

/** The columns that a star gives, with what it leaves out, replaces and renames. */
export function columnsOfStar(node: Node, around: Around): Output[] {
  const excluded = new Set(nodes(node['exclude_list']).map((name) => String(typeof name === 'string' ? name : (nodeOf(name)?.['column'] ?? '')).toLowerCase()));
  for (const name of (nodeOf(node['qualified_exclude_list']) ? [] : nodes(node['qualified_exclude_list']))) excluded.add(String(nodeOf(name)?.['column'] ?? '').toLowerCase());
  const replaced = new Map(nodes(node['replace_list']).map(({ key, value }) => [String(key).toLowerCase(), value as Node]));
  const renamed = new Map(nodes(node['rename_list']).map(({ key, value }) => [String(nodeOf(key)?.['column'] ?? key).toLowerCase(), String(value)]));
  const relation = node['relation_name'] === undefined ? undefined : String(node['relation_name']);
  const pattern = node['columns'] === true ? patternOf(nodeOf(node['expr'])) : undefined;
  return starOf(around.scope, relation).filter(({ name }) => !excluded.has(name.toLowerCase()) && (pattern === undefined || pattern.test(name))).map((column) => {
    const expression = replaced.get(column.name.toLowerCase());
    return { name: renamed.get(column.name.toLowerCase()) ?? column.name, from: expression === undefined ? column.from : originsOf(expression, around) };
  });
}

function patternOf(expression: Node | undefined): RegExp | undefined {
  if (expression?.['class'] !== 'CONSTANT') return undefined;
  try {
    return new RegExp(String(nodeOf(expression['value'])?.['value']));
  } catch {
    return undefined;
  }
}

/** The star inside an expression (`columns('x')::int`), which makes one column of each that it stands for. */
export function starInside(node: Node): Node | undefined {
  if (node['class'] === 'STAR') return node;
  if (node['class'] === 'SUBQUERY' || node['class'] === 'WINDOW') return undefined;
  for (const value of Object.values(node)) for (const child of Array.isArray(value) ? nodes(value) : [nodeOf(value)]) {
    const found = nodeOf(child) === undefined ? undefined : starInside(child!);
    if (found?.['columns'] === true) return found;
  }
  return undefined;
}

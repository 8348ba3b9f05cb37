import type { Node } from '../sql/parse.ts';
import { originsOf, type Around } from './expressions.ts';
import type { Statement } from './lineage.ts';
import { as, none, only, together, type Output } from './origins.ts';
import { resolve, starOf, type Scope, type Source } from './scope.ts';

const list = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : []);
const renamed = (columns: readonly Output[], names: unknown): readonly Output[] => (Array.isArray(names) ? columns.map((column, at) => ({ ...column, name: (names as string[])[at] ?? column.name })) : columns);

/** The tables that a FROM puts in reach, from left to right; what joins them decides. */
export function sourcesOf(node: Node | undefined, scope: Scope, statement: Statement): Source[] {
  if (node === undefined) return [];
  const alias = node['alias'] === undefined ? undefined : String(node['alias']);
  const around = (sources: readonly Source[]): Around => ({ scope: { ...scope, sources }, query: statement.query, decide: statement.decide });
  switch (node['type']) {
    case 'BASE_TABLE': {
      const name = String(node['table_name']);
      const cte = scope.ctes.get(name.toLowerCase());
      const [table, columns = []] = Object.entries(statement.schemas).find(([known]) => known.toLowerCase() === name.toLowerCase()) ?? [name];
      return [{ alias: alias ?? name, columns: renamed(cte ?? columns.map((column) => ({ name: column, from: only(table, column) })), node['column_name_alias']) }];
    }
    case 'SUBQUERY': return [{ alias: alias ?? '', columns: renamed(statement.query((node['subquery'] as Node)['node'] as Node, scope), node['column_name_alias']) }];
    case 'EXPRESSION_LIST': {
      const rows = list(node['values']) as unknown as Node[][];
      const width = Math.max(0, ...rows.map((row) => row.length));
      const columns = [...Array(width).keys()].map((at) => ({ name: `col${at}`, from: together(none, ...rows.map((row) => (row[at] === undefined ? none : originsOf(row[at], around([]))))) }));
      return [{ alias: alias ?? '', columns: renamed(columns, node['column_name_alias']) }];
    }
    case 'TABLE_FUNCTION': {
      const call = node['function'] as Node;
      const from = as('computed', together(none, ...list(call['children']).map((child) => originsOf(child, around(scope.sources)))));
      const name = String(call['function_name']);
      const known = name === 'json_each' ? ['key', 'value', 'type', 'atom', 'id', 'parent', 'fullkey', 'path'] : [alias ?? name];
      return [{ alias: alias ?? name, columns: renamed(known.map((column) => ({ name: column, from })), node['column_name_alias']) }];
    }
    case 'JOIN': return join(node, scope, statement);
    case 'PIVOT': return [{ alias: alias ?? '', columns: renamed(pivot(node, scope, statement), node['column_name_alias']) }];
    default: return [];
  }
}

function join(node: Node, scope: Scope, statement: Statement): Source[] {
  const left = sourcesOf(node['left'] as Node, scope, statement);
  // What stands to the right may look at what stands to the left (LATERAL, unnest).
  const right = sourcesOf(node['right'] as Node, { ...scope, sources: [...scope.sources, ...left], outer: { ...scope, sources: [...scope.sources, ...left] } }, statement);
  const both: Scope = { ...scope, sources: [...left, ...right] };
  if (node['condition'] !== undefined) statement.decide(originsOf(node['condition'] as Node, { scope: both, query: statement.query, decide: statement.decide }));
  const names = node['ref_type'] === 'NATURAL'
    ? starOf({ ...scope, sources: left }, undefined).map(({ name }) => name).filter((name) => starOf({ ...scope, sources: right }, undefined).some((column) => column.name.toLowerCase() === name.toLowerCase()))
    : list(node['using_columns']).map(String);
  for (const name of names) statement.decide(resolve([name], both));
  if (node['join_type'] === 'SEMI' || node['join_type'] === 'ANTI') return left;
  const merged = new Set(names.map((name) => name.toLowerCase()));
  if (merged.size === 0) return [...left, ...right];
  // In an outer join the one column holds what either side has.
  const either = node['join_type'] === 'OUTER' || node['join_type'] === 'FULL' || node['join_type'] === 'RIGHT';
  const joined = left.map((source) => ({ ...source, columns: source.columns.map((column) => (either && merged.has(column.name.toLowerCase()) ? { ...column, from: resolve([column.name], both) } : column)) }));
  return [...joined, ...right.map((source) => ({ ...source, merged: new Set([...(source.merged ?? []), ...merged]) }))];
}

/** PIVOT makes columns of values, UNPIVOT makes rows of columns. */
function pivot(node: Node, scope: Scope, statement: Statement): Output[] {
  const sources = sourcesOf(node['source'] as Node, scope, statement);
  const inside: Scope = { ...scope, sources };
  const around: Around = { scope: inside, query: statement.query, decide: statement.decide };
  const all = starOf(inside, undefined);
  const entries = (one: Node) => list(one['entries']).map((entry) => list(entry['values']).map(({ value }) => String(value)).join('_'));
  const values = list(node['unpivot_names']).map(String);
  if (values.length > 0) {
    const turned = new Set(list(node['pivots']).flatMap(entries).map((name) => name.toLowerCase()));
    const from = as('computed', together(none, ...all.filter(({ name }) => turned.has(name.toLowerCase())).map((column) => column.from)));
    return [...all.filter(({ name }) => !turned.has(name.toLowerCase())), ...list(node['pivots']).flatMap((one) => list(one['unpivot_names']).map((name) => ({ name: String(name), from: none }))), ...values.map((name) => ({ name, from }))];
  }
  const aggregates = list(node['aggregates']).map((expression) => ({ alias: expression['alias'] === undefined ? undefined : String(expression['alias']), from: originsOf(expression, around) }));
  const by = together(none, ...list(node['pivots']).flatMap((one) => list(one['pivot_expressions']).map((expression) => originsOf(expression, around))));
  statement.decide(by);
  const used = new Set([...by.keys(), ...aggregates.flatMap(({ from }) => [...from.keys()])]);
  const groups = list(node['groups']).map((name) => String(name).toLowerCase());
  const kept = groups.length > 0 ? all.filter(({ name }) => groups.includes(name.toLowerCase())) : all.filter(({ from }) => ![...from.keys()].some((key) => used.has(key)));
  statement.decide(together(none, ...kept.map(({ from }) => from)));
  return [...kept, ...list(node['pivots']).flatMap(entries).flatMap((value) => aggregates.map(({ alias, from }) => ({ name: alias === undefined || aggregates.length === 1 && alias === undefined ? value : `${value}_${alias}`, from })))];
}

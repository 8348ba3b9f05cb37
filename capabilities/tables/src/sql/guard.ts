import { allowedFunctions, allowedTableFunctions } from './functions.ts';
import type { Node } from './parse.ts';
import { forbiddenFunction, forbiddenPart, unknownTable } from './refusals.ts';

const queryTypes = new Set(['SELECT_NODE', 'SET_OPERATION_NODE', 'RECURSIVE_CTE_NODE', 'CTE_NODE']);
const tableTypes = new Set(['BASE_TABLE', 'JOIN', 'SUBQUERY', 'TABLE_FUNCTION', 'EMPTY', 'EXPRESSION_LIST', 'PIVOT']);
const expressionClasses = new Set([
  'CONSTANT', 'COLUMN_REF', 'FUNCTION', 'COMPARISON', 'CONJUNCTION', 'CASE', 'CAST', 'OPERATOR', 'SUBQUERY', 'WINDOW', 'STAR', 'BETWEEN', 'LAMBDA', 'LAMBDA_REF', 'PARAMETER', 'COLLATE', 'POSITIONAL_REFERENCE', 'TYPE',
]);
const resultModifiers = new Set(['ORDER_MODIFIER', 'LIMIT_MODIFIER', 'LIMIT_PERCENT_MODIFIER', 'DISTINCT_MODIFIER']);

type Scope = ReadonlySet<string>;
/** A name as the engine compares it: of all letters only A to Z are the same in capitals. A sign that Unicode folds to one of them (the kelvin’s K) is another name to it, and would be looked for elsewhere. */
export const folded = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
/** What a name of a file or of a place on the network has and no other name needs. */
const namesFile = /[/\\.:*?[\]~]/;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Refuses a parsed question that reaches beyond the given tables: every part of it must be of a kind known to be harmless. Gives the tables it reads. */
export function guard(query: Node, tables: readonly string[]): ReadonlySet<string> {
  const known = new Map(tables.map((name) => [folded(name), name]));
  const read = new Set<string>();

  const visitAll = (values: Iterable<unknown>, scope: Scope) => {
    for (const value of values) visit(value, scope);
  };

  function visitQuery(node: Node, outer: Scope) {
    const type = String(node['type']);
    if (!queryTypes.has(type)) throw forbiddenPart(type);
    let scope: Scope = outer;
    const { cte_map: ctes, from_table: from, ...rest } = node;
    for (const { key, value } of ((ctes as Node | undefined)?.['map'] ?? []) as { key: string; value: Node }[]) {
      if (/^(duckdb|pragma|pg|sqlite|information_schema|memory|system|temp)(_|$)/i.test(key.normalize('NFKC')) || namesFile.test(key)) throw forbiddenPart(`WITH ${key}`);
      const inner = ((value['query'] as Node | undefined)?.['node'] as Node | undefined) ?? {};
      visitQuery(inner, scope);
      visitAll((value['key_targets'] ?? []) as unknown[], scope);
      scope = new Set([...scope, folded(key)]);
    }
    for (const modifier of (node['modifiers'] ?? []) as Node[]) if (!resultModifiers.has(String(modifier['type']))) throw forbiddenPart(String(modifier['type']));
    if (isNode(from)) visitTable(from, scope);
    if (type !== 'RECURSIVE_CTE_NODE') return visitAll(Object.values(rest), scope);
    // A recursive expression sees itself only in the part that repeats: in the other its name would be looked for among tables and files.
    const { right, ...others } = rest;
    visitAll(Object.values(others), scope);
    visit(right, new Set([...scope, folded(String(node['cte_name'] ?? ''))]));
  }

  function visitTable(node: Node, scope: Scope) {
    const type = String(node['type']);
    if (!tableTypes.has(type)) throw forbiddenPart(type === 'SHOW_REF' ? 'SHOW, DESCRIBE, SUMMARIZE' : type);
    if (type === 'BASE_TABLE') {
      const name = String(node['table_name'] ?? '');
      if (node['schema_name'] || node['catalog_name']) throw unknownTable([node['catalog_name'], node['schema_name'], name].filter(Boolean).join('.'), tables);
      if (node['at_clause'] !== undefined) throw forbiddenPart('AT');
      if (scope.has(folded(name))) return;
      const found = known.get(folded(name));
      if (found === undefined) throw unknownTable(name, tables);
      read.add(found);
      return;
    }
    if (type === 'TABLE_FUNCTION') {
      const name = functionName(node['function'] as Node);
      if (!allowedTableFunctions.has(name)) throw forbiddenFunction(name);
    }
    const { left, right, source, ...rest } = node;
    for (const side of [left, right, source]) if (isNode(side)) visitTable(side, scope);
    visitAll(Object.values(rest), scope);
  }

  function visit(value: unknown, scope: Scope): void {
    if (Array.isArray(value)) return visitAll(value, scope);
    if (!isNode(value)) return;
    if (typeof value['class'] === 'string') {
      if (!expressionClasses.has(value['class'])) throw forbiddenPart(value['class']);
      if (value['class'] === 'CONSTANT') return;
      if (value['class'] === 'FUNCTION') functionName(value);
      if (value['class'] === 'WINDOW' && !allowedFunctions.has(String(value['function_name']).toLowerCase())) throw forbiddenFunction(String(value['function_name']));
      return visitAll(Object.values(value), scope);
    }
    const type = value['type'];
    if (typeof type === 'string') {
      if (queryTypes.has(type)) return visitQuery(value, scope);
      if (tableTypes.has(type) || /_NODE$|_REF$|_STATEMENT$/.test(type)) return visitTable(value, scope);
    }
    visitAll(Object.values(value), scope);
  }

  visitQuery(query, new Set());
  return read;
}

function functionName(node: Node): string {
  const name = String(node['function_name'] ?? '').toLowerCase();
  const schema = String(node['schema'] ?? '');
  if (node['catalog'] || (schema !== '' && schema !== 'main')) throw forbiddenFunction(`${schema}.${name}`);
  if (!allowedFunctions.has(name) && !allowedTableFunctions.has(name)) throw forbiddenFunction(name);
  return name;
}

import type { WorkRoom } from '../engine/works.ts';
import { guard } from '../sql/guard.ts';
import { parseQuestion, type Node } from '../sql/parse.ts';
import { parsingRoom } from '../sql/parsing-room.ts';
import type { Lineage } from '../types.ts';
import { columnsOfStar, originsOf, starInside, type Around } from './expressions.ts';
import { as, none, together, type Origins, type Output } from './origins.ts';
import { resolve, type Scope, type Source } from './scope.ts';
import { sourcesOf } from './sources.ts';

export interface LineageInput { readonly sql: string; readonly schemas: Readonly<Record<string, readonly string[]>> }

/** Where each column of a question comes from, read from its parsed SQL; refuses anything but one SELECT over the given tables. */
export async function lineage({ sql, schemas }: LineageInput, { settings }: Pick<WorkRoom, 'settings'>): Promise<Lineage> {
  const query = await parseQuestion((await parsingRoom(settings)).connection, sql);
  const tables = guard(query, Object.keys(schemas));
  return lineageOfQuery(query, schemas, [...tables]);
}

/** What the parts of one statement share: the tables and what decides its rows. */
export interface Statement { readonly schemas: Readonly<Record<string, readonly string[]>>; decide(origins: Origins): void; query(node: Node, outer: Scope): readonly Output[] }

export const emptyScope: Scope = { ctes: new Map(), sources: [], aliases: new Map(), parameters: new Set(), outer: undefined };

export function lineageOfQuery(query: Node, schemas: LineageInput['schemas'], tables: readonly string[]): Lineage {
  let deciding: Origins = none;
  const statement: Statement = {
    schemas,
    decide: (origins) => { deciding = together(deciding, origins); },
    query: (node, outer) => outputsOf(node, outer, statement),
  };
  const outputs = outputsOf(query, emptyScope, statement);
  return {
    tables: tables.toSorted(),
    columns: outputs.map(({ name, from }) => ({ name, from: [...from.values()] })),
    deciding: [...deciding.values()].map(({ table, column }) => ({ table, column })),
  };
}

const list = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : []);
const named = (outputs: readonly Output[], names: readonly string[] | undefined): readonly Output[] => (names === undefined ? outputs : outputs.map((output, at) => ({ ...output, name: names[at] ?? output.name })));

function outputsOf(node: Node, outer: Scope, statement: Statement): readonly Output[] {
  let scope: Scope = { ...emptyScope, ctes: outer.ctes, outer, parameters: outer.parameters };
  for (const { key, value } of list((node['cte_map'] as Node | undefined)?.['map']) as unknown as { key: string; value: Node }[]) {
    const query = (value['query'] as Node)['node'] as Node;
    const outputs = named(query['type'] === 'RECURSIVE_CTE_NODE' ? recursive(key, query, value['aliases'] as string[] | undefined, scope, statement) : outputsOf(query, scope, statement), value['aliases'] as string[] | undefined);
    scope = { ...scope, ctes: new Map([...scope.ctes, [key.toLowerCase(), outputs]]) };
  }
  if (node['type'] === 'SELECT_NODE') return select(node, scope, statement);
  if (node['type'] === 'SET_OPERATION_NODE') return setOperation(node, scope, statement);
  return [];
}

/** A recursive expression is what its first part gives, and what its second makes of it, until nothing new comes. */
function recursive(name: string, node: Node, aliases: string[] | undefined, scope: Scope, statement: Statement): readonly Output[] {
  let outputs = named(outputsOf(node['left'] as Node, scope, statement), aliases);
  for (let round = 0; round < 8; round += 1) {
    const again = outputsOf(node['right'] as Node, { ...scope, ctes: new Map([...scope.ctes, [name.toLowerCase(), outputs]]) }, statement);
    const next = outputs.map((output, at) => ({ ...output, from: together(output.from, again[at]?.from ?? none) }));
    const grew = next.some(({ from }, at) => [...from].some(([key, origin]) => outputs[at]!.from.get(key)?.how !== origin.how));
    outputs = next;
    if (!grew) break;
  }
  return outputs;
}

function select(node: Node, scope: Scope, statement: Statement): readonly Output[] {
  const sources: readonly Source[] = sourcesOf(node['from_table'] as Node | undefined, scope, statement);
  let inside: Scope = { ...scope, sources };
  const around = (): Around => ({ scope: inside, query: statement.query, decide: statement.decide });
  const outputs: Output[] = [];
  for (const item of list(node['select_list'])) {
    const made = columnsOf(item, around());
    outputs.push(...made);
    inside = { ...inside, aliases: new Map([...inside.aliases, ...made.filter(() => item['alias'] !== undefined).map(({ name, from }) => [name.toLowerCase(), from] as const)]) };
  }
  const decideBy = (value: unknown) => {
    const expression = value as Node | undefined;
    if (expression === undefined || expression === null) return;
    // `order by 2` and `group by 1` name a column of the answer.
    const position = expression['class'] === 'CONSTANT' ? Number((expression['value'] as Node)['value']) : Number.NaN;
    statement.decide(Number.isInteger(position) && outputs[position - 1] !== undefined ? outputs[position - 1]!.from : originsOf(expression, around()));
  };
  for (const part of ['where_clause', 'having', 'qualify']) decideBy(node[part]);
  for (const expression of list(node['group_expressions'])) decideBy(expression);
  for (const modifier of list(node['modifiers'])) {
    for (const order of list(modifier['orders'])) decideBy(order['expression']);
    for (const target of list(modifier['distinct_on_targets'])) decideBy(target);
  }
  return outputs;
}

function columnsOf(item: Node, around: Around): Output[] {
  const alias = item['alias'] === undefined ? undefined : String(item['alias']);
  if (item['class'] === 'STAR') return columnsOfStar(item, around);
  const star = starInside(item);
  if (star !== undefined) return columnsOfStar(star, around).map(({ name, from }) => ({ name, from: as('computed', from) }));
  if (item['class'] === 'COLUMN_REF') {
    const names = item['column_names'] as string[];
    const from = resolve(names, around.scope);
    return [{ name: alias ?? names.at(-1)!, from }];
  }
  if (item['class'] === 'POSITIONAL_REFERENCE') {
    const all = around.scope.sources.flatMap(({ columns }) => columns);
    const found = all[Number(item['index']) - 1];
    return [{ name: alias ?? found?.name ?? `#${String(item['index'])}`, from: found?.from ?? none }];
  }
  return [{ name: alias ?? nameOf(item), from: originsOf(item, around) }];
}

/** A column that nobody named is called by what makes it. */
function nameOf(item: Node): string {
  if (item['class'] === 'CAST') {
    const child = item['child'] as Node;
    return child['class'] === 'COLUMN_REF' ? String((child['column_names'] as string[]).at(-1)) : nameOf(child);
  }
  if (item['class'] === 'FUNCTION' || item['class'] === 'WINDOW') {
    const children = list(item['children']).map((child) => (child['class'] === 'COLUMN_REF' ? String((child['column_names'] as string[]).at(-1)) : child['class'] === 'CONSTANT' ? String((child['value'] as Node)['value'] ?? 'null') : nameOf(child)));
    return item['is_operator'] === true ? `(${children.join(` ${String(item['function_name'])} `)})` : `${String(item['function_name'])}(${children.join(', ')})`;
  }
  return String(item['class']).toLowerCase();
}

function setOperation(node: Node, scope: Scope, statement: Statement): readonly Output[] {
  const left = outputsOf(node['left'] as Node, scope, statement);
  const right = outputsOf(node['right'] as Node, scope, statement);
  for (const modifier of list(node['modifiers'])) for (const order of list(modifier['orders'])) {
    const expression = order['expression'] as Node;
    const name = expression['class'] === 'COLUMN_REF' ? String((expression['column_names'] as string[]).at(-1)).toLowerCase() : '';
    statement.decide(together(none, ...[...left, ...right].filter((output) => output.name.toLowerCase() === name).map(({ from }) => from)));
  }
  switch (node['setop_type']) {
    case 'UNION_BY_NAME': {
      const byName = (outputs: readonly Output[], name: string) => outputs.find((output) => output.name.toLowerCase() === name.toLowerCase())?.from ?? none;
      const names = [...left.map(({ name }) => name), ...right.map(({ name }) => name).filter((name) => !left.some((output) => output.name.toLowerCase() === name.toLowerCase()))];
      return names.map((name) => ({ name, from: together(byName(left, name), byName(right, name)) }));
    }
    case 'EXCEPT':
    case 'INTERSECT':
      statement.decide(together(none, ...left.map(({ from }) => from), ...right.map(({ from }) => from)));
      return left;
    default: return left.map((output, at) => ({ ...output, from: together(output.from, right[at]?.from ?? none) }));
  }
}

import type { Container, Mapping } from '../model/definition.ts';
import type { ActivityRow, Uuid } from '../rows.ts';
import { Held, put, remove, variableKey, type Work } from './work.ts';

/** The variables in sight from a scope: its own hide those of the scopes around it, and what the engine keeps for itself (a name that begins with a space) is not shown. Loop counters are in sight as the standard names them. */
export function inSight(work: Work, scope: Uuid): Record<string, unknown> {
  const chain: ActivityRow[] = [];
  for (let at: ActivityRow | undefined = work.rows.activity.get(scope); at !== undefined; at = at.parent === null ? undefined : work.rows.activity.get(at.parent)) chain.unshift(at);
  const levels = new Map<Uuid, Record<string, unknown>>(chain.map((row) => [row.id, loopAttributes(row)]));
  for (const variable of work.rows.variable.values()) {
    const level = levels.get(variable.scope);
    if (level !== undefined && !variable.name.startsWith(' ')) level[variable.name] = variable.value;
  }
  return Object.assign({}, ...levels.values());
}

/** Runtime attributes of loops (standard, 10.3.8). */
function loopAttributes(row: ActivityRow): Record<string, unknown> {
  if (row.round !== null) return { loopCounter: row.round + 1 };
  if (row.loop === null) return {};
  const { total, started, completed, terminated } = row.loop;
  return { numberOfInstances: total ?? started, numberOfActiveInstances: started - completed - terminated, numberOfCompletedInstances: completed, numberOfTerminatedInstances: terminated };
}

/** Declares a variable in a scope, hiding one of the same name outside. */
export function declare(work: Work, scope: Uuid, name: string, value: unknown): void {
  const found = work.rows.variable.get(variableKey(scope, name));
  if (found !== undefined && alike(found.value, value)) return;
  put(work, 'variable', { organisation: work.instance.organisation, instance: work.instance.id, scope, name, value });
  work.dataChanged = true;
}

/** What a variable holds already is not written again. */
const alike = (one: unknown, other: unknown) => one === other || (typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other));

/** Sets a variable where it is declared, looking outwards; one that is declared nowhere belongs to the process. */
export function assign(work: Work, scope: Uuid, name: string, value: unknown): void {
  let owner = work.instance.id;
  for (let at: Uuid | null = scope; at !== null; at = work.rows.activity.get(at)?.parent ?? null) {
    if (!work.rows.variable.has(variableKey(at, name))) continue;
    owner = at;
    break;
  }
  declare(work, owner, name, value);
}

export function assignAll(work: Work, scope: Uuid, values: unknown): void {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return;
  for (const [name, value] of Object.entries(values)) assign(work, scope, name, value);
}

export function declareAll(work: Work, scope: Uuid, container: Pick<Container, 'data'>): void {
  for (const name of container.data) if (!work.rows.variable.has(variableKey(scope, name))) declare(work, scope, name, null);
}

export function forget(work: Work, scope: Uuid): void {
  for (const [key, variable] of work.rows.variable) if (variable.scope === scope) remove(work, 'variable', key);
}

export function evaluate(work: Work, source: string, context: Readonly<Record<string, unknown>>): unknown {
  try {
    return work.input.expressions.evaluate({ source, context }).value;
  } catch (error) {
    throw new Held('expression', { source, reason: reasonOf(error) });
  }
}

/** Why an expression could not be worked out: in the words of its language, when it tells them to people. */
const reasonOf = (error: unknown): unknown => {
  const { text } = (error ?? {}) as { readonly text?: unknown };
  return typeof text === 'object' && text !== null && 'ca' in text ? text : error instanceof Error ? error.message : String(error);
};

/** A condition holds only when it is exactly true: anything else, null included, is not. */
export const holds = (work: Work, source: string, context: Readonly<Record<string, unknown>>): boolean => evaluate(work, source, context) === true;

/** The values of mappings, all computed before any is set. */
export function mapped(work: Work, mappings: readonly Mapping[], context: Readonly<Record<string, unknown>>): (readonly [string, unknown])[] {
  return mappings.map((mapping) => [mapping.target, mapping.source === null ? (context[mapping.from ?? ''] ?? null) : evaluate(work, mapping.source, context)] as const);
}

/** Brings what an activity or event gave into the process: by its output mappings, or as it is when it has none. */
export function bringOut(work: Work, { outputs, result, scope, from, given }: { outputs: readonly Mapping[]; result?: string | null; scope: Uuid; from: Uuid; given: unknown }): void {
  const named = result === null || result === undefined ? given : { [result]: given };
  if (outputs.length === 0) {
    assignAll(work, scope, named);
    return;
  }
  const context = { ...inSight(work, from), ...(isData(named) ? named : {}), result: given };
  for (const [name, value] of mapped(work, outputs, context)) assign(work, scope, name, value);
}

export const isData = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);

import type { Node } from '../model/definition.ts';
import { declare, evaluate } from './data.ts';
import { Held, variableKey, type Work } from './work.ts';

type Context = Readonly<Record<string, unknown>>;

/** Kept as a variable that no expression can name. */
const remembered = (key: string) => ` key ${key}`;

/** The key by which messages find their instance, by our own expression. One that gives nothing would wait for ever, so it is an incident. */
function ownKey(work: Work, source: string, context: Context): string {
  const key = evaluate(work, source, context);
  if (key === null || key === undefined) throw new Held('expression', { source, reason: 'null' });
  return String(key);
}

/** What a message of the standard's own correlation (8.4.2) carries: the values that its retrieval expressions find in its content. */
function carried(work: Work, message: string, payload: Context): { readonly key: string; readonly value: string } | null {
  for (const { key, paths } of work.input.definition.correlations[message] ?? []) {
    const values = paths.map((path) => evaluate(work, path, payload));
    if (values.every((value) => value !== null && value !== undefined)) return { key, value: JSON.stringify([key, ...values]) };
  }
  return null;
}

/** The key a message is sent with. The first one sent or received in a conversation fixes the key of the instance. */
export function keySent(work: Work, { own, message, payload, context }: { own: string | null; message: string; payload: Context; context: Context }): string | null {
  if (own !== null) return ownKey(work, own, context);
  const found = carried(work, message, payload);
  if (found !== null) remember(work, found);
  return found?.value ?? null;
}

/** The key a message must carry to be taken here: what the process' own data say (context-based), else what the conversation has fixed; null takes any. */
export function keyAwaited(work: Work, { own, message, node, context }: { own: string | null; message: string; node: Node; context: Context }): string | null {
  if (own !== null) return ownKey(work, own, context);
  const process = work.input.definition.processes[node.process];
  for (const { key } of work.input.definition.correlations[message] ?? []) {
    const subscription = process?.correlations.find((each) => each.key === key);
    if (subscription !== undefined) return JSON.stringify([key, ...subscription.paths.map((path) => ownValue(work, path, context))]);
    const fixed = work.rows.variable.get(variableKey(work.instance.id, remembered(key)))?.value;
    if (typeof fixed === 'string') return fixed;
  }
  return null;
}

function ownValue(work: Work, path: string, context: Context): unknown {
  const value = evaluate(work, path, context);
  if (value === null || value === undefined) throw new Held('expression', { source: path, reason: 'null' });
  return value;
}

/** A message received may be the one that fixes the key. */
export function noteReceived(work: Work, message: string, payload: Context): void {
  const found = carried(work, message, payload);
  if (found !== null) remember(work, found);
}

function remember(work: Work, { key, value }: { readonly key: string; readonly value: string }): void {
  if (!work.rows.variable.has(variableKey(work.instance.id, remembered(key)))) declare(work, work.instance.id, remembered(key), value);
}


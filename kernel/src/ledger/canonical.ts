import { leafHash, type Hash } from './merkle.ts';

/** What the ledger keeps: its place is part of what is hashed, so an entry cannot be moved. Positions count from 1. */
export type LedgerEntry = { organisation: string; position: number; content: unknown };

/**
 * RFC 8785: one text for one value, whoever writes it and whatever order its keys were in. An absent (`undefined`)
 * property is left out as in JSON; what JSON cannot say exactly (NaN, bigint, Date, half a surrogate pair) throws TypeError.
 */
export function canonicalText(value: unknown): string {
  return write(value, '$');
}

export function canonical(value: unknown): Uint8Array {
  return Buffer.from(canonicalText(value), 'utf8');
}

/** The leaf of the ledger's tree that stands for the entry. */
export function entryHash({ organisation, position, content }: LedgerEntry): Hash {
  return leafHash(canonical({ organisation, position, content }));
}

function write(value: unknown, at: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeText(value, at);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${at} is ${value}: JSON has no such number`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item, index) => write(item, `${at}[${index}]`)).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) {
    const properties = Object.entries(value).filter(([, item]) => item !== undefined);
    // The default order compares UTF-16 units, as RFC 8785 §3.2.3 asks.
    properties.sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${properties.map(([key, item]) => `${writeText(key, at)}:${write(item, `${at}.${key}`)}`).join(',')}}`;
  }
  throw new TypeError(`${at} is ${describe(value)}: write it as text or a number before it is sealed`);
}

function writeText(text: string, at: string): string {
  if (!text.isWellFormed()) throw new TypeError(`${at} holds half a surrogate pair, which is no text`);
  return JSON.stringify(text);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function describe(value: unknown): string {
  return typeof value === 'object' ? `a ${value?.constructor?.name ?? 'object'}` : typeof value;
}

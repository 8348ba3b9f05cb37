import type { CkanFailure } from '@comu/open-data';
import type { Shelf, Site } from './shelf.ts';

/** What CKAN calls a refusal: its kind, and a sentence or what is wrong field by field. */
export class Failure extends Error {
  readonly type: CkanFailure;
  readonly detail: string | Readonly<Record<string, readonly string[]>>;
  constructor(type: CkanFailure, detail: Failure['detail']) {
    super(type);
    this.type = type;
    this.detail = detail;
  }
}

/** One call: where it was made, whose datasets stand there, and what was given with it. */
export interface Room { readonly site: Site; readonly shelves: readonly Shelf[]; readonly given: Readonly<Record<string, unknown>> }
type Given = Room['given'];

/** A natural number of those given; CKAN takes it as text too. */
export function whole(given: Given, name: string, usual: number): number {
  const value = given[name];
  if (value === undefined || value === null || value === '') return usual;
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  if (!Number.isInteger(number)) throw new Failure('Validation Error', { [name]: ['Invalid integer'] });
  if (number < 0) throw new Failure('Validation Error', { [name]: ['Must be a natural number'] });
  return number;
}
export const words = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
/** Yes or no as CKAN’s `asbool` reads it. */
export const yes = (value: unknown, usual = false): boolean => (value === undefined || value === null || value === '' ? usual : ['true', 'yes', 'on', 'y', 't', '1'].includes(String(value).toLowerCase()));
/** A name or identifier that must be there. */
export const idOf = (given: Given, name = 'id'): string => words(given[name]) || (() => { throw new Failure('Validation Error', { [name]: ['Missing value'] }); })();

/** What may come as JSON in a text, as in an address, or as it is. */
export function json(value: unknown, name: string): unknown {
  if (typeof value !== 'string') return value;
  try { return JSON.parse(value); } catch { throw new Failure('Validation Error', { [name]: ['Cannot parse JSON'] }); }
}
/** A list of texts: given as JSON, several times, or parted by commas. */
export function list(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => list(each)).slice(0, 500);
  const text = words(value).trim();
  if (text.startsWith('[')) { const parsed: unknown = (() => { try { return JSON.parse(text); } catch { return []; } })(); return Array.isArray(parsed) ? parsed.map(String).slice(0, 500) : []; }
  return text.split(',').map((each) => each.trim()).filter(Boolean).slice(0, 500);
}

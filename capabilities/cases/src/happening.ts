import type { Context } from '@comu/kernel';
import { Happening } from './cases.records.ts';

/** Adds a line to the timeline of a case. */
export const tell = ({ db, me }: Pick<Context, 'db' | 'me'>, of: string, kind: string, words: { ca: string; es: string; en: string }, about?: string) =>
  db.insert(Happening, { case: of, kind, words, about: about ?? null, by: me.kind === 'person' ? me.name : null });

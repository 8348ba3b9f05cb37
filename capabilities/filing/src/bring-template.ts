import { isDeepStrictEqual } from 'node:util';
import type { Context, NewRow } from '@comu/kernel';
import { Template } from './documents.records.ts';

/** Gives an organisation a template that a procedure ships. The text it has made its own stays; the fields that the procedure fills are brought up to date. */
export async function bringTemplate({ db, callByName }: Context, shipped: Omit<NewRow<typeof Template>, 'language'>): Promise<void> {
  const there = await db.first(Template, { code: shipped.code, language: 'ca' });
  if (there === undefined) await callByName('documents.template.create', { ...shipped, language: 'ca' });
  else if (!isDeepStrictEqual(there.caseFields, shipped.caseFields)) await db.update(Template, there.id, { caseFields: shipped.caseFields ?? null });
}

import { isDeepStrictEqual } from 'node:util';
import type { Context, NewRow } from '@comu/kernel';
import { Template } from './documents.records.ts';

/** Gives an organisation a template that a procedure ships. The text it has made its own stays; the fields that the procedure fills are brought up to date. */
export async function bringTemplate({ db, callByName }: Context, { language = 'ca', ...shipped }: Omit<NewRow<typeof Template>, 'language'> & { readonly language?: 'ca' | 'es' }): Promise<void> {
  const there = await db.first(Template, { code: shipped.code, language });
  if (there === undefined) await callByName('documents.template.create', { ...shipped, language });
  else if (!isDeepStrictEqual(there.caseFields, shipped.caseFields)) await db.update(Template, there.id, { caseFields: shipped.caseFields ?? null });
}

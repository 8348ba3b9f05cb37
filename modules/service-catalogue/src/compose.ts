import type { Context, RowOf, Text } from '@comu/kernel';
import { composeDocument, Template, type Document } from '@comu/filing';
import { requestSignature } from '@comu/signing';
import type { Shipped } from './templates.ts';

/** Makes a document of a case from the organisation’s template (the shipped one where it has none) and asks whoever holds a permission to sign it. */
export async function composeToSign(context: Context, { shipped, data, title, of, why, permission }: { shipped: Shipped; data: Record<string, unknown>; title: string; of: string; why: Text; permission: string }): Promise<RowOf<typeof Document>> {
  const { db, asSystem } = context;
  const own = await db.first(Template, { code: shipped.code, language: 'ca' });
  const document = await asSystem(composeDocument, { template: own?.text ?? shipped.text, schema: shipped.schema, data, title, kind: shipped.kind, case: of, language: 'ca' });
  await asSystem(requestSignature, { document: document.id, why: why.ca, whyEs: why.es, whyEn: why.en, permission });
  return document;
}

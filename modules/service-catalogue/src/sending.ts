import type { Context, RowOf } from '@comu/kernel';
import { Document, documentKinds } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import { registerEntry, type Party } from '@comu/registry';
import { z } from 'zod';

/** A document on its way to another body: which one of the call it is, and its file. */
export const sentDocument = z.strictObject({
  code: z.string().max(60), title: z.string().max(500), kind: z.enum(Object.keys(documentKinds) as [keyof typeof documentKinds]),
  sha256: z.string(), name: z.string(), size: z.int(), type: z.string(),
});
export type SentDocument = z.output<typeof sentDocument>;

/** The code under which the application itself travels among its documents. */
export const theApplication = 'application';

/** The documents of an application as they are sent, in the order given. */
export async function documentsToSend({ db }: Context, wanted: readonly { readonly code: string; readonly document: string }[]): Promise<SentDocument[]> {
  const rows = new Map((await db.all(Document, { id: wanted.map(({ document }) => document) })).map((each) => [each.id, each]));
  return wanted.map(({ code, document }) => {
    const { title, kind, file: sha256, name, size, type } = rows.get(document) as RowOf<typeof Document>;
    return { code, title, kind, sha256, name, size, type };
  });
}

/** A body as a party to a registry entry. */
export const partyOf = ({ name, nif }: { name: string; nif: string | null }): Pick<Party, 'kind' | 'name' | 'identity'> =>
  ({ kind: 'organisation', name, identity: nif === null ? { type: 'none' } : { type: 'nif', number: nif } });

/** Numbers in the exit registry what goes to another body (Llei 39/2015, art. 16). */
export async function registerExit(context: Context, { to, subject, documents }: { to: string; subject: string; documents: readonly SentDocument[] }) {
  const addressee = await organisationOf(context, to);
  return context.asSystem(registerEntry, {
    direction: 'exit', subject, parties: [{ role: 'addressee', ...partyOf(addressee) }], counterpart: to,
    attachments: documents.map(({ sha256, kind, name }) => ({ sha256, kind, name })),
  });
}

import { holdFile, type Context, type RowOf } from '@comu/kernel';
import { Document, Edition } from './documents.records.ts';
import type { documentKinds } from './document-kinds.ts';

const most = 100 * 1024 * 1024;

/** Keeps bytes the platform made as a file that the organisation holds. */
export async function keepBytes(context: Context, bytes: Uint8Array, name: string): Promise<{ sha256: string; name: string; size: number; type: string }> {
  const stored = await context.files.put(bytes, { name, maxBytes: most });
  await holdFile(context, stored, stored.facts);
  return stored;
}

export interface NewDocument {
  readonly title: string;
  readonly kind: keyof typeof documentKinds;
  readonly origin: 'administration' | 'citizen';
  readonly state: 'draft' | 'final' | 'signed';
  readonly case?: string | null;
  readonly file: { readonly sha256: string; readonly name: string; readonly size: number; readonly type: string };
  readonly why: string;
}

/** A document with its first edition. */
export async function newDocument({ db }: Context, { title, kind, origin, state, case: of = null, file, why }: NewDocument): Promise<RowOf<typeof Document>> {
  const document = await db.insert(Document, { title, kind, origin, state, case: of, file: file.sha256, name: file.name, size: file.size, type: file.type, edition: 1 });
  await db.insert(Edition, { document: document.id, edition: 1, file: file.sha256, why });
  return document;
}

/** The next edition of a document; those before stay. */
export async function nextEdition({ db }: Context, { document, file, state, why }: { document: RowOf<typeof Document>; file: NewDocument['file']; state: NewDocument['state']; why: string }): Promise<RowOf<typeof Document>> {
  const edition = document.edition + 1;
  await db.insert(Edition, { document: document.id, edition, file: file.sha256, why });
  return db.update(Document, document.id, { file: file.sha256, name: file.name, size: file.size, type: file.type, edition, state });
}

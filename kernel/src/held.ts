import { sql } from 'kysely';
import type { Context } from './context.ts';
import { notFound } from './problem.ts';

/** What an organisation holds of a file whose content is in the store. */
export interface HeldFile {
  readonly sha256: string; readonly name: string; readonly size: number; readonly type: string;
  /** Read only through what governs it (a dataset’s access rules), never as a file by its hash. */
  readonly governed?: boolean;
}
type Within = Pick<Context, 'db' | 'organisation' | 'now' | 'me'>;

/** Gives the organisation the right to read a stored file; content is shared between organisations, the right is not. */
export async function holdFile({ db, organisation, now, me }: Within, { sha256, name, size, type }: HeldFile, facts: unknown = {}): Promise<void> {
  await sql`insert into kernel.file (organisation, sha256, name, size, type, facts, at, by_person)
    values (${organisation}, ${sha256}, ${name}, ${size}, ${type}, ${JSON.stringify(facts)}, ${now.toISOString()}, ${me.person}) on conflict do nothing`.execute(db.tables());
}

/** The files of these hashes that the organisation holds. */
export async function heldFiles({ db, organisation }: Pick<Context, 'db' | 'organisation'>, hashes: readonly string[]): Promise<Map<string, HeldFile>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await sql<HeldFile>`select sha256, name, size, type, coalesce((facts->>'governed')::boolean, false) as governed from kernel.file where organisation = ${organisation} and sha256 in (${sql.join([...new Set(hashes)])})`.execute(db.tables());
  return new Map(rows.map((file) => [file.sha256, file]));
}

/** The bytes of a file that the organisation holds; refused as not found when it holds none such. */
export async function readHeld(context: Pick<Context, 'db' | 'organisation' | 'files'>, sha256: string): Promise<HeldFile & { readonly bytes: Buffer }> {
  const file = (await heldFiles(context, [sha256])).get(sha256);
  if (file === undefined || file.governed) throw notFound({ what: sha256.slice(0, 12) });
  const chunks: Buffer[] = [];
  for await (const chunk of await context.files.open(sha256)) chunks.push(chunk as Buffer);
  return { ...file, bytes: Buffer.concat(chunks) };
}

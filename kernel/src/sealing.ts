import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from './context.ts';
import { PLATFORM } from './database.ts';
import type { Db } from './db.ts';
import { canonical, entryHash } from './ledger/canonical.ts';
import { checkpointHash, newSealKey, publicKeyOf, signCheckpoint, type SignedCheckpoint } from './ledger/checkpoint.ts';
import { append, emptyFrontier, frontierRoot, inclusionProof, inclusionRanges, nodesOf, type Frontier, type Hash, type NodeId } from './ledger/merkle.ts';
import { makeReceipt, type LedgerReceipt } from './ledger/receipt.ts';
import { operation } from './operation.ts';

/** What the ledger seals of a row: the SHA-256 of its canonical JSON, in hexadecimal. The row stays in its own table. */
export const hashOf = (row: unknown): string => createHash('sha256').update(canonical(row)).digest('hex');

export interface Sealed { readonly record: string; readonly subject: string; readonly hash: string; readonly at: string }

const batch = 5000;

/** Gives new entries their positions, grows the tree and signs its root: the work of a moment, off the request path. */
export const sealLedger = operation('kernel.seal-ledger', {
  title: { ca: 'Segella el llibre', es: 'Sella el libro', en: 'Seal the ledger' },
  permission: 'system', kind: 'query', input: {}, output: z.object({ sealed: z.int() }),
  async run(_, context) {
    const { db, organisation, now } = context;
    const run = db.tables();
    await sql`select pg_advisory_xact_lock(hashtextextended(${`seal ${organisation}`}, 0))`.execute(run);
    const { rows: waiting } = await sql<Sealed & { id: string }>`
      with taken as (delete from kernel.ledger_pending p using (select entry from kernel.ledger_pending where organisation = ${organisation} order by entry limit ${batch}) next
        where p.organisation = ${organisation} and p.entry = next.entry returning p.entry)
      select e.id, e.record, e.subject, encode(e.hash, 'hex') as hash, e.at from kernel.ledger_entry e join taken on e.organisation = ${organisation} and e.id = taken.entry order by e.id`.execute(run);
    if (waiting.length === 0) return { sealed: 0 };
    const last = await lastCheckpoint(db, organisation);
    const frontier = last === undefined ? emptyFrontier : await frontierOf(db, organisation, last.size);
    const leaves = waiting.map(({ id: _id, ...content }, index) => entryHash({ organisation, position: frontier.size + index + 1, content }));
    const grown = append({ frontier, leaves });
    // The lock may have been waited for, and clocks of machines differ: a seal is never dated before the one it follows.
    const at = last !== undefined && last.at > now.toISOString() ? last.at : now.toISOString();
    const privateKey = await ledgerKey(context);
    const signed = signCheckpoint({
      checkpoint: { organisation, size: grown.frontier.size, root: hex(frontierRoot(grown.frontier)), previous: last === undefined ? null : checkpointHash(last), at },
      privateKey,
    });
    await sql`
      with positions as (insert into kernel.ledger_position (organisation, position, entry)
          select ${organisation}::uuid, ${frontier.size}::bigint + n, e::uuid from unnest(${waiting.map(({ id }) => id)}::text[]) with ordinality as w (e, n)),
        nodes as (insert into kernel.ledger_node (organisation, level, index, hash)
          select ${organisation}::uuid, l, i, decode(h, 'hex') from unnest(${grown.added.map(({ level }) => level)}::int[], ${grown.added.map(({ index }) => index)}::bigint[], ${grown.added.map(({ hash }) => hex(hash))}::text[]) as n (l, i, h))
      insert into kernel.ledger_checkpoint (organisation, size, signed, at) values (${organisation}, ${signed.size}, ${JSON.stringify(signed)}, ${signed.at})`.execute(run);
    return { sealed: waiting.length };
  },
});

/** Seals every organisation that has something to seal. */
export const sealEverything = operation('kernel.seal-everything', {
  title: { ca: 'Segella tots els llibres', es: 'Sella todos los libros', en: 'Seal every ledger' },
  permission: 'system', scope: 'platform', kind: 'query', input: {}, output: z.null(),
  async run(_, { db, later, asSystem }) {
    const { rows } = await sql<{ organisation: string }>`select distinct organisation from kernel.ledger_pending`.execute(db.tables());
    for (const { organisation } of rows)
      if (organisation === PLATFORM) await asSystem(sealLedger, {});
      else await later(sealLedger, {}, { organisation, key: 'seal' });
    return null;
  },
});

const hex = (hash: Hash) => Buffer.from(hash).toString('hex');

export async function lastCheckpoint(db: Db, organisation: string): Promise<SignedCheckpoint | undefined> {
  const { rows } = await sql<{ signed: SignedCheckpoint }>`select signed from kernel.ledger_checkpoint where organisation = ${organisation} order by size desc limit 1`.execute(db.tables());
  return rows[0]?.signed;
}

async function nodesAt(db: Db, organisation: string, ids: readonly NodeId[]): Promise<(id: NodeId) => Hash> {
  const { rows } = await sql<{ level: number; index: number; hash: Buffer }>`
    select n.level, n.index, n.hash from unnest(${ids.map(({ level }) => level)}::int[], ${ids.map(({ index }) => index)}::bigint[]) as w (l, i)
    join kernel.ledger_node n on n.organisation = ${organisation} and n.level = w.l and n.index = w.i`.execute(db.tables());
  const held = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return ({ level, index }) => {
    const hash = held.get(`${level}/${index}`);
    if (hash === undefined) throw new Error(`The ledger of ${organisation} lacks node ${index} of level ${level}.`);
    return hash;
  };
}

async function frontierOf(db: Db, organisation: string, size: number): Promise<Frontier> {
  const ids = nodesOf({ from: 0, to: size });
  const node = await nodesAt(db, organisation, ids);
  return { size, nodes: ids.map(node) };
}

/** The proof that a row was sealed as it stands, checkable offline; `undefined` until the sealer has passed. */
export async function proofOf({ db, vault, organisation }: Pick<Context, 'db' | 'vault' | 'organisation'>, { record, subject }: { record: string; subject: string }): Promise<LedgerReceipt | undefined> {
  const { rows: [found] } = await sql<Sealed & { position: number }>`
    select e.record, e.subject, encode(e.hash, 'hex') as hash, e.at, p.position from kernel.ledger_entry e
    join kernel.ledger_position p on p.organisation = e.organisation and p.entry = e.id
    where e.organisation = ${organisation} and e.subject = ${subject} and e.record = ${record} limit 1`.execute(db.tables());
  if (found === undefined) return undefined;
  const { rows: [checkpoint] } = await sql<{ signed: SignedCheckpoint }>`
    select signed from kernel.ledger_checkpoint where organisation = ${organisation} and size >= ${found.position} order by size limit 1`.execute(db.tables());
  if (checkpoint === undefined) return undefined;
  const { position, ...content } = found;
  const { size } = checkpoint.signed;
  const index = position - 1;
  const node = await nodesAt(db, organisation, inclusionRanges({ index, size }).flatMap(nodesOf));
  const key = await storedKey(db);
  if (key === undefined) return undefined;
  return makeReceipt({ entry: { organisation, position, content }, proof: inclusionProof({ index, size, node }), checkpoint: checkpoint.signed, publicKey: publicKeyOf(vault.open(key)) });
}

const storedKey = async (db: Db) => (await sql<{ value: string }>`select value from kernel.state where name = 'ledger-key'`.execute(db.tables())).rows[0]?.value;

/** The private key that signs roots, made at the first sealing and kept locked. */
export async function ledgerKey({ db, vault }: Pick<Context, 'db' | 'vault'>): Promise<string> {
  const held = await storedKey(db);
  if (held !== undefined) return vault.open(held);
  await sql`insert into kernel.state (name, value) values ('ledger-key', ${vault.lock(newSealKey().privateKey)}) on conflict do nothing`.execute(db.tables());
  return vault.open((await storedKey(db)) as string);
}

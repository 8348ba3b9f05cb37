import { sql } from 'kysely';
import type { Connection, Database, Tenancy } from '../database.ts';
import { PLATFORM } from '../database.ts';
import type { House } from '../house.ts';
import { isPlatform, type AnyRecord } from '../record.ts';
import { hashOf } from '../sealing.ts';
import { columnName, tableName } from '../table.ts';
import { fill, type Text } from '../text.ts';
import type { Vault } from '../vault.ts';
import { auditLedger, type Audit, type AuditEntry } from './audit.ts';
import { canonicalText } from './canonical.ts';
import { publicKeyOf, type SignedCheckpoint } from './checkpoint.ts';
import type { NodeId } from './merkle.ts';

/** What is wrong with one official row, or with its place in the ledger. `fields` are those that the history of changes tells otherwise. */
export interface RowFinding {
  readonly kind: 'row-changed' | 'row-missing' | 'row-unrecorded' | 'entry-unplaced';
  readonly record: string;
  readonly subject: string;
  readonly position: number | null;
  readonly fields: readonly string[];
  readonly text: Text;
}

/** `compared` rows are what their entries sealed; `pending` entries wait for their seal. */
export interface LedgerCheck { readonly organisation: string; readonly ok: boolean; readonly audit: Audit; readonly rows: readonly RowFinding[]; readonly compared: number; readonly pending: number }

export interface CheckLedger {
  readonly database: Database;
  readonly house: House;
  readonly organisation: string;
  readonly trustedKeys: readonly string[];
  /** Checkpoints of any organisation kept elsewhere: on receipts, in a backup, in another body’s hands. */
  readonly witnesses?: readonly SignedCheckpoint[];
  readonly onProgress?: (entries: number) => void;
}

const batch = 5000;
const mostUnrecorded = 1000;

interface Placed { readonly position: number | null; readonly record: string; readonly subject: string; readonly hash: string; readonly at: string; readonly leaf: Buffer | null }

/**
 * Audits the ledger of one organisation from what the database holds now, and compares every official row with the hash that
 * was sealed of it. Reads in batches as the application does, so that what is compared is what people see.
 */
export async function checkLedger({ database, house, organisation, trustedKeys, witnesses = [], onProgress = () => undefined }: CheckLedger): Promise<LedgerCheck> {
  const within = <T>(work: (connection: Connection) => Promise<T>) => database.transaction(tenancyOf(organisation), work);
  // Read first: entries sealed meanwhile are more than the seals tell, never fewer.
  const checkpoints = await within(async (run) => (await sql<{ signed: SignedCheckpoint }>`
    select signed from kernel.ledger_checkpoint where organisation = ${organisation} order by size`.execute(run)).rows.map(({ signed }) => signed));
  const rows: RowFinding[] = [];
  let compared = 0;
  const compare = async (found: readonly Placed[]) => {
    rows.push(...(await compareRows({ database, house, organisation, entries: found })));
    compared += found.length;
    onProgress(compared);
  };

  async function* entries(): AsyncGenerator<AuditEntry> {
    for (let after = 0; ;) {
      const placed = await within((run) => placedAfter({ run, organisation, after }));
      const last = placed.at(-1);
      if (last === undefined) return;
      after = last.position;
      const there = placed.filter((entry) => entry.record !== null) as (Placed & { position: number })[];
      await compare(there);
      for (const { position, record, subject, hash, at, leaf } of there) yield { position, content: { record, subject, hash, at }, leaf: leaf ?? Buffer.alloc(32) };
    }
  }

  const storedNode = ({ level, index }: NodeId) => within(async (run) => (await sql<{ hash: Buffer }>`
    select hash from kernel.ledger_node where organisation = ${organisation} and level = ${level} and index = ${index}`.execute(run)).rows[0]?.hash);
  const audit = await auditLedger({ organisation, entries: entries(), checkpoints, trustedKeys, witnesses: witnesses.filter((seal) => seal.organisation === organisation), storedNode });

  const waiting = await unplaced({ within, organisation, each: async (found) => {
    await compare(found);
    rows.push(...found.filter(({ waits }) => !waits).map((entry) => finding('entry-unplaced', entry)));
  } });
  rows.push(...(await unrecorded({ within, house, organisation })));
  return { organisation, ok: audit.ok && rows.length === 0, audit, rows, compared, pending: waiting };
}

/** The organisations that have a ledger, as far as the owner of the database sees. */
export async function ledgersOf({ owner }: Pick<Database, 'owner'>): Promise<string[]> {
  const { rows } = await owner.query<{ organisation: string }>(`select organisation from kernel.ledger_checkpoint union select organisation from kernel.ledger_pending order by 1`);
  return rows.map(({ organisation }) => organisation);
}

/** The public half of the key that signs the roots of this installation; `undefined` before the first seal. */
export async function publicLedgerKey({ database, vault }: { database: Database; vault: Vault }): Promise<string | undefined> {
  const { rows: [key] } = await database.transaction(tenancyOf(PLATFORM), (run) => sql<{ value: string }>`select value from kernel.state where name = 'ledger-key'`.execute(run));
  return key === undefined ? undefined : publicKeyOf(vault.open(key.value));
}

const tenancyOf = (organisation: string): Tenancy => ({ acting: organisation, readable: [organisation], person: null });

/** The next positions with their entries and leaves; an entry that is gone has no record. Three look-ups by key rather than a join, which without fresh statistics takes hours. */
async function placedAfter({ run, organisation, after }: { run: Connection; organisation: string; after: number }): Promise<(Omit<Placed, 'record'> & { position: number; record: string | null })[]> {
  const { rows: positions } = await sql<{ position: number; entry: string }>`
    select position, entry from kernel.ledger_position where organisation = ${organisation} and position > ${after} order by position limit ${batch}`.execute(run);
  const last = positions.at(-1);
  if (last === undefined) return [];
  const { rows: entries } = await sql<Omit<Placed, 'position' | 'leaf'> & { id: string }>`
    select id, record, subject, encode(hash, 'hex') as hash, at from kernel.ledger_entry where organisation = ${organisation} and id = any (${positions.map(({ entry }) => entry)}::uuid[])`.execute(run);
  const { rows: nodes } = await sql<{ index: number; hash: Buffer }>`
    select index, hash from kernel.ledger_node where organisation = ${organisation} and level = 0 and index >= ${after} and index < ${last.position}`.execute(run);
  const entryOf = new Map(entries.map(({ id, ...entry }) => [id, entry]));
  const leafOf = new Map(nodes.map(({ index, hash }) => [index + 1, hash]));
  const gone = { record: null, subject: '', hash: '', at: '' };
  return positions.map(({ position, entry }) => ({ position, ...(entryOf.get(entry) ?? gone), leaf: leafOf.get(position) ?? null }));
}

type Within = <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;

async function compareRows({ database, house, organisation, entries }: { database: Database; house: House; organisation: string; entries: readonly Placed[] }): Promise<RowFinding[]> {
  const findings: RowFinding[] = [];
  for (const name of new Set(entries.map(({ record }) => record))) {
    const of = entries.filter(({ record: its }) => its === name);
    const record = house.records.get(name);
    const acting = record !== undefined && isPlatform(record) ? PLATFORM : organisation;
    const rows = record === undefined && name !== 'kernel.act' ? new Map<string, Row>() : await database.transaction(tenancyOf(acting), (run) => rowsOf({ run, record, organisation, ids: of.map(({ subject }) => subject) }));
    for (const entry of of) {
      const row = rows.get(entry.subject);
      if (row === undefined) findings.push(finding('row-missing', entry));
      else if (!isSealed(row, entry.hash)) findings.push(finding('row-changed', entry, await database.transaction(tenancyOf(organisation), (run) => differences({ run, organisation, entry, row }))));
    }
  }
  return findings;
}

type Row = Record<string, unknown>;

async function rowsOf({ run, record, organisation, ids }: { run: Connection; record: AnyRecord | undefined; organisation: string; ids: readonly string[] }): Promise<Map<string, Row>> {
  let query = run.selectFrom(record === undefined ? 'kernel.act' : tableName(record)).selectAll().where(sql<boolean>`id = any (${ids}::uuid[])`);
  if (record === undefined || !isPlatform(record)) query = query.where('organisation', '=', organisation);
  const rows = (await query.execute()) as Row[];
  return new Map(rows.map(({ search: _search, ...row }) => [row['id'] as string, row]));
}

/** Fields that a later version of the software added stand at the end, empty in older rows: the seal knows nothing of them. */
function isSealed(row: Row, hash: string): boolean {
  const known = { ...row };
  if (digest(known) === hash) return true;
  for (const name of Object.keys(row).toReversed()) {
    if (row[name] !== null) return false;
    delete known[name];
    if (digest(known) === hash) return true;
  }
  return false;
}

function digest(row: Row): string | undefined {
  try {
    return hashOf(row);
  } catch {
    return undefined;
  }
}

/** The history of changes is not sealed, so it points at fields but proves nothing. */
async function differences({ run, organisation, entry: { record, subject }, row }: { run: Connection; organisation: string; entry: Placed; row: Row }): Promise<string[]> {
  const { rows: [first] } = await sql<{ changes: Record<string, { to: unknown }> }>`
    select changes from kernel.change where organisation = ${organisation} and record = ${record} and subject = ${subject} order by id limit 1`.execute(run);
  return Object.entries(first?.changes ?? {}).filter(([name, { to }]) => canonicalText(to ?? null) !== canonicalText(row[name] ?? null)).map(([name]) => name);
}

/** Entries that no seal covers yet, and whether the sealer knows of them; answers how many it does. */
async function unplaced({ within, organisation, each }: { within: Within; organisation: string; each: (found: readonly (Placed & { waits: boolean })[]) => Promise<void> }): Promise<number> {
  let waiting = 0;
  for (let after = PLATFORM; ;) {
    const found = await within(async (run) => (await sql<Placed & { id: string; waits: boolean }>`
      select e.id, null as position, e.record, e.subject, encode(e.hash, 'hex') as hash, e.at, null as leaf, p.entry is not null as waits from kernel.ledger_entry e
      left join kernel.ledger_pending p on p.organisation = e.organisation and p.entry = e.id
      where e.organisation = ${organisation} and e.id > ${after} and not exists (select 1 from kernel.ledger_position o where o.organisation = e.organisation and o.entry = e.id)
      order by e.id limit ${batch}`.execute(run)).rows);
    const last = found.at(-1);
    if (last === undefined) return waiting;
    after = last.id;
    waiting += found.filter(({ waits }) => waits).length;
    await each(found);
  }
}

/** Official rows that no entry of the ledger speaks of: put there behind the software’s back. */
async function unrecorded({ within, house, organisation }: { within: Within; house: House; organisation: string }): Promise<RowFinding[]> {
  const official = [...house.records.values()].filter((record) => record.declaration.official && !isPlatform(record)).map((record) => ({ name: record.name, table: tableName(record) }));
  const findings: RowFinding[] = [];
  for (const { name, table } of [{ name: 'kernel.act', table: 'kernel.act' }, ...official]) {
    const found = await within(async (run) => (await sql<{ id: string }>`
      select r.id from ${sql.table(table)} r where r.organisation = ${organisation}
        and not exists (select 1 from kernel.ledger_entry e where e.organisation = r.organisation and e.subject = r.id and e.record = ${name})
      order by r.id limit ${mostUnrecorded}`.execute(run)).rows);
    findings.push(...found.map(({ id }) => finding('row-unrecorded', { record: name, subject: id, position: null })));
  }
  return findings;
}

function finding(kind: RowFinding['kind'], { record, subject, position }: Pick<Placed, 'record' | 'subject' | 'position'>, fields: readonly string[] = []): RowFinding {
  const facts = { record, subject, position: position ?? '—', fields: fields.length === 0 ? '' : ` (${fields.map(columnName).join(', ')})` };
  return { kind, record, subject, position, fields, text: fill(sentences[kind], facts) };
}

const sentences: Record<RowFinding['kind'], Text> = {
  'row-changed': {
    ca: 'El registre {subject} de {record} no és el que es va segellar a la inscripció {position}{fields}.',
    es: 'El registro {subject} de {record} no es el que se selló en el asiento {position}{fields}.',
    en: 'The row {subject} of {record} is not what was sealed in entry {position}{fields}.',
  },
  'row-missing': {
    ca: 'Falta el registre {subject} de {record}, segellat a la inscripció {position}.',
    es: 'Falta el registro {subject} de {record}, sellado en el asiento {position}.',
    en: 'The row {subject} of {record}, sealed in entry {position}, is missing.',
  },
  'row-unrecorded': {
    ca: 'El registre {subject} de {record} no consta al llibre: s’ha posat a la base de dades per fora de Comú.',
    es: 'El registro {subject} de {record} no consta en el libro: se ha puesto en la base de datos por fuera de Comú.',
    en: 'The row {subject} of {record} is not in the ledger: it was put in the database from outside Comú.',
  },
  'entry-unplaced': {
    ca: 'La inscripció de {record} {subject} no té posició ni espera segell: algú l’ha tret de la cua.',
    es: 'El asiento de {record} {subject} no tiene posición ni espera sello: alguien lo ha quitado de la cola.',
    en: 'The entry of {record} {subject} has no position and waits for no seal: somebody took it off the queue.',
  },
};

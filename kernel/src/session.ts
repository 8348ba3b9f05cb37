import { CamelCasePlugin, CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type DatabaseConnection, type Driver } from 'kysely';
import type pg from 'pg';

export type Connection = Kysely<any>;

/** A write that waits until the next statement of its transaction, or the end of it. */
type Waiting = () => Promise<unknown>;

/** A savepoint that is only made when something is asked of the database after it. */
export interface Mark {
  /** Keeps what came after the mark. */
  keep(): Promise<void>;
  /** Undoes what came after the mark. */
  undo(): Promise<void>;
}

/**
 * One connection of the database, lent to one transaction at a time. Statements leave in the order in which they are asked for and many are
 * under way at once, so that what nobody waits for costs no round trip: the beginning, the writes and the commit travel together.
 */
export class Session {
  /** Queries of Kysely over this connection. */
  readonly kysely: Connection;
  readonly #client: pg.PoolClient;
  #waiting: Waiting[] = [];
  #sent: Promise<unknown>[] = [];
  #failure: unknown;
  #begun = false;
  #held = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
    this.kysely = new Kysely<any>({
      dialect: { createDriver: () => driverOf(this), createAdapter: () => new PostgresAdapter(), createQueryCompiler: () => new PostgresQueryCompiler(), createIntrospector: (kysely) => new PostgresIntrospector(kysely) },
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    });
    sessions.set(this.kysely, this);
  }

  /** Begins a transaction with the statements that say for whom; they leave with the first question, so one that asks nothing costs nothing. */
  begin(statements: string): void {
    this.#waiting = [() => { this.#begun = true; this.#together(); return this.#client.query(`begin; ${statements}`); }];
    this.#sent = [];
    this.#failure = undefined;
    this.#begun = false;
  }

  /** Sends a statement after all that waits; a name has it read and planned once on each connection. */
  query(text: string, values: readonly unknown[], name?: string): Promise<pg.QueryResult> {
    this.flush();
    return this.now(text, values, name);
  }

  /** Sends a statement now, before what still waits: for what was postponed and whose turn has come. */
  now(text: string, values: readonly unknown[], name?: string): Promise<pg.QueryResult> {
    this.#together();
    return this.#client.query({ text, values: values as unknown[], ...(name === undefined ? {} : { name }) });
  }

  /** What is asked for in one turn of the program leaves in one packet. */
  #together(): void {
    if (this.#held) return;
    this.#held = true;
    const { stream } = (this.#client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    stream.cork();
    process.nextTick(() => { this.#held = false; stream.uncork(); });
  }

  /** Sends a statement of which nobody waits for the answer; if it fails, so does the transaction. */
  send(text: string, values?: readonly unknown[], name?: string): void {
    this.flush();
    this.#together();
    this.#keep(values === undefined ? this.#client.query(text) : this.now(text, values, name));
  }

  /** Writes just before the next statement of this transaction, or at its end; what it writes is asked for only then. */
  postpone(write: Waiting): void {
    this.#waiting.push(write);
  }

  flush(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    for (const write of waiting) this.#keep(write());
  }

  /** A place to come back to. */
  mark(): Mark {
    let made = false;
    const make = () => { made = true; return this.#client.query('savepoint attempt'); };
    this.#waiting.push(make);
    return {
      keep: async () => {
        if (!made) { this.#waiting = this.#waiting.filter((each) => each !== make); return; }
        await this.#settle();
        this.send('release savepoint attempt');
      },
      undo: async () => {
        if (!made) { this.#waiting.length = this.#waiting.indexOf(make); return; }
        this.#waiting = [];
        await this.#settle().catch(() => undefined);
        this.#failure = undefined;
        this.send('rollback to savepoint attempt');
      },
    };
  }

  async commit(): Promise<void> {
    if (!this.#begun && this.#waiting.length <= 1) return;
    this.flush();
    this.#together();
    const committed = this.#client.query('commit');
    this.#keep(committed);
    await this.#settle();
    // PostgreSQL answers so, and without an error, when a statement had failed and whoever asked it took no notice.
    if ((await committed).command === 'ROLLBACK') throw new Error('A statement of this transaction failed and nobody took notice: nothing of it was kept.');
  }

  async rollback(): Promise<void> {
    this.#waiting = [];
    if (!this.#begun) return;
    await this.#client.query('rollback').catch(() => undefined);
  }

  /** Why the transaction failed: what somebody waited for fails too once an earlier statement has, and then says nothing of why. */
  reason(failure: unknown): unknown {
    return this.#failure ?? failure;
  }

  #keep(answer: Promise<unknown>): void {
    this.#sent.push(answer);
    answer.catch((failure: unknown) => { this.#failure ??= failure; });
  }

  async #settle(): Promise<void> {
    this.flush();
    const sent = this.#sent;
    this.#sent = [];
    const failed = (await Promise.allSettled(sent)).find((each) => each.status === 'rejected');
    if (failed !== undefined) throw this.#failure ?? failed.reason;
  }
}

const sessions = new WeakMap<Connection, Session>();

/** The session under a transaction’s connection. */
export function sessionOf(connection: Connection): Session {
  const session = sessions.get(connection);
  if (session === undefined) throw new Error('This connection belongs to no transaction of the application.');
  return session;
}

function driverOf(session: Session): Driver {
  const nothing = async () => undefined;
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery) {
      const { rows, rowCount, command } = await session.query(sql, parameters);
      const affected = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE' ? BigInt(rowCount ?? 0) : undefined;
      return { rows: (rows ?? []) as R[], ...(affected === undefined ? {} : { numAffectedRows: affected }) };
    },
    streamQuery() { throw new Error('Rows are read page by page, not as a stream.'); },
  };
  const within = async () => { throw new Error('A transaction is begun by the runner, and tries by `attempt`.'); };
  return { init: nothing, destroy: nothing, acquireConnection: async () => connection, releaseConnection: nothing, beginTransaction: within, commitTransaction: within, rollbackTransaction: within };
}

const key = (column: string) => column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const keys = new Map<string, string>();
/** A row with its columns in camel case, as Kysely gives them. */
export function camel<T>(row: Record<string, unknown>): T {
  const made: Record<string, unknown> = {};
  for (const column in row) {
    let name = keys.get(column);
    if (name === undefined) keys.set(column, (name = key(column)));
    made[name] = row[column];
  }
  return made as T;
}

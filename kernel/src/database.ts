import pg from 'pg';
import { Session, sessionOf, type Connection } from './session.ts';

export type { Connection };

/** The organisation of everything that belongs to none: sign-in, the list of organisations, people. */
export const PLATFORM = '00000000-0000-0000-0000-000000000000';

/** For whom a transaction acts and which organisations it may read; the database enforces both. */
export interface Tenancy {
  readonly acting: string;
  readonly readable: readonly string[];
  readonly person: string | null;
}

export interface Database {
  /** Runs work in one transaction of one tenancy; it commits when the work returns and rolls back when it throws. */
  transaction<T>(tenancy: Tenancy, work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Connections of the owner: for migrations, the job queue, backup and sealing checks; never for operations. */
  readonly owner: pg.Pool;
  readonly url: string;
  close(): Promise<void>;
}

// Days stay days, instants become ISO text, exact numbers stay exact text: nothing passes through the local clock or binary fractions.
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.DATE) return (value: string) => value;
    if (oid === pg.types.builtins.TIMESTAMPTZ) return (value: string) => new Date(value).toISOString();
    if (oid === pg.types.builtins.INT8) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** A connection has read and planned the statements it was asked; in a quiet town whoever comes back after a while finds it so. */
const keptFor = 600_000;

/** Opens the pools over a PostgreSQL 15 or newer; every connection of the application starts, and resets, to a role that row-level security binds. */
export function openDatabase({ url, connections = 16 }: { url: string; connections?: number }): Database {
  const owner = new pg.Pool({ connectionString: url, max: 4, application_name: 'comu owner', types });
  const app = new pg.Pool({ connectionString: url, max: connections, application_name: 'comu', options: '-c role=comu_app', types, pipeline: true, idleTimeoutMillis: keptFor } as pg.PoolConfig);
  // A lost connection is reported to whoever uses it next; without listeners, one lost while idle or between two queries would end the process.
  for (const pool of [owner, app]) {
    pool.on('error', () => undefined);
    pool.on('connect', (client) => { client.on('error', () => undefined); });
  }
  const sessions = new WeakMap<pg.PoolClient, Session>();
  const sessionFor = (client: pg.PoolClient) => {
    const held = sessions.get(client) ?? new Session(client);
    sessions.set(client, held);
    return held;
  };

  return {
    owner,
    url,
    async transaction(tenancy, work) {
      const client = await app.connect();
      const session = sessionFor(client);
      try {
        session.begin(settingsOf(tenancy));
        const result = await work(session.kysely);
        await session.commit();
        return result;
      } catch (failure) {
        await session.rollback();
        throw session.reason(failure);
      } finally {
        client.release();
      }
    },
    async close() {
      await app.end();
      await owner.end();
    },
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const checked = (value: string) => {
  if (!uuid.test(value)) throw new Error('An organisation or person of a transaction is not a UUID.');
  return value;
};

const settingsOf = ({ acting, readable, person }: Tenancy) =>
  `select set_config('comu.acting', '${checked(acting)}', true), set_config('comu.readable', '{${readable.map(checked).join(',')}}', true), set_config('comu.person', '${person === null ? '' : checked(person)}', true)`;

/** Changes for whom an open transaction acts; only delivery to another organisation does this. */
export const actFor = (connection: Connection, tenancy: Tenancy): void => sessionOf(connection).send(settingsOf(tenancy));

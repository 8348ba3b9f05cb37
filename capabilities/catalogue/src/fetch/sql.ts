import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { refusal } from '@comu/kernel';
import pg from 'pg';
import { say } from '../words.ts';
import { publicHost } from './address.ts';

const failed = refusal('data.source-database', { status: 503, says: say('La base de dades de la font ha dit: {detail}. La versió anterior continua vigent.', 'La base de datos de la fuente ha dicho: {detail}. La versión anterior sigue vigente.', 'The source’s database said: {detail}. The former version stays in place.') });

export interface SqlSource { readonly host: string; readonly port: number; readonly database: string; readonly user: string; readonly password: string; readonly query: string }
const page = 2000;
const cell = (value: unknown) => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`);

/** Reads a query of a PostgreSQL elsewhere into a CSV, in a transaction that can only read, page by page. Values pass as the server writes them, so no digit is lost. */
export async function fetchSql({ host, port, database, user, password, query }: SqlSource, to: string): Promise<number> {
  const { ip } = await publicHost(host);
  const client = new pg.Client({ host: ip, port, database, user, password, connectionTimeoutMillis: 15_000, statement_timeout: 120_000, query_timeout: 130_000, ssl: false, types: { getTypeParser: () => (text: unknown) => text } as never });
  const out = createWriteStream(to);
  try {
    await client.connect();
    await client.query('begin read only');
    // Only one statement passes the extended protocol, and only one that reads can stand in a cursor.
    await client.query({ text: `declare comu_rows no scroll cursor for ${query.replace(/;\s*$/, '')}`, queryMode: 'extended' } as pg.QueryConfig);
    let count = 0;
    for (;;) {
      const { rows, fields } = await client.query<unknown[]>({ text: `fetch ${page} from comu_rows`, rowMode: 'array' });
      if (count === 0) out.write(`${fields.map(({ name }) => cell(name)).join(',')}\n`);
      count += rows.length;
      if (rows.length > 0 && !out.write(`${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`)) await once(out, 'drain');
      if (rows.length < page) return count;
    }
  } catch (failure) {
    throw failed({ detail: (failure as Error).message.slice(0, 200) });
  } finally {
    out.end();
    await once(out, 'close');
    await client.end().catch(() => undefined);
  }
}

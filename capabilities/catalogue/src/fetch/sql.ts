import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { refusal } from '@comu/kernel';
import pg from 'pg';
import { say, type LineKind } from '../words.ts';
import { hostAddress, type Allowed } from './address.ts';

const failed = refusal('data.source-database', { status: 503, says: say('La base de dades de la font ha dit: {detail}. La versió anterior continua vigent.', 'La base de datos de la fuente ha dicho: {detail}. La versión anterior sigue vigente.', 'The source’s database said: {detail}. The former version stays in place.') });
const unsafe = refusal('data.source-database-tls', { status: 503, says: say('No s’ha pogut obrir una connexió xifrada i de confiança amb la base de dades ({detail}). Doneu-hi el certificat de l’autoritat que la signa o, si ho accepteu, trieu una altra manera de connectar-hi. La versió anterior continua vigent.', 'No se ha podido abrir una conexión cifrada y de confianza con la base de datos ({detail}). Dé el certificado de la autoridad que la firma o, si lo acepta, elija otra manera de conectar. La versión anterior sigue vigente.', 'No encrypted and trusted connection with the database could be opened ({detail}). Give the certificate of the authority that signs it or, if you accept it, choose another way to connect. The former version stays in place.') });

export interface SqlSource {
  readonly host: string; readonly port: number; readonly database: string; readonly user: string; readonly password: string; readonly query: string;
  readonly line?: LineKind | undefined;
  /** The authority that signs the server’s certificate, in PEM; then no other is trusted. */
  readonly ca?: string | undefined;
}
const page = 2000;
const cell = (value: unknown) => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`);

/** Reads a query of a PostgreSQL elsewhere into a CSV, in a transaction that can only read, page by page. Values pass as the server writes them, so no digit is lost. */
export async function fetchSql({ host, port, database, user, password, query, line, ca }: SqlSource, to: string, allowed: Allowed): Promise<number> {
  const ip = await hostAddress({ host, port }, allowed);
  const client = new pg.Client({ host: ip, port, database, user, password, connectionTimeoutMillis: 15_000, statement_timeout: 120_000, query_timeout: 130_000, ssl: tlsOf({ host, line, ca }), types: { getTypeParser: () => (text: unknown) => text } as never });
  // A line that is cut while nothing is being asked must not end the process; what is asked next fails by itself.
  client.on('error', () => undefined);
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
    const detail = (failure as Error).message.slice(0, 200);
    throw (ofTheLine(failure) ? unsafe : failed)({ detail });
  } finally {
    out.end();
    await once(out, 'close');
    await client.end().catch(() => undefined);
  }
}

function tlsOf({ host, line = 'verified', ca }: Pick<SqlSource, 'host' | 'line' | 'ca'>): ConnectionOptions | false {
  if (line === 'open') return false;
  const bare = host.replace(/^\[|\]$/g, '');
  // The number was judged, the name is what the certificate has to tell.
  return { rejectUnauthorized: line === 'verified', ...(isIP(bare) === 0 ? { servername: bare } : {}), ...(ca === undefined ? {} : { ca: [ca] }) };
}

const ofTheLine = (failure: unknown) => /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|ERR_TLS|ERR_SSL|EPROTO|OSSL/.test(String((failure as { code?: unknown }).code ?? '')) || /SSL|certificate/i.test((failure as Error).message);

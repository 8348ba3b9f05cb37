import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFor } from '@comu/connectors/testing';
import { accountFor, startEmbedded } from '@comu/kernel/embedded';
import pg from 'pg';

export interface OutsideDatabase { readonly port: number; readonly user: string; readonly password: string; readonly database: string; /** The certificate of the server, in PEM, which signs itself for `localhost`. */ readonly ca: string; run(sql: string): Promise<void>; close(): Promise<void> }

/** A PostgreSQL of somebody else, at a port of this machine, that speaks TLS with a certificate of its own. */
export async function outsideDatabase(): Promise<OutsideDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'comu-outside-'));
  chmodSync(folder, 0o711);
  const { key, cert } = await certificateFor('localhost', { from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 86_400_000) });
  const account = accountFor();
  const keep = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    if (account !== undefined) chownSync(path, account.uid, account.gid);
    return path;
  };
  const server = await startEmbedded({ folder: join(folder, 'postgres'), port: 0, quiet: true, settings: { fsync: 'off', ssl: 'on', ssl_cert_file: keep('server.crt', cert), ssl_key_file: keep('server.key', key) } });
  const { port, username: user, password, pathname } = new URL(server.url);
  return {
    port: Number(port), user, password, database: pathname.slice(1), ca: cert,
    async run(sql) {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      try { await client.query(sql); } finally { await client.end(); }
    },
    async close() { await server.stop(); rmSync(folder, { recursive: true, force: true }); },
  };
}

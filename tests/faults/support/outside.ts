import { createServer } from 'node:http';
import { createAuthority, issueTimestampCertificate, timestampHandler } from '@comu/signatures';
import { SMTPServer } from 'smtp-server';

export interface Outside { stop(): Promise<void> }

/** A timestamp authority of the network (RFC 3161). */
export async function timestampAuthority(port: number): Promise<Outside & { readonly stamped: () => number }> {
  const from = new Date(Date.now() - 3_600_000);
  const authority = await createAuthority({ name: 'Autoritat de prova', algorithm: 'RSA-2048', from });
  const handle = timestampHandler({ signer: await issueTimestampCertificate({ authority, name: 'Segell de temps de prova', algorithm: 'RSA-2048', from }) });
  let stamped = 0;
  const server = createServer((request, response) => { stamped += 1; void handle(request, response); });
  await new Promise<void>((ready) => { server.listen(port, '127.0.0.1', ready); });
  return { stamped: () => stamped, async stop() { server.closeAllConnections(); await new Promise((done) => { server.close(done); }); } };
}

/** A mail server that takes everything. */
export async function mailServer(port: number): Promise<Outside & { readonly letters: string[] }> {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let letter = '';
      stream.setEncoding('utf8').on('data', (text: string) => { letter += text; }).on('end', () => { letters.push(letter); done(); });
    },
  });
  await new Promise<void>((ready) => { server.listen(port, '127.0.0.1', ready); });
  return { letters, stop: () => new Promise((done) => { server.close(() => done()); }) };
}

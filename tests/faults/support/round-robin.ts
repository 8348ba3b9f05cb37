import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A reverse proxy that gives each request to the next server, as any balancer does: a server that takes no connection is passed over,
 * and a request that was cut in the middle is answered 502, because nobody knows whether it was done.
 */
export async function roundRobin(servers: readonly string[]): Promise<{ address: string; stop(): Promise<void> }> {
  let turn = 0;
  const proxy = createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => pass(incoming, answer, Buffer.concat(chunks), servers.length));
  });

  function pass(incoming: IncomingMessage, answer: ServerResponse, body: Buffer, left: number) {
    const { hostname, port } = new URL(servers[turn++ % servers.length] as string);
    const outgoing = ask({ hostname, port, path: incoming.url, method: incoming.method, headers: { ...incoming.headers, connection: 'close' } }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
      given.once('error', () => answer.destroy());
    });
    outgoing.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (answer.headersSent) answer.destroy();
      else if (code === 'ECONNREFUSED' && left > 1) pass(incoming, answer, body, left - 1);
      else answer.writeHead(502).end();
    });
    outgoing.end(body);
  }

  await new Promise<void>((ready) => { proxy.listen(0, '127.0.0.1', ready); });
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async stop() {
      proxy.closeAllConnections();
      await new Promise((done) => { proxy.close(done); });
    },
  };
}

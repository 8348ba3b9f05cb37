import { createServer } from 'node:net';

/** A port where nobody listens, for a server that will come later. */
export const freePort = () => new Promise<number>((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number };
    probe.close(() => done(port));
  });
});

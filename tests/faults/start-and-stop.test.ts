import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filing, signIn } from './support/caller.ts';
import { copyFounded } from './support/founded.ts';
import { newInstallation, type Comu } from './support/installation.ts';
import { entriesOf } from './support/registry.ts';
import { patience } from './support/eventually.ts';

const installation = newInstallation();
let server: Comu;
const where = { address: () => server.address };
beforeAll(async () => {
  await copyFounded(installation.folder);
  server = await installation.start();
}, patience);
afterAll(() => installation.remove());

describe('starting and stopping', () => {
  it('a second start on the same data is refused with a sentence, and the first goes on', async () => {
    const second = await installation.run(['start']);
    expect(second.code).toBe(1);
    expect(second.said).toContain(`is already in use by process ${server.pid}. Stop it before starting again, or choose another folder.`);
    expect(second.said).not.toMatch(/^\s+at /m);
    const clerk = await signIn(where, 'clerk');
    expect(await clerk.call('registry.register-entry', filing('Encara hi som'))).toMatchObject({ number: 1 });
  }, patience);

  it('Ctrl C ends it cleanly, with work under way', async () => {
    const clerk = await signIn(where, 'clerk');
    const under = Promise.allSettled(Array.from({ length: 6 }, (_, number) => clerk.call('registry.register-entry', filing(`A mitges ${number}`))));
    expect(await server.end('SIGINT')).toBe(0);
    expect(server.said()).toContain('Stopping: finishing what is under way…');
    expect(server.said()).not.toMatch(/^\s+at /m);
    const answered = (await under).filter(({ status }) => status === 'fulfilled');
    server = await installation.start();
    const entries = await entriesOf(installation);
    expect(entries.length).toBeGreaterThanOrEqual(1 + answered.length);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
  }, patience);

  it('a live connection of a browser does not hold it back', async () => {
    const watching = await fetch(`${server.address}/api/live`);
    expect(await server.end('SIGTERM')).toBe(0);
    await watching.body?.cancel().catch(() => undefined);
  }, patience);

  it('a wrong setting is refused by its name before anything starts', async () => {
    const { code, said } = await installation.run(['start'], { PORT: 'vuitanta' });
    expect(code).toBe(1);
    expect(said).toMatch(/PORT: .*Port to listen on/);
  }, patience);

  it('a port that is taken is refused with a sentence, and leaves no database running', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const port = String((holder.address() as AddressInfo).port);
    const { code, said } = await installation.run(['start'], { PORT: port });
    holder.close();
    expect(code).toBe(1);
    expect(said).toContain(`Port ${port} is already taken.`);
    expect(() => installation.postmaster()).toThrow();
  }, patience);
});

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { PLATFORM, type Runner } from '@comu/kernel';
import { testActor } from '@comu/kernel/testing';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHouse } from '../testing/house.ts';
import { closePost } from './transport.ts';

let set: Awaited<ReturnType<typeof openHouse>>;
const start = new Date('2026-11-24T09:00:00Z');
const secret = 'una-contrasenya-ben-secreta';
let server: SMTPServer | undefined;
let letters: string[] = [];
beforeAll(async () => { set = await openHouse(); });
afterAll(() => set.house.close());
beforeEach(async () => { set.house.clock.now = start; letters = []; await set.house.database.owner.query('delete from kernel.job'); });
afterEach(async () => { closePost(); await stop(); });

async function listen(port = 0, { refuse = '' } = {}): Promise<number> {
  server = new SMTPServer({
    authOptional: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'], closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) => (username === 'comu' && password === secret ? done(null, { user: username }) : done(new Error('no'))),
    onRcptTo: ({ address }, _session, done) => (address === refuse ? done(Object.assign(new Error('No such user'), { responseCode: 550 })) : done()),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => { letters.push(Buffer.concat(chunks).toString()); done(); });
    },
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return (server.server.address() as { port: number }).port;
}
async function stop(): Promise<void> {
  const closing = server;
  server = undefined;
  if (closing !== undefined) await new Promise<void>((done) => { closing.close(done); });
}
const urlTo = (port: number, password = secret) => `smtp://comu:${password}@127.0.0.1:${port}`;
const drain = async (runner: Runner) => { while (await runner.runJob()) { /* until none is due */ } };
const later = (seconds: number) => { set.house.clock.now = new Date(set.house.clock.now.getTime() + seconds * 1000); };
const outbox = async (name: string) => (await set.house.runner.run('notifications.message.list', { filter: { name }, limit: 50 }, set.council.as)).rows[0];
async function notifyCitizen(name: string, email = 'pere@example.org', subject = 'Denegació de l’ajut per impagament') {
  const document = await set.signed('Contingut reservat');
  const row = await set.house.runner.run('notifications.notify', { document: document.id, subject, addressee: { kind: 'person', name, identity: { type: 'nif', number: '12345678Z' }, email } }, set.council.as);
  return { ...row, document };
}
/** The letter as its reader sees it: parts joined and quoted-printable undone. */
const readable = (letter: string) => Buffer.from(letter.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString();

describe('the notice by e-mail (art. 41.6)', () => {
  it('says that there is a notification and nothing of what it says, and its sending leaves evidence', async () => {
    const port = await listen();
    const { id, number, documents } = await notifyCitizen('Pere Roca');
    await drain(set.withMail(urlTo(port)));
    expect(letters).toHaveLength(1);
    const letter = readable(letters[0]!);
    expect(letter).toContain('Diputació de Barcelona ha posat una notificació a disposició de Pere Roca');
    expect(letter).toContain('4 de desembre de 2026');
    for (const inside of ['impagament', 'Contingut', 'Resolució de concessió', number, documents[0].sha256]) expect(letter).not.toContain(inside);
    expect(letter).toContain('multipart/alternative');
    expect(/^From: .*/m.exec(letters[0]!)?.[0]).toMatch(/^From: (?!.*Com).*<avisos@diba\.example>$/);
    expect(await outbox('Pere Roca')).toMatchObject({ state: 'sent', attempts: 1, sentAt: start.toISOString() });
    const { history } = await set.house.runner.run('notifications.open-notification', { notification: id }, set.council.as);
    expect(history.map(({ evidence }: { evidence: { step: string; noticeTo: string | null } }) => [evidence.step, evidence.noticeTo])).toEqual([['made-available', null], ['notice-sent', 'pere@example.org']]);
  });
  it('a hostile name is only text', async () => {
    const port = await listen();
    await notifyCitizen('<img src=x onerror=alert(1)>"&\r\nBcc: tothom@example.org');
    await drain(set.withMail(urlTo(port)));
    const [head, ...body] = letters[0]!.split(/\r?\n\r?\n/);
    expect(head).not.toMatch(/^bcc:/im);
    const html = readable(body.join('\n\n')).split('text/html')[1]!;
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
  it('goes to whoever may open it in the notified body, each in their language', async () => {
    await set.member(set.town, { name: 'Montserrat Vila', email: 'montserrat@berga.example' });
    await set.member(set.town, { name: 'Enric Pla', email: 'enric@berga.example', language: 'es' });
    const port = await listen();
    const document = await set.signed();
    await set.house.runner.run('notifications.notify', { document: document.id, subject: 'Secret', addressee: { organisation: set.town.id } }, set.council.as);
    await drain(set.withMail(urlTo(port)));
    expect(letters.map((letter) => /^To: .*<(.*)>/m.exec(letter)?.[1]).toSorted()).toEqual(['enric@berga.example', 'montserrat@berga.example']);
    expect(letters.map((letter) => /^Content-Language: (..)/m.exec(letter)?.[1]).toSorted()).toEqual(['ca', 'es']);
    expect(letters.every((letter) => readable(letter).includes('/o/berga/lloc/notifications') && !readable(letter).includes('Secret'))).toBe(true);
  });
});

describe('when the mail server fails', () => {
  it('the message says so and goes out when it is back; the notification waits for nothing', async () => {
    const port = await listen();
    await stop();
    const runner = set.withMail(urlTo(port));
    const { id } = await notifyCitizen('Anna Font');
    await drain(runner);
    expect(await outbox('Anna Font')).toMatchObject({ state: 'waiting', attempts: 1, problem: { ca: expect.stringContaining('no respon') }, nextAt: '2026-11-24T09:00:30.000Z' });
    const { history } = await set.house.runner.run('notifications.open-notification', { notification: id }, set.council.as);
    expect(history).toMatchObject([{ evidence: { step: 'made-available' }, certificate: { code: expect.any(String) } }]);
    await listen(port);
    later(3600);
    await drain(runner);
    expect(await outbox('Anna Font')).toMatchObject({ state: 'sent', attempts: 2, problem: null });
    expect(letters).toHaveLength(1);
  });
  it('a notice that comes too late is not sent', async () => {
    const port = await listen();
    const { id } = await notifyCitizen('Rosa Camps');
    await set.house.runner.run('notifications.open-as-party', { notification: id, identity: { type: 'nif', number: '12345678Z' }, name: 'Rosa Camps', identification: 'idCAT Mòbil' }, set.council.system);
    await drain(set.withMail(urlTo(port)));
    expect(letters).toEqual([]);
    expect(await outbox('Rosa Camps')).toMatchObject({ state: 'failed', problem: { ca: expect.stringContaining('ja estava resolta') } });
  });
  it('tries again less and less often, and at last waits for a person', async () => {
    const port = await listen();
    await stop();
    const runner = set.withMail(urlTo(port));
    await notifyCitizen('Laia Mas');
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 48; attempt += 1) {
      await drain(runner);
      const { nextAt } = await outbox('Laia Mas');
      if (nextAt === null) break;
      pauses.push((Date.parse(nextAt) - set.house.clock.now.getTime()) / 1000);
      set.house.clock.now = new Date(nextAt);
    }
    expect(pauses.slice(0, 4)).toEqual([30, 60, 120, 240]);
    expect(Math.max(...pauses)).toBe(3600);
    const failed = await outbox('Laia Mas');
    expect(failed).toMatchObject({ state: 'failed', attempts: 48 });
    await listen(port);
    later(60);
    await set.house.runner.run('notifications.resend-message', { message: failed.id }, set.council.as);
    await drain(runner);
    expect(await outbox('Laia Mas')).toMatchObject({ state: 'sent', attempts: 1 });
  });
  it('a server that does not answer holds one letter and not the rest of the work', async () => {
    const asked: Socket[] = [];
    const silent = createServer((socket) => { asked.push(socket); socket.on('error', () => undefined); });
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const runner = set.withMail(urlTo((silent.address() as { port: number }).port));
    for (let index = 0; index < 5; index += 1) await notifyCitizen(`Veí ${index}`);
    await drain(runner);
    expect(asked).toHaveLength(1);
    expect(await outbox('Veí 0')).toMatchObject({ state: 'waiting', attempts: 1, problem: { es: expect.stringContaining('no responde') } });
    expect(await outbox('Veí 4')).toMatchObject({ state: 'waiting', attempts: 0, nextAt: '2026-11-24T09:00:30.000Z' });
    for (const socket of asked) socket.destroy();
    silent.close();
  });
  it('an address that the server refuses is not tried for ever', async () => {
    const port = await listen(0, { refuse: 'ningu@example.org' });
    await notifyCitizen('Ningú', 'ningu@example.org');
    await drain(set.withMail(urlTo(port)));
    expect(await outbox('Ningú')).toMatchObject({ state: 'failed', attempts: 1, problem: { ca: expect.stringContaining('no accepta aquesta adreça') } });
  });
  it('a wrong password is told without repeating it anywhere', async () => {
    const port = await listen();
    await notifyCitizen('Joan Riu');
    await drain(set.withMail(urlTo(port, 'clau-equivocada')));
    const message = await outbox('Joan Riu');
    expect(message).toMatchObject({ state: 'waiting', problem: { en: expect.stringContaining('SMTP_URL') } });
    const { rows } = await set.house.database.owner.query('select coalesce(jsonb_agg(failure), \'[]\')::text as failures from kernel.job');
    expect(JSON.stringify([message, rows])).not.toContain('clau-equivocada');
  });
  it('without a mail server the message stays in the outbox, to be read', async () => {
    await notifyCitizen('Marta Sol');
    await drain(set.house.runner);
    expect(await outbox('Marta Sol')).toMatchObject({ state: 'waiting', attempts: 0, problem: null, text: expect.stringContaining('Hola, Marta Sol') });
  });
});

describe('an invitation', () => {
  const invite = (name: string, email: string) => set.house.runner.run('identity.invite-person', { name, email, role: 'case-handler' }, set.council.system);
  const rows = async () => JSON.stringify((await set.house.database.owner.query('select to_jsonb(m) as row from notifications.message m union all select to_jsonb(j) from kernel.job j union all select to_jsonb(e) from kernel.event e')).rows);

  it('is mailed with a link that opens it and that neither the outbox nor the database holds', async () => {
    const port = await listen();
    const runner = set.withMail(urlTo(port));
    await invite('Gemma Prat', 'gemma@diba.example');
    await drain(runner);
    expect(letters).toHaveLength(1);
    const code = /\/invitation\/([0-9a-f-]{36}\.[0-9a-f]{64})/.exec(readable(letters[0]!))?.[1] as string;
    expect(readable(letters[0]!)).toContain('1 de desembre de 2026');
    const held = await rows();
    expect(held).toContain('Gemma Prat');
    expect(held).not.toContain(code.split('.')[1]);
    const visitor = { actor: testActor({ person: null, organisations: {} }), organisation: PLATFORM };
    await runner.run('identity.accept-invitation', { code, password: 'una contrasenya ben llarga' }, visitor);
    await expect(runner.run('identity.accept-invitation', { code, password: 'una altra de ben llarga' }, visitor)).rejects.toMatchObject({ code: 'identity.bad-invitation' });
  });
  it('that ran out, or that a newer one follows, is not mailed, and the outbox says why', async () => {
    const { person } = await invite('Oriol Mas', 'oriol@diba.example');
    await drain(set.house.runner);
    await set.house.runner.run('identity.invite-again', { person }, set.council.system);
    const port = await listen();
    await drain(set.withMail(urlTo(port)));
    expect(letters).toHaveLength(1);
    later(8 * 86_400);
    await set.house.runner.run('identity.invite-again', { person }, set.council.system);
    await drain(set.house.runner);
    later(8 * 86_400);
    const { rows: [unsent] } = await set.house.database.owner.query(`select id from notifications.message where name = 'Oriol Mas' and state = 'waiting' order by created_at desc limit 1`);
    await set.house.runner.run('notifications.resend-message', { message: unsent.id }, set.council.as);
    await drain(set.withMail(urlTo(port)));
    expect(letters).toHaveLength(1);
    const { rows: [told] } = await set.house.database.owner.query('select state, problem from notifications.message where id = $1', [unsent.id]);
    expect(told).toMatchObject({ state: 'failed', problem: { ca: expect.stringContaining('havia caducat') } });
  });
});

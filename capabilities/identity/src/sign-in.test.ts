import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHttp, publicActor, type Gate } from '@comu/kernel';
import { testInstallation, type Installation } from '@comu/kernel/testing';
import { identityModule } from './identity.module.ts';
import { makeGate } from './gate.ts';

const minutes = 60_000, hours = 60 * minutes, days = 24 * hours;
let house: Installation;
let gate: Gate;
beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule] });
  gate = makeGate(house.runner, { clock: () => house.clock.now });
});
afterAll(() => house.close());

const refusedWith = (code: string) => expect.objectContaining({ code });
const anyone = { actor: publicActor, organisation: null };
const later = (milliseconds: number) => { house.clock.now = new Date(house.clock.now.getTime() + milliseconds); };
const password = 'quatre gats al terrat';
const signIn = async (email: string, given = password) => {
  let session = '';
  const me = await house.runner.run('identity.sign-in', { email, password: given }, { ...anyone, onSession: (opened) => { session = opened?.token ?? ''; } });
  return { me, session };
};
const founder = { organisation: { slug: 'diputacio-de-barcelona', name: 'Diputació de Barcelona', kind: 'provincial-council' }, name: 'Laia Ferrer Soler', email: 'Laia.Ferrer@diba.example', password };

describe('signing in', () => {
  it('an empty installation waits for its first administrator, and only an empty one', async () => {
    expect(await house.runner.run('identity.sign-in-ways', {}, anyone)).toMatchObject({ first: true, password: true });
    const me = await house.runner.run('identity.first-administrator', founder, anyone);
    expect(me).toMatchObject({ person: { name: 'Laia Ferrer Soler', email: 'laia.ferrer@diba.example' }, memberships: [{ organisation: { slug: 'diputacio-de-barcelona' } }] });
    expect(me.memberships[0].permissions).toContain('identity.manage-people');
    await expect(house.runner.run('identity.first-administrator', { ...founder, email: 'b@diba.example' }, anyone)).rejects.toEqual(refusedWith('identity.already-in-use'));
    expect(await house.runner.run('identity.sign-in-ways', {}, anyone)).toMatchObject({ first: false, bodies: [] });
  });
  it('a session tells who asks until they sign out', async () => {
    const { session, me } = await signIn('laia.ferrer@diba.example');
    const actor = await gate.actorOf({ session }, 'es');
    expect(actor).toMatchObject({ kind: 'person', person: me.person.id, language: 'es', standings: [{ slug: 'diputacio-de-barcelona' }] });
    expect(await house.runner.run('identity.me', {}, { actor, organisation: null })).toEqual(me);
    await house.runner.run('identity.sign-out', {}, { actor, organisation: null });
    expect((await gate.actorOf({ session }, 'ca')).kind).toBe('public');
    expect((await gate.actorOf({ session: 'made up' }, 'ca')).kind).toBe('public');
  });
  it('a session lapses after 12 hours without use, and after 30 days however much it is used', async () => {
    const start = house.clock.now;
    const { session } = await signIn('laia.ferrer@diba.example');
    const kind = async () => (await gate.actorOf({ session }, 'ca')).kind;
    later(12 * hours - 1000);
    expect(await kind()).toBe('person');
    later(12 * hours - 1000);
    expect(await kind()).toBe('person');
    later(12 * hours);
    expect(await kind()).toBe('public');
    const long = await signIn('laia.ferrer@diba.example');
    const until = house.clock.now.getTime() + 30 * days;
    while (house.clock.now.getTime() + 11 * hours < until) {
      later(11 * hours);
      expect((await gate.actorOf({ session: long.session }, 'ca')).kind).toBe('person');
    }
    later(11 * hours);
    expect((await gate.actorOf({ session: long.session }, 'ca')).kind).toBe('public');
    house.clock.now = new Date(start.getTime() + 60 * days);
  });
  it('five failures lock an address for a quarter of an hour, known or unknown, also when they come at once', async () => {
    for (const email of ['laia.ferrer@diba.example', 'nobody@diba.example']) {
      const tries = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(email, 'not the password')));
      const codes = tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'in'));
      expect(codes.filter((code) => code === 'identity.wrong-password')).toHaveLength(5);
      expect(codes.filter((code) => code === 'identity.locked')).toHaveLength(7);
    }
    await expect(signIn('laia.ferrer@diba.example')).rejects.toEqual(refusedWith('identity.locked'));
    later(15 * minutes - 1);
    await expect(signIn('laia.ferrer@diba.example')).rejects.toEqual(refusedWith('identity.locked'));
    later(1);
    expect((await signIn('laia.ferrer@diba.example')).session).not.toBe('');
  });
  it('a good sign-in forgets the failures before it', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let index = 0; index < 4; index += 1) await expect(signIn('laia.ferrer@diba.example', 'wrong')).rejects.toEqual(refusedWith('identity.wrong-password'));
      await signIn('laia.ferrer@diba.example');
    }
  });
  it('works as much for an unknown address as for a known one, so that time does not tell which exist', async () => {
    // Work of the processor, and not time gone by: a busy machine lengthens only the latter.
    const work = async (email: string) => {
      const before = process.cpuUsage();
      await signIn(email, 'wrong').catch(() => undefined);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let index = 0; index < 4; index += 1) {
      known.push(await work('laia.ferrer@diba.example'));
      unknown.push(await work('somebody@diba.example'));
    }
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
    later(hours);
  });
  it('keeps neither the session’s token nor anything made of the password but argon2id', async () => {
    const { session } = await signIn('laia.ferrer@diba.example');
    const { rows } = await house.database.owner.query(`
      select (select string_agg(t::text, '') from kernel.change t) || (select string_agg(t::text, '') from kernel.act t) || (select string_agg(t::text, '') from identity.session t)
        || (select coalesce(string_agg(t::text, ''), '') from kernel.answer t) || (select string_agg(t::text, '') from identity.credential t) as everything`);
    expect(rows[0].everything).not.toContain(session);
    expect(rows[0].everything.match(/argon2id/g)).toHaveLength(1);
    const { rows: [act] } = await house.database.owner.query(`select 1 from kernel.act where operation in ('identity.sign-in', 'identity.first-administrator')`);
    expect(act).toBeUndefined();
  });
  it('works over HTTP with an httpOnly cookie', async () => {
    const server = await buildHttp({ runner: house.runner, gate });
    const answer = await server.inject({ method: 'POST', url: '/api/identity/sign-in', payload: { email: 'LAIA.FERRER@diba.example', password } });
    expect(answer.statusCode).toBe(200);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^comu=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    const me = await server.inject({ method: 'POST', url: '/api/identity/me', payload: {}, headers: { cookie: cookie.split(';')[0]! } });
    expect(me.json().person.name).toBe('Laia Ferrer Soler');
    const nobody = await server.inject({ method: 'POST', url: '/api/identity/me', payload: {} });
    expect([nobody.statusCode, nobody.body]).toEqual([200, 'null']);
    await server.close();
  });
});

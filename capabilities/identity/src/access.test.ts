import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@comu/kernel';
import { foundedInstallation, password, type Founded } from './testing.ts';

let house: Founded;
beforeAll(async () => { house = await foundedInstallation(); });
afterAll(() => house.close());
const refusedWith = (code: string) => expect.objectContaining({ code });
const email = 'laia.ferrer@diba.example';
const signIn = async (given = password) => {
  let session = '';
  await house.runner.run('identity.sign-in', { email, password: given }, { ...house.anyone, address: '203.0.113.7', onSession: (opened) => { session = opened?.token ?? ''; } });
  return session;
};

describe('sessions, passwords and service tokens', () => {
  it('one sees one’s own sessions and closes another device’s at once', async () => {
    const here = await signIn(), there = await signIn();
    const actor = await house.gate.actorOf({ session: here }, 'ca');
    const open = await house.runner.run('identity.sessions', {}, { actor, organisation: null });
    expect(open.filter(({ current }: { current: boolean }) => current)).toMatchObject([{ way: 'password', address: '203.0.113.7' }]);
    const { session: id } = await house.gate.actorOf({ session: there }, 'ca');
    await house.runner.run('identity.revoke-session', { session: id }, { actor, organisation: null });
    expect((await house.gate.actorOf({ session: there }, 'ca')).kind).toBe('public');
    expect((await house.gate.actorOf({ session: here }, 'ca')).kind).toBe('person');
    const stranger = await house.person(house.provincial, 'Ona Altra', 'auditor');
    await expect(house.run('identity.revoke-session', { session: actor.session }, stranger)).rejects.toEqual(refusedWith('kernel.not-found'));
  });
  it('a new password asks for the old one and closes the other sessions', async () => {
    const here = await signIn(), there = await signIn();
    const as = { actor: await house.gate.actorOf({ session: here }, 'ca'), organisation: null };
    await expect(house.runner.run('identity.change-password', { current: 'wrong', password: 'un altre parell de gats' }, as)).rejects.toEqual(refusedWith('identity.wrong-password'));
    await expect(house.runner.run('identity.change-password', { current: password, password: 'Laia.Ferrer.Laia' }, as)).rejects.toEqual(refusedWith('kernel.input-refused'));
    await house.runner.run('identity.change-password', { current: password, password: 'un altre parell de gats' }, as);
    expect((await house.gate.actorOf({ session: there }, 'ca')).kind).toBe('public');
    expect((await house.gate.actorOf({ session: here }, 'ca')).kind).toBe('person');
    await expect(signIn()).rejects.toEqual(refusedWith('identity.wrong-password'));
    await house.runner.run('identity.change-password', { current: 'un altre parell de gats', password }, as);
  });
  it('a service acts with its token’s permissions in its organisation until it expires or is revoked', async () => {
    const { token, id } = await house.run('identity.create-token', { name: 'Padró', permissions: ['identity.see-people'], days: 30 }, house.founder, house.provincial);
    const actor = await house.gate.actorOf({ token }, 'en');
    expect(actor).toMatchObject({ kind: 'service', person: null, name: 'Padró', standings: [{ organisation: house.provincial, slug: 'diputacio' }] });
    expect(await house.runner.run('identity.people', {}, { actor, organisation: house.provincial })).not.toHaveLength(0);
    await expect(house.runner.run('identity.tokens', {}, { actor, organisation: house.provincial })).rejects.toEqual(refusedWith('kernel.not-allowed'));
    expect(await house.runner.run('identity.me', {}, { actor, organisation: null })).toBeNull();
    expect(JSON.stringify(await house.run('identity.tokens', {}, house.founder, house.provincial))).not.toContain('hash');
    expect((await house.database.owner.query(`select t::text from identity.token t`)).rows[0].t).not.toContain(token);
    house.later(30 * 86_400_000);
    expect((await house.gate.actorOf({ token }, 'en')).kind).toBe('public');
    house.later(-86_400_000);
    expect((await house.gate.actorOf({ token }, 'en')).kind).toBe('service');
    await house.run('identity.revoke-token', { token: id }, house.founder, house.provincial);
    expect((await house.gate.actorOf({ token }, 'en')).kind).toBe('public');
  });
  it('the secret of a service token is kept nowhere, though the request is repeatable', async () => {
    const as = { ...(await house.as(house.founder, house.provincial)), key: '0b0f6f5e-5f0a-4a63-9a0c-2f5b1f3f7a11' };
    const { token } = await house.runner.run('identity.create-token', { name: 'Arxiu', permissions: ['identity.see-people'], days: 1 }, as);
    const { rows } = await house.database.owner.query(`select (select coalesce(string_agg(t::text, ''), '') from kernel.answer t) || (select string_agg(t::text, '') from kernel.change t) as everything`);
    expect(rows[0].everything).not.toContain(token);
    expect((await house.database.owner.query(`select person from kernel.act where operation = 'identity.keep-token' order by at desc limit 1`)).rows[0].person).toBe(house.founder);
  });
  it('old sign-ins are forgotten, and the password of who left a year ago', async () => {
    const left = await house.person(house.provincial, 'Pep Marxat', 'auditor', { to: '2026-12-31' });
    await house.database.owner.query(`insert into identity.credential (id, person, hash, created_at, changed_at) values (gen_random_uuid(), $1, 'x', now(), now())`, [left]);
    await signIn('wrong').catch(() => undefined);
    house.later(400 * 86_400_000);
    const { sessions, attempts, ways } = await house.runner.run('identity.sweep', {}, { actor: systemActor, organisation: null });
    expect(sessions).toBeGreaterThan(0);
    expect(attempts).toBe(1);
    expect(ways).toBe(1);
    expect((await house.database.owner.query('select person from identity.credential')).rows).toEqual([{ person: house.founder }]);
    house.later(-400 * 86_400_000);
  });
  it('nobody gives a service more than they hold themselves', async () => {
    await expect(house.run('identity.create-token', { name: 'x', permissions: ['kernel.nothing'], days: 1 }, house.founder, house.provincial)).rejects.toEqual(refusedWith('identity.more-than-mine'));
  });
  it('what another process changes is seen within five seconds', async () => {
    const session = await signIn();
    expect((await house.gate.actorOf({ session }, 'ca')).kind).toBe('person');
    await house.database.owner.query(`update identity.session set ended_at = now() where ended_at is null`);
    house.later(5_000);
    expect((await house.gate.actorOf({ session }, 'ca')).kind).toBe('public');
  });
});

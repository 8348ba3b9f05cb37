import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation, systemActor, type Context } from '@comu/kernel';
import { z } from 'zod';
import { Delegation } from './identity.records.ts';
import { delegatesOf, delegationBehind, peopleWith, substitutesOf } from './lookups.ts';
import { foundedInstallation, type Founded } from './testing.ts';

let house: Founded, town: string, mayor: string, deputy: string, clerk: string, secretary: string;
beforeAll(async () => {
  house = await foundedInstallation();
  town = await house.town('olost');
  mayor = await house.person(town, 'Maria Mayor', 'administrator');
  deputy = await house.person(town, 'Dora Deputy', 'auditor');
  clerk = await house.person(town, 'Cesc Clerk', 'auditor');
  secretary = await house.person(town, 'Sara Secretary', 'secretary');
});
afterAll(() => house.close());
const refusedWith = (code: string) => expect.objectContaining({ code });
const manage = 'identity.manage-people';
const given = (more: object = {}) => ({ kind: 'delegation', delegator: mayor, delegate: deputy, permissions: [manage], from: '2026-12-01', to: '2026-12-15', motive: 'Acumulació de feina', ...more });
const may = async (person: string, instant: string, permission = manage) => {
  house.clock.now = new Date(instant);
  return (await house.as(person)).actor.standings[0]!.permissions.has(permission);
};
const inside = async <T>(work: (context: Context) => Promise<T>): Promise<T> => {
  let result: T | undefined;
  const probe = operation('identity.probe', { title: { ca: 'x', es: 'x', en: 'x' }, permission: 'system', kind: 'query', input: {}, output: z.null(), async run(_, context) { result = await work(context); return null; } });
  await house.runner.run(probe, {}, { actor: systemActor, organisation: town });
  return result as T;
};

describe('delegations and substitutions (Llei 40/2015, arts. 9 and 13)', () => {
  it('the delegate holds the named permissions from the first instant of the first day to the last of the last, and nothing else', async () => {
    const { id } = await house.run('identity.add-delegation', given(), mayor, town);
    expect(await may(deputy, '2026-11-30T22:59:59.999Z')).toBe(false);
    expect(await may(deputy, '2026-11-30T23:00:00.000Z')).toBe(true);
    expect(await may(deputy, '2026-12-15T22:59:59.999Z')).toBe(true);
    expect(await may(deputy, '2026-12-15T23:00:00.000Z')).toBe(false);
    expect(await may(deputy, '2026-12-05T12:00:00Z', 'identity.manage-organisations')).toBe(false);
    expect(await may(clerk, '2026-12-05T12:00:00Z')).toBe(false);
    expect((await house.run('identity.end-delegation', { delegation: id }, mayor, town)).endedAt).not.toBeNull();
  });
  it('a revoked delegation stops at once', async () => {
    house.clock.now = new Date('2026-12-05T12:00:00Z');
    const { id } = await house.run('identity.add-delegation', given(), secretary, town);
    expect(await may(deputy, '2026-12-05T12:00:00Z')).toBe(true);
    await house.run('identity.end-delegation', { delegation: id }, secretary, town);
    expect(await may(deputy, '2026-12-05T12:00:00Z')).toBe(false);
    await expect(house.run('identity.end-delegation', { delegation: id }, mayor, town)).rejects.toEqual(refusedWith('identity.already-ended'));
  });
  it('nobody delegates what they do not hold, nor what was delegated to them (art. 9.5)', async () => {
    house.clock.now = new Date('2026-12-05T12:00:00Z');
    await expect(house.run('identity.add-delegation', given({ delegator: deputy, delegate: clerk }), secretary, town)).rejects.toEqual(refusedWith('identity.not-theirs'));
    const { id } = await house.run('identity.add-delegation', given(), mayor, town);
    await expect(house.run('identity.add-delegation', given({ delegator: deputy, delegate: clerk }), secretary, town)).rejects.toEqual(refusedWith('identity.not-theirs'));
    await house.run('identity.end-delegation', { delegation: id }, mayor, town);
  });
  it('nobody records a delegation without the permission, nor in their own favour', async () => {
    await expect(house.run('identity.add-delegation', given({ delegate: clerk }), clerk, town)).rejects.toEqual(refusedWith('kernel.not-allowed'));
    await expect(house.run('identity.add-delegation', given({ delegate: mayor }), secretary, town)).rejects.toEqual(refusedWith('kernel.input-refused'));
    await expect(house.run('identity.add-delegation', given({ delegate: secretary }), secretary, town)).rejects.toEqual(refusedWith('identity.delegation-to-oneself'));
    await expect(house.run('identity.add-delegation', given({ to: '2026-11-01' }), mayor, town)).rejects.toEqual(refusedWith('kernel.input-refused'));
  });
  it('a delegation falls when the delegator leaves; a substitution covers the vacancy (art. 13)', async () => {
    house.clock.now = new Date('2027-01-10T12:00:00Z');
    const leaving = await house.person(town, 'Lena Leaving', 'administrator', { to: '2027-01-20' });
    const window = { delegator: leaving, from: '2027-01-15', to: '2027-02-28' };
    await house.run('identity.add-delegation', given({ ...window, delegate: deputy }), mayor, town);
    await house.run('identity.add-delegation', given({ ...window, delegate: clerk, kind: 'substitution' }), mayor, town);
    expect([await may(deputy, '2027-01-20T22:59:59Z'), await may(clerk, '2027-01-20T22:59:59Z')]).toEqual([true, true]);
    expect([await may(deputy, '2027-01-20T23:00:00Z'), await may(clerk, '2027-01-20T23:00:00Z')]).toEqual([false, true]);
  });
  it('tells who holds a permission today and by virtue of what, as acts must say (art. 9.4)', async () => {
    house.clock.now = new Date('2027-01-18T12:00:00Z');
    const holders = await inside((context) => peopleWith(context, manage));
    expect(holders.map(({ name, by }) => [name, by])).toEqual([
      ['Alcaldia olost', 'role'], ['Cesc Clerk', 'substitution'], ['Dora Deputy', 'delegation'], ['Lena Leaving', 'role'], ['Maria Mayor', 'role'],
    ]);
    const lena = holders.find(({ name }) => name === 'Lena Leaving')!.id;
    expect((await inside((context) => delegatesOf(context, lena, manage))).map(({ name }) => name).sort()).toEqual(['Cesc Clerk', 'Dora Deputy']);
    expect((await inside((context) => substitutesOf(context, lena))).map(({ name }) => name)).toEqual(['Cesc Clerk']);
    expect(await inside((context) => delegationBehind(context, { person: deputy, permission: manage }))).toMatchObject({ kind: 'delegation', delegator: lena });
    expect(await inside((context) => delegationBehind(context, { person: mayor, permission: manage }))).toBeUndefined();
  });
  it('finds the one in force today however many there were before', async () => {
    house.clock.now = new Date('2028-03-01T12:00:00Z');
    const past = operation('identity.probe', { title: { ca: 'x', es: 'x', en: 'x' }, permission: 'system', input: {}, output: z.null(), async run(_, { db }) {
      await db.insertAll(Delegation, Array.from({ length: 1001 }, () => ({ kind: 'substitution' as const, delegator: mayor, delegate: clerk, permissions: [manage], from: '2027-05-01', to: '2027-05-02', motive: 'Vacances' })));
      return null;
    } });
    await house.runner.run(past, {}, { actor: systemActor, organisation: town });
    await house.run('identity.add-delegation', given({ kind: 'substitution', delegate: clerk, from: '2028-03-01', to: '2028-03-02' }), secretary, town);
    expect((await inside((context) => substitutesOf(context, mayor))).map(({ name }) => name)).toEqual(['Cesc Clerk']);
    expect(await inside((context) => delegationBehind(context, { person: clerk, permission: manage }))).toMatchObject({ from: '2028-03-01' });
  });
  it('tells in the same words what the gate lets them do', async () => {
    for (const instant of ['2026-12-05T12:00:00Z', '2027-01-18T12:00:00Z', '2027-01-25T12:00:00Z', '2027-03-01T12:00:00Z']) {
      house.clock.now = new Date(instant);
      const holders = new Set((await inside((context) => peopleWith(context, manage))).map(({ id }) => id));
      for (const person of [mayor, deputy, clerk, secretary]) expect(await may(person, instant), instant).toBe(holders.has(person));
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation, systemActor } from '@comu/kernel';
import { foundedInstallation, type Founded } from '@comu/identity/testing';
import { z } from 'zod';
import { keepReminders, reminders, remindersWaiting, type Told } from './index.ts';

const look = operation('reminders.look', {
  title: { ca: 'x', es: 'x', en: 'x' }, permission: 'signed-in', scope: 'platform', kind: 'query', input: {}, output: z.array(z.string()),
  run: async (_, context) => (await remindersWaiting(context, context.me.standings.map(({ organisation }) => organisation))).map(({ key }) => key).toSorted(),
});
let house: Founded, town: string, other: string, ada: string, bru: string;
beforeAll(async () => {
  house = await foundedInstallation({ modules: [reminders] });
  town = await house.town('ripollet');
  other = await house.town('berga');
  ada = await house.person(town, 'Ada Ripoll', 'secretary');
  bru = await house.person(other, 'Bru Berga', 'secretary');
});
afterAll(() => house.close());

const words = (text: string) => ({ ca: text, es: text, en: text });
const one = (key: string, more: Partial<Told> = {}): Told => ({ key, kind: 'publication', person: null, role: null, title: words(key), why: words('fes-ho'), due: null, path: '/dades', ...more });
const keep = (waiting: readonly Told[], organisation = town, source = 'a') => house.runner.run(keepReminders, { source, waiting: [...waiting] }, { actor: systemActor, organisation });
const seen = async (person: string) => house.runner.run(look, {}, await house.as(person));

describe('what waits for somebody besides tasks', () => {
  it('waits for the person it names and for whoever holds the role there, and for nobody else', async () => {
    await keep([one('named', { person: ada }), one('role', { role: 'secretary' }), one('others', { role: 'comptroller' })]);
    expect(await seen(ada)).toEqual(['named', 'role']);
    expect(await seen(bru)).toEqual([]);
  });
  it('goes away when its source no longer names it, and stays as it was while it does', async () => {
    const rows = async () => (await house.database.owner.query(`select key, version, since::text from reminders.reminder where source = 'a' order by key`)).rows;
    house.later(3 * 86_400_000);
    const [{ since }] = await rows();
    await keep([one('named', { person: ada }), one('role', { role: 'secretary', due: '2026-12-01' })]);
    expect(await rows()).toEqual([{ key: 'named', version: 1, since }, { key: 'role', version: 2, since }]);
    await keep([]);
    expect(await seen(ada)).toEqual([]);
  });
  it('of one source leaves what another brought', async () => {
    await keep([one('mine', { person: ada })], town, 'b');
    await keep([], town, 'a');
    expect(await seen(ada)).toEqual(['mine']);
  });
});

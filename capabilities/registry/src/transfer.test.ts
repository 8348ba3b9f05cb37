import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '@comu/filing';
import { foundedInstallation, type Founded } from '@comu/identity/testing';
import { defineModule, operation, systemActor } from '@comu/kernel';
import { reminders, remindersWaiting } from '@comu/reminders';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { linkEntry, registry } from './index.ts';

const say = { ca: 'x', es: 'x', en: 'x' };
const look = operation('looking.look', {
  title: say, permission: 'signed-in', scope: 'platform', kind: 'query', input: {}, output: z.array(z.string()),
  run: async (_, context) => (await remindersWaiting(context, context.me.standings.map(({ organisation }) => organisation))).map(({ path }) => path),
});
let house: Founded, town: string, clerk: string, works: string, desk: string;
const units: Record<string, string> = {};
const run = async (as: string, name: string, input: object) => house.run(`registry.${name}`, input, as, town);
const seen = (person: string) => house.run('looking.look', {}, person);
const register = (more: object = {}) => run(clerk, 'register-entry', { direction: 'entry', subject: 'Gual', parties: [{ role: 'interested', kind: 'person', name: 'Maria Puig', identity: { type: 'none' } }], attachments: [], ...more });

beforeAll(async () => {
  house = await foundedInstallation({ modules: [reminders, terms, documents, signatures, registry, defineModule({ name: 'looking', title: say, operations: [look] })] });
  town = await house.town('ripollet');
  const administrator = await house.person(town, 'Aina Administra', 'administrator');
  for (const name of ['Obres', 'Secretaria', 'Antiga']) units[name] = (await house.run('identity.add-unit', { name }, administrator, town)).id;
  await house.run('identity.change-unit', { unit: units['Antiga'], version: 1, closedOn: '2026-01-31' }, administrator, town);
  clerk = await house.person(town, 'Carla Registre', 'registry-clerk');
  works = await house.person(town, 'Oriol Obres', 'case-handler', { unit: units['Obres'] });
  desk = await house.person(town, 'Sara Secretaria', 'case-handler', { unit: units['Secretaria'] });
});
afterAll(() => house.close());

describe('an entry that is for a unit', () => {
  it('waits there from the counter on, goes with each transfer, and stops waiting when one of its people accepts it', async () => {
    const { id: entry, code } = await register({ unit: units['Obres'] });
    expect([await seen(works), await seen(desk)]).toEqual([[`/registry/${code}`], []]);
    await expect(run(clerk, 'transfer-entry', { entry, to: units['Obres'], motive: 'Ja hi és' })).rejects.toMatchObject({ code: 'registry.already-there' });
    await expect(run(clerk, 'transfer-entry', { entry, to: units['Antiga'], motive: 'Tancada' })).rejects.toMatchObject({ code: 'registry.unit-closed' });
    await run(works, 'transfer-entry', { entry, to: units['Secretaria'], motive: 'No és d’obres' });
    expect([await seen(works), await seen(desk)]).toEqual([[], [`/registry/${code}`]]);
    await expect(run(works, 'accept-entry', { entry })).rejects.toMatchObject({ code: 'registry.not-your-unit' });
    await run(desk, 'accept-entry', { entry });
    expect(await seen(desk)).toEqual([]);
    await expect(run(desk, 'accept-entry', { entry })).rejects.toMatchObject({ code: 'registry.waits-nowhere' });
    expect(await run(clerk, 'open-entry', { code })).toMatchObject({ waitsIn: null, transfers: [{ to: units['Secretaria'] }], acceptances: [{ by: 'Sara Secretaria', unit: units['Secretaria'] }] });
  });
  it('stops waiting when a case takes it in or it is annulled, and goes nowhere after that', async () => {
    const [one, other] = [await register({ unit: units['Obres'] }), await register({ unit: units['Obres'] })];
    expect(await seen(works)).toHaveLength(2);
    await house.runner.run(linkEntry, { entry: one.id, case: randomUUID(), caseCode: 'EXP2026/000001', opens: true }, { actor: systemActor, organisation: town });
    await run(clerk, 'annul-entry', { entry: other.id, motive: 'Duplicat' });
    expect(await seen(works)).toEqual([]);
    await expect(run(clerk, 'transfer-entry', { entry: other.id, to: units['Secretaria'], motive: 'x' })).rejects.toMatchObject({ code: 'registry.already-annulled' });
  });
});

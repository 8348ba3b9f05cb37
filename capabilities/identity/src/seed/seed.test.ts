import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicActor } from '@comu/kernel';
import { testInstallation, type Installation } from '@comu/kernel/testing';
import { actorFor, makeGate } from '../gate.ts';
import { identityModule } from '../identity.module.ts';
import { seedDemoPeople } from './demo-people.ts';
import { seedProvince, type SeedBody } from './province.ts';

let house: Installation;
beforeAll(async () => { house = await testInstallation({ modules: [identityModule] }); makeGate(house.runner, { clock: () => house.clock.now }); });
afterAll(() => house.close());

const anyone = { actor: publicActor, organisation: null };
const bodies: SeedBody[] = [
  { slug: 'diputacio-de-barcelona', name: 'Diputació de Barcelona', kind: 'provincial-council', nif: 'P0800000B' },
  ...Array.from({ length: 12 }, (_, index): SeedBody => ({ slug: `consell-comarcal-${index}`, name: `Consell Comarcal ${index}`, kind: 'county-council', county: String(index).padStart(2, '0') })),
  ...Array.from({ length: 311 }, (_, index): SeedBody => ({ slug: `municipi-${index}`, name: `Ajuntament ${index}`, kind: 'municipality', ine: `08${String(index).padStart(3, '0')}` })),
];

describe('seeding', () => {
  it('founds the 324 bodies of the province and again without doubling any', async () => {
    expect(await seedProvince(house.runner, { bodies })).toEqual({ created: 324, kept: 0 });
    expect(await seedProvince(house.runner, { bodies })).toEqual({ created: 0, kept: 324 });
  });
  it('a real installation shows no demonstration accounts', async () => {
    expect(await house.runner.run('identity.demo-accounts', {}, anyone)).toEqual([]);
  });
  it('a demonstration has people in every role, and one who works for three towns', async () => {
    const accounts = await seedDemoPeople(house.runner, { provincial: 'diputacio-de-barcelona', towns: ['municipi-1', 'municipi-2'], shared: ['municipi-3', 'municipi-4', 'municipi-5'] });
    expect(accounts).toHaveLength(16 + 2 * 4 + 3 * 3 + 1);
    expect(new Set(accounts.map(({ email }) => email)).size).toBe(accounts.length);
    expect(await house.runner.run('identity.demo-accounts', {}, anyone)).toEqual(accounts);
    const shared = accounts.find(({ email }) => email === 'montserrat.vila@secretaries.example')!;
    const me = await house.runner.run('identity.sign-in', { email: shared.email, password: shared.password }, anyone);
    expect(me.memberships.map(({ organisation }: { organisation: { slug: string } }) => organisation.slug)).toEqual(['municipi-3', 'municipi-4', 'municipi-5']);
    expect(me.memberships[0].units).toMatchObject([{ name: 'Secretaria i Intervenció' }]);
    const actor = await actorFor(house.runner, me.person.id, { now: house.clock.now });
    expect(actor.standings).toHaveLength(3);
    expect(await seedDemoPeople(house.runner, { provincial: 'x', towns: [], shared: [] })).toEqual(accounts);
  });
});

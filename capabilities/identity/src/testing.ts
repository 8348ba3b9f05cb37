import { publicActor, systemActor, type Actor, type Gate, type Module, type RoleName, type Settings } from '@comu/kernel';
import { testInstallation, type Installation } from '@comu/kernel/testing';
import { actorFor, makeGate } from './gate.ts';
import { identityModule } from './identity.module.ts';
import { join } from './operations/membership.ts';
import { enterPeople } from './operations/register-of-people.ts';

/** What a test that needs real people works with: an installation with its gate, founded by one administrator of the provincial council. */
export interface Founded extends Installation {
  readonly gate: Gate;
  readonly anyone: { readonly actor: Actor; readonly organisation: null };
  readonly provincial: string;
  readonly founder: string;
  /** Runs as a person in an organisation, with what they may do at this moment. */
  as(person: string, organisation?: string | null): Promise<{ actor: Actor; organisation: string | null }>;
  run(operation: string, input: unknown, person: string, organisation?: string | null): Promise<any>;
  later(milliseconds: number): void;
  town(slug: string): Promise<string>;
  /** Adds a person to an organisation since the first day of 2026. */
  person(organisation: string, name: string, role: RoleName, more?: object): Promise<string>;
}
export const password = 'quatre gats al terrat';

/** `modules` are further ones to test with, beside identity. */
export async function foundedInstallation({ modules = [], settings = {} }: { modules?: readonly Module[]; settings?: Settings } = {}): Promise<Founded> {
  const house = await testInstallation({ modules: [identityModule, ...modules], settings });
  const gate = makeGate(house.runner, { clock: () => house.clock.now });
  const anyone = { actor: publicActor, organisation: null } as const;
  const me = await house.runner.run('identity.first-administrator', { organisation: { slug: 'diputacio', name: 'Diputació', kind: 'provincial-council' }, name: 'Laia Ferrer Soler', email: 'laia.ferrer@diba.example', password }, anyone);
  const founder: string = me.person.id, provincial: string = me.memberships[0].organisation.id;
  const self: Founded = {
    ...house, gate, anyone, provincial, founder,
    as: async (person, organisation = null) => ({ actor: await actorFor(house.runner, person, { now: house.clock.now }), organisation }),
    run: async (operation, input, person, organisation = null) => house.runner.run(operation, input, await self.as(person, organisation)),
    later: (milliseconds) => { house.clock.now = new Date(house.clock.now.getTime() + milliseconds); },
    async town(slug) {
      const made = await self.run('identity.create-organisation', { organisation: { slug, name: `Ajuntament de ${slug}`, kind: 'municipality' }, administrator: { name: `Alcaldia ${slug}`, email: `alcaldia@${slug}.example` } }, founder, provincial);
      return made.id;
    },
    async person(organisation, name, role, more = {}) {
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@test.example`;
      const [entered] = await house.runner.run(enterPeople, { people: [{ name, email }], organisation, vouched: true }, { actor: systemActor, organisation: null });
      await house.runner.run(join, { person: entered!.person as string, role, from: '2026-01-01', ...more }, { actor: systemActor, organisation });
      return entered!.person as string;
    },
  };
  return self;
}

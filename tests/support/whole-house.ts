import { actorFor, seedDemoPeople, seedProvince } from '@comu/identity';
import type { Actor } from '@comu/kernel';
import { testInstallation, type Installation } from '@comu/kernel/testing';
import { townHallName, municipalities, diputacio } from '@comu/territory';
import { modules } from '../../apps/server/src/modules.ts';

export interface WholeHouse extends Installation {
  /** Identifier of a body by its short name. */
  body(slug: string): string;
  /** Who holds a role in a body, as they are today. */
  actor(slug: string, role: string): Promise<Actor>;
}

const towns = ['cardedeu', 'navarcles', 'castellar-del-valles'];

/** The whole application over a database of its own, with the provincial council, three towns and their people. */
export async function wholeHouse({ now = new Date('2026-11-24T09:00:00Z') }: { now?: Date } = {}): Promise<WholeHouse> {
  const house = await testInstallation({ modules, now });
  const { runner, database } = house;
  await seedProvince(runner, { bodies: [
    { slug: diputacio.slug, name: diputacio.name, kind: 'provincial-council', ine: diputacio.seat, dir3: 'L02000008' },
    ...municipalities.filter(({ slug }) => towns.includes(slug)).map(({ slug, name, ine, county, code6 }) => ({ slug, name: townHallName(name), kind: 'municipality' as const, ine, county, dir3: `L01${code6}` })),
  ] });
  await seedDemoPeople(runner, { provincial: diputacio.slug, towns, shared: [] });
  const { rows: bodies } = await database.owner.query<{ slug: string; id: string }>('select slug, id from identity.organisation');
  const ids = new Map(bodies.map(({ slug, id }) => [slug, id]));
  return {
    ...house,
    body: (slug) => ids.get(slug) as string,
    async actor(slug, role) {
      const { rows: [found] } = await database.owner.query<{ person: string }>('select person from identity.membership where organisation = $1 and role = $2 order by id limit 1', [ids.get(slug), role]);
      if (found === undefined) throw new Error(`Nobody is ${role} in ${slug}.`);
      return actorFor(runner, found.person, { now: house.clock.now });
    },
  };
}

import { offerUsual } from '@comu/electronic-office';
import { adopt, adoptEverywhere, shippedEdition } from '@comu/general-procedures';
import { seedDemoPeople, seedProvince, type SeedBody } from '@comu/identity';
import { PLATFORM, systemActor, type Runner } from '@comu/kernel';
import { seedDemoCalls } from '@comu/service-catalogue';
import { countyCouncils, diputacio, municipalities, townHallName } from '@comu/territory';

const platform = { actor: systemActor, organisation: PLATFORM } as const;

/** Towns whose people appear in the demonstration: inside and outside the bands of the calls, from Barcelona’s coast to a village of a few hundred. */
const demoTowns = ['cardedeu', 'navarcles', 'berga', 'castellar-del-valles', 'manresa'];
/** Three villages that share one secretary-comptroller. */
const sharedTowns = ['castellfollit-del-boix', 'mura', 'talamanca'];

/** Founds the bodies of the province, gives them once what this release ships and, for a demonstration, the people who work in some of them; may run again. */
export async function seed(runner: Runner, { demo, say }: { demo: boolean; say: (line: string) => void }): Promise<void> {
  const { created } = await seedProvince(runner, { bodies: bodiesOfTheProvince() });
  if (created > 0) {
    say(`${created} bodies of the province founded.`);
    if (demo) await openFirst(runner, [diputacio.slug, ...demoTowns, ...sharedTowns]);
  }
  await runner.run(adoptEverywhere, {}, { ...platform, key: shippedEdition });
  if (!demo) return;
  await seedDemoPeople(runner, { provincial: diputacio.slug, towns: demoTowns, shared: sharedTowns });
  await seedDemoCalls(runner, { owner: diputacio.slug });
}

/** The offices that a demonstration shows do not wait for the hundreds of others. */
async function openFirst(runner: Runner, slugs: readonly string[]): Promise<void> {
  for (const { id, slug } of (await runner.run('identity.organisations', {}, platform)) as readonly { id: string; slug: string }[]) {
    if (!slugs.includes(slug)) continue;
    await runner.run(adopt, {}, { actor: systemActor, organisation: id });
    await runner.run(offerUsual, {}, { actor: systemActor, organisation: id });
  }
}

function bodiesOfTheProvince(): SeedBody[] {
  return [
    { slug: diputacio.slug, name: diputacio.name, kind: 'provincial-council', ine: diputacio.seat, dir3: 'L02000008', ...(diputacio.nif === undefined ? {} : { nif: diputacio.nif }) },
    ...countyCouncils.map(({ slug, name, county, seat }): SeedBody => ({ slug, name, kind: 'county-council', county, ine: seat })),
    // The code of a town hall in the common directory is L01 and the six-digit code of its municipality.
    ...municipalities.map(({ slug, name, ine, code6, county }): SeedBody => ({ slug, name: townHallName(name), kind: 'municipality', ine, county, dir3: `L01${code6}` })),
  ];
}

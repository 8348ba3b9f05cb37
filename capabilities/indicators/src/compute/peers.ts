import type { Context, Text } from '@comu/kernel';
import { bandOf, counties, municipalities, municipality } from '@comu/territory';
import { Group } from '../records/records.ts';
import { unknownPlace } from '../refusals.ts';
import { say } from '../words.ts';

export interface Peers { readonly key: string; readonly label: Text; readonly places: readonly string[] }

const known = new Set(municipalities.map(({ ine }) => ine));
/** Refuses what is not one of the 311. */
export function checkPlace(place: string): string {
  if (!known.has(place)) throw unknownPlace({ place });
  return place;
}

/** Whom a municipality can be compared with: those of its population band, its county, the province, and the groups its body keeps. */
export async function peersOf({ db, organisation }: Pick<Context, 'db' | 'organisation'>, place: string): Promise<readonly Peers[]> {
  const { county, population } = municipality(checkPlace(place));
  const band = bandOf(population[2024]);
  const same = (test: (each: (typeof municipalities)[number]) => boolean) => municipalities.filter(test).map(({ ine }) => ine);
  const name = counties.find(({ code }) => code === county)?.name ?? county;
  const groups = await db.all(Group, { organisation });
  return [
    { key: 'band', label: band.label, places: same((each) => bandOf(each.population[2024]).code === band.code) },
    { key: 'county', label: say(`Comarca: ${name}`, `Comarca: ${name}`, `County: ${name}`), places: same((each) => each.county === county) },
    { key: 'province', label: say('Tota la província', 'Toda la provincia', 'The whole province'), places: same(() => true) },
    ...groups.map(({ id, name: own, places }) => ({ key: id, label: say(own, own, own), places })),
  ];
}

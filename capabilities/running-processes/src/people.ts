import type { Context } from '@comu/kernel';
import { Person, Unit } from '@comu/identity';

const looksLikeId = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

type Given = readonly (string | null)[];
const idsIn = (given: Given) => [...new Set(given.filter((each): each is string => each !== null && looksLikeId.test(each)))];

/** The names of the people, and of the units, that rows speak of by their identifier. */
export async function namesOf({ db }: Pick<Context, 'db'>, people: Given, units: Given = []): Promise<ReadonlyMap<string, string>> {
  const [persons, bodies] = [idsIn(people), idsIn(units)];
  const found = [...(persons.length === 0 ? [] : await db.all(Person, { id: persons })), ...(bodies.length === 0 ? [] : await db.all(Unit, { id: bodies }))];
  return new Map(found.map(({ id, name }) => [id, name]));
}

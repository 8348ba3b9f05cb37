import type { Context } from '@comu/kernel';
import { Person } from '@comu/identity';

const looksLikeId = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** The names of the people that rows speak of by their identifier. */
export async function namesOf({ db }: Pick<Context, 'db'>, given: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(given.filter((each): each is string => each !== null && looksLikeId.test(each)))];
  return new Map((ids.length === 0 ? [] : await db.all(Person, { id: ids })).map(({ id, name }) => [id, name]));
}

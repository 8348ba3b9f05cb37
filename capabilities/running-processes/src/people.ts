import { roleNames, type Context, type Text } from '@comu/kernel';
import { Person } from '@comu/identity';
import type { InstanceRows } from '@comu/processes';

const looksLikeId = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** The names of the people that rows speak of by their identifier. */
export async function namesOf({ db }: Pick<Context, 'db'>, given: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(given.filter((each): each is string => each !== null && looksLikeId.test(each)))];
  return new Map((ids.length === 0 ? [] : await db.all(Person, { id: ids })).map(({ id, name }) => [id, name]));
}

/** The rows with people by their name and roles by their word, ready to be told in a language. */
export function inWords(state: InstanceRows, names: ReadonlyMap<string, string>, language: keyof Text): InstanceRows {
  const called = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  const role = (name: string | null) => (name === null ? null : ((roleNames as Readonly<Record<string, Text>>)[name]?.[language] ?? name));
  return { ...state, tasks: state.tasks.map((task) => ({ ...task, assignee: called(task.assignee), completedBy: called(task.completedBy), candidates: task.candidates.map((each) => ({ ...each, role: role(each.role), person: called(each.person) })) })) };
}

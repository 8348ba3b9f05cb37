import { roleNames, type Text } from '@comu/kernel';
import type { InstanceRows } from '@comu/processes';

/** The rows with people and units by their name and roles by their word, ready to be told in a language. */
export function inWords(state: InstanceRows, names: ReadonlyMap<string, string>, language: keyof Text): InstanceRows {
  const called = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  const role = (name: string | null) => (name === null ? null : ((roleNames as Readonly<Record<string, Text>>)[name]?.[language] ?? name));
  return { ...state, tasks: state.tasks.map((task) => ({ ...task, assignee: called(task.assignee), completedBy: called(task.completedBy), candidates: task.candidates.map((each) => ({ ...each, role: role(each.role), unit: called(each.unit), person: called(each.person) })) })) };
}

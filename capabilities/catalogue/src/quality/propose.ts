import type { Context, RowOf, Text } from '@comu/kernel';
import { ruleInWords, type Rule as EngineRule } from '@comu/tables';
import { Incident, Rule, type ColumnEntry, type Dataset } from '../records/index.ts';
import { aboutPeople, say } from '../words.ts';

const columnsOf = (test: EngineRule['test']) => ('columns' in test ? test.columns.join(',') : 'column' in test ? test.column : '');
export const codeOfTest = (test: EngineRule['test']) => `${test.kind}:${columnsOf(test)}`.slice(0, 200);

/** Takes the rules that a first profile suggests, as warnings: a person makes them stricter or takes them away. None lists the values of a column about people, since everybody who sees the dataset reads its rules. */
export async function adoptRules(context: Context, dataset: RowOf<typeof Dataset>, proposed: readonly EngineRule[], dictionary: readonly ColumnEntry[]): Promise<void> {
  const people = new Set(dictionary.filter((each) => aboutPeople(each.class)).map(({ name }) => name));
  const there = new Set((await context.db.all(Rule, { dataset: dataset.id })).map(({ code }) => code));
  const fresh = new Map(proposed.filter(({ test }) => !(test.kind === 'domain' && people.has(test.column))).map((each) => [codeOfTest(each.test), each]).filter(([code]) => !there.has(code as string)) as [string, EngineRule][]);
  await context.db.insertAll(Rule, [...fresh].map(([code, { test, dimension }]) => ({ dataset: dataset.id, code, says: sayOf(test), rule: test as never, dimension, severity: 'warn', origin: 'profile' })));
}

/** Takes away the rule that lists the values of a column, once somebody says that it is about people; one that a person wrote is theirs to take away. */
export async function forgetValues({ db }: Pick<Context, 'db'>, dataset: string, column: string): Promise<void> {
  for (const { id } of await db.all(Rule, { dataset, code: codeOfTest({ kind: 'domain', column, values: [] }), origin: 'profile' })) {
    for (const incident of await db.all(Incident, { dataset, rule: id })) await db.update(Incident, incident.id, { rule: null });
    await db.remove(Rule, id);
  }
}

/** What a rule asks, in words. */
export const sayOf = (test: EngineRule['test']): Text => {
  const words = ruleInWords(test);
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return say(capital(words.ca), capital(words.es), capital(words.en));
};

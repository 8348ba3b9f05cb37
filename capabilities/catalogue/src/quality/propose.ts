import type { Context, RowOf, Text } from '@comu/kernel';
import { ruleInWords, type Rule as EngineRule } from '@comu/tables';
import { Rule, type Dataset } from '../records/index.ts';
import { say } from '../words.ts';

const columnsOf = (test: EngineRule['test']) => ('columns' in test ? test.columns.join(',') : 'column' in test ? test.column : '');
export const codeOfTest = (test: EngineRule['test']) => `${test.kind}:${columnsOf(test)}`.slice(0, 200);

/** Takes the rules that a first profile suggests, as warnings: a person makes them stricter or takes them away. */
export async function adoptRules(context: Context, dataset: RowOf<typeof Dataset>, proposed: readonly EngineRule[]): Promise<void> {
  const there = new Set((await context.db.all(Rule, { dataset: dataset.id })).map(({ code }) => code));
  const fresh = new Map(proposed.map((each) => [codeOfTest(each.test), each]).filter(([code]) => !there.has(code as string)) as [string, EngineRule][]);
  await context.db.insertAll(Rule, [...fresh].map(([code, { test, dimension }]) => ({ dataset: dataset.id, code, says: sayOf(test), rule: test as never, dimension, severity: 'warn', origin: 'profile' })));
}

/** What a rule asks, in words. */
export const sayOf = (test: EngineRule['test']): Text => {
  const words = ruleInWords(test);
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return say(capital(words.ca), capital(words.es), capital(words.en));
};

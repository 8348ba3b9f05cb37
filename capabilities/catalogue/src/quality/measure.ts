import type { Context, RowOf } from '@comu/kernel';
import type { Checked, Column, Profile, Rule as EngineRule, RuleResult, Test } from '@comu/tables';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openVersion, workFile } from '../store/content.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { Dataset, Rule } from '../records/index.ts';

export interface Outcome { readonly rule: RowOf<typeof Rule>; readonly result: RuleResult | null; /** Why it could not be tested. */ readonly trouble: string | null }
export interface Measured { readonly profile: Profile; readonly outcomes: readonly Outcome[]; readonly failingRows: string }

/** Tests the active rules of a dataset over a new table, against its former version and the datasets that references name; its profile comes of the same look at it, unless it is known. */
export async function measure(context: Context, { dataset, path, columns, profile }: { dataset: RowOf<typeof Dataset>; path: string; columns: readonly Column[]; profile?: Profile | undefined }): Promise<Measured> {
  const rules = await context.db.all(Rule, { dataset: dataset.id, active: true });
  const failingRows = workFile('-failing');
  await mkdir(failingRows, { recursive: true });
  const { others, missing } = await othersOf(context, rules);
  const former = dataset.current === null ? undefined : await openVersion(context, dataset.current);
  const present = new Set(columns.map(({ name }) => name));
  const troubles = new Map(rules.map((rule) => [rule.id, troubleOf(rule.rule as unknown as Test, present, missing)]));
  const tested = rules.filter(({ id }) => troubles.get(id) === null);
  const asked: Checked = { path, columns, rules: tested.map((rule) => asEngine(rule, context.now)), ...(former === undefined ? {} : { former }), others, failingRows };
  const found = profile === undefined ? await explained(tables().examine(asked)) : { profile, results: tested.length === 0 ? [] : await explained(tables().check(asked)) };
  const byId = new Map(found.results.map((each) => [each.rule, each]));
  return { failingRows, profile: found.profile, outcomes: rules.map((rule) => ({ rule, result: byId.get(rule.id) ?? null, trouble: troubles.get(rule.id) ?? null })) };
}

/** Freshness is measured against the day of the load, which the rule itself cannot know. */
const asEngine = ({ id, rule, dimension }: RowOf<typeof Rule>, now: Date): EngineRule => {
  const test = rule as unknown as Test;
  return { id, dimension, test: test.kind === 'freshness' ? { ...test, today: now.toISOString().slice(0, 10) } : test };
};

const columnsIn = (test: Test): readonly string[] => ('columns' in test ? test.columns : 'column' in test ? [test.column] : []);

function troubleOf(test: Test, present: ReadonlySet<string>, missing: ReadonlySet<string>): string | null {
  const gone = columnsIn(test).filter((name) => !present.has(name));
  if (gone.length > 0) return `column:${gone.join(', ')}`;
  return test.kind === 'reference' && missing.has(test.to) ? `dataset:${test.to}` : null;
}

async function othersOf(context: Context, rules: readonly RowOf<typeof Rule>[]): Promise<{ others: Record<string, string>; missing: Set<string> }> {
  const codes = [...new Set(rules.flatMap(({ rule }) => ((rule as unknown as Test).kind === 'reference' ? [(rule as { to: string }).to] : [])))];
  const found = codes.length === 0 ? [] : await context.db.all(Dataset, { code: codes });
  const others: Record<string, string> = {};
  for (const { code, current } of found) if (current !== null) others[code] = await openVersion(context, current);
  return { others, missing: new Set(codes.filter((code) => others[code] === undefined)) };
}

/** Where the engine leaves all failing rows of a rule. */
export const failingPathOf = ({ failingRows }: Measured, rule: string): string => join(failingRows, `${rule}.parquet`);

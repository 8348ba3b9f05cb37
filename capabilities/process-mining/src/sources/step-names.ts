import type { Context, Text } from '@comu/kernel';
import { words } from '@comu/kernel/text';
import { ProcessDefinition, stepsInWords } from '@comu/running-processes';
import { sql } from 'kysely';
import { asked } from './log-of.ts';
import type { Source } from './source.ts';

/** What steps are called in the three languages, by the one name that logs, filters and addresses know them by. */
export type StepNames = ReadonlyMap<string, Text>;

/** Versions of a process that are read for their words: the newest ones. */
const most = 20;

/** The words of our own processes for the steps of these logs, and of the versions that they are held against. A log that was brought has its own words only. */
export async function stepNames(context: Context, sources: readonly Source[], versions: readonly string[] = []): Promise<StepNames> {
  const definitions = [...versions];
  for (const source of sources) definitions.push(...(await versionsOf(context, source)));
  return stepsInWords(context, definitions);
}

/** The versions whose words a log’s steps are called by, the newest first; none of a log that was brought. */
export async function versionsOf(context: Context, source: Source): Promise<readonly string[]> {
  if (source.kind === 'log') return [];
  const { code, organisation } = asked(context, source);
  const { rows } = await sql<{ id: string }>`select id from processes.definition where organisation = ${organisation} and code = ${code} order by edition desc limit ${most}`.execute(context.db.tables(ProcessDefinition));
  return rows.map(({ id }) => id);
}

/** What a reader calls a step of these logs: where nothing says, the name that the log knows it by. */
export async function stepCalled(...asked: Parameters<typeof stepNames>): Promise<(activity: string) => Text> {
  const names = await stepNames(...asked);
  return (activity) => names.get(activity) ?? words(activity, activity, activity);
}

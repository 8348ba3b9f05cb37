import type { Context } from '@comu/kernel';
import { ProcessDefinition } from './processes.records.ts';

/** Which version these files would be of a process, whether they are the very same as its last one, and what that is called. */
export async function asNextVersion({ db, organisation }: Pick<Context, 'db' | 'organisation'>, { code, bpmn, decisions }: { readonly code: string | undefined; readonly bpmn: string; readonly decisions: readonly string[] }): Promise<{ edition: number; same: boolean; before: string | null }> {
  const before = code === undefined ? undefined : await db.tables(ProcessDefinition).selectFrom('processes.definition').select(['edition', 'content', 'name']).where('organisation', '=', organisation).where('code', '=', code).orderBy('edition', 'desc').limit(1).executeTakeFirst();
  const same = before !== undefined && before.content.bpmn === bpmn && JSON.stringify(before.content.decisions) === JSON.stringify(decisions);
  return { edition: same ? before.edition : (before?.edition ?? 0) + 1, same, before: before?.name ?? null };
}

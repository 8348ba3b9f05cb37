import { heldFiles, notFound, type Context, type RowOf } from '@comu/kernel';
import { columnsOf, openLog, type ColumnLog, type OpenedLog, type Reading, type Trace } from '@comu/mining';
import { EventLogFile } from '../mining.records.ts';
import { explained } from '../refusals.ts';
import { heldLog } from './held-logs.ts';

/** Opens a file that the organisation holds as an event log. Refuses what cannot be read. */
export async function openHeld(context: Pick<Context, 'db' | 'organisation' | 'files'>, sha256: string, reading: Reading = {}): Promise<OpenedLog> {
  if ((await heldFiles(context, [sha256])).get(sha256) === undefined) throw notFound({ what: sha256.slice(0, 12) });
  return openLog(await context.files.open(sha256), reading).catch((failure: unknown) => { throw explained(failure); });
}

/** The traces of an imported log, from its file, attributes and all. */
export async function* tracesOfImported(context: Pick<Context, 'db' | 'organisation' | 'files'>, { content, reading }: RowOf<typeof EventLogFile>): AsyncGenerator<Trace> {
  try {
    yield* (await openHeld(context, content, reading)).traces;
  } catch (failure) {
    throw explained(failure);
  }
}

/** An imported log in columns; its file never changes, so it is read once while it is looked at. */
export const importedLog = (context: Pick<Context, 'db' | 'organisation' | 'files'>, row: RowOf<typeof EventLogFile>): Promise<ColumnLog> =>
  heldLog(`${context.organisation} ${row.content} ${JSON.stringify(row.reading)}`, () => columnsOf(tracesOfImported(context, row)));

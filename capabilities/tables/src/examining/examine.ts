import { literal, named, openRoom } from '../engine/database.ts';
import type { WorkRoom } from '../engine/works.ts';
import { countable, countTogether, resultsOf } from '../checking/check.ts';
import { profileOf } from '../profiling/profile.ts';
import type { Checked, Profile, RuleResult } from '../types.ts';
import { countOf, lookInto, openIt } from './look.ts';

/** What a table contains and whether it keeps its rules, looked at once for both. */
export const examine = (input: Checked, room: WorkRoom): Promise<{ profile: Profile; results: RuleResult[] }> =>
  within(input, room, async (connection) => {
    const look = await lookInto(connection);
    const present = new Set(look.columns.map(({ name }) => name));
    const { profile, failing } = await profileOf(look, (await countable(connection, input.rules)).filter(({ column }) => column === undefined || present.has(column)));
    const unique = new Set(profile.keys.flatMap((key) => (key.length === 1 ? key : [])));
    return { profile, results: await resultsOf({ connection, rules: input.rules, rows: look.rows, counted: failing, unique, former: input.former !== undefined, failingRows: input.failingRows, signal: room.signal }) };
  });

/** What every column of a table contains. */
export const profile = (input: { readonly path: string }, room: WorkRoom): Promise<Profile> => within({ ...input, columns: [], rules: [] }, room, async (connection) => (await profileOf(await lookInto(connection))).profile);

/** Tests rules over a table: those of single rows all in one pass, the rest each on its own. */
export const check = (input: Checked, room: WorkRoom): Promise<RuleResult[]> =>
  within(input, room, async (connection) => resultsOf({ connection, rules: input.rules, rows: await countOf(connection), counted: await countTogether(connection, await countable(connection, input.rules)), unique: new Set(), former: input.former !== undefined, failingRows: input.failingRows, signal: room.signal }));

/** A database that holds the table and what it is held against. Files other than the given ones are out of reach, also for conditions written by a person. */
async function within<T>({ path, former, others = {}, failingRows }: Checked, { settings, signal }: WorkRoom, work: (connection: Awaited<ReturnType<typeof openRoom>>['connection']) => Promise<T>): Promise<T> {
  const { connection, close } = await openRoom({ settings, megabytes: Math.floor(settings.megabytes / 2), spillMegabytes: settings.megabytes * 8 });
  const interrupt = () => connection.interrupt();
  signal.addEventListener('abort', interrupt);
  try {
    await openIt(connection, path);
    if (former !== undefined) await connection.run(`create view former as select * from read_parquet(${literal(former)})`);
    for (const [name, at] of Object.entries(others)) await connection.run(`create view ${named(name)} as select * from read_parquet(${literal(at)})`);
    await connection.run(`set allowed_paths = [${[path, ...(former === undefined ? [] : [former]), ...Object.values(others)].map(literal).join(', ')}]`);
    if (failingRows !== undefined) await connection.run(`set allowed_directories = [${literal(failingRows)}]`);
    await connection.run('set enable_external_access = false');
    await connection.run('set lock_configuration = true');
    return await work(connection);
  } finally {
    signal.removeEventListener('abort', interrupt);
    close();
  }
}

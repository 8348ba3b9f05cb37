import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lives, openTables } from '@comu/tables';

type Tables = ReturnType<typeof openTables>;

let opened: { readonly tables: Tables; readonly folder: string } | undefined;

function open(): NonNullable<typeof opened> {
  if (opened !== undefined) return opened;
  sweepDead();
  const folder = mkdtempSync(join(tmpdir(), `comu-tables-${process.pid}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  opened = { folder, tables: openTables({ folder: join(folder, 'work') }) };
  return opened;
}

/** Copies may hold personal data, so those of a process that was killed do not outlive it until the machine starts anew. */
function sweepDead(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^comu-tables-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !lives(Number(owner))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** The data engine of this process: one child, begun at the first question. */
export const tables = (): Tables => open().tables;

/** A folder of this process alone for copies and work files; it goes when the process ends. */
export const scratch = (): string => open().folder;

/** Ends the data engine and its copies, for a command that is done; the next question opens them anew. */
export async function closeTables(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await closing?.tables.close();
  if (closing !== undefined) rmSync(closing.folder, { recursive: true, force: true });
}

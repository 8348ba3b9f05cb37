import { resolve } from 'node:path';
import type { Run } from '../command.ts';
import { openBackup, openStorage, readConfiguration, type CheckLedger } from '../installation.ts';
import { verifyLedgers } from '../verify-ledgers.ts';

/** Verifies the ledger of one organisation or of all; exit code 1 when anything is not as it was sealed. */
export const run: Run = async ({ values: { organisation, against } }, terminal) => {
  const witnesses = typeof against === 'string' ? await sealsOf(resolve(against)) : [];
  const storage = await openStorage(readConfiguration(), { beside: true });
  try {
    return (await verifyLedgers({ storage, terminal, witnesses, ...(typeof organisation === 'string' ? { only: organisation } : {}) })) ? 0 : 1;
  } finally {
    await storage.close();
  }
};

async function sealsOf(from: string): Promise<NonNullable<CheckLedger['witnesses']>> {
  const backup = await openBackup(from);
  await backup.close();
  return backup.manifest.seals;
}

import type { Run } from '../commands.ts';
import { openStorage, readConfiguration } from '../installation.ts';
import { verifyLedgers } from '../verify-ledgers.ts';

/** Verifies the ledger of one organisation or of all; exit code 1 when anything is not as it was sealed. */
export const run: Run = async ({ values: { organisation } }, terminal) => {
  const storage = await openStorage(readConfiguration(), { beside: true });
  try {
    return (await verifyLedgers({ storage, terminal, ...(typeof organisation === 'string' ? { only: organisation } : {}) })) ? 0 : 1;
  } finally {
    await storage.close();
  }
};

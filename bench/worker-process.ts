import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityModule } from '@comu/identity';
import { terms } from '@comu/running-terms';
import { processes } from '@comu/running-processes';
import { openDatabase } from '../kernel/src/database.ts';
import { localFiles } from '../kernel/src/files/index.ts';
import { buildHouse } from '../kernel/src/house.ts';
import { kernelModule } from '../kernel/src/kernel.ts';
import { makeRunner } from '../kernel/src/run.ts';
import { openVault } from '../kernel/src/vault.ts';
import { startWorker } from '../kernel/src/work.ts';
import { bench } from './six.ts';

/** A worker in a process of its own: built first, told to begin and to pause as often as is wanted, and told to end. */
const database = openDatabase({ url: process.env['BENCH_DATABASE'] ?? '' });
const folder = mkdtempSync(join(tmpdir(), 'comu-bench-files-'));
const runner = makeRunner({ house: buildHouse([kernelModule, identityModule, terms, processes, bench]), database, files: localFiles({ folder }), vault: openVault('a secret for benches, thirty-two characters'), publicUrl: 'http://localhost' });
await database.owner.query('select 1');
let worker: ReturnType<typeof startWorker> | undefined;
process.on('message', async (said) => {
  if (said === 'begin') { worker = startWorker({ runner, onFailure: (failure) => console.error(failure) }); return; }
  await worker?.stop();
  worker = undefined;
  if (said === 'pause') { process.send?.('paused'); return; }
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
process.send?.('built');

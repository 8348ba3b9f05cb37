import { TablesError } from '../tables-error.ts';
import { diskFull, stoppedByCaller, tookTooMuchMemory } from './refusals.ts';

/** What the engine says, as a sentence for whoever asked; what only we can cause stays an error. */
export function refusalOf(thrown: unknown, stopped: boolean): unknown {
  if (thrown instanceof TablesError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (stopped || /^INTERRUPT|Interrupted/i.test(message)) return stoppedByCaller();
  if (/Out of Memory|bad_alloc|Array buffer allocation failed/i.test(message)) return tookTooMuchMemory();
  if (/No space left on device|ENOSPC|Could not write file.*space/i.test(message)) return diskFull();
  if (/max_temp_directory_size|failed to offload/i.test(message)) return tookTooMuchMemory();
  return thrown;
}

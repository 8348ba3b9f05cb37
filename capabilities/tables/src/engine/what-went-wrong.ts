import { brokenFile, tooDeep } from '../reading/refusals.ts';
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
  if (thrown instanceof RangeError && /call stack/i.test(message)) return tooDeep();
  // What a packed file breaks in whoever unpacks it.
  const code = String((thrown as { code?: unknown } | null)?.code ?? '');
  if (/^(Z_|ERR_OUT_OF_RANGE|ERR_BUFFER_OUT_OF_BOUNDS|ERR_STRING_TOO_LONG)/.test(code)) return brokenFile(message.slice(0, 120));
  return thrown;
}

import { useText } from '@comu/design';
import type { Written } from './rows.ts';

/** Says in the reader’s language what the house says in three; what somebody wrote stays as it was written. */
export function useSaid(): (written: Written) => string {
  const t = useText();
  return (written) => (typeof written === 'string' ? written : t(written));
}

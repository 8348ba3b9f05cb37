import type { OutputFor } from '@comu/kernel';
import type { tray } from '../operations.ts';

/** What waits in the tray, as the server’s own operation declares it; only types come to the browser. */
export type Waiting = OutputFor<typeof tray>[number];

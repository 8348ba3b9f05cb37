import type { OutputFor } from '@comu/kernel';
import type { openNotification, tray } from '../operations/look.ts';

/** What the server answers, as its own operations declare it; only types come to the browser. */
export type TrayItem = OutputFor<typeof tray>[number];
export type Told = OutputFor<typeof openNotification>;

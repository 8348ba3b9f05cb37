export { backUp, type BackUp } from './backup.ts';
export { openBackup, restore, type OpenBackup, type Restore } from './restore.ts';
export type { Manifest } from './manifest.ts';

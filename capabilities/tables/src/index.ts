export type * from './types.ts';
export { openTables } from './open-tables.ts';
export { TablesError } from './tables-error.ts';

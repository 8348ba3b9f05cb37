export type * from './types.ts';
export { lineageOf, openTables } from './open-tables.ts';
export { lives } from './lives.ts';
export { TablesError } from './tables-error.ts';
export { proposeRules } from './checking/propose-rules.ts';
export { what as ruleInWords } from './checking/says.ts';
export { codeName } from './reading/why.ts';
export { schemaChanges, type SchemaChange } from './comparing/schema-change.ts';

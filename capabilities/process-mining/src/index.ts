export { default as processMining } from './mining.module.ts';
export { Answer, EventLogFile } from './mining.records.ts';
export { sourceSchema, timeSchema, type Source, type TimeKind } from './sources/source.ts';
export { logOf } from './sources/log-of.ts';
export { timeFor } from './sources/working-days.ts';

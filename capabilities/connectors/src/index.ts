export { default as connectors } from './connectors.module.ts';
export { Connection, Hook } from './connection.records.ts';
export { signatureOf } from './operations/hooks.ts';

export { default as connectors } from './connectors.module.ts';

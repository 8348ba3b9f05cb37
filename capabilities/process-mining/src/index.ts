export { default as processMining } from './mining.module.ts';

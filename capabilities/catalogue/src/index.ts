export { default as catalogue } from './data.module.ts';

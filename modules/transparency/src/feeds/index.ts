export { feeds } from './feeds.ts';
export { columnsOut } from './read.ts';

export { default as transparency } from './transparency.module.ts';

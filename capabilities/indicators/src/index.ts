export { default as indicators } from './indicators.module.ts';

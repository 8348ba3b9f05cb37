export { default as modelling } from './modelling.module.ts';

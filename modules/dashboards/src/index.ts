export { default as dashboards } from './dashboards.module.ts';

export { default as dashboards } from './dashboards.module.ts';
export { embedded } from './operations/embed.ts';

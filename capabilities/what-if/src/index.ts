export { default as whatIf } from './simulation.module.ts';
export { Result, Scenario, Study } from './simulation.records.ts';

export { default as catalogue } from './data.module.ts';
export { Dataset, Derivation, Incident, Version, type ColumnEntry } from './records/index.ts';
export { openIncident, type Trouble } from './quality/incidents.ts';
export { openIncidentsIn } from './operations/incidents.ts';

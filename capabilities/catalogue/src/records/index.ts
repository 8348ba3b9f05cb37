export { columnEntry, columnForm, words, type ColumnEntry, type ColumnForm } from './columns.ts';
export { Concept, Dataset, datasetCode } from './datasets.ts';
export { AccessRule, Contract, Derivation, Reaction, sights, Source, sourceSettings, Transformation, Use, type Sight } from './governance.ts';
export { Incident, Rule } from './quality.ts';
export { Check, Load, Version } from './versions.ts';

export { default as indicators } from './indicators.module.ts';
export { Indicator, Value } from './records/records.ts';
export { chartRows, shapesOf } from './operations/read.ts';
export { lineageCode } from './compute/in-lineage.ts';
export { valueOf, type ValueAnswer } from './compute/value-of.ts';
export { visible } from './compute/visible.ts';
export { quantile } from './statistics/quantile.ts';
export { spokenIndicators, type Spoken } from './asking/spoken.ts';
export { tableOf, tablesNamed, territoryTable } from './asking/tables.ts';

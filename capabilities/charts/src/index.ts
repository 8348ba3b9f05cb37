export { draw } from './draw.ts';
export { standing } from './standing.ts';
export { describeChart } from './describe.ts';
export { tableOf, type ChartTable } from './table.ts';
export { figure, figureWithUnit, periodName } from './words.ts';
export type { BarsSpec, ChartKind, ChartRow, ChartSpec, DistributionSpec, DrawOptions, HeatSpec, Language, LineSpec, MapSpec, Measure, RankedSpec, ScatterSpec, Shapes, Text, Theme } from './types.ts';

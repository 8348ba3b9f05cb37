import { Names } from '../grammar/names.ts';
import type { Value } from '../values.ts';
import { aggregateFunctions } from './aggregates.ts';
import { contextFunctions } from './contexts.ts';
import { conversionFunctions } from './conversions.ts';
import { dateFunctions } from './dates.ts';
import { listFunctions } from './lists.ts';
import { numberFunctions } from './numbers.ts';
import { rangeFunctions } from './ranges.ts';
import { stringFunctions } from './strings.ts';

/** Every built-in function of DMN 1.5 (10.3.4), by name. */
export const BUILT_INS: ReadonlyMap<string, Value> = new Map([
  ...conversionFunctions, ...stringFunctions, ...numberFunctions, ...listFunctions,
  ...aggregateFunctions, ...contextFunctions, ...dateFunctions, ...rangeFunctions,
].map((item) => [item.name, item]));

export const BUILT_IN_NAMES = [...BUILT_INS.keys()].reduce((names, name) => names.declare(name), new Names());

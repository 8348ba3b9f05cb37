export { feel, unaryTests, type Expression, type FeelOptions, type Inputs, type Outcome, type UnaryTests } from './feel/feel.ts';
export { fromFeel, toFeel, type Json } from './feel/json.ts';
export type { NameSource } from './feel/names.ts';
export { literalText, stringOf } from './feel/print.ts';
export { DEFAULT_LIMITS, LimitExceeded, type Limits, type RunOptions } from './feel/run.ts';
export { FeelSyntaxError } from './feel/scan.ts';
export { kindOf, type Kind, type Value } from './feel/values.ts';
export type { Warning } from './feel/warnings.ts';
export type { Language, Text } from './text.ts';

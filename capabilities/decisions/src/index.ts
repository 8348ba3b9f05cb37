/**
 * FEEL, the expression language of DMN, and the engine of DMN models (versions 1.1 to 1.5).
 * Pure: works only on what it is given, with bounds on all it does.
 *
 *   feel('amount > 1000 and status = "open"').evaluate({ amount: 1500, status: 'open' }).value   // true
 *   const model = readDmn(xml);                             // model.problems: what to mend before publishing
 *   const evaluation = model.evaluate('Grant', { Age: 70 });
 *   explain(evaluation).ca                                  // how it came about, in plain words
 *   analyseTable(model, 'Grant')                            // gaps, overlaps, rules that never decide
 */
export { analyseTable, type Gap, type Overlap, type TableAnalysis, type Unreachable, type UnreadCell, type UnusedInput, type Witness } from './analysis/analyse.ts';
export { explain } from './dmn/explain.ts';
export { readDmn, UnknownElement, type ElementSummary, type Evaluation, type Model } from './dmn/model.ts';
export { DmnError, type Problem } from './dmn/problem.ts';
export type { DecisionTrace, ElementKind, InputTrace, RuleTrace, TableTrace, Trace } from './dmn/trace.ts';
export type { Undeclared } from './feel/grammar/reading.ts';
export { feel, unaryTests, type Expression, type FeelOptions, type Inputs, type Outcome, type UnaryTests } from './feel/feel.ts';
export { fromFeel, toFeel, type Json } from './feel/json.ts';
export type { NameSource } from './feel/grammar/names.ts';
export { literalText, stringOf } from './feel/print.ts';
export { DEFAULT_LIMITS, LimitExceeded, type Limits, type RunOptions } from './feel/run.ts';
export { FeelSyntaxError } from './feel/grammar/scan.ts';
export { kindOf, type Kind, type Value } from './feel/values.ts';
export type { Warning } from './feel/warnings.ts';
export type { Language, Text } from './text.ts';
export { decodedXml } from './xml/decode.ts';
export { xmlFault, type XmlFault } from './xml/fault.ts';

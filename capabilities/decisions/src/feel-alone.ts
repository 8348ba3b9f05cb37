/** FEEL without DMN and its XML, for the browser: expressions are checked there as they are written. */
export { feel, type Expression } from './feel/feel.ts';
export { FeelSyntaxError } from './feel/grammar/scan.ts';

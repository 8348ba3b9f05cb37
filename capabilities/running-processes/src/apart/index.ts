export { inWords } from '../in-words.ts';
export { marksOf } from '../steps.ts';
export { mostDecisions } from '../limits.ts';
export { judge, type Judged, type ToJudge } from '../model-findings.ts';

export { mostDecisions } from '../limits.ts';
export { judge, type Judged, type ToJudge } from '../model-findings.ts';

export { answering } from './answering.ts';
export { judge, type Judged, type ToJudge } from '../model-findings.ts';

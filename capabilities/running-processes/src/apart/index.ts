export { judge, type Judged, type ToJudge } from '../model-findings.ts';

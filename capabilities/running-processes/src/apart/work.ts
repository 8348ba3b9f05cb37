import { judged } from '../model-findings.ts';
import { answering } from './answering.ts';

answering(judged);

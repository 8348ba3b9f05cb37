import { mostDrawing } from '@comu/running-processes';
import { z } from 'zod';
import { processTest } from './rehearsal/script.ts';

/** A decision file of a model, with the name by which people know it among the others. */
export const decisionFile = z.strictObject({ id: z.uuid(), name: z.string().trim().min(1).max(200), xml: z.string().min(1).max(600_000) });

/** All that a model is made of: the drawing with its forms, its decision files and its tests. */
export const modelContent = z.strictObject({
  bpmn: z.string().min(1).max(mostDrawing),
  decisions: z.array(decisionFile).max(30).default([]),
  tests: z.array(processTest).max(100).default([]),
});
export type ModelContent = z.output<typeof modelContent>;
export type DecisionFile = z.output<typeof decisionFile>;

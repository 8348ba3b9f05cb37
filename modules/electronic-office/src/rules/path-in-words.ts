import type { Context } from '@comu/kernel';
import { whereProcessStands } from '@comu/running-processes';
import { z } from 'zod';
import { wordsSchema } from '../words.ts';

export const pathStepSchema = z.object({ kind: z.enum(['done', 'now', 'later']), name: wordsSchema, at: z.string().nullable(), due: z.string().nullable(), note: wordsSchema.nullable() });
export type PathStep = z.output<typeof pathStepSchema>;

/**
 * The steps of the procedure for whoever is a party to it: those done with their day, the present one with by when, and those that may come
 * (Llei 39/2015, art. 53.1.a). Each is called as the model says it to them. Who does it, what stopped and the model itself stay inside the body.
 */
export async function pathOf(context: Context, subject: string): Promise<PathStep[]> {
  const [standing] = await context.asSystem(whereProcessStands, { businessKey: subject });
  if (standing === undefined) return [];
  const told = standing.steps.filter(({ element }) => element !== '');
  const last = new Map(told.map((step, index) => [`${step.kind} ${step.party.ca}`, index]));
  return told.filter((step, index) => last.get(`${step.kind} ${step.party.ca}`) === index).map(({ kind, party, at, due, note }) => ({ kind: kind === 'done' ? 'done' : kind === 'next' ? 'later' : 'now', name: party, at: kind === 'next' ? null : at, due: kind === 'done' ? null : due, note }));
}

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
  const standings = await context.asSystem(whereProcessStands, { businessKey: subject });
  // Beside its own process a case may have others, such as a requirement: what they did and await is told, what may come after is not.
  const steps = standings.flatMap(({ steps: all }, at) => {
    const last = new Map(all.map((step, index) => [`${step.kind} ${step.element}`, index]));
    return all.filter((step, index) => step.element !== '' && last.get(`${step.kind} ${step.element}`) === index && (at === 0 || step.kind !== 'next'));
  });
  const when = { done: 0, active: 1, incident: 1, next: 2 } as const;
  const order = (a: (typeof steps)[number], b: (typeof steps)[number]) => (a.kind === 'done' ? (a.at ?? '').localeCompare(b.at ?? '') : Number(a.due === null) - Number(b.due === null));
  const path: PathStep[] = steps.toSorted((a, b) => when[a.kind] - when[b.kind] || (a.kind === 'next' ? 0 : order(a, b)))
    .map(({ kind, party, at, due, note }) => ({ kind: kind === 'done' ? 'done' : kind === 'next' ? 'later' : 'now', name: party, at: kind === 'next' ? null : at, due: kind === 'done' ? null : due, note }));
  // What is awaited in several ways at once, such as an answer or the end of its term, is one step, with its day.
  return path.filter((step, at) => step.kind !== 'now' || path.findIndex(({ kind, name }) => kind === 'now' && name.ca === step.name.ca) === at);
}

import { operation, type Context, type RowOf } from '@comu/kernel';
import { Case } from '@comu/cases';
import { z } from 'zod';
import { Call, Candidacy } from '../service-catalogue.records.ts';
import { senses, type Sense } from '../words.ts';

/** In which sense the resolution is proposed to go; a handler may leave the reason empty. */
export const proposalSchema = z.object({ sense: z.enum(Object.keys(senses) as [Sense]), motive: z.string().nullable() });
/** A document of the process that waits to be signed and notified. */
export const draftedSchema = z.object({ document: z.uuid() });

export interface Deciding { readonly context: Context; readonly of: RowOf<typeof Case>; readonly call: RowOf<typeof Call>; readonly candidacy: RowOf<typeof Candidacy> }

interface Stepping<In extends Record<string, z.ZodType>, Out> {
  readonly title: readonly [ca: string, es: string, en: string];
  /** What the process hands it beside the case. */
  readonly input?: In;
  readonly output: z.ZodType<Out>;
  run(deciding: Deciding, input: { readonly [K in keyof In]: z.output<In[K]> }): Promise<Out>;
}

/** An automatic step of the process that decides an application: it is given the case, locked, its call and its candidacy. */
export const step = <Out, In extends Record<string, z.ZodType> = Record<never, z.ZodType>>(name: `service-catalogue.${string}`, { title: [ca, es, en], input, output, run }: Stepping<In, Out>) =>
  operation(name, {
    title: { ca, es, en }, permission: 'system', input: { case: Case.id, ...(input as Record<string, z.ZodType> | undefined) }, output,
    async run(given, context) {
      const { case: id, ...own } = given as { case: string };
      const of = await context.db.lock(Case, id);
      const candidacy = await context.db.first(Candidacy, { case: id });
      if (candidacy === undefined) throw new Error(`The case ${of.code} has no candidacy: it was not opened by an application.`);
      return run({ context, of, candidacy, call: await context.db.get(Call, candidacy.call) }, own as never);
    },
  });

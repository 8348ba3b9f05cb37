import { operation } from '@comu/kernel';
import { words } from '@comu/kernel/text';
import { z } from 'zod';
import { sourceSchema } from '../sources/source.ts';
import { stepNames } from '../sources/step-names.ts';

/** What the steps of some logs are called in the three languages, where that is more than the name that the log knows them by. */
export const namesOfSteps = operation('mining.step-names', {
  title: words('Com es diuen els passos', 'Cómo se llaman los pasos', 'What steps are called'), permission: 'mining.read', kind: 'query',
  input: { sources: z.array(sourceSchema).min(1).max(2), versions: z.array(z.uuid()).max(5).default([]) }, output: z.array(z.object({ name: z.string(), title: z.object({ ca: z.string(), es: z.string(), en: z.string() }) })),
  run: async ({ sources, versions }, context) => [...(await stepNames(context, sources, versions))].flatMap(([name, title]) => (title.es === name && title.en === name ? [] : [{ name, title }])),
});

import { operation } from '@comu/kernel';
import { peopleWith } from '@comu/identity';
import { z } from 'zod';

/** Who holds a permission in the acting organisation today, for demonstrations and simulations that act as they would. */
export const holders = operation('service-catalogue.holders', {
  title: { ca: 'Qui ho pot fer', es: 'Quién puede hacerlo', en: 'Who may do it' }, permission: 'system', kind: 'query', input: { permission: z.string() },
  output: z.array(z.object({ id: z.uuid(), name: z.string() })), run: async ({ permission }, context) => (await peopleWith(context, permission)).map(({ id, name }) => ({ id, name })),
});

import { operation } from '@comu/kernel';
import { leaveToEveryBody } from '@comu/identity';
import { z } from 'zod';
import { say } from '../words.ts';
import { watchFreshness } from './reactions.ts';

/** Once a night each body looks at the promises of its own data. */
export const watchEverybody = operation('data.watch-everybody', {
  title: say('Vigila les dades de tots els ens', 'Vigila los datos de todos los entes', 'Watch the data of every body'), permission: 'system', scope: 'platform', input: {}, output: z.null(),
  async run(_, context) {
    await leaveToEveryBody(context, watchFreshness, 'data watch');
    return null;
  },
});

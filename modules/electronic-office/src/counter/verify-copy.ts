import { operation } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { z } from 'zod';
import { noSuchCopy } from '../refusals.ts';
import { say } from '../words.ts';
import { copyWith } from './digitise.ts';

/** What anybody who holds an authentic copy may check by its code, without identifying themselves (Llei 39/2015, art. 27.3.c). */
export const verifyCopy = operation('electronic-office.verify-copy', {
  title: say('Verifica una còpia', 'Verifica una copia', 'Verify a copy'), permission: 'anyone', kind: 'query', perMinute: 30,
  input: { code: z.string().trim().toUpperCase().regex(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){4}$/) },
  output: z.object({ organisation: z.string(), title: z.string(), sealedAt: z.string(), pages: z.int(), file: z.string() }),
  async run({ code }, context) {
    const found = await copyWith(context, code);
    if (found?.copy == null || found.sealedAt === null) throw noSuchCopy();
    return { organisation: (await organisationOf(context, context.organisation)).name, title: found.title, sealedAt: found.sealedAt, pages: found.readings.reduce((sum, { pages }) => sum + pages, 0), file: found.copy };
  },
});

import { operation } from '@comu/kernel';
import { Dataset } from '@comu/catalogue';
import { plain } from '@comu/open-data';
import { z } from 'zod';
import { Offer } from '../transparency.records.ts';
import { say, wordsSchema } from '../words.ts';

const row = z.object({ id: z.uuid(), code: z.string(), title: z.string(), state: z.string(), why: wordsSchema.nullable(), firstOn: z.string().nullable() });
const candidate = z.object({ id: z.uuid(), code: z.string(), title: z.string(), access: z.string(), personal: z.string() });

/** What is offered to the public, and which datasets of the catalogue could be. */
export const offers = operation('transparency.offers', {
  title: say('Conjunts publicats', 'Conjuntos publicados', 'Published datasets'), permission: 'transparency.read', kind: 'query', input: { words: z.string().max(200).default('') }, output: z.object({ offers: z.array(row), candidates: z.array(candidate) }),
  async run({ words }, { db }) {
    const offered = await db.all(Offer, {});
    const known = new Set(offered.map(({ dataset }) => dataset));
    const fits = (text: string) => plain(text).includes(plain(words.trim()));
    // Only what came as a file or was derived is published: records of the platform are offered as transformations of them.
    const datasets = (await db.all(Dataset, { kind: ['file', 'derived'] }, { limit: 2000 })).filter(({ id, current, title, code }) => !known.has(id) && current !== null && fits(`${title} ${code}`));
    return {
      offers: offered.map(({ id, code, name, state, why, firstOn }) => ({ id, code, title: name.ca, state, why, firstOn })),
      candidates: datasets.slice(0, 50).map(({ id, code, title, access, personal }) => ({ id, code, title, access, personal })),
    };
  },
});

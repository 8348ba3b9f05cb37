import { operation, PLATFORM, systemActor, type NewRow, type Runner } from '@comu/kernel';
import { z } from 'zod';
import { organisationInput } from '../organisation-input.ts';
import { mustBeFree } from '../short-name.ts';
import { Organisation } from '../identity.records.ts';

/** One body to found: the fields of an organisation. */
export type SeedBody = NewRow<typeof Organisation>;

export const foundBodies = operation('identity.found-bodies', {
  title: { ca: 'Dona d’alta els ens del territori', es: 'Da de alta los entes del territorio', en: 'Add the bodies of the territory' },
  permission: 'system', scope: 'platform', input: { bodies: z.array(organisationInput).max(2000) }, output: z.object({ created: z.int(), kept: z.int() }),
  async run({ bodies }, context) {
    const { db } = context;
    const there = new Set((await db.all(Organisation, {}, { limit: 10_000 })).map(({ slug }) => slug));
    const missing = bodies.filter(({ slug }) => !there.has(slug));
    for (const { slug } of missing) mustBeFree(context, slug, '/bodies');
    await db.insertAll(Organisation, missing);
    return { created: missing.length, kept: bodies.length - missing.length };
  },
});

/** Founds all bodies of a territory in one transaction; those that exist are left as they are, so it may run again. */
export const seedProvince = (runner: Runner, { bodies }: { bodies: readonly SeedBody[] }): Promise<{ created: number; kept: number }> =>
  runner.run(foundBodies, { bodies: [...bodies] } as never, { actor: systemActor, organisation: PLATFORM });

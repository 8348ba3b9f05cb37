import { roleNames, sentence, signInFirst, type Context } from '@comu/kernel';
import { z } from 'zod';
import { standingsOf, standingsQuery, thePerson } from './standings.ts';
import { dayOf } from './today.ts';


/** What the web app needs to know of whoever signed in. */
export const meSchema = z.object({
  person: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
  language: z.enum(['ca', 'es', 'en']),
  memberships: z.array(z.object({
    organisation: z.object({ id: z.uuid(), slug: z.string(), name: z.string(), kind: z.string() }),
    units: z.array(z.object({ id: z.uuid(), name: z.string() })),
    roles: z.array(sentence), permissions: z.array(z.string()),
  })),
});
export type Me = z.output<typeof meSchema>;

/** The person who asks; a service has none, and what is a person's own is not for it. */
export function myself({ me }: Pick<Context, 'me'>): string {
  if (me.person === null) throw signInFirst();
  return me.person;
}

/** Everything that a person may do today, read inside a platform operation. */
export async function meOf({ db, house, now }: Pick<Context, 'db' | 'house' | 'now'>, person: string): Promise<Me> {
  const { rows: [row] } = await standingsQuery(thePerson(person), dayOf(now)).execute(db.tables());
  if (row === undefined) throw signInFirst();
  const { person: who, language, memberships } = standingsOf(house, row);
  return {
    person: who, language,
    memberships: memberships.map(({ organisation, units, roles, permissions }) => ({ organisation, units: [...units], roles: roles.map((role) => roleNames[role]), permissions: [...permissions].sort() })),
  };
}

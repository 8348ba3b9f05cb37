import { operation, PLATFORM, type Changes, type Context } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Person } from '../identity.records.ts';
import { elsewhereUnproven } from '../refusals.ts';
import { nif } from '../organisation-input.ts';
import { dropWaysIn } from '../ways-in.ts';
import { emailInput } from './sign-in.ts';

/*
 * People belong to no organisation, and an organisation sees only those who work for it. What concerns people whom the asking
 * organisation may not see is done by the platform, which is handed these operations and answers with as little as possible.
 */

export const personInput = z.object({ name: z.string().trim().min(1).max(120), email: emailInput, nif: nif.nullable().optional(), language: z.enum(['ca', 'es', 'en']).optional() });
const entered = z.object({ person: z.uuid().nullable(), hasPassword: z.boolean(), blocked: z.boolean() });

/**
 * The people with these addresses, entered where they are new. Somebody of another organisation whose address nobody proved is `blocked`: whoever
 * entered them there might hold the account, and would come in here with it. The provincial council, which runs the installation, may vouch for them;
 * every way in made before is then dropped, and they are invited anew.
 */
export const enterPeople = operation('identity.enter-people', {
  title: { ca: 'Inscriu persones', es: 'Inscribe personas', en: 'Enter people' },
  permission: 'system', scope: 'platform', receives: true,
  input: { people: z.array(personInput).max(20_000), organisation: z.uuid(), vouched: z.boolean(), dryRun: z.boolean().optional() }, output: z.array(entered),
  async run({ people, organisation, vouched, dryRun = false }, context) {
    const { db } = context;
    const emails = [...new Set(people.map(({ email }) => email))];
    const { rows: there } = await sql<{ id: string; email: string; proven: boolean; hasPassword: boolean; here: boolean; elsewhere: boolean }>`
      select p.id, p.email, p.proven, exists (select 1 from identity.credential c where c.person = p.id) as has_password,
        exists (select 1 from identity.membership m where m.person = p.id and m.organisation = ${organisation}) as here,
        exists (select 1 from identity.membership m where m.person = p.id and m.organisation <> ${organisation}) as elsewhere
      from identity.person p where p.email = any (${emails})`.execute(db.tables());
    const known = new Map(there.map((each) => [each.email, each]));
    const created = new Map<string, string>();
    if (!dryRun) {
      const fresh = new Map(people.filter(({ email }) => !known.has(email)).map((each) => [each.email, each]));
      const made = await db.insertAll(Person, [...fresh.values()].map(({ name, email, nif: number, language }) => ({ name, email, nif: number ?? null, ...(language === undefined ? {} : { language }) })));
      for (const { id, email } of made) created.set(email, id);
    }
    const unproven = new Set(there.filter(({ proven, here, elsewhere }) => !proven && !here && elsewhere).map(({ email }) => email));
    if (vouched && !dryRun) for (const email of unproven) await dropWaysIn(context, known.get(email)?.id as string);
    return people.map(({ email }) => {
      const before = known.get(email);
      if (before === undefined) return { person: created.get(email) ?? null, hasPassword: false, blocked: false };
      return { person: before.id, hasPassword: before.hasPassword && !unproven.has(email), blocked: unproven.has(email) && !vouched };
    });
  },
});

export const correctPerson = operation('identity.correct-person', {
  title: { ca: 'Corregeix les dades d’una persona', es: 'Corrige los datos de una persona', en: 'Correct a person’s details' },
  permission: 'system', scope: 'platform', receives: true,
  input: { person: z.uuid(), version: z.int(), changes: z.object({ name: z.string().optional(), nif: z.string().nullable().optional(), email: z.string().optional(), proven: z.boolean().optional() }) }, output: Person.row,
  run: ({ person, version, changes }, { db }) => db.update(Person, person, changes as Changes<typeof Person>, version),
});

/** Whether a person works, or worked, for another organisation too. */
export const worksElsewhere = operation('identity.works-elsewhere', {
  title: { ca: 'Comprova si treballa en un altre ens', es: 'Comprueba si trabaja en otro ente', en: 'Check other organisations' },
  permission: 'system', scope: 'platform', receives: true, kind: 'query', input: { person: z.uuid(), organisation: z.uuid() }, output: z.boolean(),
  run: async ({ person, organisation }, { db }) =>
    (await sql`select 1 from identity.membership where person = ${person} and organisation <> ${organisation} limit 1`.execute(db.tables())).rows.length > 0,
});

/** The one person with this address, entered when new; refused where `enterPeople` says blocked. */
export async function enterPerson({ deliver }: Pick<Context, 'deliver'>, { person, organisation, vouched }: { person: z.output<typeof personInput>; organisation: string; vouched: boolean }): Promise<{ person: string; hasPassword: boolean }> {
  const [found] = await deliver(PLATFORM, enterPeople, { people: [person], organisation, vouched });
  if (found === undefined || found.person === null) throw new Error('The register of people answered nothing.');
  if (found.blocked) throw elsewhereUnproven({ email: person.email });
  return { person: found.person, hasPassword: found.hasPassword };
}

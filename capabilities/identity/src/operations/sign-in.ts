import { operation, type Context } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Credential, Session } from '../access.records.ts';
import { claimAttempt } from '../attempts.ts';
import { Person } from '../identity.records.ts';
import { labelled, likeField } from '../labelled.ts';
import { meOf, meSchema, myself } from '../me.ts';
import { passwordIsRight } from '../password.ts';
import { locked, wrongPassword } from '../refusals.ts';
import { signIn as openFor } from '../session.ts';

export const emailInput = likeField(Person.fields.email, z.email().max(254).transform((email) => email.toLowerCase()));
export const passwordInput = labelled({ ca: 'Contrasenya', es: 'Contraseña', en: 'Password' }, 'text', z.string().min(1).max(256));

/** Judges an address and a password; a query, so that nothing made of the password is kept. The act is `identity.open-session`. */
export const signIn = operation('identity.sign-in', {
  title: { ca: 'Entra', es: 'Entra', en: 'Sign in' },
  permission: 'anyone', scope: 'platform', kind: 'query', perMinute: 120,
  input: { email: emailInput, password: passwordInput }, output: meSchema,
  async run({ email, password }, context) {
    const { id } = await personByPassword(context, { email, password });
    return openFor(context, { person: id, way: 'password' });
  },
});

/** The person with this address and password; every failure counts towards the lock of the address, known or not. */
export async function personByPassword({ db, house, vault, now }: Context, { email, password }: { email: string; password: string }) {
  const key = vault.code('sign-in', email);
  const until = await claimAttempt({ house, key, now });
  if (until !== undefined) throw locked({ minutes: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000)) });
  const person = await db.first(Person, { email });
  const credential = person === undefined ? undefined : await db.first(Credential, { person: person.id });
  if (!(await passwordIsRight({ password, hash: credential?.hash })) || person === undefined) throw wrongPassword();
  await sql`delete from identity.attempt where key = ${key}`.execute(db.tables());
  return person;
}

export const signOut = operation('identity.sign-out', {
  title: { ca: 'Surt', es: 'Sal', en: 'Sign out' },
  permission: 'anyone', scope: 'platform', input: {}, output: z.null(),
  async run(_, { db, me, now, setSession }) {
    if (me.kind === 'person' && me.session !== undefined) await db.update(Session, me.session, { endedAt: now.toISOString() });
    setSession(null);
    return null;
  },
});

/** Who asks, or nobody: to visit without signing in is no error. */
export const me = operation('identity.me', {
  title: { ca: 'Qui soc', es: 'Quién soy', en: 'Who I am' },
  permission: 'anyone', scope: 'platform', kind: 'query', input: {}, output: meSchema.nullable(),
  run: async (_, context) => (context.me.person === null ? null : meOf(context, context.me.person)),
});

export const setLanguage = operation('identity.set-language', {
  title: { ca: 'Tria la llengua', es: 'Elige el idioma', en: 'Choose the language' },
  permission: 'signed-in', scope: 'platform', input: { language: Person.fields.language }, output: meSchema,
  async run({ language }, context) {
    await context.db.update(Person, myself(context), { language });
    return meOf(context, myself(context));
  },
});

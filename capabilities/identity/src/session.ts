import { createHash, randomBytes } from 'node:crypto';
import { operation, type Context } from '@comu/kernel';
import { z } from 'zod';
import { Session } from './access.records.ts';
import { noMembership } from './refusals.ts';
import { meOf, type Me } from './me.ts';

/** A session lapses after 12 hours without use, and 30 days after sign-in in any case. */
export const idleHours = 12;
export const longestDays = 30;

/** Secrets that travel are random and long, so a plain digest is enough to keep them by. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The act of a sign-in. It is apart from sign-in itself, whose input holds a password that no digest in the ledger should be made of. */
export const openSession = operation('identity.open-session', {
  title: { ca: 'Obre la sessió', es: 'Abre la sesión', en: 'Open the session' },
  permission: 'system', scope: 'platform',
  input: { person: z.uuid(), hash: z.string(), way: z.string().max(120), until: z.iso.datetime() }, output: z.uuid(),
  run: async ({ person, hash, way, until }, { db, now, address }) =>
    (await db.insert(Session, { person, hash, way, until, usedAt: now.toISOString(), address })).id,
});

/** Signs a person in inside a platform operation: only somebody who belongs to an organisation today. */
export async function signIn(context: Context, { person, way }: { person: string; way: string }): Promise<Me> {
  const me = await meOf(context, person);
  if (me.memberships.length === 0) throw noMembership();
  const token = newSecret();
  const until = new Date(context.now.getTime() + longestDays * 86_400_000);
  await context.asSystem(openSession, { person, hash: digestOf(token), way, until: until.toISOString() });
  context.setSession({ token, until });
  return me;
}

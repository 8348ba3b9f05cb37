import { notFound, operation } from '@comu/kernel';
import { z } from 'zod';
import { Session, Token } from '../access.records.ts';
import { myself } from '../me.ts';
import { moreThanMine } from '../refusals.ts';
import { digestOf, idleHours, newSecret } from '../session.ts';

const session = z.object({ id: z.uuid(), way: z.string(), address: z.string().nullable(), createdAt: z.string(), usedAt: z.string(), until: z.string(), current: z.boolean() });

/** One's own open sessions, so that one can see a stranger's and close it. */
export const sessions = operation('identity.sessions', {
  title: { ca: 'Sessions obertes', es: 'Sesiones abiertas', en: 'Open sessions' },
  permission: 'signed-in', scope: 'platform', kind: 'query', input: {}, output: z.array(session),
  async run(_, context) {
    const { db, me, now } = context;
    const idle = new Date(now.getTime() - idleHours * 3_600_000).toISOString();
    const open = (await db.all(Session, { person: myself(context), endedAt: null })).filter(({ until, usedAt }) => until > now.toISOString() && usedAt > idle);
    return open.reverse().map(({ id, way, address, createdAt, usedAt, until }) => ({ id, way, address, createdAt, usedAt, until, current: id === me.session }));
  },
});

export const revokeSession = operation('identity.revoke-session', {
  title: { ca: 'Tanca una sessió', es: 'Cierra una sesión', en: 'Close a session' },
  permission: 'signed-in', scope: 'platform', input: { session: z.uuid() }, output: z.null(),
  async run({ session: id }, context) {
    const { db, me, now, setSession } = context;
    const found = await db.first(Session, { id, person: myself(context) });
    if (found === undefined) throw notFound({ what: id });
    await db.update(Session, id, { endedAt: now.toISOString() });
    if (id === me.session) setSession(null);
    return null;
  },
});

const token = z.object({ id: z.uuid(), name: z.string(), permissions: z.array(z.string()), until: z.string(), revokedAt: z.string().nullable(), createdAt: z.string() });

/** The service tokens of the organisation, without their secrets. */
export const tokens = operation('identity.tokens', {
  title: { ca: 'Claus de servei', es: 'Claves de servicio', en: 'Service tokens' },
  permission: 'identity.manage-people', kind: 'query', input: {}, output: z.array(token),
  run: async (_, { db }) => (await db.all(Token, {})).map(({ id, name, permissions, until, revokedAt, createdAt }) => ({ id, name, permissions, until, revokedAt, createdAt })),
});

/** A token with which a service acts for the organisation, for two years at the most; its secret is told once and never kept. */
export const createToken = operation('identity.create-token', {
  title: { ca: 'Crea una clau de servei', es: 'Crea una clave de servicio', en: 'Create a service token' },
  permission: 'identity.manage-people',
  input: { name: Token.fields.name, permissions: z.array(z.string().max(120)).min(1).max(200), days: z.int().min(1).max(731) }, output: z.object({ id: z.uuid(), token: z.string(), until: z.string() }),
  async run({ name, permissions, days }, { db, can, now }) {
    const beyond = permissions.find((permission) => !can(permission));
    if (beyond !== undefined) throw moreThanMine({ permission: beyond });
    const secret = `comu_${newSecret()}`;
    const made = await db.insert(Token, { name, permissions: [...new Set(permissions)], hash: digestOf(secret), until: new Date(now.getTime() + days * 86_400_000).toISOString() });
    return { id: made.id, token: secret, until: made.until };
  },
});

export const revokeToken = operation('identity.revoke-token', {
  title: { ca: 'Revoca una clau de servei', es: 'Revoca una clave de servicio', en: 'Revoke a service token' },
  permission: 'identity.manage-people', input: { token: z.uuid() }, output: z.null(),
  async run({ token: id }, { db, now }) {
    await db.update(Token, id, { revokedAt: now.toISOString() });
    return null;
  },
});

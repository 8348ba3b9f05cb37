import { notFound, operation } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Session, Token } from '../access.records.ts';
import { myself } from '../me.ts';
import { labelled } from '../labelled.ts';
import { moreThanMine } from '../refusals.ts';
import { dayOf } from '../today.ts';
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
  permission: 'signed-in', scope: 'platform', input: { session: Session.id }, output: z.null(),
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

const { name, permissions } = Token.fields;
const days = labelled({ ca: 'Dies que dura', es: 'Días que dura', en: 'Days it lasts' }, 'integer', z.int().min(1).max(731));

/** A token with which a service acts for the organisation, for two years at the most. Its secret is told once: a query, so that no answer is kept; the act is `identity.keep-token`. */
export const createToken = operation('identity.create-token', {
  title: { ca: 'Crea una clau de servei', es: 'Crea una clave de servicio', en: 'Create a service token' },
  permission: 'identity.manage-people', kind: 'query',
  input: { name, permissions, days }, output: z.object({ id: z.uuid(), token: z.string(), until: z.string() }),
  async run(input, { call }) {
    const secret = `comu_${newSecret()}`;
    return { ...(await call(keepToken, { ...input, hash: digestOf(secret) })), token: secret };
  },
});

export const keepToken = operation('identity.keep-token', {
  title: { ca: 'Desa una clau de servei pel seu resum', es: 'Guarda una clave de servicio por su resumen', en: 'Keep a service token by its digest' },
  permission: 'identity.manage-people',
  input: { name, permissions, days, hash: z.string().regex(/^[0-9a-f]{64}$/) }, output: z.object({ id: z.uuid(), until: z.string() }),
  async run({ hash, ...input }, { db, can, now }) {
    const beyond = input.permissions.find((permission) => !can(permission));
    if (beyond !== undefined) throw moreThanMine({ permission: beyond });
    const { id, until } = await db.insert(Token, { name: input.name, permissions: [...new Set(input.permissions)], hash, until: new Date(now.getTime() + input.days * 86_400_000).toISOString() });
    return { id, until };
  },
});

export const revokeToken = operation('identity.revoke-token', {
  title: { ca: 'Revoca una clau de servei', es: 'Revoca una clave de servicio', en: 'Revoke a service token' },
  permission: 'identity.manage-people', input: { token: Token.id }, output: z.null(),
  async run({ token: id }, { db, now }) {
    await db.update(Token, id, { revokedAt: now.toISOString() });
    return null;
  },
});

/** Forgets sessions a year after they lapsed, failed attempts after a day, sign-ins that nobody finished, and every way in of people who left all organisations a year ago. */
export const sweep = operation('identity.sweep', {
  title: { ca: 'Esborra entrades antigues', es: 'Borra entradas antiguas', en: 'Forget old sign-ins' },
  permission: 'system', scope: 'platform', kind: 'query', input: {}, output: z.object({ sessions: z.int(), attempts: z.int(), ways: z.int() }),
  async run(_, { db, now }) {
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
    const sessions = await sql`delete from identity.session where until < ${ago(365)}`.execute(db.tables());
    const attempts = await sql`delete from identity.attempt where last_at < ${ago(1)}`.execute(db.tables());
    await sql`delete from identity.ceremony where until < ${now.toISOString()}`.execute(db.tables());
    const gone = sql`not exists (select 1 from identity.membership m where m.person = way.person and (m."to" is null or m."to" >= ${dayOf(new Date(ago(365)))}))`;
    let ways = 0;
    for (const table of ['credential', 'passkey', 'external_identity'])
      ways += Number((await sql`delete from ${sql.table(`identity.${table}`)} way where ${gone}`.execute(db.tables())).numAffectedRows);
    return { ways, sessions: Number(sessions.numAffectedRows), attempts: Number(attempts.numAffectedRows) };
  },
});

import { createHash, randomBytes } from 'node:crypto';
import { operation } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { journeyOver } from '../refusals.ts';
import { say } from '../words.ts';
import { nifSchema, representedSchema, visitorSchema } from './visitor.ts';
import { Journey, Visit, Visitor } from './visitors.records.ts';

const idleMinutes = 60;
const longestHours = 8;
const journeyMinutes = 10;
const touchEvery = 60_000;

/** Secrets that travel are random and long, so a plain digest is enough to keep them by. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const lapseOf = (now: Date): Date => new Date(now.getTime() + longestHours * 3_600_000);

const system = { permission: 'system', scope: 'platform' } as const;

/** Opens a visit for whom a provider vouches; a visitor is known by the number of their identity paper. */
export const openVisit = operation('electronic-office.open-visit', {
  ...system, title: say('Obre la visita', 'Abre la visita', 'Open the visit'),
  input: {
    hash: z.string().regex(/^[0-9a-f]{64}$/), provider: z.string().max(40), way: z.string().max(120), kind: z.enum(['person', 'company']), name: z.string().trim().min(1).max(300), email: z.email().max(254).nullable(),
    identity: z.discriminatedUnion('type', [z.strictObject({ type: z.literal('nif'), number: nifSchema }), z.strictObject({ type: z.literal('passport'), number: z.string().trim().toUpperCase().min(4).max(40) })]),
    represents: z.array(representedSchema).max(100),
  },
  output: z.uuid(),
  async run({ hash, provider, way, kind, name, email, identity, represents }, { db, now, address }) {
    const known = await db.first(Visitor, { identityType: identity.type, identity: identity.number });
    const facts = { kind, name, email: email ?? known?.email ?? null };
    const visitor = known === undefined ? await db.insert(Visitor, { ...facts, identityType: identity.type, identity: identity.number }) : await db.update(Visitor, known.id, facts);
    return (await db.insert(Visit, { visitor: visitor.id, hash, provider, way, represents, address, usedAt: now.toISOString(), until: lapseOf(now).toISOString() })).id;
  },
});

/** Who comes with this token, or nobody. A visit through the demonstration’s provider is none in a real installation that keeps its data. */
export const visitOf = operation('electronic-office.visit-of', {
  ...system, title: say('Qui visita', 'Quién visita', 'Who visits'), kind: 'query',
  input: { hash: z.string().regex(/^[0-9a-f]{64}$/), providers: z.array(z.string()) }, output: z.object({ visit: z.uuid(), visitor: visitorSchema }).nullable(),
  async run({ hash, providers }, { db, now }) {
    const at = now.toISOString();
    const visit = await db.first(Visit, { hash, endedAt: null });
    if (visit === undefined || !providers.includes(visit.provider) || visit.until <= at || Date.parse(visit.usedAt) <= now.getTime() - idleMinutes * 60_000) return null;
    // A sign of life is no act: it goes to the row alone, and not at every request.
    if (now.getTime() - Date.parse(visit.usedAt) > touchEvery) await sql`update ${sql.table('electronic_office.visit')} set used_at = ${at} where id = ${visit.id}`.execute(db.tables());
    const { id, kind, name, email, identityType: type, identity: number } = await db.get(Visitor, visit.visitor);
    return { visit: visit.id, visitor: { id, kind, name, email, identity: { type, number }, represents: visit.represents, way: visit.way } };
  },
});

export const endVisit = operation('electronic-office.end-visit', {
  ...system, title: say('Tanca la visita', 'Cierra la visita', 'End the visit'), input: { visit: Visit.id }, output: z.null(),
  async run({ visit }, { db, now }) {
    await db.update(Visit, visit, { endedAt: now.toISOString() });
    return null;
  },
});

const factsSchema = z.object({ provider: z.string(), verifier: z.string(), nonce: z.string(), binding: z.string(), returnTo: z.string() });

/** Keeps what must be compared when the browser comes back. Asking is no act, so it leaves no trail. */
export const beginJourney = operation('electronic-office.begin-journey', {
  ...system, title: say('Comença la identificació', 'Empieza la identificación', 'Begin identification'), kind: 'query', input: { state: z.string().max(200), facts: factsSchema }, output: z.null(),
  async run({ state, facts }, { db, now }) {
    await sql`delete from ${sql.table('electronic_office.journey')} where until < ${now.toISOString()}`.execute(db.tables());
    await db.insert(Journey, { state, facts, until: new Date(now.getTime() + journeyMinutes * 60_000).toISOString() });
    return null;
  },
});

/** Takes it away, so that no answer is used twice. */
export const takeJourney = operation('electronic-office.take-journey', {
  ...system, title: say('Reprèn la identificació', 'Retoma la identificación', 'Take up identification'), kind: 'query', input: { state: z.string().max(200) }, output: factsSchema,
  async run({ state }, { db, now }) {
    const { rows: [row] } = await sql<{ facts: unknown }>`delete from ${sql.table('electronic_office.journey')} where state = ${state} and until >= ${now.toISOString()} returning facts`.execute(db.tables());
    if (row === undefined) throw journeyOver();
    return factsSchema.parse(row.facts);
  },
});

/** Forgets visits a year after they lapsed and identifications that nobody finished. */
export const sweepVisits = operation('electronic-office.sweep-visits', {
  ...system, title: say('Esborra visites antigues', 'Borra visitas antiguas', 'Forget old visits'), kind: 'query', input: {}, output: z.null(),
  async run(_, { db, now }) {
    await sql`delete from ${sql.table('electronic_office.visit')} where until < ${new Date(now.getTime() - 365 * 86_400_000).toISOString()}`.execute(db.tables());
    await sql`delete from ${sql.table('electronic_office.journey')} where until < ${now.toISOString()}`.execute(db.tables());
    return null;
  },
});

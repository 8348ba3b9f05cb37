import { sql } from 'kysely';
import { PLATFORM, publicActor, type Actor, type Gate, type Language, type Runner } from '@comu/kernel';
import { keepAttempts } from './attempts.ts';
import { asStandings, standingsOf, standingsQuery, thePerson, type Standings } from './standings.ts';
import { digestOf, idleHours } from './session.ts';
import { dayOf } from './today.ts';

const platform = { acting: PLATFORM, readable: [], person: null } as const;
const remembered = 5_000;
const touchEvery = 5 * 60_000;
const most = 10_000;

/** Tells HTTP who asks, in one query, remembered for at most five seconds and forgotten at once when this process changes a row of identity. */
export function makeGate(runner: Runner, { clock = () => new Date() }: { clock?: () => Date } = {}): Gate {
  keepAttempts(runner);
  const known = new Map<string, { readonly at: number; readonly actor: Actor | undefined }>();
  const slugs = new Map<string, string>();
  let generation = 0;
  runner.committed.add(({ touched }) => {
    if (!touched.some(({ record }) => record.startsWith('identity.'))) return;
    generation += 1;
    known.clear();
    slugs.clear();
  });

  const find = async (key: string, look: () => Promise<Actor | undefined>): Promise<Actor | undefined> => {
    const now = clock().getTime();
    const before = known.get(key);
    if (before !== undefined && now - before.at < remembered && now >= before.at) return before.actor;
    const started = generation;
    const actor = await look();
    if (known.size >= most) known.clear();
    if (started === generation) known.set(key, { at: now, actor });
    return actor;
  };

  return {
    async actorOf({ session, token }, language) {
      const secret = token ?? session;
      if (secret === undefined) return { ...publicActor, language };
      const hash = digestOf(secret);
      const actor = token === undefined ? await find(`session ${hash}`, () => actorOfSession(runner, hash, clock())) : await find(`token ${hash}`, () => actorOfToken(runner, hash, clock()));
      return { ...(actor ?? publicActor), language };
    },
    async organisationOf(slug) {
      const found = slugs.get(slug);
      if (found !== undefined) return found;
      const id = await runner.database.transaction(platform, async (connection) =>
        (await sql<{ id: string }>`select id from identity.organisation where slug = ${slug}`.execute(connection)).rows[0]?.id);
      if (id !== undefined) slugs.set(slug, id);
      return id;
    },
  };
}

/** The actor that a person is today, for the command line and for tests. */
export async function actorFor(runner: Runner, person: string, { now = new Date(), language }: { now?: Date; language?: Language } = {}): Promise<Actor> {
  const found = await runner.database.transaction(platform, async (connection) => (await standingsQuery(thePerson(person), dayOf(now)).execute(connection)).rows[0]);
  if (found === undefined) throw new Error(`There is no person ${person}.`);
  const actor = personActor(standingsOf(runner.house, found));
  return language === undefined ? actor : { ...actor, language };
}

const personActor = ({ person, language, session, memberships }: Standings): Actor =>
  ({ kind: 'person', person: person.id, name: person.name, language, standings: asStandings(memberships), ...(session === null ? {} : { session }) });

async function actorOfSession(runner: Runner, hash: string, now: Date): Promise<Actor | undefined> {
  return runner.database.transaction(platform, async (connection) => {
    const at = now.toISOString();
    const who = sql`select s.person, s.id as session, s.used_at from identity.session s where s.hash = ${hash} and s.ended_at is null
      and s.until > ${at}::timestamptz and s.used_at > ${at}::timestamptz - ${`${idleHours} hours`}::interval`;
    const { rows: [row] } = await standingsQuery(who, dayOf(now)).execute(connection);
    if (row === undefined) return undefined;
    const found = standingsOf(runner.house, row);
    // A sign of life is no act: it goes to the row alone, and not at every request.
    if (found.usedAt !== null && now.getTime() - Date.parse(found.usedAt) > touchEvery)
      await sql`update identity.session set used_at = ${at} where id = ${found.session}`.execute(connection);
    return personActor(found);
  });
}

interface TokenRow { readonly id: string; readonly name: string; readonly organisation: string; readonly slug: string; readonly permissions: string[] }

async function actorOfToken(runner: Runner, hash: string, now: Date): Promise<Actor | undefined> {
  const { rows: [row] } = await runner.database.transaction(platform, (connection) => sql<TokenRow>`
    select t.id, t.name, t.organisation, o.slug, t.permissions from identity.token t join identity.organisation o on o.id = t.organisation
    where t.hash = ${hash} and t.revoked_at is null and t.until > ${now.toISOString()}`.execute(connection));
  if (row === undefined) return undefined;
  const { id, name, organisation, slug, permissions } = row;
  return { kind: 'service', person: null, name, language: 'ca', session: id, standings: [{ organisation, slug, permissions: new Set(permissions), units: [], roles: [] }] };
}

import { notFound, roleNames, type Actor, type Context, type RoleName, type RowOf } from '@comu/kernel';
import { sql } from 'kysely';
import { Delegation, Organisation, Person, RoleGrant } from './identity.records.ts';
import { asStandings, permissionsOf, standingsOf, standingsQuery, thePerson } from './standings.ts';
import { dayOf } from './today.ts';

type Within = Pick<Context, 'db' | 'house' | 'now' | 'organisation'>;

/** The organisation with this short name; refused as not found when there is none. */
export async function organisationBySlug({ db }: Pick<Context, 'db'>, slug: string): Promise<RowOf<typeof Organisation>> {
  const found = await db.first(Organisation, { slug });
  if (found === undefined) throw notFound({ what: slug });
  return found;
}

export const organisationOf = ({ db }: Pick<Context, 'db'>, id: string): Promise<RowOf<typeof Organisation>> => db.get(Organisation, id);

/** The roles that hold a permission in this organisation. */
export async function rolesWith({ db, house }: Within, permission: string): Promise<RoleName[]> {
  const granted = await db.all(RoleGrant, { permission });
  return (Object.keys(roleNames) as RoleName[]).filter((role) => permissionsOf({ house, roles: [role], granted }).has(permission));
}

export interface Holder { readonly id: string; readonly name: string; readonly email: string; readonly language: 'ca' | 'es' | 'en'; readonly by: 'role' | 'delegation' | 'substitution' }

/** Who holds a permission in this organisation today: by a role, or by delegation or substitution; each person once, by name. */
export async function peopleWith(context: Within, permission: string): Promise<Holder[]> {
  const { db, organisation, now } = context;
  const roles = await rolesWith(context, permission);
  const today = dayOf(now);
  const wanted = JSON.stringify([permission]);
  const { rows } = await sql<Holder>`
    with today as (select person, role from identity.membership where organisation = ${organisation} and "from" <= ${today} and ("to" is null or "to" >= ${today})),
      holding as (
        select person, 'role' as by from today where role = any (${roles})
        union all
        select d.delegate, d.kind from identity.delegation d where d.organisation = ${organisation} and d."from" <= ${today} and d."to" >= ${today} and d.ended_at is null
          and d.permissions @> ${wanted}::jsonb and d.delegate in (select person from today)
          and (d.kind = 'substitution' or d.delegator in (select person from today where role = any (${roles}))))
    select p.id, p.name, p.email, p.language, (array_agg(h.by order by h.by = 'role' desc, h.by))[1] as by
    from holding h join identity.person p on p.id = h.person group by p.id, p.name, p.email, p.language order by p.name`.execute(db.tables());
  return rows;
}

/** The delegations and substitutions in force today in this organisation that somebody gave, or received, oldest first, however many there were before. */
async function inForce({ db, now, organisation }: Within, side: 'delegator' | 'delegate', person: string): Promise<RowOf<typeof Delegation>[]> {
  const today = dayOf(now);
  return db.tables(Delegation).selectFrom('identity.delegation').selectAll()
    .where('organisation', '=', organisation).where(side, '=', person).where('endedAt', 'is', null).where('from', '<=', today).where('to', '>=', today).orderBy('id').execute() as Promise<RowOf<typeof Delegation>[]>;
}

/** Who may exercise a person's permissions today, all of them or the one named. */
export async function delegatesOf(context: Within, person: string, permission?: string): Promise<RowOf<typeof Person>[]> {
  const delegations = (await inForce(context, 'delegator', person)).filter(({ permissions }) => permission === undefined || permissions.includes(permission));
  const people = await context.db.all(Person, { id: [...new Set(delegations.map(({ delegate }) => delegate))] });
  if (permission === undefined) return people;
  const holders = new Set((await peopleWith(context, permission)).map(({ id }) => id));
  return people.filter(({ id }) => holders.has(id));
}

/** The people who stand in for somebody today (Llei 40/2015, art. 13). */
export async function substitutesOf(context: Within, person: string): Promise<RowOf<typeof Person>[]> {
  const found = (await inForce(context, 'delegator', person)).filter(({ kind }) => kind === 'substitution');
  return context.db.all(Person, { id: [...new Set(found.map(({ delegate }) => delegate))] });
}

/**
 * Under which delegation or substitution somebody holds a permission today, or nothing when they hold it by a role of their own:
 * acts made by delegation have to say so (Llei 40/2015, art. 9.4), and so do those of a substitute (art. 13.4).
 */
export async function delegationBehind(context: Within, { person, permission }: { person: string; permission: string }): Promise<RowOf<typeof Delegation> | undefined> {
  const holder = (await peopleWith(context, permission)).find(({ id }) => id === person);
  if (holder === undefined || holder.by === 'role') return undefined;
  return (await inForce(context, 'delegate', person)).find(({ kind, permissions }) => kind === holder.by && permissions.includes(permission));
}

/** Somebody of this organisation as they may act here today: for work that the platform does for them and that may show them no more than they see. */
export async function memberNow({ db, house, now, organisation }: Within, person: string): Promise<Actor> {
  const { rows: [row] } = await standingsQuery(thePerson(person), dayOf(now)).execute(db.tables());
  if (row === undefined) throw notFound({ what: person });
  const { person: who, language, memberships } = standingsOf(house, row);
  return { kind: 'person', person: who.id, name: who.name, language, standings: asStandings(memberships).filter((each) => each.organisation === organisation) };
}

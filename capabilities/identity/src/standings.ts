import { sql, type RawBuilder } from 'kysely';
import type { House, Language, RoleName, Standing } from '@comu/kernel';
import type { OrganisationKind } from './identity.records.ts';

/** Somebody who may act, with everything that follows from memberships, role grants and delegations of the day. */
export interface Standings {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly language: Language;
  readonly session: string | null;
  readonly usedAt: string | null;
  readonly memberships: readonly MembershipToday[];
}
export interface MembershipToday {
  readonly organisation: { readonly id: string; readonly slug: string; readonly name: string; readonly kind: OrganisationKind };
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly RoleName[];
  readonly permissions: ReadonlySet<string>;
}

interface Held { readonly organisation: MembershipToday['organisation']; readonly unit: { id: string; name: string } | null; readonly role: RoleName }
export interface Granted { readonly organisation: string; readonly role: RoleName; readonly permission: string; readonly granted: boolean }
interface Lent { readonly organisation: string; readonly kind: 'delegation' | 'substitution'; readonly permissions: readonly string[]; readonly roles: readonly RoleName[] }
interface Row { readonly id: string; readonly name: string; readonly email: string; readonly language: Language; readonly session: string | null; readonly usedAt: string | null; readonly held: Held[]; readonly granted: Granted[]; readonly lent: Lent[] }

/** How a query names who acts: a person, the session, and when the session was last used. */
export const thePerson = (id: string): RawBuilder<unknown> => sql`select ${id}::uuid as person, null::uuid as session, null::timestamptz as used_at`;

const valid = (row: string, today: string) => sql`${sql.ref(`${row}.from`)} <= ${today} and (${sql.ref(`${row}.to`)} is null or ${sql.ref(`${row}.to`)} >= ${today})`;

/**
 * All that one person may do today, in one query. It has to run for the platform, which alone reads memberships of all organisations.
 * A delegate holds the named permissions only while belonging to the organisation, and only those the delegator holds by role: nobody
 * delegates what was delegated to them (Llei 40/2015, art. 9.5). A substitute holds them for the whole window, also in a vacancy (art. 13).
 */
export function standingsQuery(who: RawBuilder<unknown>, today: string): RawBuilder<Row> {
  return sql<Row>`
    with who as (${who}),
      held as (select m.organisation, m.role, u.id as unit, u.name as unit_name from identity.membership m
        left join identity.unit u on u.organisation = m.organisation and u.id = m.unit
        where m.person = (select person from who) and ${valid('m', today)}),
      lent as (select d.organisation, d.kind, d.permissions,
          (select coalesce(json_agg(distinct r.role), '[]') from identity.membership r where r.organisation = d.organisation and r.person = d.delegator and ${valid('r', today)}) as roles
        from identity.delegation d where d.delegate = (select person from who) and ${valid('d', today)} and d.ended_at is null
          and d.organisation in (select organisation from held))
    select p.id, p.name, p.email, p.language, who.session, who.used_at,
      (select coalesce(json_agg(json_build_object('organisation', json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind),
          'unit', case when h.unit is null then null else json_build_object('id', h.unit, 'name', h.unit_name) end, 'role', h.role) order by o.name, h.role), '[]')
        from held h join identity.organisation o on o.id = h.organisation) as held,
      (select coalesce(json_agg(json_build_object('organisation', g.organisation, 'role', g.role, 'permission', g.permission, 'granted', g.granted)), '[]')
        from identity.role_grant g where g.organisation in (select organisation from held)) as granted,
      (select coalesce(json_agg(l), '[]') from lent l) as lent
    from who join identity.person p on p.id = who.person`;
}

/** The permissions of some roles in one organisation: what modules grant, and what the organisation added or took away. */
export function permissionsOf({ house, roles, granted }: { house: House; roles: readonly RoleName[]; granted: readonly Omit<Granted, 'organisation'>[] }): Set<string> {
  const permissions = new Set<string>();
  for (const role of new Set(roles)) {
    const changed = new Map(granted.filter((each) => each.role === role).map((each) => [each.permission, each.granted]));
    for (const permission of house.grants.get(role) ?? []) if (changed.get(permission) !== false) permissions.add(permission);
    for (const [permission, held] of changed) if (held) permissions.add(permission);
  }
  return permissions;
}

export function standingsOf(house: House, { id, name, email, language, session, usedAt, held, granted, lent }: Row): Standings {
  const byOrganisation = new Map<string, Held[]>();
  for (const each of held) byOrganisation.set(each.organisation.id, [...(byOrganisation.get(each.organisation.id) ?? []), each]);
  const memberships = [...byOrganisation.values()].map((rows): MembershipToday => {
    const { organisation } = rows[0] as Held;
    const here = granted.filter((each) => each.organisation === organisation.id);
    const roles = [...new Set(rows.map(({ role }) => role))];
    const permissions = permissionsOf({ house, roles, granted: here });
    for (const each of lent) {
      if (each.organisation !== organisation.id) continue;
      const theirs = each.kind === 'substitution' ? undefined : permissionsOf({ house, roles: each.roles, granted: here });
      for (const permission of each.permissions) if (theirs?.has(permission) ?? true) permissions.add(permission);
    }
    if (organisation.kind !== 'provincial-council') permissions.delete('identity.manage-organisations');
    const units = new Map(rows.flatMap(({ unit }) => (unit === null ? [] : [[unit.id, unit] as const])));
    return { organisation, units: [...units.values()], roles, permissions };
  });
  return { person: { id, name, email }, language, session, usedAt, memberships };
}

export const asStandings = (memberships: readonly MembershipToday[]): Standing[] =>
  memberships.map(({ organisation, units, roles, permissions }) => ({ organisation: organisation.id, slug: organisation.slug, permissions, units: units.map(({ id }) => id), roles }));

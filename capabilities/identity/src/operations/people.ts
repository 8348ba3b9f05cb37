import { dayAfter, inputRefused, notFound, operation, PLATFORM, recordReading, roleNames, type Context, type RoleName } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Invitation } from '../access.records.ts';
import { Membership, Organisation, Person } from '../identity.records.ts';
import { labelled, likeField } from '../labelled.ts';
import { alreadyEnded, lastAdministrator, notOfTheBody, worksElsewhereToo } from '../refusals.ts';
import { dayOf } from '../today.ts';
import { nif } from '../organisation-input.ts';
import { correctPerson, enterPerson, worksElsewhere } from './register-of-people.ts';
import { emailInput } from './sign-in.ts';

const { unit, role, from, to } = Membership.fields;
const invitationDays = 7;

const dates = ({ from: first, to: last, field = '/to' }: { from: string; to: string | null; field?: string }) => {
  if (last === null || last >= first) return;
  throw inputRefused([{ field, rule: 'dates:order', remedy: { ca: 'La data final ha de ser la inicial o posterior.', es: 'La fecha final debe ser la inicial o posterior.', en: 'The last day must be the first or later.' } }]);
};
export { dates as checkDates };

export const isProvincial = async ({ db, organisation }: Pick<Context, 'db' | 'organisation'>): Promise<boolean> =>
  (await db.get(Organisation, organisation)).kind === 'provincial-council';

/** Opens an invitation of the person, valid for seven days, and tells of it so that it is sent by e-mail. */
export async function openInvitation(context: Context, person: string): Promise<string> {
  const [invitation] = await openInvitations(context, [person]);
  return invitation as string;
}

/** The same for many people at once, in their order. */
export async function openInvitations({ db, now, emit }: Context, people: readonly string[]): Promise<string[]> {
  const until = new Date(now.getTime() + invitationDays * 86_400_000).toISOString();
  const made = await db.insertAll(Invitation, people.map((person) => ({ person, until })));
  for (const { id, person } of made) await emit('identity.person-invited', { person, invitation: id });
  return made.map(({ id }) => id);
}

/** Adds somebody to this organisation, new or known by their address; who has no password yet is invited to choose one. */
export const invitePerson = operation('identity.invite-person', {
  title: { ca: 'Convida una persona', es: 'Invita a una persona', en: 'Invite a person' },
  permission: 'identity.manage-people',
  input: { name: Person.fields.name, email: emailInput, nif: likeField(Person.fields.nif, nif.nullable().optional()), language: likeField(Person.fields.language, z.enum(['ca', 'es', 'en']).optional()), role, unit, from: likeField(from, z.iso.date().optional()), to },
  output: z.object({ person: z.uuid(), membership: Membership.row, invitation: z.uuid().nullable() }),
  async run({ name, email, nif: number, language, role: as, unit: where, from: first, to: last }, context) {
    const start = first ?? dayOf(context.now);
    dates({ from: start, to: last ?? null });
    const given = { name, email, nif: number ?? null, ...(language === undefined ? {} : { language }) };
    const entered = await enterPerson(context, { person: given, organisation: context.organisation, vouched: await isProvincial(context) });
    const membership = await context.db.insert(Membership, { person: entered.person, role: as, unit: where ?? null, from: start, to: last ?? null });
    return { person: entered.person, membership, invitation: entered.hasPassword ? null : await openInvitation(context, entered.person) };
  },
});

/** Corrects a person's name or number. Those of somebody who works for several organisations, and any address, are for the provincial council to correct. */
export const changePerson = operation('identity.change-person', {
  title: { ca: 'Corregeix les dades d’una persona', es: 'Corrige los datos de una persona', en: 'Correct a person’s details' },
  permission: 'identity.manage-people',
  input: { person: Person.id, version: z.int().min(1), name: likeField(Person.fields.name, z.string().trim().min(1).max(120).optional()), nif: likeField(Person.fields.nif, nif.nullable().optional()), email: likeField(Person.fields.email, emailInput.optional()) }, output: Person.row,
  async run({ person, version, name, nif: number, email }, context) {
    const { db, organisation } = context;
    const provincial = await isProvincial(context);
    if (!provincial) {
      if ((await db.first(Membership, { person })) === undefined) throw notFound({ what: person });
      // A new address would let whoever reads it sign in as the person.
      if (email !== undefined || (await context.deliver(PLATFORM, worksElsewhere, { person, organisation }))) throw worksElsewhereToo();
    }
    const changes = { ...(name === undefined ? {} : { name }), ...(number === undefined ? {} : { nif: number }), ...(email === undefined ? {} : { email, proven: false }) };
    return context.deliver(PLATFORM, correctPerson, { person, version, changes });
  },
});

/** One more role, unit or period for somebody who already works for the organisation. */
export const addMembership = operation('identity.add-membership', {
  title: { ca: 'Afegeix un rol', es: 'Añade un rol', en: 'Add a role' },
  permission: 'identity.manage-people', input: { person: Person.id, role, unit, from, to }, output: Membership.row,
  async run({ person, role: as, unit: where, from: first, to: last }, context) {
    dates({ from: first, to: last ?? null });
    // Being visible is not enough: somebody of another organisation of mine is visible to me too.
    if ((await context.db.first(Membership, { person })) === undefined) throw notOfTheBody({ person: (await context.db.get(Person, person)).name, day: first });
    return context.db.insert(Membership, { person, role: as, unit: where ?? null, from: first, to: last ?? null });
  },
});

/** Ends a membership on a day, the last one that counts. An organisation always keeps somebody who administers it. */
export const endMembership = operation('identity.end-membership', {
  title: { ca: 'Acaba una vinculació', es: 'Termina una vinculación', en: 'End a membership' },
  permission: 'identity.manage-people', input: { membership: Membership.id, on: labelled({ ca: 'Últim dia', es: 'Último día', en: 'Last day' }, 'day', z.iso.date()) }, output: Membership.row,
  async run({ membership, on }, { db, now, organisation, emit }) {
    // Two administrators ending each other's at once would leave none.
    await sql`select pg_advisory_xact_lock(hashtext(${`identity.administrators ${organisation}`}))`.execute(db.tables());
    const found = await db.lock(Membership, membership);
    if (found.to !== null && found.to < dayOf(now)) throw alreadyEnded({ day: found.to });
    dates({ from: found.from, to: on, field: '/on' });
    if (found.role === 'administrator') {
      const next = dayAfter(on);
      const others = (await db.all(Membership, { role: 'administrator' })).filter(({ id, from: first, to: last }) => id !== membership && first <= next && (last === null || next <= last));
      if (others.length === 0) throw lastAdministrator();
    }
    const ended = await db.update(Membership, membership, { to: on });
    await emit('identity.membership-ended', { person: ended.person, membership, on });
    return ended;
  },
});

const member = z.object({
  id: z.uuid(), name: z.string(), email: z.string(),
  memberships: z.array(z.object({ id: z.uuid(), role: z.enum(Object.keys(roleNames) as [RoleName]), unit: z.object({ id: z.uuid(), name: z.string() }).nullable(), from: z.string(), to: z.string().nullable() })),
});

/** The people of this organisation and what they are in it, the first thousand by name; past ones too when asked. */
export const people = operation('identity.people', {
  title: { ca: 'Persones de l’ens', es: 'Personas del ente', en: 'People of the organisation' },
  permission: 'identity.see-people', kind: 'query', input: { search: z.string().max(200).optional(), past: z.boolean().optional() }, output: z.array(member),
  async run({ search = '', past = false }, context) {
    const { db, organisation, now } = context;
    const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    const { rows } = await sql<z.output<typeof member>>`
      select p.id, p.name, p.email, json_agg(json_build_object('id', m.id, 'role', m.role, 'unit', case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end, 'from', m."from", 'to', m."to") order by m."from", m.role) as memberships
      from identity.membership m join identity.person p on p.id = m.person left join identity.unit u on u.organisation = m.organisation and u.id = m.unit
      where m.organisation = ${organisation} and (${past} or m."to" is null or m."to" >= ${dayOf(now)}) and kernel.fold(p.name || ' ' || p.email) like kernel.fold(${like})
      group by p.id, p.name, p.email order by p.name limit 1000`.execute(db.tables());
    await recordReading(context, 'identity.people', Person, rows);
    return rows;
  },
});

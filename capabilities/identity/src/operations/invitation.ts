import { operation, PLATFORM, sameCode, type Context } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Credential, Invitation } from '../access.records.ts';
import { Membership, Person } from '../identity.records.ts';
import { meSchema, myself } from '../me.ts';
import { labelled } from '../labelled.ts';
import { becomeProven, keepPassword } from '../ways-in.ts';
import { checkPassword, hashPassword } from '../password.ts';
import { badInvitation, linkNotShown, notOfTheBody } from '../refusals.ts';
import { signIn } from '../session.ts';
import { dayOf } from '../today.ts';
import { isProvincial, openInvitation } from './people.ts';
import { worksElsewhere } from './register-of-people.ts';
import { passwordInput, personByPassword } from './sign-in.ts';

type Way = 'mailed' | 'shown';
const ways: readonly Way[] = ['mailed', 'shown'];

/** The address with which an invited person chooses a password; one that was mailed proves that the address is theirs. */
export const invitationLink = ({ vault, publicUrl }: Pick<Context, 'vault' | 'publicUrl'>, invitation: string, way: Way = 'mailed'): string =>
  `${publicUrl}/invitation/${invitation}.${vault.code(`invitation ${way}`, invitation)}`;

/** A new invitation for somebody who lost theirs or their password; it is sent by e-mail. */
export const inviteAgain = operation('identity.invite-again', {
  title: { ca: 'Torna a convidar', es: 'Vuelve a invitar', en: 'Invite again' },
  permission: 'identity.manage-people', input: { person: Person.id }, output: z.object({ invitation: z.uuid() }),
  async run({ person }, context) {
    if ((await context.db.first(Membership, { person })) === undefined) throw notOfTheBody({ person: (await context.db.get(Person, person)).name, day: dayOf(context.now) });
    return { invitation: await openInvitation(context, person) };
  },
});

/** The link of an invitation, for an administrator to hand over. Whoever holds it becomes that person, so it is not shown for people of other organisations. A query, so that no answer is kept; that it was shown is the act `identity.note-invitation-shown`. */
export const showInvitation = operation('identity.show-invitation', {
  title: { ca: 'Mostra l’enllaç', es: 'Muestra el enlace', en: 'Show the link' },
  permission: 'identity.manage-people', kind: 'query', input: { invitation: Invitation.id }, output: z.object({ link: z.string(), until: z.string() }),
  async run({ invitation }, context) {
    const { id, person, until } = await context.db.get(Invitation, invitation);
    const elsewhere = await context.deliver(PLATFORM, worksElsewhere, { person, organisation: context.organisation });
    if (elsewhere && !(await isProvincial(context))) throw linkNotShown();
    await context.call(noteShown, { invitation: id });
    return { link: invitationLink(context, id, 'shown'), until };
  },
});

export const noteShown = operation('identity.note-invitation-shown', {
  title: { ca: 'Anota que s’ha mostrat l’enllaç', es: 'Anota que se ha mostrado el enlace', en: 'Note that the link was shown' },
  permission: 'identity.manage-people', input: { invitation: Invitation.id }, output: z.null(),
  async run({ invitation }, { db, now }) {
    await db.update(Invitation, invitation, { shownAt: now.toISOString() });
    return null;
  },
});

/** Chooses the password of an invitation and signs in; the act is `identity.use-invitation`. */
export const acceptInvitation = operation('identity.accept-invitation', {
  title: { ca: 'Accepta la invitació', es: 'Acepta la invitación', en: 'Accept the invitation' },
  permission: 'anyone', scope: 'platform', kind: 'query', perMinute: 20, input: { code: z.string().max(200), password: passwordInput }, output: meSchema,
  async run({ code, password }, context) {
    const { db, vault, now } = context;
    const [id = '', proof = ''] = code.split('.');
    const way = z.uuid().safeParse(id).success ? ways.find((each) => sameCode(vault.code(`invitation ${each}`, id), proof)) : undefined;
    if (way === undefined) throw badInvitation();
    const { rows: [found] } = await sql<{ organisation: string; person: string; name: string; email: string }>`
      select i.organisation, i.person, p.name, p.email from identity.invitation i join identity.person p on p.id = i.person
      where i.id = ${id} and i.used_at is null and i.until > ${now.toISOString()}`.execute(db.tables());
    if (found === undefined) throw badInvitation();
    // The link was shown when the person worked for one organisation only; since then they may have joined another.
    if (way === 'shown' && (await context.asSystem(worksElsewhere, { person: found.person, organisation: found.organisation })) && !(await isProvincial({ db, organisation: found.organisation }))) throw badInvitation();
    checkPassword({ password, field: '/password', about: [found.name, found.email] });
    await context.deliver(found.organisation, useInvitation, { invitation: id });
    await context.asSystem(setPassword, { person: found.person, hash: await hashPassword(password), proven: way === 'mailed', keep: null });
    return signIn(context, { person: found.person, way: 'invitation' });
  },
});

export const useInvitation = operation('identity.use-invitation', {
  title: { ca: 'Fa servir la invitació', es: 'Usa la invitación', en: 'Use the invitation' },
  permission: 'system', receives: true, input: { invitation: z.uuid() }, output: z.null(),
  async run({ invitation }, { db, now }) {
    const found = await db.lock(Invitation, invitation);
    if (found.usedAt !== null) throw badInvitation();
    await db.update(Invitation, invitation, { usedAt: now.toISOString() });
    return null;
  },
});

/** Keeps a new password and closes the sessions opened with the old one, but the one named. Proving an address for the first time drops every other way in that somebody may have made for it. */
export const setPassword = operation('identity.set-password', {
  title: { ca: 'Desa la contrasenya', es: 'Guarda la contraseña', en: 'Keep the password' },
  permission: 'system', scope: 'platform', input: { person: z.uuid(), hash: z.string(), proven: z.boolean(), keep: z.uuid().nullable() }, output: z.null(),
  async run({ person, hash, proven, keep }, context) {
    if (proven && !(await context.db.get(Person, person)).proven) await becomeProven(context, person);
    await keepPassword(context, { person, hash });
    const at = context.now.toISOString();
    await sql`update identity.session set ended_at = ${at} where person = ${person} and ended_at is null and id is distinct from ${keep}`.execute(context.db.tables());
    return null;
  },
});

/** Changes one's own password, closing one's other sessions; a query like sign-in, so that nothing made of it is kept. */
export const changePassword = operation('identity.change-password', {
  title: { ca: 'Canvia la contrasenya', es: 'Cambia la contraseña', en: 'Change the password' },
  permission: 'signed-in', scope: 'platform', kind: 'query', perMinute: 10, input: { current: labelled({ ca: 'Contrasenya actual', es: 'Contraseña actual', en: 'Current password' }, 'text', passwordInput.optional()), password: passwordInput }, output: z.null(),
  async run({ current, password }, context) {
    const { db, me } = context;
    const person = await db.get(Person, myself(context));
    const held = await db.first(Credential, { person: person.id });
    // Who signs in otherwise may have no password yet; who has one shows it, so that an open screen is not enough.
    if (held !== undefined) await personByPassword(context, { email: person.email, password: current ?? '' });
    checkPassword({ password, field: '/password', about: [person.name, person.email] });
    await context.asSystem(setPassword, { person: person.id, hash: await hashPassword(password), proven: false, keep: me.session ?? null });
    return null;
  },
});

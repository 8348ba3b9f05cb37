import { operation } from '@comu/kernel';
import { z } from 'zod';
import { openInvitation } from './people.ts';
import { Membership } from '../identity.records.ts';

const { person, unit, role, from, to } = Membership.fields;

/** Links a person to this organisation; for the platform, which founds installations and organisations. */
export const join = operation('identity.join', {
  title: { ca: 'Vincula una persona', es: 'Vincula a una persona', en: 'Add a person' },
  permission: 'system', receives: true, input: { person, unit, role, from, to }, output: Membership.row,
  run: (input, { db }) => db.insert(Membership, input),
});

/** Invites somebody whom the platform linked here to choose a password. */
export const inviteFor = operation('identity.invite-for', {
  title: { ca: 'Convida una persona', es: 'Invita a una persona', en: 'Invite a person' },
  permission: 'system', receives: true, input: { person }, output: z.object({ invitation: z.uuid() }),
  run: async ({ person: invited }, context) => ({ invitation: await openInvitation(context, invited) }),
});

import { operation } from '@comu/kernel';
import { Membership } from '../identity.records.ts';

const { person, unit, role, from, to } = Membership.fields;

/** Links a person to this organisation; for the platform, which founds installations and organisations. */
export const join = operation('identity.join', {
  title: { ca: 'Vincula una persona', es: 'Vincula a una persona', en: 'Add a person' },
  permission: 'system', receives: true, input: { person, unit, role, from, to }, output: Membership.row,
  run: (input, { db }) => db.insert(Membership, input),
});

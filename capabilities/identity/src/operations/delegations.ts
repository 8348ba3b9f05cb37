import { inputRefused, operation, type Context, type RoleName } from '@comu/kernel';
import { Delegation, Membership, Person, RoleGrant } from '../identity.records.ts';
import { alreadyEnded, notOfTheBody, notTheirs, toThemselves } from '../refusals.ts';
import { permissionsOf } from '../standings.ts';
import { dayOf } from '../today.ts';
import { checkDates } from './people.ts';

const { kind, delegator, delegate, permissions, from, to, motive, published } = Delegation.fields;

/**
 * Records that one person exercises named permissions of another from a day to a day. Whoever records it cannot be the one who gains by it,
 * and nobody delegates what they do not hold by a role of their own (Llei 40/2015, art. 9.5).
 */
export const addDelegation = operation('identity.add-delegation', {
  title: { ca: 'Registra una delegació o suplència', es: 'Registra una delegación o suplencia', en: 'Record a delegation or substitution' },
  permission: 'identity.delegate',
  input: { kind, delegator, delegate, permissions, from, to, motive, published }, output: Delegation.row,
  async run(input, context) {
    const { db, me, house, emit } = context;
    if (me.person === input.delegate) throw toThemselves();
    checkDates(input);
    if (input.delegate === input.delegator)
      throw inputRefused([{ field: '/delegate', rule: 'delegation:self', remedy: { ca: 'Trieu una altra persona que la que delega.', es: 'Elija a una persona distinta de la que delega.', en: 'Choose somebody other than the delegator.' } }]);
    const unknown = input.permissions.flatMap((permission, index) => (house.permissions.has(permission) ? [] : [index]));
    if (unknown.length > 0)
      throw inputRefused(unknown.map((index) => ({ field: `/permissions/${index}`, rule: 'permission:unknown', remedy: { ca: 'Aquest permís no existeix: trieu-lo de la llista.', es: 'Este permiso no existe: elíjalo de la lista.', en: 'There is no such permission: choose it from the list.' } })));
    const giver = await db.get(Person, input.delegator);
    const receiver = await db.get(Person, input.delegate);
    const ofDelegator = await rolesOn(context, input.delegator, input.from);
    if (ofDelegator.length === 0) throw notOfTheBody({ person: giver.name, day: input.from });
    if ((await rolesOn(context, input.delegate, input.from)).length === 0) throw notOfTheBody({ person: receiver.name, day: input.from });
    const held = permissionsOf({ house, roles: ofDelegator, granted: await db.all(RoleGrant, {}) });
    const missing = input.permissions.find((permission) => !held.has(permission));
    if (missing !== undefined) throw notTheirs({ person: giver.name, permission: house.permissions.get(missing)?.[context.language] ?? missing });
    const made = await db.insert(Delegation, { ...input, permissions: [...new Set(input.permissions)] });
    await emit('identity.delegation-added', { delegation: made.id, delegator: made.delegator, delegate: made.delegate });
    return made;
  },
});

/** Revokes a delegation or ends a substitution at once; it may be done at any time (Llei 40/2015, art. 9.6). */
export const endDelegation = operation('identity.end-delegation', {
  title: { ca: 'Deixa sense efecte una delegació', es: 'Revoca una delegación', en: 'Revoke a delegation' },
  permission: 'identity.delegate', input: { delegation: Delegation.id }, output: Delegation.row,
  async run({ delegation }, { db, now, emit }) {
    const found = await db.lock(Delegation, delegation);
    if (found.endedAt !== null || found.to < dayOf(now)) throw alreadyEnded({ day: found.endedAt === null ? found.to : dayOf(new Date(found.endedAt)) });
    const ended = await db.update(Delegation, delegation, { endedAt: now.toISOString() });
    await emit('identity.delegation-ended', { delegation, delegator: found.delegator, delegate: found.delegate });
    return ended;
  },
});

async function rolesOn({ db }: Context, person: string, on: string): Promise<RoleName[]> {
  return (await db.all(Membership, { person })).filter(({ from: first, to: last }) => first <= on && (last === null || on <= last)).map(({ role }) => role);
}

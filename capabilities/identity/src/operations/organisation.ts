import { inputRefused, operation } from '@comu/kernel';
import { z } from 'zod';
import { Organisation, RoleGrant, Unit } from '../identity.records.ts';
import { dir3, organisationInput } from '../organisation-input.ts';
import { likeField } from '../labelled.ts';
import { lastAdministrator, onlyProvincial } from '../refusals.ts';
import { mustBeFree } from '../short-name.ts';
import { dayOf } from '../today.ts';
import { inviteFor, join } from './membership.ts';
import { isProvincial } from './people.ts';
import { enterPerson, personInput } from './register-of-people.ts';

/** Adds an organisation and the person who administers it. Only the provincial council, which runs the installation. */
export const createOrganisation = operation('identity.create-organisation', {
  title: { ca: 'Dona d’alta un ens', es: 'Da de alta un ente', en: 'Add an organisation' },
  permission: 'identity.manage-organisations', input: { organisation: organisationInput, administrator: personInput.optional() }, output: Organisation.row,
  async run({ organisation, administrator }, context) {
    if (!(await isProvincial(context))) throw onlyProvincial();
    mustBeFree(context, organisation.slug, '/organisation/slug');
    const made = await context.db.insert(Organisation, organisation);
    if (administrator !== undefined) {
      const { person, hasPassword } = await enterPerson(context, { person: administrator, organisation: made.id, vouched: true });
      await context.deliver(made.id, join, { person, role: 'administrator', from: dayOf(context.now) });
      if (!hasPassword) await context.deliver(made.id, inviteFor, { person });
    }
    await context.emit('identity.organisation-added', { organisation: made.id });
    return made;
  },
});

/** What an organisation says of itself: name, address, colour and codes. */
export const changeOrganisation = operation('identity.change-organisation', {
  title: { ca: 'Modifica les dades de l’ens', es: 'Modifica los datos del ente', en: 'Change the organisation' },
  permission: 'identity.manage-people', input: { version: z.int().min(1), changes: organisationInput.omit({ slug: true, kind: true }).partial() }, output: Organisation.row,
  run: async ({ version, changes }, { db, organisation }) => db.update(Organisation, organisation, defined(changes), version),
});

const defined = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

const { role, permission, granted } = RoleGrant.fields;
const dir3Input = likeField(Unit.fields.dir3, dir3.nullable().optional());
const unitInput = { name: Unit.fields.name, dir3: dir3Input, parent: Unit.fields.parent };

export const addUnit = operation('identity.add-unit', {
  title: { ca: 'Crea una unitat', es: 'Crea una unidad', en: 'Add a unit' },
  permission: 'identity.manage-people', input: unitInput, output: Unit.row,
  run: async (input, { db }) => db.insert(Unit, input),
});

/** Renames, moves or closes a unit; a unit never hangs from itself or from one below it. */
export const changeUnit = operation('identity.change-unit', {
  title: { ca: 'Modifica una unitat', es: 'Modifica una unidad', en: 'Change a unit' },
  permission: 'identity.manage-people',
  input: { unit: Unit.id, version: z.int().min(1), name: likeField(Unit.fields.name, z.string().trim().min(1).max(200).optional()), dir3: dir3Input, parent: Unit.fields.parent, closedOn: Unit.fields.closedOn },
  output: Unit.row,
  async run({ unit, version, ...changes }, { db }) {
    const parents = new Map((await db.all(Unit, {}, { limit: 10_000 })).map(({ id, parent }) => [id, parent]));
    for (let above: string | null | undefined = changes.parent; above !== null && above !== undefined; above = parents.get(above))
      if (above === unit) throw inputRefused([{ field: '/parent', rule: 'unit:ring', remedy: { ca: 'Trieu una unitat que no depengui d’aquesta.', es: 'Elija una unidad que no dependa de esta.', en: 'Choose a unit that is not below this one.' } }]);
    return db.update(Unit, unit, defined(changes), version);
  },
});

/** Gives a role one permission more, takes one away, or (`null`) goes back to what it usually may do. */
export const setRolePermission = operation('identity.set-role-permission', {
  title: { ca: 'Canvia els permisos d’un rol', es: 'Cambia los permisos de un rol', en: 'Change the permissions of a role' },
  permission: 'identity.manage-people',
  input: { role, permission, granted: likeField(granted, z.boolean().nullable()) }, output: z.null(),
  async run({ role, permission, granted }, { db, house }) {
    if (!house.permissions.has(permission))
      throw inputRefused([{ field: '/permission', rule: 'permission:unknown', remedy: { ca: 'Aquest permís no existeix: trieu-lo de la llista.', es: 'Este permiso no existe: elíjalo de la lista.', en: 'There is no such permission: choose it from the list.' } }]);
    // Without this nobody could give it back.
    if (role === 'administrator' && permission === 'identity.manage-people' && granted === false) throw lastAdministrator();
    const before = await db.first(RoleGrant, { role, permission });
    if (granted === null) { if (before !== undefined) await db.remove(RoleGrant, before.id); }
    else if (before === undefined) await db.insert(RoleGrant, { role, permission, granted });
    else await db.update(RoleGrant, before.id, { granted });
    return null;
  },
});

/** The list of bodies, which is public. */
export const organisations = operation('identity.organisations', {
  title: { ca: 'Ens', es: 'Entes', en: 'Organisations' },
  permission: 'anyone', scope: 'platform', kind: 'query', input: {},
  output: z.array(z.object({ id: z.uuid(), slug: z.string(), name: z.string(), kind: z.string(), ine: z.string().nullable(), dir3: z.string().nullable() })),
  run: async (_, { db }) => (await db.all(Organisation, {}, { limit: 10_000 })).map(({ id, slug, name, kind, ine, dir3: code }) => ({ id, slug, name, kind, ine, dir3: code })),
});

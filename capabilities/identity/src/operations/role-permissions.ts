import { operation, roleNames, type RoleName } from '@comu/kernel';
import { z } from 'zod';
import { RoleGrant } from '../identity.records.ts';

const role = z.enum(Object.keys(roleNames) as [RoleName, ...RoleName[]]);

/** What each role may do in the organisation: its usual permissions, and where the organisation departs from them. */
export const rolePermissions = operation('identity.role-permissions', {
  title: { ca: 'Permisos dels rols', es: 'Permisos de los roles', en: 'Permissions of the roles' },
  permission: 'identity.manage-people', kind: 'query', input: {},
  output: z.array(z.object({ role, permissions: z.array(z.object({ name: z.string(), usual: z.boolean(), held: z.boolean() })) })),
  async run(_, { db, house }) {
    const granted = await db.all(RoleGrant, {}, { limit: 10_000 });
    return role.options.map((each) => {
      const usual = new Set(house.grants.get(each) ?? []);
      const changed = new Map(granted.filter((one) => one.role === each && house.permissions.has(one.permission)).map((one) => [one.permission, one.granted]));
      return { role: each, permissions: [...new Set([...usual, ...changed.keys()])].map((name) => ({ name, usual: usual.has(name), held: changed.get(name) ?? usual.has(name) })) };
    });
  },
});

import type { OutputFor, RowOf } from '@comu/kernel';
import type { Delegation, Unit } from '../identity.records.ts';
import type { people } from '../operations/people.ts';
import type { rolePermissions } from '../operations/role-permissions.ts';
import type { tokens } from '../operations/sessions.ts';

/** What the server answers, as its own operations declare it; only types come to the browser. */
export type Member = OutputFor<typeof people>[number];
export type TokenRow = OutputFor<typeof tokens>[number];
export type RoleRow = OutputFor<typeof rolePermissions>[number];
export type UnitRow = RowOf<typeof Unit>;
export type DelegationRow = RowOf<typeof Delegation>;

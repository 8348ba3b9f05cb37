import type { OutputFor, RowOf } from '@comu/kernel';
import type { Delegation, Unit } from '../identity.records.ts';
import type { people } from '../operations/people.ts';

/** What the server answers, as its own operations declare it; only types come to the browser. */
export type Member = OutputFor<typeof people>[number];
export type UnitRow = RowOf<typeof Unit>;
export type DelegationRow = RowOf<typeof Delegation>;

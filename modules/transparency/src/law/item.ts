import type { OrganisationKind } from '@comu/identity';
import type { RoleName, Text } from '@comu/kernel';
import type { Family, Rhythm } from './families.ts';

/** One thing that a public body must publish without being asked. */
export interface LawItem {
  readonly code: string;
  readonly family: Family;
  readonly title: Text;
  readonly article: string;
  /** Read in the law itself; what is not is shown to the steward as to be checked. */
  readonly sure: boolean;
  /** Who usually answers for it. */
  readonly role: RoleName;
  readonly rhythm: Rhythm;
  /** Bodies it is asked of; all when not said. */
  readonly kinds?: readonly OrganisationKind[];
  /** Inhabitants from which it is asked of a municipality; all when not said. */
  readonly from?: number;
  /** It names people by its nature, so it leaves only with a named approval. */
  readonly personal?: boolean;
}

/** Whether an item is asked of a body of this kind and size. */
export const asksOf = ({ kinds, from }: LawItem, { kind, inhabitants }: { kind: OrganisationKind; inhabitants: number | null }): boolean =>
  (kinds === undefined || kinds.includes(kind)) && (from === undefined || kind !== 'municipality' || (inhabitants !== null && inhabitants >= from));

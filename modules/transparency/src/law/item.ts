import type { OrganisationKind } from '@comu/identity';
import type { RoleName, Text } from '@comu/kernel';
import type { Family, Rhythm } from './families.ts';
import type { Source } from './sources.ts';

/** One thing that a public body must publish without being asked. */
export interface LawItem {
  readonly code: string;
  readonly family: Family;
  readonly title: Text;
  readonly article: string;
  /** The text in which article and wording were read; what was not read is not listed. */
  readonly read: Source;
  /** Who usually answers for it. */
  readonly role: RoleName;
  readonly rhythm: Rhythm;
  /** The article that fixes the rhythm. Where none does, the law asks for the content to be always up to date (art. 6.1.b) and the rhythm is our proposal. */
  readonly rhythmIn?: string;
  /** Bodies it is asked of; all when not said. */
  readonly kinds?: readonly OrganisationKind[];
  /** Inhabitants from which it is asked of a municipality; all when not said. */
  readonly from?: number;
  /** It names people by its nature, so it leaves only with a named approval. */
  readonly personal?: boolean;
}

export const elected = ['municipality', 'county-council', 'provincial-council', 'emd'] as const satisfies readonly OrganisationKind[];
export const town = ['municipality'] as const satisfies readonly OrganisationKind[];
/** An article of Llei 19/2014. */
export const law = (article: string) => `Llei 19/2014, art. ${article}`;

/** Whether an item is asked of a body of this kind and size. */
export const asksOf = ({ kinds, from }: LawItem, { kind, inhabitants }: { kind: OrganisationKind; inhabitants: number | null }): boolean =>
  (kinds === undefined || kinds.includes(kind)) && (from === undefined || kind !== 'municipality' || (inhabitants !== null && inhabitants >= from));

import { words } from '@comu/kernel/text';
import type { RowOf, Text } from '@comu/kernel';
import type { Case, Procedure } from './cases.records.ts';

/** What a case is called in the three languages; Catalan stands in for one that nobody wrote. */
export const caseTitle = ({ title, titleEs, titleEn }: Pick<RowOf<typeof Case>, 'title' | 'titleEs' | 'titleEn'>): Text => words(title, titleEs ?? title, titleEn ?? title);

/** What a procedure is called in the three languages. */
export const procedureName = ({ name, nameEs, nameEn }: Pick<RowOf<typeof Procedure>, 'name' | 'nameEs' | 'nameEn'>): Text => words(name, nameEs ?? name, nameEn ?? name);

/** How a closed case ended, in the three languages; nothing while it is open. */
export const outcomeOf = ({ outcome, outcomeEs, outcomeEn }: Pick<RowOf<typeof Case>, 'outcome' | 'outcomeEs' | 'outcomeEn'>): Text | null => (outcome === null ? null : words(outcome, outcomeEs ?? outcome, outcomeEn ?? outcome));

import type { RowOf, Text } from '@comu/kernel';
import type { SignatureRequest } from './signatures.records.ts';

/** Why a signature is asked, in the three languages; Catalan stands in for one that nobody wrote. */
export const whyAsked = ({ why, whyEs, whyEn }: Pick<RowOf<typeof SignatureRequest>, 'why' | 'whyEs' | 'whyEn'>): Text => ({ ca: why, es: whyEs ?? why, en: whyEn ?? why });

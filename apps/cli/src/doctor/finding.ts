import type { Text } from '@comu/kernel';

/** What one check of the installation found, and how to mend it. */
export interface Checked { readonly state: 'well' | 'attention' | 'wrong'; readonly what: Text; readonly remedy?: Text }

export const well = (what: Text): Checked => ({ state: 'well', what });
export const attention = (what: Text, remedy: Text): Checked => ({ state: 'attention', what, remedy });
export const wrong = (what: Text, remedy: Text): Checked => ({ state: 'wrong', what, remedy });
/** The same words in the three languages: figures, names, versions. */
export const same = (words: string): Text => ({ ca: words, es: words, en: words });

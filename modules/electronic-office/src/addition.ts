import type { Text } from '@comu/kernel';
import type { AskedDocument, Question } from './form.ts';
import { say } from './words.ts';

/** The form of what is added to a case under way: free words and files. */
export const addition: { readonly questions: readonly Question[]; readonly documents: readonly AskedDocument[] } = {
  questions: [{ code: 'says', kind: 'long-text', required: false, label: say('Què hi voleu dir', 'Qué quiere decir', 'What you want to say') }],
  documents: [],
};

/** What an addition is about. */
export const additionTo = (code: string): Text => say(`Aportació a l’expedient ${code}`, `Aportación al expediente ${code}`, `Addition to case ${code}`);

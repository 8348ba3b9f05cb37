import type { Language, Text } from '@comu/kernel';
import type { Terminal } from './terminal.ts';

/** A terminal that listens. */
export function listening(language: Language = 'ca'): Terminal & { readonly said: string[]; readonly warned: string[] } {
  const words = (line: Text | string) => (typeof line === 'string' ? line : line[language]);
  const said: string[] = [];
  const warned: string[] = [];
  return { language, said, warned, say: (line) => said.push(words(line)), warn: (line) => warned.push(words(line)), progress: () => undefined };
}

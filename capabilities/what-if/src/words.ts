import type { Text } from '@comu/kernel';

/** What people read, in the three languages, beside what it names. */
export const words = (ca: string, es: string, en: string): Text => ({ ca, es, en });

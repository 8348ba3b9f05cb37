import type { Text } from '@comu/design';

export const say = (ca: string, es: string, en: string): Text => ({ ca, es, en });

/** What a person reads, in the three languages of the house. */
export type Words = Readonly<Record<'ca' | 'es' | 'en', string>>;
export const say = (ca: string, es: string, en: string): Words => ({ ca, es, en });

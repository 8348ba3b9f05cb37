/** Words as they are compared: without accents or case, so that “Castellà” is found by “castella”. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

/** A code made from a name: “Ajuts a l’habitatge” is `ajuts-a-l-habitatge`. */
export const codeFrom = (name: string): string => fold(name).replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 80);

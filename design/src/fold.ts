/** Words as they are compared: without accents or case and with one apostrophe, so that “Castellà” is found by “castella” and “d’Òdena” by “d'odena”. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'");

/** A code made from a name: “Ajuts a l’habitatge” is `ajuts-a-l-habitatge`. */
export const codeFrom = (name: string): string => fold(name).replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 80);

/** Five digits: province and municipality (INE). */
export const ineCode = /^\d{5}$/;

/** DIR3 identifiers have nine characters; the first letters tell the level of administration, L01 a town hall and L02 a provincial council. */
export const dir3Pattern = /^(?:[AEIJLOU][A-Z0-9]\d{7}|(?:EA|GE|LA|IA|JA)\d{7})$/;

/** A Spanish NIF, NIE or the NIF of a body, as written; `nifIsRight` checks its control character. */
export const nifPattern = /^(?:\d{8}[A-Z]|[XYZKLM]\d{7}[A-Z]|[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J])$/;

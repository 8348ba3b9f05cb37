import type { Text } from '@comu/kernel';
import { say } from '../words.ts';

export type ColumnClass = 'open' | 'internal' | 'personal' | 'special';
export interface Asked {
  readonly access: 'public' | 'organisation' | 'restricted';
  readonly personal: 'none' | 'personal' | 'special';
  /** The dictionary: class by column. */
  readonly classes: ReadonlyMap<string, ColumnClass>;
  /** Columns of the version. */
  readonly present: readonly string[];
  /** What a named person approved that is still in force; `null`: nothing. */
  readonly approved: readonly string[] | null;
}
export interface Leaving {
  readonly out: readonly string[];
  /** Columns kept back, with why. */
  readonly back: readonly { readonly column: string; readonly why: Text }[];
  /** People are in it and nobody has said that it may go: nothing leaves. */
  readonly needsApproval: boolean;
}

const why = {
  internal: say('És interna', 'Es interna', 'It is internal'),
  personal: say('Té dades personals sense aprovació', 'Tiene datos personales sin aprobación', 'It holds personal data without approval'),
  special: say('És una categoria especial de dades: no surt mai', 'Es una categoría especial de datos: no sale nunca', 'It is a special category of data: it never leaves'),
  unknown: say('El diccionari no diu de quina classe és', 'El diccionario no dice de qué clase es', 'The dictionary does not say its class'),
} as const;

/**
 * Which columns of a version may leave (GDPR arts. 5.1.c, 6 and 9; Llei 19/2014, art. 7): open ones; personal ones that a named person approved, one by one;
 * internal, unknown and special ones never. A dataset that holds people in any column needs the approval even for the open ones.
 */
export function leavingOf({ access, personal, classes, present, approved }: Asked): Leaving {
  const classOf = (column: string) => classes.get(column) ?? 'unknown';
  const holdsPeople = personal !== 'none' || present.some((column) => classOf(column) === 'personal' || classOf(column) === 'special');
  const needsApproval = holdsPeople && approved === null;
  const goes = (column: string) => access === 'public' && !needsApproval && (classOf(column) === 'open' || (classOf(column) === 'personal' && (approved ?? []).includes(column)));
  return {
    out: present.filter(goes), needsApproval,
    back: present.filter((column) => !goes(column)).map((column) => { const kind = classOf(column); return { column, why: kind === 'open' ? (needsApproval ? why.personal : why.internal) : why[kind] }; }),
  };
}

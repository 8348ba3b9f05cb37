import { provenNumbers, type IdentifiedVisitor } from '../visitors/visitor.ts';

/**
 * A matter is shown to whoever filed it, and to the interested party or whom a provider vouches represents them (Llei 39/2015, arts. 5 and 53.1.a).
 * A standing that was only stated lets somebody file, never read what others filed.
 */
export const mayFollow = (visitor: IdentifiedVisitor, filing: { readonly visitor: string; readonly interested: string }): boolean =>
  filing.visitor === visitor.id || provenNumbers(visitor).includes(filing.interested);

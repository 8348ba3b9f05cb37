import type { Party } from '@comu/registry';
import type { IdentifiedVisitor, OnBehalf } from '../visitors/visitor.ts';

/**
 * The parties of what a visitor files: themselves, or whom they speak for followed by themselves as representative with the standing (Llei 39/2015,
 * art. 5). What the provider vouches for is said as proven; what only the filer states is said as stated, to be proven when asked (art. 5.6).
 */
export function partiesOf({ visitor, onBehalf, email, language = 'ca' }: { visitor: IdentifiedVisitor; onBehalf: OnBehalf | null; email: string | null; language?: Party['language'] }): Party[] {
  const { kind, name, identity, represents, way } = visitor;
  // Who files in another language than that of the procedure asks to be written to in it (Llei 1/1998, art. 10.1).
  const contact = { ...(email === null ? {} : { email }), ...(language === 'ca' ? {} : { language }) };
  if (onBehalf === null || onBehalf.nif === identity.number) return [{ role: 'interested', kind, name, identity, ...contact }];
  const proven = represents.some(({ nif }) => nif === onBehalf.nif);
  return [
    { role: 'interested', kind: onBehalf.kind, name: onBehalf.name, identity: { type: 'nif', number: onBehalf.nif }, ...contact },
    { role: 'representative', kind, name, identity, ...contact, represents: onBehalf.name, standing: `${onBehalf.standing} (${proven ? `acreditada: ${way}` : 'declarada, pendent d’acreditar'})` },
  ];
}

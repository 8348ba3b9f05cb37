import type { Text } from '@comu/kernel';
import { say } from '../words.ts';

/** Invented people, with numbers whose control character is right. */
export const demoVisitors: Readonly<Record<string, { readonly name: string; readonly nif: string; readonly kind: 'person' | 'company'; readonly email: string; readonly represents: readonly { readonly nif: string; readonly name: string }[]; readonly says: Text }>> = {
  carme: { name: 'Carme Soler Vidal', nif: '11111111H', kind: 'person', email: 'carme.soler@exemple.cat', represents: [], says: say('Veïna', 'Vecina', 'Neighbour') },
  omar: { name: 'Omar Haddad Benali', nif: 'X1234567L', kind: 'person', email: 'omar.haddad@exemple.cat', represents: [], says: say('Veí, amb NIE', 'Vecino, con NIE', 'Neighbour, with a foreigner’s number') },
  julia: { name: 'Júlia Serra Puig', nif: '22222222J', kind: 'person', email: 'julia@fusteriaserra.exemple.cat', represents: [{ nif: 'B99999997', name: 'Fusteria Serra, SL' }], says: say('Administradora de Fusteria Serra, SL', 'Administradora de Fusteria Serra, SL', 'Director of Fusteria Serra, SL') },
  associacio: { name: 'Associació de Veïns del Pla', nif: 'G99999997', kind: 'company', email: 'junta@veinsdelpla.exemple.cat', represents: [], says: say('Entitat, amb certificat de persona jurídica', 'Entidad, con certificado de persona jurídica', 'Association, with a certificate of its own') },
};

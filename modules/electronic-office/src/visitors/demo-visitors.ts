/** Invented people, with numbers whose control character is right. */
export const demoVisitors: Readonly<Record<string, { readonly name: string; readonly nif: string; readonly kind: 'person' | 'company'; readonly email: string; readonly represents: readonly { readonly nif: string; readonly name: string }[]; readonly says: string }>> = {
  carme: { name: 'Carme Soler Vidal', nif: '11111111H', kind: 'person', email: 'carme.soler@exemple.cat', represents: [], says: 'Veïna' },
  omar: { name: 'Omar Haddad Benali', nif: 'X1234567L', kind: 'person', email: 'omar.haddad@exemple.cat', represents: [], says: 'Veí, amb NIE' },
  julia: { name: 'Júlia Serra Puig', nif: '22222222J', kind: 'person', email: 'julia@fusteriaserra.exemple.cat', represents: [{ nif: 'B99999997', name: 'Fusteria Serra, SL' }], says: 'Administradora de Fusteria Serra, SL' },
  associacio: { name: 'Associació de Veïns del Pla', nif: 'G99999997', kind: 'company', email: 'junta@veinsdelpla.exemple.cat', represents: [], says: 'Entitat, amb certificat de persona jurídica' },
};

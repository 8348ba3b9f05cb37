import { words, type RoleName } from '@comu/kernel';

/** The units and people of the provincial council in a demonstration: invented people, one unit and role each. */
export const provincialUnits = {
  presidency: 'Presidència',
  secretary: 'Secretaria General',
  treasury: 'Intervenció General',
  registry: 'Registre General',
  digital: 'Gabinet d’Innovació Digital',
  people: 'Servei de Recursos Humans',
  training: 'Direcció de Serveis de Formació',
  programmes: 'Oficina del Catàleg de Serveis',
  archive: 'Arxiu General',
  data: 'Oficina de Dades i Transparència',
} as const;

export const provincialPeople: readonly { readonly name: string; readonly role: RoleName; readonly unit: keyof typeof provincialUnits }[] = [
  { name: 'Laia Ferrer Soler', role: 'administrator', unit: 'digital' },
  { name: 'Jordi Casals Prat', role: 'registry-clerk', unit: 'registry' },
  { name: 'Núria Bosch Riera', role: 'case-handler', unit: 'programmes' },
  { name: 'Marc Vidal Costa', role: 'case-handler', unit: 'digital' },
  { name: 'Carme Roca Serra', role: 'secretary', unit: 'secretary' },
  { name: 'Andreu Mas Font', role: 'comptroller', unit: 'treasury' },
  { name: 'Teresa Camps Valls', role: 'signer', unit: 'presidency' },
  { name: 'Pau Sala Pujol', role: 'programme-manager', unit: 'programmes' },
  { name: 'Mercè Oliva Torrent', role: 'archivist', unit: 'archive' },
  { name: 'Ignasi Puig Domènech', role: 'data-protection-officer', unit: 'data' },
  { name: 'Eulàlia Grau Nadal', role: 'auditor', unit: 'treasury' },
  { name: 'Oriol Planas Rius', role: 'data-steward', unit: 'data' },
  { name: 'Fatima Benali Haddad', role: 'support-agent', unit: 'digital' },
  { name: 'Sergi Torres Molina', role: 'equipment-manager', unit: 'digital' },
  { name: 'Anna Llopis Ferran', role: 'hr-technician', unit: 'people' },
  { name: 'Gemma Ribas Clos', role: 'training-manager', unit: 'training' },
];

/** The units and posts of a small town hall in a demonstration. */
export const townUnits = { mayor: 'Alcaldia', secretary: 'Secretaria i Intervenció', desk: 'Atenció Ciutadana', works: 'Serveis Tècnics' } as const;
export const townRoles: readonly { readonly roles: readonly RoleName[]; readonly unit: keyof typeof townUnits }[] = [
  { roles: ['signer'], unit: 'mayor' },
  { roles: ['registry-clerk'], unit: 'desk' },
  { roles: ['case-handler', 'administrator'], unit: 'works' },
];
export const townSecretary: { readonly roles: readonly RoleName[]; readonly unit: keyof typeof townUnits } = { roles: ['secretary', 'comptroller'], unit: 'secretary' };

/** The secretary-comptroller of several small towns at once (Real Decreto 128/2018, art. 9: grouped posts). */
export const sharedSecretary = 'Montserrat Vila Comas';

const given = ['Aina', 'Biel', 'Clara', 'David', 'Elena', 'Ferran', 'Gisela', 'Hug', 'Irene', 'Joan', 'Karima', 'Lluís', 'Marta', 'Nil', 'Olga', 'Pere', 'Queralt', 'Roger', 'Sílvia', 'Toni', 'Úrsula', 'Víctor', 'Xènia', 'Yolanda'];
const family = ['Arnau', 'Bonet', 'Cardona', 'Duran', 'Esteve', 'Fabra', 'Gili', 'Homs', 'Isern', 'Jané', 'Llobet', 'Miró', 'Noguera', 'Olivé', 'Pons', 'Quer', 'Rovira', 'Segura', 'Tarrés', 'Urgell', 'Verdaguer', 'Ximenis', 'Yebra', 'Zamora'];

/** The invented name with this number; the first 13,824 differ. */
export const inventedName = (number: number): string =>
  `${given[number % 24]} ${family[(number * 7 + Math.floor(number / 24)) % 24]} ${family[(number * 5 + 11 + Math.floor(number / 576)) % 24]}`;

/** `núria.bosch` becomes `nuria.bosch`: first name and first family name, as e-mail addresses have them. */
export const mailbox = (name: string): string =>
  name.normalize('NFD').replace(/[^a-zA-Z ]/g, '').toLowerCase().split(' ').slice(0, 2).join('.');

export const sharedTitle = words('Secretaria i intervenció de diversos ajuntaments', 'Secretaría e intervención de varios ayuntamientos', 'Secretary-comptroller of several towns');

import { say } from '../words.ts';

/** The families in which active publicity is told, in the order of Llei 19/2014. */
export const families = {
  organisation: { title: say('Organització i persones', 'Organización y personas', 'Organisation and people'), article: 'Llei 19/2014, art. 9' },
  legal: { title: say('Normes i decisions', 'Normas y decisiones', 'Rules and decisions'), article: 'Llei 19/2014, art. 10' },
  economy: { title: say('Economia i patrimoni', 'Economía y patrimonio', 'Economy and property'), article: 'Llei 19/2014, art. 11' },
  planning: { title: say('Plans, programes i avaluació', 'Planes, programas y evaluación', 'Plans, programmes and evaluation'), article: 'Llei 19/2014, art. 12' },
  contracts: { title: say('Contractes', 'Contratos', 'Contracts'), article: 'Llei 19/2014, art. 13' },
  agreements: { title: say('Convenis', 'Convenios', 'Agreements'), article: 'Llei 19/2014, art. 14' },
  grants: { title: say('Subvencions', 'Subvenciones', 'Grants'), article: 'Llei 19/2014, art. 15' },
  services: { title: say('Serveis, tràmits i territori', 'Servicios, trámites y territorio', 'Services, procedures and territory'), article: 'Llei 19/2014, art. 8 a 10 i 16 a 19' },
  government: { title: say('Bon govern i participació', 'Buen gobierno y participación', 'Good government and participation'), article: 'Llei 19/2014, títols IV a VI' },
} as const;
export type Family = keyof typeof families;

/** How often what is published must be looked at again, and after how many days it counts as late. */
export const rhythms = {
  continuous: { days: 30, label: say('Al moment', 'Al momento', 'At once') },
  monthly: { days: 40, label: say('Cada mes', 'Cada mes', 'Monthly') },
  quarterly: { days: 100, label: say('Cada trimestre', 'Cada trimestre', 'Quarterly') },
  'half-yearly': { days: 200, label: say('Cada semestre', 'Cada semestre', 'Half-yearly') },
  yearly: { days: 400, label: say('Cada any', 'Cada año', 'Yearly') },
  'on-change': { days: 400, label: say('Quan canvia, i revisat cada any', 'Cuando cambia, y revisado cada año', 'When it changes, and looked at each year') },
} as const;
export type Rhythm = keyof typeof rhythms;

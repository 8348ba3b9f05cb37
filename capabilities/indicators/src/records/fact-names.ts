import { say } from '../words.ts';

/** What a process can be told of the occasion that starts it. */
export const factNames = {
  code: say('Codi de l’indicador o del conjunt', 'Código del indicador o del conjunto', 'Code of the indicator or dataset'), name: say('Nom', 'Nombre', 'Name'), period: say('Període', 'Periodo', 'Period'), level: say('Llindar', 'Umbral', 'Level'),
  value: say('Xifra', 'Cifra', 'Figure'), places: say('Municipis', 'Municipios', 'Municipalities'), summary: say('Què ha passat', 'Qué ha pasado', 'What happened'),
} as const;
export type FactName = keyof typeof factNames;

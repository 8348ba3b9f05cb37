import { words as say } from '@comu/kernel/text';

export { say };

export const themes = {
  population: say('Població', 'Población', 'Population'), environment: say('Medi ambient', 'Medio ambiente', 'Environment'), economy: say('Hisenda i pressupost', 'Hacienda y presupuesto', 'Budget and finance'),
  government: say('Bon govern i transparència', 'Buen gobierno y transparencia', 'Good government and transparency'), equality: say('Igualtat', 'Igualdad', 'Equality'), digital: say('Administració digital', 'Administración digital', 'Digital administration'),
  procedure: say('Tramitació', 'Tramitación', 'Procedures'), other: say('Altres', 'Otros', 'Other'),
} as const;
export type Theme = keyof typeof themes;

export const directions = { more: say('Més és millor', 'Más es mejor', 'More is better'), less: say('Menys és millor', 'Menos es mejor', 'Less is better'), neither: say('Ni millor ni pitjor', 'Ni mejor ni peor', 'Neither') } as const;
export const periodKinds = { year: say('Any', 'Año', 'Year'), quarter: say('Trimestre', 'Trimestre', 'Quarter'), month: say('Mes', 'Mes', 'Month') } as const;

/** How the figures of several municipalities become one. */
export const gatherings = { sum: say('Se sumen', 'Se suman', 'They are added up'), ratio: say('Es divideixen les sumes del numerador i del denominador', 'Se dividen las sumas del numerador y del denominador', 'The sums of numerators and denominators are divided'), mean: say('Se’n fa la mitjana', 'Se hace la media', 'Their mean is taken') } as const;
export type Gathering = keyof typeof gatherings;

/** Why a place has no value; never a zero. */
export const absences = {
  'no-row': say('La font no en diu res', 'La fuente no dice nada', 'The source says nothing'),
  'blank': say('La font el deixa en blanc', 'La fuente lo deja en blanco', 'The source leaves it blank'),
  'no-denominator': say('El denominador és zero o falta', 'El denominador es cero o falta', 'The denominator is zero or missing'),
  'no-numerator': say('Falta el numerador', 'Falta el numerador', 'The numerator is missing'),
  'few-people': say('És de tan poca gent que diria de qui és', 'Es de tan poca gente que diría de quién es', 'It is of so few people that it would tell who they are'),
  'too-little': say('Falten massa components', 'Faltan demasiados componentes', 'Too many components are missing'),
} as const;
export type Absence = keyof typeof absences;

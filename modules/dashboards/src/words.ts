import { words as say } from '@comu/kernel/text';

export { say };
export const charts = { map: say('Mapa', 'Mapa', 'Map'), ranked: say('Classificació', 'Clasificación', 'Ranking'), line: say('Evolució', 'Evolución', 'Over time'), distribution: say('Distribució', 'Distribución', 'Distribution'), heat: say('Taula de colors', 'Tabla de colores', 'Heat table') } as const;
export type ChartName = keyof typeof charts;
export const cadences = { never: say('No s’envia', 'No se envía', 'Not sent'), weekly: say('Cada dilluns', 'Cada lunes', 'Every Monday'), monthly: say('El primer dia de cada mes', 'El primer día de cada mes', 'The first day of each month') } as const;
/** How an answer is drawn. */
export const shapeNames = { figure: say('Xifra', 'Cifra', 'Figure'), bars: say('Barres', 'Barras', 'Bars'), ranked: say('Classificació', 'Clasificación', 'Ranking'), line: say('Evolució', 'Evolución', 'Over time'), map: say('Mapa', 'Mapa', 'Map'), heat: say('Taula de colors', 'Tabla de colores', 'Heat table'), table: say('Taula', 'Tabla', 'Table') } as const;

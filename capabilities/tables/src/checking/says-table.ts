import { many } from '../many.ts';
import type { Text } from '../types.ts';

/** Results of rules about the table as a whole, in a sentence. */
export const saysFreshness = (last: string | null, days: number, most: number): Text => last === null
  ? { ca: 'No hi ha cap data.', es: 'No hay ninguna fecha.', en: 'There is no date.' }
  : { ca: `La dada més recent és del ${last}, de fa ${days} ${many(days, 'dia', 'dies')}; ${many(most, 'se n’admet', 'se n’admeten')} ${most}.`, es: `El dato más reciente es del ${last}, de hace ${days} ${many(days, 'día', 'días')}; ${many(most, 'se admite', 'se admiten')} ${most}.`, en: `The latest is of ${last}, ${days} ${many(days, 'day', 'days')} ago; ${most} ${many(most, 'is', 'are')} allowed.` };

export function saysVolume(rows: number, before: number | undefined, { min, max, change }: { min?: number; max?: number; change?: number }): Text {
  const limits = [min === undefined ? '' : `≥ ${min}`, max === undefined ? '' : `≤ ${max}`, change === undefined || before === undefined ? '' : `± ${Math.round(change * 100)} %`].filter(Boolean).join(', ');
  const was = { ca: before === undefined ? '' : `, abans ${before}`, es: before === undefined ? '' : `, antes ${before}`, en: before === undefined ? '' : `, before ${before}` };
  return { ca: `${rows} ${many(rows, 'fila', 'files')}${was.ca} (${limits}).`, es: `${rows} ${many(rows, 'fila', 'filas')}${was.es} (${limits}).`, en: `${rows} ${many(rows, 'row', 'rows')}${was.en} (${limits}).` };
}

export const saysSum = (total: string, expected: string, column: string): Text => ({
  ca: `«${column}» suma ${total}; s’esperava ${expected}.`, es: `«${column}» suma ${total}; se esperaba ${expected}.`, en: `“${column}” adds up to ${total}; ${expected} was expected.`,
});

export const saysNoFormer = (): Text => ({
  ca: 'És la primera versió: encara no hi ha res amb què comparar.', es: 'Es la primera versión: aún no hay nada con qué comparar.', en: 'This is the first version: there is nothing to compare with yet.',
});

export const saysDistribution = (index: number, most: number, column: string): Text => ({
  ca: `La distribució de «${column}» s’ha mogut ${index.toFixed(3)} (índex d’estabilitat); se n’admet ${most}.`,
  es: `La distribución de «${column}» se ha movido ${index.toFixed(3)} (índice de estabilidad); se admite ${most}.`,
  en: `The distribution of “${column}” moved by ${index.toFixed(3)} (stability index); ${most} is allowed.`,
});

import { many } from '../many.ts';
import type { Text } from '../types.ts';

/** Results of rules about the table as a whole, in a sentence. */
export const saysFreshness = (last: string | null, days: number, most: number): Text => last === null
  ? { ca: 'No hi ha cap data.', es: 'No hay ninguna fecha.', en: 'There is no date.' }
  : { ca: `La dada més recent és del ${last}, de fa ${days} ${many(days, 'dia', 'dies')}; ${many(most, 'se n’admet', 'se n’admeten')} ${most}.`, es: `El dato más reciente es del ${last}, de hace ${days} ${many(days, 'día', 'días')}; ${many(most, 'se admite', 'se admiten')} ${most}.`, en: `The latest is of ${last}, ${days} ${many(days, 'day', 'days')} ago; ${most} ${many(most, 'is', 'are')} allowed.` };

export function saysVolume(rows: number, before: number | undefined, { min, max, change }: { min?: number; max?: number; change?: number }): Text {
  const now = { ca: `Hi ha ${rows} ${many(rows, 'fila', 'files')}`, es: `Hay ${rows} ${many(rows, 'fila', 'filas')}`, en: `There ${many(rows, 'is 1 row', `are ${rows} rows`)}` };
  if (min !== undefined && rows < min) return { ca: `${now.ca}, i se n’esperen com a mínim ${min}.`, es: `${now.es}, y se esperan como mínimo ${min}.`, en: `${now.en}, and at least ${min} are expected.` };
  if (max !== undefined && rows > max) return { ca: `${now.ca}, i se n’esperen com a màxim ${max}.`, es: `${now.es}, y se esperan como máximo ${max}.`, en: `${now.en}, and at most ${max} are expected.` };
  if (change === undefined || before === undefined) return { ca: `${now.ca}.`, es: `${now.es}.`, en: `${now.en}.` };
  const most = Math.round(change * 100);
  return {
    ca: `${now.ca} i a la versió anterior n’hi havia ${before}; s’admet un canvi del ${most} % com a molt.`, es: `${now.es} y en la versión anterior había ${before}; se admite un cambio del ${most} % como mucho.`, en: `${now.en} and the former version had ${before}; a change of ${most} % at most is allowed.`,
  };
}

export const saysSum = (total: string, expected: string, column: string): Text => ({
  ca: `«${column}» suma ${total}; s’esperava ${expected}.`, es: `«${column}» suma ${total}; se esperaba ${expected}.`, en: `“${column}” adds up to ${total}; ${expected} was expected.`,
});

export const saysNoFormer = (): Text => ({
  ca: 'És la primera versió: encara no hi ha res amb què comparar.', es: 'Es la primera versión: aún no hay nada con qué comparar.', en: 'This is the first version: there is nothing to compare with yet.',
});

export function saysDistribution(index: number, most: number, column: string): Text {
  const figures = (separator: string) => [index.toFixed(2), String(most)].map((each) => each.replace('.', separator));
  const [comma, point] = [figures(','), figures('.')];
  const far = index > most;
  return {
    ca: `Els valors de «${column}» ${far ? 'es reparteixen d’una manera molt diferent que' : 'es reparteixen com'} a la versió anterior (índex d’estabilitat ${comma[0]}; se n’admet ${comma[1]}).`,
    es: `Los valores de «${column}» ${far ? 'se reparten de manera muy distinta que' : 'se reparten como'} en la versión anterior (índice de estabilidad ${comma[0]}; se admite ${comma[1]}).`,
    en: `The values of “${column}” are spread ${far ? 'very differently from' : 'as in'} the former version (stability index ${point[0]}; ${point[1]} is allowed).`,
  };
}

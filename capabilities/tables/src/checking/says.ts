import type { Test, Text } from '../types.ts';
import { many } from '../many.ts';
import { codeName } from '../reading/why.ts';

const all = (test: Test, rows: number): Text => ({ ca: `${many(rows, 'L’única fila ho compleix', `Les ${rows} files ho compleixen`)} (${what(test).ca}).`, es: `${many(rows, 'La única fila lo cumple', `Las ${rows} filas lo cumplen`)} (${what(test).es}).`, en: `${many(rows, 'The only row meets', `All ${rows} rows meet`)} it (${what(test).en}).` });

/** A result in a sentence. */
export function says(test: Test, failing: number, rows: number): Text {
  if (failing === 0) return all(test, rows);
  return {
    ca: `${failing} de ${rows} ${many(rows, 'fila', 'files')} no ho ${many(failing, 'compleix', 'compleixen')}: ${what(test).ca}.`,
    es: `${failing} de ${rows} ${many(rows, 'fila', 'filas')} no lo ${many(failing, 'cumple', 'cumplen')}: ${what(test).es}.`,
    en: `${failing} of ${rows} ${many(rows, 'row', 'rows')} ${many(failing, 'fails', 'fail')}: ${what(test).en}.`,
  };
}

export const saysBroken = (text: Text | undefined, said: string): Text => text ?? {
  ca: `La regla no s’ha pogut comprovar: ${said}. Corregiu-la o retireu-la.`, es: `La regla no se ha podido comprobar: ${said}. Corríjala o retírela.`, en: `The rule could not be checked: ${said}. Correct it or withdraw it.`,
};

function within({ min, max }: { readonly min?: number | string; readonly max?: number | string }): Text {
  if (max === undefined) return { ca: `ha de ser com a mínim ${min ?? '…'}`, es: `debe ser como mínimo ${min ?? '…'}`, en: `must be at least ${min ?? '…'}` };
  if (min === undefined) return { ca: `ha de ser com a màxim ${max}`, es: `debe ser como máximo ${max}`, en: `must be at most ${max}` };
  return { ca: `ha d’estar entre ${min} i ${max}`, es: `debe estar entre ${min} y ${max}`, en: `must be between ${min} and ${max}` };
}

/** What a rule asks, in words. */
export function what(test: Test): Text {
  switch (test.kind) {
    case 'not-null': return { ca: `«${test.column}» ha de tenir dada`, es: `«${test.column}» debe tener dato`, en: `“${test.column}” must hold data` };
    case 'unique': return { ca: `${test.columns.map((one) => `«${one}»`).join(' i ')} no es pot repetir`, es: `${test.columns.map((one) => `«${one}»`).join(' y ')} no se puede repetir`, en: `${test.columns.map((one) => `“${one}”`).join(' and ')} may not repeat` };
    case 'domain': return { ca: `«${test.column}» ha de ser ${many(test.values.length, 'l’únic valor previst', `un dels ${test.values.length} valors previstos`)}`, es: `«${test.column}» debe ser ${many(test.values.length, 'el único valor previsto', `uno de los ${test.values.length} valores previstos`)}`, en: `“${test.column}” must be ${many(test.values.length, 'the one expected value', `one of the ${test.values.length} expected values`)}` };
    case 'range': return { ca: `«${test.column}» ${within(test).ca}`, es: `«${test.column}» ${within(test).es}`, en: `“${test.column}” ${within(test).en}` };
    case 'pattern': return { ca: `«${test.column}» ha de tenir la forma ${test.pattern}`, es: `«${test.column}» debe tener la forma ${test.pattern}`, en: `“${test.column}” must have the form ${test.pattern}` };
    case 'code': return { ca: `a «${test.column}» hi ha d’haver ${codeName(test.code).ca}`, es: `en «${test.column}» debe haber ${codeName(test.code).es}`, en: `“${test.column}” must hold ${codeName(test.code).en}` };
    case 'reference': return { ca: `«${test.columns.join(', ')}» ha d’existir a «${test.to}»`, es: `«${test.columns.join(', ')}» debe existir en «${test.to}»`, en: `“${test.columns.join(', ')}” must exist in “${test.to}”` };
    case 'freshness': return { ca: `la dada més recent de «${test.column}» no pot tenir més de ${test.days} ${many(test.days, 'dia', 'dies')}`, es: `el dato más reciente de «${test.column}» no puede tener más de ${test.days} ${many(test.days, 'día', 'días')}`, en: `the latest “${test.column}” may not be older than ${test.days} ${many(test.days, 'day', 'days')}` };
    case 'volume': return { ca: 'hi ha d’haver tantes files com s’esperen', es: 'debe haber tantas filas como se esperan', en: 'there must be as many rows as expected' };
    case 'sum': return { ca: `«${test.column}» ha de sumar ${test.equals}`, es: `«${test.column}» debe sumar ${test.equals}`, en: `“${test.column}” must add up to ${test.equals}` };
    case 'distribution': return { ca: `«${test.column}» no pot canviar gaire respecte de la versió anterior`, es: `«${test.column}» no puede cambiar mucho respecto de la versión anterior`, en: `“${test.column}” may not shift much against the last version` };
    case 'sql': return { ca: `s’ha de complir ${test.condition}`, es: `debe cumplirse ${test.condition}`, en: `${test.condition} must hold` };
  }
}

import type { Text } from '../../text.ts';
import { nothing, type Run, spendText } from '../run.ts';
import { type FeelType, SIMPLE_TYPES } from '../types.ts';
import type { FeelFunction, Parameter, Value } from '../values.ts';
import { kindText, typeWords } from '../warnings.ts';

/** How a function of the language says that it has no result, and why. */
export type NoResult = (why: Text) => null;

/** The signature in words says what each argument is, checked before the call: `A` repeats it for the compiler. */
type Body<A extends readonly unknown[]> = (args: A, run: Run, none: NoResult, signature: number) => Value;

/**
 * Declares a function of the language by its signatures, written as the standard does:
 * `string: string, start position: number, length?: number`, with `...` before a last one that takes the rest.
 * A null for a typed parameter gives null; one for `any` reaches the body.
 */
export function define<A extends readonly unknown[] = readonly unknown[]>(name: string, signatures: string | readonly string[], body: Body<A>): FeelFunction {
  const parsed = (typeof signatures === 'string' ? [signatures] : signatures).map(parseSignature);
  return {
    kind: 'function',
    name,
    signatures: parsed,
    call(args, run, signature) {
      const parameters = parsed[signature] ?? [];
      const missing = parameters.find((parameter, index) => parameter.type && !parameter.optional && args[index] === null);
      if (missing?.type) return nothing(run, 'wrongArgument', [name, missing.name, typeWords(missing.type), kindText('null')]);
      for (const arg of args) if (typeof arg === 'string') spendText(arg.length);
      return body(args.map((arg) => arg ?? null) as unknown as A, run, (why) => nothing(run, 'noResult', [name, why]), signature);
    },
  };
}

function parseSignature(text: string): Parameter[] {
  if (!text) return [];
  return text.split(', ').map((part) => {
    const [label = '', kind = 'any'] = part.split(': ');
    const rest = label.startsWith('...');
    const optional = label.endsWith('?');
    const name = label.replace(/^\.\.\./, '').replace(/\?$/, '');
    const type: FeelType | undefined = kind === 'any' ? undefined : kind === 'function' ? { type: 'function', parameters: null, result: { type: 'any' } } : SIMPLE_TYPES.get(kind);
    if (kind !== 'any' && !type) throw new Error(`unknown type ${kind} in a signature`);
    return { name, ...(type ? { type } : {}), ...(optional ? { optional } : {}), ...(rest ? { rest } : {}) };
  });
}

/** Reasons that several functions share. */
export const WHY = {
  kinds: { ca: 'no entén valors d’aquesta mena', es: 'no entiende valores de este tipo', en: 'it does not understand values of this kind' },
  unreadable: { ca: 'el text no té la forma que toca', es: 'el texto no tiene la forma debida', en: 'the text is not written in the right form' },
  outside: { ca: 'el valor és fora dels límits', es: 'el valor está fuera de los límites', en: 'the value is out of bounds' },
  empty: { ca: 'no hi ha prou elements', es: 'no hay suficientes elementos', en: 'there are not enough elements' },
  position: { ca: 'la llista no té aquesta posició', es: 'la lista no tiene esa posición', en: 'the list has no such position' },
  pattern: { ca: 'el patró no és una expressió regular vàlida', es: 'el patrón no es una expresión regular válida', en: 'the pattern is no valid regular expression' },
  key: { ca: 'la clau no serveix', es: 'la clave no sirve', en: 'the key is of no use' },
} satisfies Record<string, Text>;

import { feel, FeelSyntaxError, fromFeel } from '@comu/decisions';
import type { Expressions, Values } from './expressions.ts';

/** Names of plain words are read without being told; those with signs must be told, or the sign is an operator. */
const needsTelling = /[^\p{L}\p{N}_ ]/u;

const namesIn = (context: Values) => Object.keys(context).filter((name) => needsTelling.test(name)).toSorted();

/** The language of the house: FEEL, for conditions, mappings, timers and scripts. */
export const feelExpressions: Expressions = {
  evaluate({ source, context }) {
    const { value, warnings } = feel(withoutSign(source), { names: namesIn(context) }).evaluate(context);
    return { value: fromFeel(value), warnings: warnings.map((warning) => warning.message) };
  },
  check(source) {
    try {
      feel(withoutSign(source));
      return null;
    } catch (error) {
      if (error instanceof FeelSyntaxError) return error.text;
      throw error;
    }
  },
  runsScript: (format) => format === undefined || /feel/i.test(format),
};

/** Modellers write an equals sign before FEEL; it is not part of it. */
const withoutSign = (source: string) => source.trim().replace(/^=\s*/, '');

import type { Expressions, Values } from '../expressions.ts';

/**
 * The reference models write their conditions in a Java-like way: `test.contains("a")`, `integerVariable<3`, `${integerVariable}`,
 * `activationCount >= 1`. Only what they use is read; their scripts are names that the referee acts out.
 */
export const javaExpressions: Expressions = {
  evaluate: ({ source, context }) => ({ value: read(source.trim(), context), warnings: [] }),
  check: () => null,
  runsScript: () => false,
};

function read(source: string, context: Values): unknown {
  const wrapped = /^\$\{(.*)\}$/.exec(source);
  if (wrapped !== null) return read((wrapped[1] ?? '').trim(), context);
  const contains = /^(!?)\s*(\w+)\.contains\("(\w*)"\)>?$/.exec(source);
  if (contains !== null) return String(context[contains[2] ?? ''] ?? '').includes(contains[3] ?? '') === (contains[1] === '');
  const compared = /^(\w+)\s*(<=|>=|<|>)\s*(-?\d+)$/.exec(source);
  if (compared !== null) return compare(Number(context[compared[1] ?? '']), compared[2] ?? '', Number(compared[3]));
  if (source === 'true' || source === 'false') return source === 'true';
  if (/^-?\d+$/.test(source)) return Number(source);
  if (/^\w+$/.test(source)) return context[source] ?? null;
  throw new Error(`an expression the reference models do not use: ${source}`);
}

function compare(left: number, operator: string, right: number): boolean {
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}

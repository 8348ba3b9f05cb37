import type { Node } from './ast.ts';
import type { Names } from './names.ts';
import { commaSeparated, expression } from './operators.ts';
import { boundedDepth, Reading, type Undeclared } from './reading.ts';

const END = { ca: 'el final de l’expressió', es: 'el final de la expresión', en: 'the end of the expression' };

/** Reads an expression with the names it may use, the innermost first; adds to `undeclared` those it uses besides (DMN 1.5, section 10.3.1.2). Throws `FeelSyntaxError`. */
export function parseExpression(source: string, names: readonly Names[], types: Names, undeclared?: Undeclared[]): Node {
  return parse(source, names, types, expression, undeclared);
}

/** Reads unary tests: `-`, `< 10, [20..30]`, `not("a", "b")`. Throws `FeelSyntaxError`. */
export function parseUnaryTests(source: string, names: readonly Names[], types: Names, undeclared?: Undeclared[]): Node {
  return parse(source, names, types, unaryTests, undeclared);
}

function parse(source: string, names: readonly Names[], types: Names, rule: (reading: Reading) => Node, undeclared?: Undeclared[]): Node {
  return boundedDepth(source, () => {
    const reading = new Reading(source, names, types);
    const node = rule(reading);
    if (!reading.scan.atEnd()) reading.scan.fail(END);
    undeclared?.push(...reading.undeclared);
    return node;
  });
}

function unaryTests(reading: Reading): Node {
  const { scan } = reading;
  scan.skip();
  const { at } = scan;
  if (scan.take('-')) {
    if (scan.atEnd()) return { type: 'anything', at };
    scan.at = at;
  }
  if (scan.takeWord('not') && scan.take('(')) {
    const negated = reading.attempt(() => {
      const found = commaSeparated(reading, ')');
      return scan.atEnd() ? found : null;
    });
    if (negated) return { type: 'tests', tests: negated, negated: true, at };
  }
  scan.at = at;
  const tests = [expression(reading)];
  while (scan.take(',')) tests.push(expression(reading));
  return { type: 'tests', tests, negated: false, at };
}

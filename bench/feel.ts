import { evaluate } from 'feelin';
import { feel } from '../capabilities/decisions/src/feel/feel.ts';
import { fromFeel } from '../capabilities/decisions/src/feel/json.ts';
import { median, show } from './support.ts';

/** Expressions of the kind that procedures hold, in the part of FEEL that both read. */
const expressions = [
  'amount > 3000 and amount <= 40000', 'if income < 15000 then amount * 0.8 else amount * 0.4', 'sum(for line in lines return line.units * line.price)', 'lines[price > 10]',
  'some line in lines satisfies line.units > 3', 'upper case(substring(name, 1, 3)) + "-" + string(amount)', 'date("2026-01-12") + duration("P10D") > date("2026-01-20")', 'count(lines) >= 2 and contains(name, "Serra")',
];
const given = { amount: 5200, income: 12000, name: 'Anna Serra', lines: [{ units: 2, price: 12.5 }, { units: 5, price: 4 }, { units: 1, price: 99.9 }] };
const rounds = 400;

/** Evaluations a second of our FEEL against feelin’s, on the same expressions and data, in turn; both as compiled once and as read anew each time. */
export function feelRates(): void {
  for (const source of expressions) {
    const [one, other] = [JSON.stringify(fromFeel(feel(source).evaluate(given).value)), JSON.stringify(evaluate(source, given).value)];
    if (one !== other) throw new Error(`${source}: ${one} here, ${other} there`);
  }
  let fresh = 0;
  const rate = (work: (source: string) => unknown) => {
    const started = performance.now();
    for (let round = 0; round < rounds; round += 1) for (const source of expressions) work(source);
    return (rounds * expressions.length) / ((performance.now() - started) / 1000);
  };
  const anew = (source: string) => { fresh += 1; return `${source} /* ${fresh} */`; };
  const seen: Record<'kept' | 'read' | 'theirs', number[]> = { kept: [], read: [], theirs: [] };
  for (let round = 0; round < 5; round += 1) {
    seen.kept.push(rate((source) => feel(source).evaluate(given)));
    seen.read.push(rate((source) => feel(anew(source)).evaluate(given)));
    seen.theirs.push(rate((source) => evaluate(anew(source), given)));
  }
  const theirs = median(seen.theirs);
  show('FEEL, feelin: evaluations/s', theirs, '/s');
  show('FEEL, ours, read anew each time', median(seen.read), '/s', `${(median(seen.read) / theirs).toFixed(1)} times feelin`);
  show('FEEL, ours, compiled once as models are', median(seen.kept), '/s', `${(median(seen.kept) / theirs).toFixed(1)} times feelin, which has no way to compile once`);
}

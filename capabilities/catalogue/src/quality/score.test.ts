import { expect, it } from 'vitest';
import { qualityOf, scoresOf } from './score.ts';

const check = (dimension: string, share: string, passed = share === '1' ? 1 : 0) => ({ dimension, share, passed, severity: 'warn' });

it('scores only the dimensions that were measured', () => {
  const scores = scoresOf([check('validity', '1'), check('validity', '0.5'), check('completeness', '1'), check('accuracy', '0', -1)]);
  expect(scores).toEqual([{ dimension: 'completeness', score: 100, rules: 1, failing: 0 }, { dimension: 'validity', score: 75, rules: 2, failing: 1 }]);
  expect(qualityOf(scores)).toBe(87);
  expect(qualityOf([])).toBeNull();
});
it('never says 100 when one row fails', () => expect(scoresOf([check('validity', '0.999999')])[0]?.score).toBe(99));

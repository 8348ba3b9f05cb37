import type { Rule, Test } from '@comu/tables';

const dimensionOf: Readonly<Record<Test['kind'], Rule['dimension']>> = {
  'not-null': 'completeness', unique: 'uniqueness', domain: 'validity', range: 'accuracy', pattern: 'validity', code: 'validity', reference: 'consistency', freshness: 'currentness', volume: 'completeness', sum: 'accuracy', distribution: 'consistency', sql: 'consistency',
};
/** The dimension that a test measures when nobody says another. */
export const dimensionOfTest = (test: Test): Rule['dimension'] => dimensionOf[test.kind];

import { expect, test } from 'vitest';
import { commonRules } from './common-rules.ts';
import { computeTerm } from './compute-term.ts';
import { barcelona } from './sample-calendars.ts';

const calendars = { body: barcelona };

test('art. 68.1: an application is amended in ten working days', () => expect(computeTerm({ rule: commonRules.amendRequest, start: '2026-11-24', calendars }).ends).toBe('2026-12-09'));
test('every common rule states its article and computes', () => {
  for (const rule of Object.values(commonRules)) {
    expect(rule.article.ca).toMatch(/^art\. \d/);
    expect(computeTerm({ rule, start: '2026-11-24', calendars }).state).toBe('running');
  }
});

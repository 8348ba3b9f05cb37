import { describe, expect, test } from 'vitest';
import { commonRules } from '../common-rules.ts';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import { complianceCounts } from './article-73-3-late-compliance.ts';

const calendars = { body: barcelona };

describe('art. 73, compliance', () => {
  const term = computeTerm({ rule: commonRules.doStep, start: '2026-11-24', calendars });
  test('art. 73.1: a step is done in ten working days', () => expect(term.ends).toBe('2026-12-09'));
  test.each([
    ['done on the last day it is in time', '2026-12-09T23:00:00+01:00', undefined, true, false],
    ['art. 73.3: late, but nobody has declared it lost', '2026-12-20', undefined, true, true],
    ['art. 73.3: late, on the very day of the notice', '2026-12-20', '2026-12-20', true, true],
    ['art. 73.3: late, after the notice', '2026-12-21', '2026-12-20', false, true],
  ])('%s', (_name, doneAt, lossNotifiedAt, counts, late) => {
    expect(complianceCounts({ term, doneAt, ...(lossNotifiedAt && { lossNotifiedAt }) })).toMatchObject({ counts, late });
  });
});

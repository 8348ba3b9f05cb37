import { describe, expect, test } from 'vitest';
import { rules } from '../check/check.ts';
import { hasReference } from './folder.ts';
import { brokenBy } from './rejected-rules.ts';
import { rejectedResults } from './rejected.ts';

describe.skipIf(!hasReference)('models that break the standard', () => {
  test('are all refused at deployment, each by the rule it breaks, naming the element', async () => {
    const failed = (await rejectedResults()).filter((each) => each.status === 'failed');
    expect(Object.fromEntries(failed.map((each) => [each.id, each.reason]))).toEqual({});
  });
});

test('every rule has an id of its own, a section of the standard and its sentence in three languages', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule.section).toMatch(/^(?:\d+(?:\.\d+)*|comu)$/);
    for (const sentence of [rule.says.ca, rule.says.es, rule.says.en]) expect(sentence.length, rule.id).toBeGreaterThan(20);
  }
  expect(Object.keys(brokenBy).filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
});

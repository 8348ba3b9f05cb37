import { describe, expect, test } from 'vitest';
import { executionResults } from './execution.ts';
import { hasReference } from './folder.ts';
import { UNMET } from './unmet.ts';

describe.skipIf(!hasReference)('the reference models of executable BPMN', () => {
  test('each runs as its authors expect, but for those whose expectation contradicts the model', async () => {
    const failed = (await executionResults()).filter((each) => each.status === 'failed');
    expect(Object.fromEntries(failed.map((each) => [each.id, each.reason]))).toEqual(
      Object.fromEntries(Object.entries(UNMET).map(([id, { difference, because }]) => [id, `${difference}: ${because}`])),
    );
  });
});

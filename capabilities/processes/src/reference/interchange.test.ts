import { describe, expect, test } from 'vitest';
import { hasReference } from './folder.ts';
import { interchangeResults } from './interchange.ts';

describe.skipIf(!hasReference)('the interchange reference models', () => {
  test('are read and written back with nothing lost and nothing added', async () => {
    const failed = (await interchangeResults()).filter((each) => each.status === 'failed');
    expect(Object.fromEntries(failed.map((each) => [each.id, each.reason]))).toEqual({});
  });
});

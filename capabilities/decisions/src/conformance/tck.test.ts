import { beforeAll, describe, expect, it } from 'vitest';
import { runTck, type TckResult, tckFolder } from './tck.ts';
import { TCK_EXCEPTIONS } from './tck-exceptions.ts';

const folder = tckFolder();

describe.skipIf(!folder)('the DMN Technology Compatibility Kit, levels 2 and 3', () => {
  let results: readonly TckResult[] = [];
  beforeAll(() => {
    results = folder ? runTck(folder) : [];
  });
  const key = ({ suite, id }: { suite: string; id: string }): string => `${suite}#${id}`;

  it('has all its 3,391 cases run', () => {
    expect(results).toHaveLength(3391);
  });

  it('passes every case that is not a named exception', () => {
    expect(results.filter((result) => result.status === 'failed' && !TCK_EXCEPTIONS.has(key(result)))).toEqual([]);
  });

  it('names no exception that passes or does not exist', () => {
    const failed = new Set(results.filter(({ status }) => status === 'failed').map(key));
    expect([...TCK_EXCEPTIONS.keys()].filter((exception) => !failed.has(exception))).toEqual([]);
  });
});

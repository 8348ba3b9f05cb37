import { describe, expect, it } from 'vitest';
import { columnsOf, processMap } from '@comu/mining';
import { shownPaths } from './choose-paths.ts';

const map = async () => processMap(await columnsOf(['abcd', 'abcd', 'abcd', 'abcd', 'abcd', 'abcd', 'abcd', 'abcd', 'axbcd', 'abd'].map((path, id) => ({ id: String(id), attributes: {}, events: [...path].map((activity, at) => ({ activity, at, resource: null, lifecycle: null, attributes: {} })) }))));

describe('the paths of a map that are drawn', () => {
  it('are the most travelled ones, and all of them when all are asked for', async () => {
    const few = shownPaths(await map(), 0.5);
    expect(few.edges.map(({ from, to }) => from + to)).toEqual(['ab', 'bc', 'cd']);
    expect(few.hidden).toBe(3);
    const all = shownPaths(await map(), 1);
    expect([all.hidden, all.activities.size]).toEqual([0, 5]);
  });
  it('leave no step hanging in the air', async () => {
    for (const share of [0.1, 0.3, 0.6, 0.9]) {
      const { activities, edges } = shownPaths(await map(), share);
      for (const activity of activities) expect(edges.some(({ from, to }) => from === activity || to === activity), `${share} ${activity}`).toBe(true);
    }
  });
});

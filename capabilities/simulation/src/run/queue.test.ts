import { describe, expect, it } from 'vitest';
import { evenArrivals } from '../model/model.ts';
import { confidence, outcome } from '../result/estimate.ts';
import { compiled, hour, modelOf, pool, row, run, weeks, work } from '../testing/queue.ts';

/** The mean wait of an M/M/c queue (Erlang C), in the unit of the mean service time. */
function erlangWait({ perHour, servedPerHour, servers }: { perHour: number; servedPerHour: number; servers: number }): number {
  const offered = perHour / servedPerHour;
  const busy = offered / servers;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < servers; n += 1) sum += term *= offered / n;
  term *= offered / servers;
  const waits = term / (1 - busy) / (sum + term / (1 - busy));
  return waits / (servers * servedPerHour - perHour);
}

describe('a queue with one or several people', () => {
  for (const { servers, perHour } of [{ servers: 1, perHour: 0.7 }, { servers: 3, perHour: 2.4 }]) {
    it(`waits as the formula of Erlang says, with ${servers}`, async () => {
      const model = modelOf(await compiled(row('a')), { steps: { a: work(hour, ['x']) }, pools: [pool('x', { people: servers })], arrivals: evenArrivals(perHour * 168) });
      const runs = Array.from({ length: 16 }, (_, repetition) => run(model, { repetition, warmUp: 5 * 24 * hour, ...weeks(servers === 1 ? 10 : 5) }));
      const told = outcome(runs.map(({ measured }) => measured));
      const wait = erlangWait({ perHour, servedPerHour: 1, servers });
      const [low, high] = confidence(told.figures['queued']!, 0.99);
      expect(low / hour).toBeLessThan(wait);
      expect(high / hour).toBeGreaterThan(wait);
      expect((high - low) / hour).toBeLessThan(wait);
      expect(told.figures['pool:x:busy']!.mean).toBeCloseTo(perHour / servers, 1);
      // Little: those who wait are the rate at which they come times how long they wait.
      expect(told.figures['pool:x:queue']!.mean).toBeCloseTo((told.figures['queued']!.mean / hour) * perHour, 1);
      expect(told.figures['underWay']!.mean / ((told.figures['mean']!.mean / hour) * perHour)).toBeCloseTo(1, 1);
    });
  }
});

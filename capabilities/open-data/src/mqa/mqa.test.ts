import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dcatOf } from '../dcat/dcat.ts';
import { exampleCatalogue, exampleDataset } from '../testing/example.ts';
import { metrics } from './metrics.ts';
import { mqaOf } from './mqa.ts';

const reference = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../../shared/reference'), 'mqa/default-score-values.ttl');

describe('the metadata quality assessment', () => {
  it('adds up to 405', () => expect(metrics.reduce((sum, { points }) => sum + points, 0)).toBe(405));
  it.skipIf(!existsSync(reference))('gives each measure the points of the reference', () => {
    const said = new Map([...readFileSync(reference, 'utf8').matchAll(/dcatno-mqa:(\w+)\s+dcatno-mqa:trueScore\s+"(\d+)"/g)].map(([, id, points]) => [id, Number(points)]));
    // Two more measures stand in that list, of a check that data.europa.eu does not count among the 405.
    expect(Object.fromEntries(metrics.map(({ id, points }) => [id, points]))).toEqual(Object.fromEntries([...said].filter(([id]) => id !== 'formatMatch' && id !== 'syntaxValid')));
  });
  it('gives a whole catalogue all of them and says there is nothing to do', () => expect(mqaOf(dcatOf(exampleCatalogue()))).toMatchObject({ score: 405, rating: 'excellent', next: [] }));
  it('takes away the share where something is missing, and says where', () => {
    const datasets = [exampleDataset('padro'), exampleDataset('sense', { keywords: [], period: null })];
    const { score, next, byDimension } = mqaOf(dcatOf(exampleCatalogue({ datasets })));
    expect(score).toBe(405 - 15 - 10);
    expect(next.map(({ id, points, missing }) => [id, points, missing.map(({ title }) => title)])).toEqual([['keywordAvailability', 15, ['Conjunt sense']], ['temporalAvailability', 10, ['Conjunt sense']]]);
    expect(byDimension[0]).toMatchObject({ dimension: 'findability', points: 75, of: 100 });
  });
  it('counts an address that does not answer, and a broken rule of the standard', () => {
    const dead = mqaOf(dcatOf(exampleCatalogue()), { answers: (address) => !address.endsWith('.json') });
    expect(dead.score).toBe(405 - 40);
    const broken = mqaOf(dcatOf(exampleCatalogue({ datasets: [exampleDataset('padro', { title: { ca: 'Només català' } })] })));
    expect(broken.next.map(({ id }) => id)).toEqual(['dcatApCompliance']);
  });
  it('measures nothing as nothing', () => expect(mqaOf(dcatOf(exampleCatalogue({ datasets: [] }))).score).toBe(0));
});

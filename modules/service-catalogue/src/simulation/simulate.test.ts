import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Installation } from '@comu/kernel/testing';
import { municipalities } from '@comu/territory';
import { digitalAdministration } from '../calls/315739.ts';
import { openHouse, type Someone } from '../testing/house.ts';
import { simulate } from './simulate.ts';

vi.setConfig({ testTimeout: 240_000 });
const now = new Date('2026-11-24T09:00:00Z');
let house: Installation, manager: Someone, call: string;
beforeAll(async () => {
  const opened = await openHouse({ now, towns: municipalities.map(({ slug, name, ine, code6 }) => ({ slug, name, ine, dir3: `L01${code6}` })) });
  house = opened.house;
  manager = await opened.provincial.person('Pau Sala', 'programme-manager');
  const { resource, call: content } = digitalAdministration;
  const { id } = await manager.run('service-catalogue.define-resource', resource);
  // So little that it cannot reach everybody.
  const draft = await manager.run('service-catalogue.draft-call', { ...content, budget: '20000.00', resource: id, opensOn: '2026-11-01', closesOn: '2026-12-31' });
  call = (await manager.run('service-catalogue.publish-call', { call: draft.id })).id;
});
afterAll(() => house.close());

describe('a simulated call', () => {
  it('refuses 227 municipalities with the reason and carries every application to its closed case', async () => {
    const lines: string[] = [];
    const outcome = await simulate({ runner: house.runner, call: '315739', seed: 7, most: 4, from: now, say: (line) => lines.push(line.ca) });
    expect(outcome).toMatchObject({ applied: 4, excluded: 227, open: 0 });
    expect(lines[0]).toBe('4 municipis poden sol·licitar-lo i 227 queden fora.');
    expect(outcome.bands.reduce((sum, { granted, refused, waiting, withdrawn }) => sum + granted + refused + waiting + withdrawn, 0)).toBe(4);
    expect(outcome.bands.filter(({ excluded }) => excluded > 0).every(({ reason }) => reason?.ca === 'fora de la banda de població')).toBe(true);
    expect(lines.at(-1)).toMatch(/^Total/);
  });
  it('run again, goes on with the bodies that have not applied yet', async () => {
    const again = await simulate({ runner: house.runner, call: '315739', seed: 8, most: 1, from: now, say: () => undefined });
    expect(again).toMatchObject({ applied: 5, excluded: 227, open: 0 });
  });
  it('never gives more than there is, and tells who waits for money in which order', async () => {
    const { total, committed, remaining, waiting } = await manager.run('service-catalogue.call-budget', { call });
    expect(Number(committed) + Number(remaining)).toBe(Number(total));
    expect(Number(remaining)).toBeGreaterThanOrEqual(0);
    expect(waiting.length).toBeGreaterThan(0);
    const order = waiting.map(({ points, entryCode }: { points: number; entryCode: string }) => [-points, entryCode]);
    expect(order).toEqual(order.toSorted((a: [number, string], b: [number, string]) => a[0] - b[0] || a[1].localeCompare(b[1])));
  });
});

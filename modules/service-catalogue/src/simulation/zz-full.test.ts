import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Installation } from '@comu/kernel/testing';
import { municipalities } from '@comu/territory';
import { seedDemoCalls } from '../seed-calls.ts';
import { openHouse, type Body } from '../testing/house.ts';
import { simulate } from './simulate.ts';

vi.setConfig({ testTimeout: 2_400_000 });
const now = new Date();
let house: Installation, provincial: Body;
beforeAll(async () => {
  ({ house, provincial } = await openHouse({ now, towns: municipalities.map(({ slug, name, ine, code6 }) => ({ slug, name, ine, dir3: `L01${code6}` })) }));
  await provincial.person('Pau Sala', 'programme-manager');
  await seedDemoCalls(house.runner, { owner: 'diputacio-de-barcelona', now });
}, 120_000);
afterAll(() => house.close());

describe('a simulated call', () => {
  it('refuses 227 municipalities with the reason and carries every application to its closed case', async () => {
    const lines: string[] = [];
    const outcome = await simulate({ runner: house.runner, call: '315739', seed: 7, say: (line) => { lines.push(line.ca); appendFileSync('/tmp/sc-full.log', new Date().toISOString().slice(11, 19) + ' ' + line.ca + '\n'); } });
    expect(outcome).toMatchObject({ applied: 84, excluded: 227, open: 0 });
    expect(lines[0]).toBe('84 municipis poden sol·licitar-lo i 227 queden fora.');
    expect(outcome.bands.reduce((sum, { granted, refused, waiting, withdrawn }) => sum + granted + refused + waiting + withdrawn, 0)).toBe(84);
    expect(outcome.bands.filter(({ excluded }) => excluded > 0).every(({ reason }) => reason?.ca === 'fora de la banda de població')).toBe(true);
    expect(lines.at(-1)).toMatch(/^Total/);
  });
});

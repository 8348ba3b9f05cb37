import { describe, expect, it } from 'vitest';
import { bodies, municipalities } from '@comu/territory';
import { digitalAdministration } from './calls/315739.ts';
import { eligibility, type CallRules } from './eligibility.ts';

const today = '2026-11-24';
const call: CallRules = { ...digitalAdministration.call, opensOn: '2026-11-01', closesOn: '2026-12-31' };
const town = (ine: string) => eligibility({ call, body: { kind: 'municipality', ine }, today });

describe('who may apply to call 315739', () => {
  it('with the population of 2024, exactly 84 municipalities may and 227 may not', () => {
    const outcomes = municipalities.map(({ ine }) => town(ine));
    expect(outcomes.filter(({ eligible }) => eligible)).toHaveLength(84);
    expect(outcomes.filter(({ eligible }) => !eligible)).toHaveLength(227);
  });
  it('46 of them have 5,001 to 10,000 inhabitants and 38 have 10,001 to 20,000', () => {
    const figures = municipalities.map(({ ine }) => town(ine)).filter(({ eligible }) => eligible).map(({ rules }) => rules.find(({ rule }) => rule === 'population')?.figure as number);
    expect(figures.filter((figure) => figure <= 10_000)).toHaveLength(46);
    expect(figures.filter((figure) => figure > 10_000)).toHaveLength(38);
  });
  it('county councils may apply whatever their population, the provincial council may not', () => {
    expect(bodies.filter(({ kind }) => kind === 'county-council').every(({ seat }) => eligibility({ call, body: { kind: 'county-council', ine: seat }, today }).eligible)).toBe(true);
    expect(eligibility({ call, body: { kind: 'provincial-council', ine: '08019' }, today })).toMatchObject({ eligible: false, rules: [{ rule: 'kind', passes: false }, { rule: 'dates', passes: true }] });
  });
  it('tells the rule that excludes a town, with the figure, its day and its source', () => {
    const small = municipalities.find(({ slug }) => slug === 'navarcles') ?? municipalities[0]!;
    const { rules } = eligibility({ call: { ...call, recipients: [{ kind: 'municipality', from: 50_001 }] }, body: { kind: 'municipality', ine: small.ine }, today });
    expect(rules[1]).toMatchObject({ rule: 'population', passes: false, figure: small.population[2024], on: '2024-01-01', source: { en: expect.stringContaining('INE') } });
    expect(rules[1]!.says.ca).toContain('1 de gener de 2024');
  });
  it('tells that a call has not opened or has closed', () => {
    const { ine } = municipalities.find(({ population }) => population[2024] > 5_000 && population[2024] < 10_000)!;
    for (const [day, words] of [['2026-10-31', 'encara no s’ha obert'], ['2027-01-01', 'ja s’ha tancat']] as const) {
      const { eligible, rules } = eligibility({ call, body: { kind: 'municipality', ine }, today: day });
      expect(eligible).toBe(false);
      expect(rules.at(-1)!.says.ca).toContain(words);
    }
    for (const day of ['2026-11-01', '2026-12-31']) expect(eligibility({ call, body: { kind: 'municipality', ine }, today: day }).eligible).toBe(true);
  });
});

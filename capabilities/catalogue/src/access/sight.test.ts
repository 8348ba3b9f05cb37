import { describe, expect, it } from 'vitest';
import { purposesFor, sightOf, type Asker, type Granted } from './sight.ts';

const columns = [{ name: 'barri', class: 'open' }, { name: 'import', class: 'internal' }, { name: 'nif', class: 'personal' }, { name: 'salut', class: 'special' }] as const;
const present = columns.map(({ name }) => name);
const reader: Asker = { kind: 'person', person: 'p', roles: ['case-handler'], units: ['u1'], steward: false, reads: true };
const rule = (over: Partial<Granted>): Granted => ({ title: 'Regla', roles: [], units: [], purposes: [], rows: null, columns: {}, ...over });
const people = { access: 'organisation', personal: 'special', columns } as const;

describe('what somebody sees of a dataset', () => {
  it('is only the open columns of what is public, for whoever has not signed in', () => {
    const asker: Asker = { ...reader, kind: 'public', reads: false };
    expect(sightOf({ dataset: people, rules: [rule({})], asker, present })).toBeUndefined();
    expect(sightOf({ dataset: { ...people, access: 'public' }, rules: [], asker, present })).toBeUndefined();
    expect(sightOf({ dataset: { ...people, access: 'public', personal: 'none' }, rules: [], asker, present })?.columns).toEqual({ barri: 'clear', import: 'hidden', nif: 'hidden', salut: 'hidden' });
  });
  it('hides special categories, gives personal data as a code and only figures, when no rule fits', () => {
    expect(sightOf({ dataset: people, rules: [rule({ roles: ['secretary'] })], asker: reader, present })).toMatchObject({ figuresOnly: true, columns: { barri: 'clear', import: 'clear', nif: 'pseudonym', salut: 'hidden' } });
    expect(sightOf({ dataset: people, rules: [], asker: { ...reader, steward: true }, present })).toMatchObject({ figuresOnly: false, columns: { nif: 'pseudonym', salut: 'hidden' } });
  });
  it('is nothing of a restricted dataset without a rule, not for its steward either', () => {
    expect(sightOf({ dataset: { ...people, access: 'restricted' }, rules: [], asker: { ...reader, steward: true }, present })).toBeUndefined();
  });
  it('follows the first rule that fits alone, so that two rules never add up', () => {
    const rules = [rule({ title: 'u', units: ['u1'], rows: `barri = 'Centre'`, columns: { nif: 'masked' } }), rule({ title: 'tot', columns: { nif: 'clear', salut: 'clear' } })];
    expect(sightOf({ dataset: people, rules, asker: reader, present })).toMatchObject({ rule: 'u', rows: `barri = 'Centre'`, figuresOnly: false, columns: { nif: 'masked', salut: 'hidden' } });
  });
  it('holds a rule with a purpose only for whoever asks for that purpose', () => {
    const rules = [rule({ title: 'ajuts', purposes: ['ajuts'], columns: { nif: 'clear' } })];
    expect(sightOf({ dataset: people, rules, asker: reader, present })?.rule).toBeNull();
    expect(sightOf({ dataset: people, rules, asker: { ...reader, purpose: 'ajuts' }, present })?.columns['nif']).toBe('clear');
    expect(purposesFor([...rules, rule({ roles: ['secretary'], purposes: ['padró'] }), rule({ units: ['u1'], purposes: ['ajuts', 'beques'] })], reader)).toEqual(['ajuts', 'beques']);
    expect(purposesFor(rules, { ...reader, reads: false })).toEqual([]);
  });
  it('takes a column that the dictionary does not know for as delicate as its dataset', () => {
    expect(sightOf({ dataset: people, rules: [], asker: reader, present: ['nova'] })?.columns).toEqual({ nova: 'hidden' });
    expect(sightOf({ dataset: { ...people, personal: 'none' }, rules: [], asker: reader, present: ['nova'] })?.columns).toEqual({ nova: 'clear' });
  });
  it('is nothing for whoever may not read data', () => expect(sightOf({ dataset: { ...people, access: 'public' }, rules: [], asker: { ...reader, reads: false }, present })).toBeUndefined());
});

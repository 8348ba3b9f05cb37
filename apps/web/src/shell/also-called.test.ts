import { wordsBesideShortNames } from '@comu/kernel';
import { fold, languages, type Screen } from '@comu/design';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadScreens } from '../screens.ts';
import { alsoCalled, askedBy, fits, isRoom } from './also-called.ts';

let screens: readonly Screen[];
beforeAll(async () => {
  screens = await loadScreens();
});
const wanted = (said: string) => fold(said).split(/\s+/).filter(Boolean);

describe('every screen of the house', () => {
  it('that is opened by name is found by its title and by other words in three languages', () => {
    const rooms = screens.filter(isRoom);
    expect(rooms.length).toBeGreaterThan(30);
    const without = rooms.filter(({ path, title }) => languages.some(({ code: language }) => {
      const others = (alsoCalled[path]?.[language] ?? '').split(', ').filter(Boolean);
      return others.length < 2 || others.some((other) => fold(other) === fold(title[language])) || [title[language], ...others].some((said) => !fits(askedBy({ path, title }), wanted(said)));
    }));
    expect(without.map(({ path }) => path)).toEqual([]);
  });
  it('keeps no other name for a screen that is gone', () => {
    expect(Object.keys(alsoCalled).filter((path) => !screens.some((each) => each.path === path))).toEqual([]);
  });
  it('leaves the short name of an organisation its place in the address', () => {
    expect(wordsBesideShortNames(screens.map(({ path }) => path))).toEqual([]);
  });
  it('has help that says more than its title, in three languages', () => {
    const poor = screens.filter(({ title, help }) => languages.some(({ code: language }) => {
      const more = help[language].replaceAll(title[language], '').split(/\s+/).filter(Boolean);
      return more.length < 8 || languages.some(({ code: other }) => other !== language && help[other] === help[language]);
    }));
    expect(poor.map(({ path }) => path)).toEqual([]);
  });
});

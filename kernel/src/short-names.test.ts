import { describe, expect, it } from 'vitest';
import { buildHouse } from './house.ts';
import { wordsBesideShortNames } from './short-names.ts';

describe('the words that no organisation may be called', () => {
  it('are those that an address has where another has the short name', () => {
    expect(wordsBesideShortNames(['/dades/:org', '/dades/:org/dataset/:file', '/dades/provincia/catalog.:form', '/dades/mapa', '/api/verify/:slug/:code', '/api/verify', '/robots.txt', '/seu/:org/tramits'])).toEqual(['mapa', 'provincia']);
  });
  it('are put together from what each module says', () => {
    const called = { ca: '', es: '', en: '' };
    expect([...buildHouse([{ name: 'one', title: called, reserves: ['mapa'] }, { name: 'two', title: called, reserves: ['mapa', 'portals'] }]).reserved]).toEqual(['mapa', 'portals']);
  });
});

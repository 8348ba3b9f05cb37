import { describe, expect, it } from 'vitest';
import { grounds, groundsOf } from './article-68-amendment.ts';

describe('a requirement to complete what was filed', () => {
  it('gives ten working days, by article 68.1 of Llei 39/2015', () => {
    expect(groundsOf('Llei 39/2015, art. 21.3')).toEqual(['amend']);
    expect(grounds.amend.rule).toMatchObject({ amount: 10, unit: 'working-days', article: { ca: 'art. 68.1 de la Llei 39/2015' } });
  });
  it('may also ask what a request for public information means, by article 28 of Llei 19/2014', () => {
    expect(groundsOf('Llei 19/2014, art. 33.1')).toEqual(['clarify', 'amend']);
    expect(grounds.clarify.rule).toMatchObject({ amount: 10, unit: 'working-days', article: { ca: expect.stringContaining('art. 28 de la Llei 19/2014') } });
  });
});

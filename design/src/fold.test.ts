import { expect, it } from 'vitest';
import { codeFrom, fold } from './fold.ts';

it('words are compared without accents or case, with whichever apostrophe', () => expect(fold('Castellà d’Òdena')).toBe(fold("castella d'odena")));
it('a code keeps each letter that loses its accent, and no hyphen at its ends', () => {
  expect(codeFrom('Ajuts a l’habitatge')).toBe('ajuts-a-l-habitatge');
  expect(codeFrom('Òrgan: resolució!')).toBe('organ-resolucio');
});

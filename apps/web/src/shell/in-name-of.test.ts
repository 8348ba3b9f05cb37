import { describe, expect, it } from 'vitest';
import { inNameOf } from './in-name-of.ts';

describe('in whose name one acts', () => {
  it.each([
    ['Ajuntament de Cardedeu', 'En nom de l’', 'En nombre del '],
    ['Diputació de Barcelona', 'En nom de la ', 'En nombre de la '],
    ['Consell Comarcal del Bages', 'En nom del ', 'En nombre del '],
    ['EMD de Bellaterra', 'En nom de la ', 'En nombre de la '],
    ['Institut Municipal d’Esports', 'En nom de l’', 'En nombre del '],
    ['Oficina Comarcal', 'En nom d’', 'En nombre de '],
    ['Taller d’Ocupació', 'En nom de ', 'En nombre de '],
  ])('is said with the article that “%s” asks for', (name, ca, es) => {
    expect(inNameOf(name)).toMatchObject({ ca, es });
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeTables, REFERENCE, TABLES } from './make-tables.ts';
import { officialName } from './official-name.ts';
import { slugOf } from './slug-of.ts';

describe('spelling of the reference', () => {
  test.each([
    ["Ametlla del Vallès, L'", "l'Ametlla del Vallès"],
    ["L'Ametlla del Vallès", "l'Ametlla del Vallès"],
    ['Prats de Rei, Els', 'els Prats de Rei'],
    ['La Garriga', 'la Garriga'],
    ['Lliçà d’Amunt', "Lliçà d'Amunt"],
    ['Lavern', 'Lavern'],
  ])('“%s” is “%s”', (written, official) => expect(officialName(written)).toBe(official));
  test.each([
    ["l'Hospitalet de Llobregat", 'hospitalet-de-llobregat'],
    ['Santa Maria de Palautordera', 'santa-maria-de-palautordera'],
    ["Sant Martí d'Albars", 'sant-marti-d-albars'],
    ['Palau-solità i Plegamans', 'palau-solita-i-plegamans'],
    ['Lluçà', 'lluca'],
  ])('the slug of “%s” is %s', (name, slug) => expect(slugOf(name)).toBe(slug));
});

describe.skipIf(!existsSync(join(REFERENCE, 'municipal')))('tables', () => {
  test('made again from the reference they are the same to the letter, and small', async () => {
    for (const [file, text] of Object.entries(await makeTables(REFERENCE))) {
      expect(text).toBe(readFileSync(join(TABLES, file), 'utf8'));
      expect(text.length).toBeLessThan(300_000);
    }
  });
});

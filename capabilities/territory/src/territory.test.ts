import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import {
  bandOf, bodies, counties, countyCouncils, diputacio, municipalities, municipality, municipalityPaths, municipalityShapes,
  populationBands, provincePopulation, townHallName, UnknownPlace,
} from './index.ts';

type Named = { id: string; properties: { name: string } };
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('es-atlas/es/municipalities.json'), 'utf8')) as { objects: { municipalities: { geometries: Named[] } } };
const theirs = new Map(atlas.objects.municipalities.geometries.map((one) => [one.id, one.properties.name]));

const inBand = (code: string): number => municipalities.filter((one) => bandOf(one.population[2024]).code === code).length;

describe('municipalities', () => {
  test('the province has 311 municipalities', () => expect(municipalities).toHaveLength(311));
  test('the province had 5,877,672 inhabitants in 2024', () => expect(provincePopulation(2024)).toBe(5_877_672));
  test('no code has lost its leading zero', () => {
    for (const one of municipalities) {
      expect(one.ine).toMatch(/^08\d{3}$/);
      expect(one.code6).toMatch(new RegExp(`^${one.ine}\\d$`));
      expect(one.county).toMatch(/^\d{2}$/);
    }
    expect(new Set(municipalities.map((one) => one.ine)).size).toBe(311);
  });
  test('names are spelled officially, article first and in lower case', () => {
    expect(municipality('08101').name).toBe("l'Hospitalet de Llobregat");
    expect(municipality('08169').name).toBe('el Prat de Llobregat');
    expect(municipalities.filter((one) => /, (?:l'|el|la|els|les)$/i.test(one.name))).toEqual([]);
    expect(municipalities.filter((one) => /^(?:L'|El |La |Els |Les )/.test(one.name))).toEqual([]);
  });
  test('every municipality has inhabitants in each of the four years', () => {
    for (const one of municipalities) for (const count of Object.values(one.population)) expect(count).toBeGreaterThan(0);
  });
  test('an unknown code is refused and says how to write it', () => {
    expect(() => municipality('8101')).toThrow(UnknownPlace);
    expect(() => municipality('8101')).toThrow('8101');
  });
});

describe('population bands', () => {
  test('in 2024, 46 municipalities had 5,001 to 10,000 inhabitants and 38 had 10,001 to 20,000', () => {
    expect(inBand('5001-10000')).toBe(46);
    expect(inBand('10001-20000')).toBe(38);
  });
  test('every municipality falls in exactly one band', () => {
    expect(populationBands.map((band) => inBand(band.code)).reduce((a, b) => a + b)).toBe(311);
  });
  test('both ends of a band belong to it', () => {
    expect(bandOf(1_000).code).toBe('to-1000');
    expect(bandOf(1_001).code).toBe('1001-5000');
    expect(bandOf(20_000).code).toBe('10001-20000');
    expect(bandOf(50_001).code).toBe('over-50000');
  });
  test('what is not a number of inhabitants is refused', () => {
    expect(() => bandOf(-1)).toThrow(RangeError);
    expect(() => bandOf(10.5)).toThrow(RangeError);
  });
});

describe('counties and their councils', () => {
  test('every municipality belongs to one of the fourteen counties', () => {
    expect(counties).toHaveLength(14);
    expect(counties.flatMap((county) => county.municipalities)).toHaveLength(311);
  });
  test('the Lluçanès has eight municipalities, Sant Feliu Sasserra being back in the Bages', () => {
    const llucanes = counties.find((county) => county.code === '43');
    expect(llucanes?.municipalities.map((one) => one.name)).toEqual([
      'Alpens', 'Lluçà', 'Olost', 'Oristà', 'Perafita', 'Prats de Lluçanès', "Sant Martí d'Albars", 'Sobremunt',
    ]);
    expect(municipalities.find((one) => one.name === 'Sant Feliu Sasserra')?.county).toBe('07');
  });
  test('there are twelve county councils, the one of the Lluçanès still to be constituted', () => {
    expect(countyCouncils).toHaveLength(12);
    expect(countyCouncils.filter((one) => one.status === 'planned').map((one) => one.county)).toEqual(['43']);
  });
  test('the counties without a council here are the Barcelonès, dissolved, and the Selva, of Girona', () => {
    const governed = new Set(countyCouncils.map((one) => one.county));
    expect(counties.filter((county) => !governed.has(county.code)).map((county) => county.name)).toEqual(['Barcelonès', 'Selva']);
  });
  test('each council sits in a municipality of its own county', () => {
    for (const council of countyCouncils) expect(municipality(council.seat).county).toBe(council.county);
  });
});

describe('bodies', () => {
  test('324 bodies, each with its own slug', () => {
    expect(bodies).toHaveLength(1 + 12 + 311);
    expect(new Set(bodies.map((body) => body.slug)).size).toBe(324);
    for (const body of bodies) expect(body.slug).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });
  test('slugs are the name without article or accents', () => {
    expect(municipalities.find((one) => one.name === 'Castellar del Vallès')?.slug).toBe('castellar-del-valles');
    expect(municipality('08101').slug).toBe('hospitalet-de-llobregat');
    expect(diputacio.slug).toBe('diputacio-de-barcelona');
  });
  test.each([
    ['el Prat de Llobregat', 'Ajuntament del Prat de Llobregat'],
    ['els Prats de Rei', 'Ajuntament dels Prats de Rei'],
    ['la Garriga', 'Ajuntament de la Garriga'],
    ["l'Hospitalet de Llobregat", 'Ajuntament de l’Hospitalet de Llobregat'],
    ['Òdena', 'Ajuntament d’Òdena'],
    ['Vic', 'Ajuntament de Vic'],
  ])('the town hall of %s is the “%s”', (name, hall) => expect(townHallName(name)).toBe(hall));
});

describe('shapes', () => {
  test('each of the 311 municipalities has one shape, within the province', async () => {
    const { features } = await municipalityShapes();
    expect(features.map((one) => one.properties.ine)).toEqual(municipalities.map((one) => one.ine));
  });
  test('municipalities of our counties outside the province are of Girona or Lleida', () => {
    const around = new Set([...theirs].filter(([ine]) => ine.startsWith('17') || ine.startsWith('25')).map(([, name]) => name.toLowerCase()));
    expect(counties.flatMap((county) => county.outside).filter((name) => !around.has(name.toLowerCase()))).toEqual([]);
  });
  test('names in the atlas are ours, but for the case of the article', () => {
    const different = municipalities.filter((one) => theirs.get(one.ine)?.toLowerCase() !== one.name.toLowerCase());
    expect(different.map((one) => one.name)).toEqual([]);
  });
  test('as SVG paths they fill the box that was asked for and no ring is inside out', async () => {
    const paths = await municipalityPaths({ width: 600, height: 600 });
    expect(paths).toHaveLength(311);
    const numbers = paths.flatMap((one) => (one.path.match(/-?[\d.]+/g) ?? []).map(Number));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(-0.1);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(600.1);
    for (const one of paths) expect(one.path.length).toBeLessThan(20_000);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Quad } from 'n3';
import { describe, expect, it } from 'vitest';
import { dcatOfCatalogues } from '../dcat/catalogues.ts';
import { dcatOf } from '../dcat/dcat.ts';
import { readTurtle } from '../serialise/serialise.ts';
import { exampleCatalogue, exampleDataset } from '../testing/example.ts';
import { broken } from '../testing/broken.ts';
import { shorten } from '../vocabulary.ts';
import { checkDcat, type Finding } from './check.ts';
import { shapesReady, type ShapeResult } from './shapes.ts';

const folder = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../../shared/reference'), 'dcat-ap-es');
const here = existsSync(folder);
const base = ['shacl_mdr-vocabularies.shape.ttl', 'shacl_common_shapes.ttl', 'shacl_catalog_shape.ttl', 'shacl_dataset_shape.ttl', 'shacl_distribution_shape.ttl', 'shacl_dataservice_shape.ttl'];
const shapesFrom = (names: readonly string[]) => names.flatMap((name) => readTurtle(readFileSync(join(folder, 'shacl/1.0.0', name), 'utf8')));
const ready = new Map<string, ReturnType<typeof shapesReady>>();
/** The shapes of some files, made ready once for all that are checked against them. */
function shapesOf(names: readonly string[]) {
  const key = [...names].join();
  const made = ready.get(key) ?? shapesReady(shapesFrom(names));
  ready.set(key, made);
  return made;
}
const count = (results: readonly { level: string }[], level: string) => results.filter((each) => each.level === level).length;

/** The cases of the official `test.ini`, with their shapes and what they expect. */
function cases() {
  if (!here) return [];
  return readFileSync(join(folder, 'tests/test.ini'), 'utf8').split(/^\[/m).flatMap((section) => {
    const value = (key: string) => new RegExp(`^${key} = (.*)$`, 'm').exec(section)?.[1]?.trim();
    const [file, shapes, expects] = [value('file'), value('shapes'), value('expect')];
    return file === undefined || shapes === undefined || expects === undefined ? [] : [{ id: section.slice(0, section.indexOf(']')), file, shapes: shapes.split(','), expects }];
  });
}

describe.skipIf(!here)('the official cases of DCAT-AP-ES', () => {
  it('are five', () => expect(cases()).toHaveLength(5));
  for (const { id, file, shapes, expects } of cases())
    it(`${id} is ${expects}`, async () => {
      const data = readTurtle(readFileSync(join(folder, 'examples/ttl', file), 'utf8'));
      const official = await shapesOf(shapes)(data);
      const ours = checkDcat(data, { highValue: shapes.some((each) => each.startsWith('hvd/')) ? 'all' : 'declared' });
      for (const results of [official, ours]) {
        expect(count(results, 'violation')).toBe(0);
        if (expects === 'conformant') expect(count(results, 'warning')).toBe(0);
        else expect(count(results, 'warning')).toBeGreaterThan(0);
      }
    });
});

const key = (subject: string, level: string, path: string | null) => `${level} ${subject} ${path === null ? '' : shorten(path)}`;
/** A finding agrees when the shapes say as much of the same resource: of that property, or of the resource as a whole where the shape names none. What shapes say of a contact, a place or a period is told by us where it is used. */
function disagreements(data: readonly Quad[], official: readonly ShapeResult[], ours: readonly Finding[]): string[] {
  const resources = new Set(data.filter(({ object }) => /dcat#(Catalog|Dataset|Distribution|DataService)$/.test(object.value)).map(({ subject }) => subject.value));
  const grave = official.filter(({ level }) => level !== 'info').flatMap((result) => (resources.has(result.subject) ? [result]
    : data.filter(({ subject, object }) => object.value === result.subject && resources.has(subject.value)).map(({ subject, predicate }) => ({ ...result, subject: subject.value, path: predicate.value }))));
  const theirs = new Set(grave.map(({ subject, level, path }) => key(subject, level, path)));
  const said = new Set(ours.map(({ subject, level, path }) => key(subject, level, path)));
  const whole = new Set(ours.map(({ subject, level }) => key(subject, level, null)));
  return [
    ...new Set(grave.filter(({ subject, level, path }) => (path === null ? !whole.has(key(subject, level, null)) : !said.has(key(subject, level, path)))).map(({ subject, level, path }) => `only the shapes: ${key(subject, level, path)}`)),
    ...ours.filter(({ subject, level, path }) => !theirs.has(key(subject, level, path)) && !theirs.has(key(subject, level, null))).map(({ subject, level, path, rule }) => `only ours: ${key(subject, level, path)} ${rule}`),
  ];
}
const ofLanguage = new Set(['spanish', 'spanish-too']);

describe.skipIf(!here)('our own telling of the standard', () => {
  const [all, core] = here ? [shapesOf(base), shapesReady(shapesFrom(base), { sparql: false })] : [shapesReady([]), shapesReady([])];
  const small = exampleCatalogue({ datasets: [exampleDataset('padro', { distributions: exampleDataset('padro').distributions.slice(0, 1) })] });
  const whole = dcatOf(small);
  it('finds nothing in our own catalogue, nor do the official shapes', async () => {
    const official = await all(whole);
    expect(official.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(checkDcat(whole)).toEqual([]);
  });
  it('finds nothing in the catalogue of the catalogues of a province, nor do the official shapes', async () => {
    const { datasets: _, place: __, service: ___, ...council } = small;
    const address = 'https://dades.exemple.cat/dades/provincia';
    const vic = { ...small, address: 'https://dades.exemple.cat/dades/vic', body: { ...small.body, name: 'Ajuntament de Vic', dir3: 'L01082981', email: null, phone: null } };
    const data = dcatOfCatalogues({ ...council, address, body: { ...small.body, name: 'Diputació de Barcelona', dir3: 'L02000008', email: 'dades@diba.exemple' }, service: { endpoint: `${address}/api/3`, documentation: `${address}/api` } }, [small, vic]);
    expect((await all(data)).filter(({ level }) => level !== 'info')).toEqual([]);
    expect(checkDcat(data)).toEqual([]);
  });
  it('finds nothing in a catalogue of high-value datasets, nor do their shapes', async () => {
    const data = dcatOf({ ...small, datasets: small.datasets.map((each) => ({ ...each, highValue: 'statistics' as const })) });
    const official = await shapesOf([...base, ...['common', 'dataset', 'distribution', 'dataservice'].map((name) => `hvd/shacl_${name}_hvd_shape${name === 'common' ? 's' : ''}.ttl`)])(data);
    expect(official.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(checkDcat(data, { highValue: 'all' })).toEqual([]);
  });
  it('agrees with the official shapes on every catalogue that breaks one thing', async () => {
    const differences: string[] = [];
    for (const { name, quads } of broken(whole)) {
      const ours = checkDcat(quads).filter(({ rule }) => !ofLanguage.has(rule.slice(rule.lastIndexOf('.') + 1)));
      differences.push(...disagreements(quads, await core(quads), ours).map((each) => `${name}: ${each}`));
    }
    expect(differences).toEqual([]);
  });
  for (const name of ['dcat:Catalog with only English for dct:title', 'dcat:Dataset with only English for dct:description', 'dcat:Distribution with only English for dct:title', 'dcat:Catalog with an unknown address for dct:language'])
    it(`agrees on the Spanish that is asked for: ${name}`, async () => {
      const quads = broken(whole).find((each) => each.name === name)?.quads ?? [];
      expect(disagreements(quads, await all(quads), checkDcat(quads))).toEqual([]);
    });
});

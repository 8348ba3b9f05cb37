import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portalHouse, type PortalHouse } from '../testing/house.ts';
import { preferred } from './negotiate.ts';

const run = promisify(execFile);
const python = process.env['COMU_PYTHON'] ?? '/usr/bin/python3';
const hasPython = async (module: string) => run(python, ['-c', `import ${module}`]).then(() => true, () => false);
const [hasRdflib, hasOpenpyxl] = await Promise.all([hasPython('rdflib'), hasPython('openpyxl')]);
const hasGdal = await run('ogrinfo', ['--version']).then(() => true, () => false);

let house: PortalHouse, folder: string;
beforeAll(async () => {
  house = await portalHouse();
  folder = await mkdtemp(join(tmpdir(), 'comu-readers-'));
  const point = (nom: string, coordinates: readonly number[]) => ({ type: 'Feature', properties: { nom }, geometry: { type: 'Point', coordinates } });
  const points = JSON.stringify({ type: 'FeatureCollection', features: [point('Plaça Sant Pere', [1.8456, 42.1031]), point('Pont Vell', [1.8433, 42.1012])] });
  for (const [code, csv, classes] of [['barris', 'codi;barri;habitants\n08022;Centre;1200\n08023;Eixample & <rodalia>;3400\n', { codi: 'open', barri: 'open', habitants: 'open' }], ['llocs', points, { nom: 'open', geometry: 'open' }]] as const) {
    const offer = await house.offer(await house.load(code, csv, classes));
    await house.run('transparency.publish-dataset', { offer });
    await house.drain();
  }
  await house.run('transparency.fill-item', { code: 'plantilla', source: 'text', body: { ca: 'x'.repeat(200) } });
  await house.run('transparency.publish-item', { code: 'plantilla' });
});
afterAll(async () => { await house.close(); await rm(folder, { recursive: true, force: true }); });

describe('the address of a thing', () => {
  it('is answered in the form that whoever asks prefers', () => {
    expect(['text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', 'application/rdf+xml', 'application/ld+json, text/turtle;q=0.5', 'text/turtle;q=0.2, application/rdf+xml', '*/*', undefined, 'image/png'].map(preferred)).toEqual(['html', 'rdfxml', 'jsonld', 'rdfxml', 'turtle', 'turtle', 'turtle']);
  });
  it('gives people the page and programs what it is', async () => {
    expect((await house.get('/dades/berga', { accept: 'text/html' })).headers['location']).toBe('/transparencia/berga');
    expect((await house.get('/dades/berga/dataset/barris', { accept: 'text/html' })).headers['location']).toBe('/transparencia/berga/dades/barris');
    const told = await house.get('/dades/berga/dataset/barris', { accept: 'text/turtle' });
    expect([told.headers['content-type'], told.headers['vary']]).toEqual(['text/turtle; charset=utf-8', 'accept']);
    expect(told.body).toContain('dcat:Distribution');
    expect(told.body).not.toContain('llocs');
    expect((await house.get('/dades/berga/dataset/barris/csv')).headers['location']).toBe('/dades/berga/dataset/barris.csv');
    expect((await house.get('/dades/berga/dataset/res', { accept: 'text/turtle' })).statusCode).toBe(404);
    expect((await house.get('/dades/berga', { accept: 'application/ld+json' })).headers['content-type']).toContain('application/ld+json');
  });
});

describe('what tells of the portal', () => {
  it('says in Atom what is new, newest first, and changes when something does', async () => {
    const feed = await house.get('/dades/berga/novetats.atom');
    expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(feed.body.match(/<title>[^<]+<\/title>/g)?.slice(0, 2)).toEqual(['<title>Novetats de transparència: Ajuntament de Berga</title>', '<title>Publicat: Relació de llocs de treball (RLT) i plantilla</title>']);
    expect((await house.get('/dades/berga/novetats.atom', { 'if-none-match': feed.headers['etag'] as string })).statusCode).toBe(304);
    await house.run('transparency.withdraw-item', { code: 'plantilla', reason: 'Hi ha un <error> & cal refer-ho' });
    expect((await house.get('/dades/berga/novetats.atom', { 'if-none-match': feed.headers['etag'] as string })).body).toContain('Hi ha un &lt;error&gt; &amp; cal refer-ho');
  });
  it('leads robots to what is public and away from the offices', async () => {
    expect((await house.get('/robots.txt')).body).toMatch(/Disallow: \/o\/[\s\S]*Sitemap: http.*\/sitemap\.xml/);
    expect((await house.get('/sitemap.xml')).body).toContain('/dades/berga/sitemap.xml');
    const { body } = await house.get('/dades/berga/sitemap.xml');
    expect(body).toContain('/transparencia/berga/dades/barris');
    expect(body).not.toContain('/item/plantilla');
  });
});

describe('what others read', () => {
  const fetchTo = async (path: string, name: string) => { const file = join(folder, name); await writeFile(file, (await house.get(path)).rawPayload); return file; };
  it.skipIf(!hasRdflib)('is the same catalogue to rdflib in Turtle, RDF/XML and JSON-LD', async () => {
    const files = await Promise.all([['ttl', 'turtle'], ['rdf', 'xml'], ['jsonld', 'json-ld']].map(async ([ending = '', format = '']) => [await fetchTo(`/dades/berga/catalog.${ending}`, `c.${ending}`), format] as const));
    const { stdout } = await run(python, ['-c', 'import sys, rdflib\nfrom rdflib.compare import to_isomorphic\na=[to_isomorphic(rdflib.Graph().parse(p, format=f)) for p,f in zip(sys.argv[1::2], sys.argv[2::2])]\nprint(len(a[0]), a[0]==a[1]==a[2])', ...files.flat().map(String)]);
    expect(stdout.trim()).toMatch(/^\d{2,} True$/);
  });
  it.skipIf(!hasOpenpyxl)('keeps leading zeros and awkward letters in the workbook', async () => {
    const { stdout } = await run(python, ['-c', 'import sys, json, openpyxl\nprint(json.dumps([list(r) for r in openpyxl.load_workbook(sys.argv[1]).active.iter_rows(values_only=True)], ensure_ascii=False))', await fetchTo('/dades/berga/dataset/barris.xlsx', 'b.xlsx')]);
    expect(JSON.parse(stdout)).toEqual([['codi', 'barri', 'habitants'], ['08022', 'Centre', 1200], ['08023', 'Eixample & <rodalia>', 3400]]);
  });
  it.skipIf(!hasGdal)('is a map to GDAL where it has geometry', async () => {
    expect((await house.get('/dades/berga/dataset/llocs.geojson')).headers['content-type']).toContain('application/geo+json');
    const { stdout } = await run('ogrinfo', ['-al', '-so', await fetchTo('/dades/berga/dataset/llocs.geojson', 'l.geojson')]);
    expect(stdout).toMatch(/Geometry: Point[\s\S]*Feature Count: 2/);
  });
});

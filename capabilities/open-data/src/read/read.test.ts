import { describe, expect, it } from 'vitest';
import { dcatOf } from '../dcat/dcat.ts';
import { rdfForms, serialise, type RdfForm } from '../serialise/serialise.ts';
import { exampleCatalogue, exampleDataset } from '../testing/example.ts';
import { catalogueIn } from './catalogue.ts';
import { readRdf } from './rdf.ts';

const base = 'https://dades.exemple.cat/catalog';
const prefixes = '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix time: <http://www.w3.org/2006/time#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n';

describe('a catalogue of others', () => {
  it('is read the same from Turtle, RDF/XML and JSON-LD, whatever its label says', async () => {
    const quads = dcatOf(exampleCatalogue({ datasets: [exampleDataset('padro', { frequency: 'yearly' }), exampleDataset('pressupost', { sector: 'hacienda', licence: 'cc0-1.0' })] }));
    for (const form of Object.keys(rdfForms) as RdfForm[]) {
      const { title, datasets, next } = catalogueIn(await readRdf(serialise(quads, form), { base, type: 'text/plain' }));
      expect(title, form).toBe('Dades obertes de Berga');
      expect(next).toBeNull();
      expect(datasets.map((each) => [each.title, each.publisher, each.sector, each.frequency, each.licence]), form).toEqual([['Conjunt padro', 'Ajuntament de Berga', 'demografia', 'yearly', 'cc-by-4.0'], ['Conjunt pressupost', 'Ajuntament de Berga', 'hacienda', 'yearly', 'cc0-1.0']]);
      expect(datasets[0]?.distributions.map(({ format, reads, url, bytes }) => [format, reads, url, bytes]).toSorted(), form).toEqual([['CSV', 'csv', 'https://dades.exemple.cat/dades/berga/dataset/padro.csv', 1234], ['JSON', 'json', 'https://dades.exemple.cat/dades/berga/dataset/padro.json', 4321]]);
    }
  });
  it('in the manner of CKAN or of the Spanish profile of 2013 tells its words, formats and frequency all the same', async () => {
    const { datasets, next } = catalogueIn(await readRdf(`${prefixes}
      <https://x.cat/d1> a dcat:Dataset ; dct:title "Equipamientos"@es, "Equipaments"@ca ; dct:publisher [ foaf:name "Ajuntament" ] ; dct:accrualPeriodicity [ rdf:value [ time:months 3 ] ] ; dcat:keyword "a", "a", "b" ;
        dcat:distribution [ dcat:accessURL <https://x.cat/equipaments.xlsx> ; dct:format [ rdfs:label "XLSX" ] ; dct:license <http://creativecommons.org/publicdomain/zero/1.0/> ], [ dcat:accessURL "no-url" ], [ dcat:accessURL "http://[" ], <https://x.cat/r2> .
      <https://x.cat/r2> a dcat:Distribution ; dcat:downloadURL <https://x.cat/e.ttl> ; dct:format "text/turtle" .
      <https://x.cat/d2> a dcat:Dataset .
      <https://x.cat/page> <http://www.w3.org/ns/hydra/core#nextPage> <https://x.cat/catalog.ttl?page=2> .`, { base }));
    expect(next).toBe('https://x.cat/catalog.ttl?page=2');
    expect(datasets).toMatchObject([{ title: 'd2', description: null, distributions: [] }, { title: 'Equipaments', publisher: 'Ajuntament', frequency: 'quarterly', keywords: ['a', 'b'], licence: 'cc0-1.0' }]);
    expect(datasets[1]?.distributions.map(({ id, reads }) => [id, reads]).toSorted()).toEqual([['https://x.cat/equipaments.xlsx', 'xlsx'], ['https://x.cat/r2', null]]);
  });
  it('is never let reach files or the network, nor grow without end', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="&b;"/></rdf:RDF>`;
    const outside = `<?xml version="1.0"?><!DOCTYPE rdf:RDF SYSTEM "file:///etc/passwd"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>`;
    for (const text of [bomb, outside]) await expect(readRdf(text, { base })).rejects.toMatchObject({ why: 'entities' });
    await expect(readRdf('{"@context":"https://evil.example/context.jsonld","@id":"a"}', { base })).rejects.toMatchObject({ why: 'outside-context' });
  });
  it('that is not well formed says so, in each form', async () => {
    for (const text of ['<a> <b> .', '<?xml version="1.0"?><rdf:RDF><a></rdf:RDF>', '{"@id": ', 'a,b,c\n1,2,3', '<!doctype html><html></html>']) await expect(readRdf(text, { base }), text).rejects.toMatchObject({ why: 'not-well-formed' });
    expect(catalogueIn(await readRdf('', { base })).datasets).toEqual([]);
  });
});

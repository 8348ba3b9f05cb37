import { DataFactory, type Quad } from 'n3';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { isomorphic } from 'rdf-isomorphic';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { describe, expect, it } from 'vitest';
import { dcatOf } from '../dcat/dcat.ts';
import { exampleCatalogue } from '../testing/example.ts';
import { readTurtle, serialise } from './serialise.ts';

const { literal, namedNode, quad, blankNode } = DataFactory;
const a = namedNode('https://exemple.cat/a'), title = namedNode('http://purl.org/dc/terms/title');
const awkward: Quad[] = [
  quad(a, title, literal('Camps & <prats> "verds"\nl’altre \\ dia', 'ca')), quad(a, title, literal('  ')), quad(a, namedNode('https://exemple.cat/propi#pròpia'), literal('3', namedNode('http://www.w3.org/2001/XMLSchema#integer'))),
  quad(a, namedNode('http://purl.org/dc/terms/creator'), blankNode('qui1')), quad(blankNode('qui1'), namedNode('http://xmlns.com/foaf/0.1/name'), literal('Ajuntament 🏛', 'es')),
  quad(namedNode('https://exemple.cat/?a=1&b="2"'.replaceAll('"', '%22')), title, literal('paràmetres', 'ca')),
];
const read = (parser: NodeJS.ReadWriteStream, text: string): Promise<Quad[]> => new Promise((resolve, reject) => {
  const quads: Quad[] = [];
  parser.on('data', (each: Quad) => quads.push(each)).on('error', reject).on('end', () => resolve(quads));
  parser.write(text);
  parser.end();
});

describe('a catalogue written and read again', () => {
  for (const [name, quads] of [['a whole catalogue', dcatOf(exampleCatalogue())], ['awkward texts', awkward]] as const) {
    it(`is the same in Turtle: ${name}`, () => expect(isomorphic(readTurtle(serialise(quads, 'turtle')), quads)).toBe(true));
    it(`is the same in RDF/XML: ${name}`, async () => expect(isomorphic(await read(new RdfXmlParser() as never, serialise(quads, 'rdfxml')), quads)).toBe(true));
    it(`is the same in JSON-LD: ${name}`, async () => expect(isomorphic(await read(new JsonLdParser() as never, serialise(quads, 'jsonld')), quads)).toBe(true));
  }
});

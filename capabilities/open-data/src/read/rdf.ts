import { Parser, type Quad } from 'n3';
import type { RdfForm } from '../serialise/serialise.ts';

/** What of a text is not RDF that we read, told apart so that whoever asked can be told in words. */
export type NotRdfWhy = 'not-well-formed' | 'entities' | 'outside-context' | 'too-many';
export class NotRdf extends Error {
  readonly why: NotRdfWhy;
  constructor(why: NotRdfWhy, detail: string) { super(detail); this.why = why; }
}

const mostQuads = 1_000_000;

/**
 * Reads RDF of somebody else in Turtle, RDF/XML or JSON-LD, told by its label or by how it begins. Nothing is fetched for it: entities of a
 * document type and contexts elsewhere are refused, for they are how such a text reaches files and networks. Throws `NotRdf`.
 */
export async function readRdf(text: string, { base, type = '' }: { base: string; type?: string }): Promise<Quad[]> {
  const form = formOf(text, type);
  if (form === 'turtle') return readTurtle(text, base);
  if (form === 'rdfxml' && /<!(?:ENTITY|DOCTYPE[^>]*(?:SYSTEM|PUBLIC|\[))/i.test(text)) throw new NotRdf('entities', 'document type with entities');
  // Readers of forms that few send are read themselves when one is sent.
  if (form === 'rdfxml') return gather(new (await import('rdfxml-streaming-parser')).RdfXmlParser({ baseIRI: base }), text);
  let outside: string | undefined;
  const documentLoader = { load: (url: string): Promise<never> => { outside = url.slice(0, 200); return Promise.reject(new Error(url)); } };
  return gather(new (await import('jsonld-streaming-parser')).JsonLdParser({ baseIRI: base, documentLoader }), text).catch((failure: unknown) => { throw outside === undefined ? failure : new NotRdf('outside-context', outside); });
}

/** The label counts only when the text does not say by itself what it is. */
function formOf(text: string, type: string): RdfForm {
  const head = text.slice(0, 500).replace(/^\uFEFF/, '').trimStart();
  if (head.startsWith('{') || (head.startsWith('[') && /json/i.test(type)) || /^\[\s*\{/.test(head)) return 'jsonld';
  if (/^<(?:\?xml|rdf:RDF|!--|!DOCTYPE)/i.test(head)) return 'rdfxml';
  return 'turtle';
}

function readTurtle(text: string, base: string): Quad[] {
  try {
    const quads = new Parser({ baseIRI: base }).parse(text);
    if (quads.length > mostQuads) throw new NotRdf('too-many', String(mostQuads));
    return quads;
  } catch (failure) {
    throw failure instanceof NotRdf ? failure : new NotRdf('not-well-formed', (failure as Error).message.slice(0, 200));
  }
}

const gather = (parser: NodeJS.ReadWriteStream, text: string): Promise<Quad[]> => new Promise((resolve, reject) => {
  const quads: Quad[] = [];
  parser.on('data', (each: Quad) => { if (quads.push(each) > mostQuads) reject(new NotRdf('too-many', String(mostQuads))); });
  parser.on('end', () => resolve(quads));
  parser.on('error', (failure: Error) => reject(failure instanceof NotRdf ? failure : new NotRdf('not-well-formed', failure.message.slice(0, 200))));
  parser.end(text);
});

import { Parser, Writer, type Quad } from 'n3';
import { prefixes } from '../vocabulary.ts';
import { toJsonLd } from './jsonld.ts';
import { toRdfXml } from './rdfxml.ts';

/** The forms in which a catalogue is handed out, with their media type. */
export const rdfForms = { turtle: 'text/turtle', rdfxml: 'application/rdf+xml', jsonld: 'application/ld+json' } as const;
export type RdfForm = keyof typeof rdfForms;

/** Writes quads in one of the three forms that harvesters read; the same quads come back from each. */
export function serialise(quads: readonly Quad[], form: RdfForm): string {
  if (form === 'rdfxml') return toRdfXml(quads);
  if (form === 'jsonld') return toJsonLd(quads);
  const writer = new Writer({ prefixes });
  writer.addQuads([...quads]);
  let text = '';
  writer.end((failure: Error | null, written: string) => {
    if (failure !== null) throw failure;
    text = written;
  });
  return text;
}

/** Reads Turtle; throws with the line when it is not well formed. */
export const readTurtle = (text: string): Quad[] => new Parser().parse(text);

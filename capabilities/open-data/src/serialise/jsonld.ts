import type { Quad, Term } from 'n3';
import { prefixes, shorten } from '../vocabulary.ts';

const type = `${prefixes.rdf}type`;

/** Quads as JSON-LD: a flat graph of the subjects, short names by the context. */
export function toJsonLd(quads: readonly Quad[]): string {
  const nodes = new Map<string, Record<string, unknown[] | string>>();
  for (const { subject, predicate, object } of quads) {
    const id = idOf(subject);
    const node = nodes.get(id) ?? { '@id': id };
    nodes.set(id, node);
    const key = predicate.value === type ? '@type' : shorten(predicate.value);
    const value = key === '@type' ? shorten(object.value) : valueOf(object);
    node[key] = [...((node[key] as unknown[] | undefined) ?? []), value];
  }
  return `${JSON.stringify({ '@context': prefixes, '@graph': [...nodes.values()] }, null, 1)}\n`;
}

const idOf = (term: Term) => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value);
function valueOf(term: Term): object {
  if (term.termType !== 'Literal') return { '@id': idOf(term) };
  if (term.language) return { '@value': term.value, '@language': term.language };
  return term.datatype.value === `${prefixes.xsd}string` ? { '@value': term.value } : { '@value': term.value, '@type': shorten(term.datatype.value) };
}

import type { Quad, Term } from 'n3';
import { prefixes, shorten } from '../vocabulary.ts';

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

/** Quads as RDF/XML: one element for each subject, its facts below it. Properties outside the known vocabularies get a namespace of their own. */
export function toRdfXml(quads: readonly Quad[]): string {
  const spaces = new Map<string, string>(Object.entries(prefixes).map(([prefix, base]) => [base, prefix]));
  const named = (address: string): string => {
    const short = shorten(address);
    if (short !== address && /^[a-z]+:[\p{L}_][\p{L}\p{N}._-]*$/u.test(short)) return short;
    const [, base = '', local = ''] = /^(.*?)([\p{L}_][\p{L}\p{N}._-]*)$/u.exec(address) ?? [];
    if (local === '') throw new Error('A property without a local name cannot be written as RDF/XML.');
    const prefix = spaces.get(base) ?? `n${spaces.size}`;
    spaces.set(base, prefix);
    return `${prefix}:${local}`;
  };
  const resource = (term: Term, iri: string) => (term.termType === 'BlankNode' ? `rdf:nodeID="${escape(blank(term.value))}"` : `rdf:${iri}="${escape(term.value)}"`);
  const bySubject = new Map<string, Quad[]>();
  for (const quad of quads) {
    const key = `${quad.subject.termType} ${quad.subject.value}`;
    bySubject.set(key, [...(bySubject.get(key) ?? []), quad]);
  }
  const subjects = [...bySubject.values()].map((facts) => {
    const lines = facts.map(({ predicate, object }) => {
      const name = named(predicate.value);
      if (object.termType !== 'Literal') return `    <${name} ${resource(object, 'resource')}/>`;
      const kind = object.language ? ` xml:lang="${escape(object.language)}"` : object.datatype.value === `${prefixes.xsd}string` ? '' : ` rdf:datatype="${escape(object.datatype.value)}"`;
      return `    <${name}${kind}>${escape(object.value)}</${name}>`;
    });
    return `  <rdf:Description ${resource((facts[0] as Quad).subject, 'about')}>\n${lines.join('\n')}\n  </rdf:Description>`;
  });
  const declared = [...spaces].map(([base, prefix]) => `xmlns:${prefix}="${escape(base)}"`).join('\n         ');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF ${declared}>\n${subjects.join('\n')}\n</rdf:RDF>\n`;
}

const blank = (value: string) => `b${value.replace(/[^A-Za-z0-9_-]/g, '_')}`;

import type { RdfForm } from '@comu/open-data';

const kinds: Readonly<Record<string, RdfForm | 'html'>> = {
  'text/turtle': 'turtle', 'application/x-turtle': 'turtle', 'text/n3': 'turtle', 'application/rdf+xml': 'rdfxml', 'application/xml': 'rdfxml', 'application/ld+json': 'jsonld', 'application/json': 'jsonld', 'text/html': 'html', 'application/xhtml+xml': 'html',
};

/** What to answer at the address of a thing, by what whoever asks prefers (RFC 9110, 12.5.1): one of the forms of RDF, or the page for people. Who says nothing, or anything, gets Turtle. */
export function preferred(accept: string | undefined): RdfForm | 'html' {
  const ranges = (accept ?? '').split(',').map((range, place) => {
    const [type = '', ...parameters] = range.trim().toLowerCase().split(';').map((part) => part.trim());
    const quality = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
    return { type, place, quality: Number.isFinite(quality) ? quality : 0 };
  }).filter(({ quality }) => quality > 0).toSorted((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { type } of ranges) {
    const kind = kinds[type];
    if (kind !== undefined) return kind;
    if (type === '*/*' || type === 'text/*' || type === 'application/*') return type === 'application/*' ? 'rdfxml' : 'turtle';
  }
  return 'turtle';
}

import { DataFactory, type Quad } from 'n3';
import { shorten, term } from '../vocabulary.ts';

const { literal, namedNode, quad } = DataFactory;
const resources = ['dcat:Catalog', 'dcat:Dataset', 'dcat:Distribution', 'dcat:DataService'];

/** Every catalogue that breaks one thing of a sound one: for the first resource of each class, each property in turn left out, doubled, made text, made an address, emptied or put in one wrong language. */
export function broken(whole: readonly Quad[]): { readonly name: string; readonly quads: Quad[] }[] {
  const kindOf = new Map(whole.filter(({ predicate }) => predicate.value === term('rdf:type').value).map(({ subject, object }) => [subject.value, shorten(object.value)]));
  const first = new Map<string, string>();
  for (const [subject, kind] of kindOf) if (resources.includes(kind) && !first.has(kind)) first.set(kind, subject);
  return [...first].flatMap(([kind, subject]) => {
    const mine = whole.filter((each) => each.subject.value === subject && each.predicate.value !== term('rdf:type').value);
    return [...new Set(mine.map(({ predicate }) => predicate.value))].flatMap((predicate) => {
      const path = shorten(predicate);
      const values = mine.filter((each) => each.predicate.value === predicate);
      const others = whole.filter((each) => !values.includes(each));
      const instead = (object: Quad['object']) => [...others, quad(values[0]!.subject, values[0]!.predicate, object)];
      return [
        { name: `${kind} without ${path}`, quads: others },
        { name: `${kind} with a word for ${path}`, quads: instead(literal('paraula')) },
        { name: `${kind} with nothing but blanks for ${path}`, quads: instead(literal('  ', 'es')) },
        { name: `${kind} with an unknown address for ${path}`, quads: instead(namedNode('https://exemple.cat/res')) },
        { name: `${kind} with one more ${path}`, quads: [...whole, quad(values[0]!.subject, values[0]!.predicate, values[0]!.object.termType === 'Literal' ? literal('un altre', 'es') : namedNode(`${values[0]!.object.value}_altre`))] },
        { name: `${kind} with only English for ${path}`, quads: instead(literal('Words', 'en')) },
      ];
    });
  });
}

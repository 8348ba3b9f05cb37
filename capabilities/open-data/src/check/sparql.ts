import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite';
import { BindingsFactory } from '@comunica/utils-bindings-factory';
import { DataFactory, type Store, type Term } from 'n3';
import { Readable } from 'node:stream';
import type { Context, Pointer, Shape } from 'shacl-engine';

const sh = (name: string) => DataFactory.namedNode(`http://www.w3.org/ns/shacl#${name}`);
const imports = DataFactory.namedNode('http://www.w3.org/2002/07/owl#imports');
/** One engine for all questions: the validator’s own makes a new one for each, which costs five times the question. */
const engine = new QueryEngine();
const bindings = new BindingsFactory(DataFactory as never);
type Row = ReadonlyMap<string, Term>;

/** The rows of a SELECT over a graph, with `$this` given or free. */
async function rowsOf(dataset: Store, query: string, self?: Term): Promise<Row[]> {
  const source = { match: (...pattern: Parameters<Store['match']>) => Readable.from(dataset.match(...pattern)) };
  const stream = await engine.queryBindings(query, { sources: [source as never], initialBindings: bindings.bindings(self === undefined ? [] : [[DataFactory.variable('this') as never, self as never]]) });
  return (await stream.toArray()).map((row) => new Map([...row].map(([{ value }, term]) => [value, term as Term])));
}

const prefixesOf = (pointer: Pointer): string[] => [...[...pointer.out([imports])].flatMap(prefixesOf), ...[...pointer.out([sh('declare')])].map((each) => `PREFIX ${each.out([sh('prefix')]).value}: <${each.out([sh('namespace')]).value}>`)];
const pathOf = (path: Shape['path']): string => (path ?? []).map(({ start, end, predicates, quantifier }) => `${start === 'object' && end === 'subject' ? '^' : ''}${predicates.map(({ value }) => `<${value}>`).join('|')}${({ oneOrMore: '+', zeroOrMore: '*', zeroOrOne: '?' } as const)[quantifier as 'oneOrMore'] ?? ''}`).join('/');

/** SHACL’s constraints in SPARQL (SHACL, 5): a row of the SELECT is a violation. */
function constraint(shape: Shape) {
  const { sparql } = shape;
  const message = sparql.out([sh('message')]).terms, source = sparql.terms;
  const query = [...prefixesOf(sparql.out([sh('prefixes')])), sparql.out([sh('select')]).value ?? ''].join('\n').split('$PATH').join(pathOf(shape.path));
  return {
    async generic(context: Context) {
      for (const row of await rowsOf(context.focusNode.dataset, query, context.focusNode.term))
        context.violation(sh('SPARQLConstraintComponent'), { args: Object.fromEntries(row), message, path: row.has('path') && [{ start: 'subject', end: 'object', predicates: [row.get('path')!] }], source, value: context.focusNode.node([row.get('value') ?? context.focusNode.term]) });
    },
  };
}

/** Targets that a SELECT names. */
async function targetsOf(pointer: Pointer, { focusNode }: Context): Promise<Term[]> {
  const query = pointer.out([sh('select')]).value;
  return query === undefined ? [] : (await rowsOf(focusNode.dataset, query)).flatMap((row) => row.get('this') ?? []);
}

export const validations = new Map([[sh('sparql'), constraint]]);
export const targetResolvers = new Map([[sh('target'), targetsOf]]);

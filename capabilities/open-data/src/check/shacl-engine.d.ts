declare module 'shacl-engine' {
  import type { Store, Term } from 'n3';
  interface Result {
    readonly severity?: { readonly value: string };
    readonly focusNode?: { readonly term?: { readonly value: string } };
    readonly path?: readonly { readonly predicates?: readonly { readonly value: string }[] }[] | null;
    readonly message?: readonly { readonly value: string }[];
  }
  /** Nodes of a graph and the way on from them. */
  export interface Pointer extends Iterable<Pointer> {
    readonly dataset: Store;
    readonly term: Term;
    readonly terms: readonly Term[];
    readonly value: string | undefined;
    out(predicates: readonly Term[]): Pointer;
    node(terms: readonly Term[]): Pointer;
  }
  export interface Shape {
    readonly sparql: Pointer;
    readonly path: readonly { readonly start: string; readonly end: string; readonly predicates: readonly Term[]; readonly quantifier?: string }[] | null;
  }
  export interface Context {
    readonly focusNode: Pointer;
    violation(component: Term, of: Readonly<Record<string, unknown>>): void;
  }
  /** Compiles shapes once; the published package carries no types. */
  export class Validator {
    constructor(shapes: unknown, options: { readonly factory: unknown; readonly validations?: unknown; readonly targetResolvers?: unknown });
    validate(data: { readonly dataset: unknown }): Promise<{ readonly conforms: boolean; readonly results: readonly Result[] }>;
  }
}

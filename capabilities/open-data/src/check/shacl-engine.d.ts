declare module 'shacl-engine' {
  interface Result {
    readonly severity?: { readonly value: string };
    readonly focusNode?: { readonly term?: { readonly value: string } };
    readonly path?: readonly { readonly predicates?: readonly { readonly value: string }[] }[] | null;
    readonly message?: readonly { readonly value: string }[];
  }
  /** Compiles shapes once; the published package carries no types. */
  export class Validator {
    constructor(shapes: unknown, options: { readonly factory: unknown; readonly validations?: unknown; readonly targetResolvers?: unknown });
    validate(data: { readonly dataset: unknown }): Promise<{ readonly conforms: boolean; readonly results: readonly Result[] }>;
  }
}
declare module 'shacl-engine/sparql.js' {
  export const validations: unknown;
  export const targetResolvers: unknown;
}

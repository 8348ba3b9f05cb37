import { DataFactory, Store, type Quad } from 'n3';

export interface ShapeResult {
  readonly level: 'violation' | 'warning' | 'info';
  readonly subject: string;
  /** The property, where the shape is of one. */
  readonly path: string | null;
  readonly message: string;
}

/** SHACL shapes made ready once for many graphs; `sparql: false` leaves out constraints in SPARQL, which are slower. `conforms` of a report is false on mere warnings, so results are to be counted by level. */
export function shapesReady(shapes: readonly Quad[], { sparql = true }: { sparql?: boolean } = {}): (data: readonly Quad[]) => Promise<ShapeResult[]> {
  let validator: ReturnType<typeof validatorOf> | undefined;
  return async (data) => (await (await (validator ??= validatorOf(shapes, sparql))).validate({ dataset: new Store([...data]) })).results.map((result) => ({
    level: levelOf(result.severity?.value), subject: result.focusNode?.term?.value ?? '', path: pathOf(result.path), message: result.message?.[0]?.value ?? '',
  }));
}

/** The engine of shapes and of SPARQL is a thousand files, read when something is first checked and not at every start. */
async function validatorOf(shapes: readonly Quad[], sparql: boolean) {
  const [{ Validator }, more] = [await import('shacl-engine'), sparql ? await import('./sparql.ts') : undefined];
  return new Validator(new Store([...shapes]), { factory: DataFactory, ...(more === undefined ? {} : { validations: more.validations, targetResolvers: more.targetResolvers }) });
}

const levelOf = (severity: string | undefined): ShapeResult['level'] => (severity?.endsWith('#Warning') ? 'warning' : severity?.endsWith('#Info') ? 'info' : 'violation');
const pathOf = (path: readonly { predicates?: readonly { value: string }[] }[] | null | undefined): string | null => path?.[0]?.predicates?.[0]?.value ?? null;

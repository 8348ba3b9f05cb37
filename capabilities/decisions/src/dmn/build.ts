import { Builder, type BuiltModel, DMN_NAMESPACE } from './builder.ts';
import { DmnError, PROBLEMS } from './problem.ts';
import type { Xml } from './xml.ts';

/** Compiles a model and those it imports, each once. Throws `DmnError` when one is no DMN or they import one another in a circle. */
export function buildModel(definitions: Xml, imports: readonly Xml[]): BuiltModel {
  const sources = new Map<string, Xml>();
  for (const source of [...imports, definitions]) {
    if (source.name !== 'definitions' || !DMN_NAMESPACE.test(source.namespace)) {
      throw new DmnError({ code: 'notDmn', message: PROBLEMS.notDmn(`${source.namespace ? `{${source.namespace}}` : ''}${source.name}`), line: source.line, element: source.name });
    }
    sources.set(source.attributes.namespace ?? '', source);
  }
  const built = new Map<Xml, BuiltModel>();
  const building = new Set<Xml>();
  const build = (source: Xml): BuiltModel => {
    const known = built.get(source);
    if (known) return known;
    if (building.has(source)) {
      throw new DmnError({ code: 'cycle', message: PROBLEMS.cycle([...building, source].map(({ attributes }) => attributes.name).join(' → ')), line: source.line, element: source.attributes.name ?? source.name });
    }
    building.add(source);
    const model = new Builder(source, (namespace) => {
      const imported = sources.get(namespace);
      return imported && build(imported);
    }).build();
    building.delete(source);
    built.set(source, model);
    return model;
  };
  return build(definitions);
}

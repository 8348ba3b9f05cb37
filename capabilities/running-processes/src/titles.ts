import type { Context, Text } from '@comu/kernel';
import { processTitle, titleOf } from '@comu/processes';
import { modelsOf } from './models.ts';

/** What published versions and their elements are called in the three languages. */
export interface Titles {
  /** An element of a version; `written` is the name its row kept. */
  step(definition: string, element: string, written?: string): Text;
  /** A version that was published as `written`. */
  process(definition: string, written: string): Text;
}

/** The titles of these versions, of whatever organisations one may read. */
export async function titlesOf({ db }: Pick<Context, 'db'>, definitions: Iterable<string>): Promise<Titles> {
  const models = await modelsOf(db, definitions);
  const asWritten = (name: string): Text => ({ ca: name, es: name, en: name });
  return {
    step(definition, element, written) {
      const model = models.get(definition)?.definition;
      return model === undefined ? asWritten(written || element) : titleOf(model, element, written);
    },
    process(definition, written) {
      const model = models.get(definition)?.definition;
      return model === undefined ? asWritten(written) : processTitle(model, written);
    },
  };
}

/** What the steps of these versions are called, by the name that their log keeps; where versions differ, the first one says. */
export async function stepsInWords({ db }: Pick<Context, 'db'>, definitions: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  const [models, called] = [await modelsOf(db, definitions), new Map<string, Text>()];
  for (const id of definitions) {
    const definition = models.get(id)?.definition;
    for (const node of [...Object.values(definition?.nodes ?? {}), ...Object.values(definition?.globalTasks ?? {})]) if (definition !== undefined && node.name !== '' && !called.has(node.name)) called.set(node.name, titleOf(definition, node.id));
  }
  return called;
}

/** What these versions are called in the three languages, each with what else is known of it. */
export async function inTheirWords<V extends { readonly id: string; readonly name: string }>(context: Pick<Context, 'db'>, versions: readonly V[]): Promise<(V & { readonly title: Text })[]> {
  const titles = await titlesOf(context, versions.map(({ id }) => id));
  return versions.map((version) => ({ ...version, title: titles.process(version.id, version.name) }));
}

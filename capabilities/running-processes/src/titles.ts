import type { Context, Text } from '@comu/kernel';
import { processTitle, titleOf, type Definition } from '@comu/processes';
import { modelsOf } from './models.ts';

/** What an element of a published version is called in the three languages; `written` is the name its row kept. */
export type Titles = (definition: string, element: string, written?: string) => Text;

/** The titles of these versions, of whatever organisations one may read. */
export async function titlesOf({ db }: Pick<Context, 'db'>, definitions: Iterable<string>): Promise<Titles> {
  const models = await modelsOf(db, definitions);
  return (definition, element, written) => {
    const model = models.get(definition)?.definition;
    const name = written || element;
    return model === undefined ? { ca: name, es: name, en: name } : titleOf(model, element, written);
  };
}

/** A published version by the name it was published under. */
interface Named { readonly id: string; readonly name: string }

/** What these versions are called in the three languages, each with what else is known of it. */
export async function inTheirWords<V extends Named>({ db }: Pick<Context, 'db'>, versions: readonly V[]): Promise<(V & { readonly title: Text })[]> {
  const models = await modelsOf(db, versions.map(({ id }) => id));
  return versions.map((version) => ({ ...version, title: titleOfVersion(models.get(version.id)?.definition, version.name) }));
}

const titleOfVersion = (definition: Definition | undefined, name: string): Text => (definition === undefined ? { ca: name, es: name, en: name } : processTitle(definition, name));

import type { Context, Text } from '@comu/kernel';
import { titleOf } from '@comu/processes';
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

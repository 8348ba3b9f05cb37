import type { Context, Text } from '@comu/kernel';
import { compile, readBpmn, titleOf, type Definition } from '@comu/processes';
import { sql } from 'kysely';

/** What an element of a published version is called in the three languages; `written` is the name its row kept. */
export type Titles = (definition: string, element: string, written?: string) => Text;

// Hundreds of bodies publish the same model: it is read once for all of them.
const contents = new Map<string, string>();
const models = new Map<string, Promise<Definition | undefined>>();

/** The titles of these versions, of whatever organisations one may read. Only models never seen by this process of the server are read. */
export async function titlesOf({ db }: Pick<Context, 'db'>, definitions: Iterable<string>): Promise<Titles> {
  const asked = [...new Set(definitions)];
  const unknown = asked.filter((id) => !contents.has(id));
  if (unknown.length > 0) {
    const { rows } = await sql<{ id: string; content: string }>`select id, md5(content::text) as content from processes.definition where id in (${sql.join(unknown)})`.execute(db.tables());
    if (contents.size > 50_000) contents.clear();
    for (const { id, content } of rows) contents.set(id, content);
  }
  for (const id of asked) {
    const content = contents.get(id);
    if (content === undefined || models.has(content)) continue;
    if (models.size > 300) models.delete(models.keys().next().value as string);
    const { rows: [row] } = await sql<{ bpmn: string }>`select content ->> 'bpmn' as bpmn from processes.definition where id = ${id}`.execute(db.tables());
    models.set(content, row === undefined ? Promise.resolve(undefined) : readBpmn(row.bpmn).then(compile));
  }
  const held = new Map<string, Definition>();
  for (const id of asked) {
    const model = await models.get(contents.get(id) ?? '');
    if (model !== undefined) held.set(id, model);
  }
  return (definition, element, written) => {
    const model = held.get(definition);
    const name = written || element;
    return model === undefined ? { ca: name, es: name, en: name } : titleOf(model, element, written);
  };
}

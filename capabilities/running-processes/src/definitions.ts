import { notFound, refusal, type Context } from '@comu/kernel';
import { modelOf, type Compiled } from './models.ts';
import { ProcessDefinition } from './processes.records.ts';

export interface Ready extends Compiled { readonly id: string }

export const unknownProcess = refusal('processes.unknown-process', { status: 404, says: { ca: 'Aquest ens no té cap procés publicat amb el codi “{code}”.', es: 'Este ente no tiene ningún proceso publicado con el código «{code}».', en: 'This organisation has no published process with the code “{code}”.' } });

/** A published version, read and compiled (see `modelOf`). */
export async function definitionOf({ db }: Pick<Context, 'db'>, id: string): Promise<Ready> {
  const model = await modelOf(db, id);
  if (model === undefined) throw notFound({ what: ProcessDefinition.declaration.title.ca, id });
  return { id, ...model };
}

/** The newest published version of a process. */
export async function latest(context: Pick<Context, 'db' | 'organisation'>, code: string): Promise<Ready> {
  const found = await newest(context, code);
  if (found === undefined) throw unknownProcess({ code });
  return found;
}

/** The process that a model of another file calls by the code it is published with; `undefined` when this organisation has none. */
export async function publishedAs(context: Pick<Context, 'db' | 'organisation'>, code: string): Promise<{ readonly ready: Ready; readonly process: string } | undefined> {
  const ready = await newest(context, code);
  return ready === undefined ? undefined : { ready, process: mainOf(ready) };
}

/** The process of a file that starts when only the file is named: the first that may be executed. */
export const mainOf = ({ definition: { processes } }: Ready): string => Object.values(processes).find((each) => each.executable)?.id ?? Object.keys(processes)[0] ?? '';

async function newest(context: Pick<Context, 'db' | 'organisation'>, code: string): Promise<Ready | undefined> {
  const [row] = await context.db.statement<{ id: string }>('select id from processes.definition where organisation = $1 and code = $2 order by edition desc limit 1', [context.organisation, code]);
  return row === undefined ? undefined : definitionOf(context, row.id);
}

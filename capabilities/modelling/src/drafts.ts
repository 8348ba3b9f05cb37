import type { Context, RowOf } from '@comu/kernel';
import { Person } from '@comu/identity';
import type { ModelContent } from './content.ts';
import { Model, SavedState } from './modelling.records.ts';
import { sameData } from './rehearsal/judge.ts';
import { noSuchState, savedMeanwhile } from './refusals.ts';

type Held = Pick<Context, 'db'>;

/** A saved state of a model by its number. */
export async function stateOf({ db }: Held, model: string, number: number): Promise<RowOf<typeof SavedState>> {
  const found = await db.first(SavedState, { model, number });
  if (found === undefined) throw noSuchState({ number });
  return found;
}

/**
 * Adds a state on top of the one that whoever saves has seen. When somebody saved meanwhile it is refused, telling who and which;
 * what is no different from the newest adds nothing.
 */
export async function addState(context: Held, { model: id, base, content, note }: { model: string; base: number; content: ModelContent; note?: string }): Promise<{ number: number; saved: boolean }> {
  const { db } = context;
  const model = await db.lock(Model, id);
  if (model.number !== base) {
    const newest = await stateOf(context, id, model.number);
    const who = newest.createdBy === null ? 'Comú' : ((await db.find(Person, newest.createdBy))?.name ?? '—');
    throw savedMeanwhile({ who, number: model.number, at: newest.createdAt });
  }
  if (note === undefined && model.number > 0 && sameData((await stateOf(context, id, model.number)).content, content)) return { number: base, saved: false };
  const number = base + 1;
  await db.insert(SavedState, { model: id, number, content, ...(note === undefined ? {} : { note }) });
  await db.update(Model, id, { number });
  return { number, saved: true };
}

/** A model of which nothing is saved yet gets its first state. */
export async function newModel(context: Held, { code, name, content, note }: { code: string; name: string; content: ModelContent; note: string }): Promise<RowOf<typeof Model>> {
  const { db } = context;
  const model = await db.insert(Model, { code, name, number: 0 });
  await addState(context, { model: model.id, base: 0, content, note });
  return db.get(Model, model.id);
}

/** The names of people by their identifier. */
export async function namesOf({ db }: Held, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids.filter((id): id is string => id !== null))];
  return new Map((asked.length === 0 ? [] : await db.all(Person, { id: asked })).map(({ id, name }) => [id, name]));
}

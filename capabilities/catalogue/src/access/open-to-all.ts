import type { Context } from '@comu/kernel';
import { AccessRule, Dataset } from '../records/index.ts';
import { aboutPeople } from '../words.ts';

/** Whether everybody who reads the data of the body sees these datasets alike: none is closed, has a rule of access or is about people (`figures`: but for figures that keep back small groups). */
export async function openToAll({ db }: Pick<Context, 'db'>, codes: readonly string[], { figures = false }: { figures?: boolean } = {}): Promise<boolean> {
  if (codes.length === 0) return true;
  const datasets = await db.all(Dataset, { code: [...codes] });
  const ruled = await db.all(AccessRule, { dataset: datasets.map(({ id }) => id) }, { limit: 1 });
  return datasets.length === new Set(codes).size && ruled.length === 0 && datasets.every(({ access, personal, columns }) => access !== 'restricted' && (figures || (!aboutPeople(personal) && !columns.some((each) => aboutPeople(each.class)))));
}

import type { Context, RowOf } from '@comu/kernel';
import { sql } from 'kysely';
import { Concept, Dataset, type ColumnEntry } from '../records/index.ts';
import { viewsOf } from './asker.ts';
import type { View } from './sight.ts';

/** A dataset that whoever asks may put a question to: what they see of it, and the words it is spoken of with. */
export interface Askable {
  readonly dataset: Pick<RowOf<typeof Dataset>, 'id' | 'code' | 'title' | 'keywords' | 'record' | 'rows'>;
  /** The columns they see, as they are or by a code, with the synonyms of the glossary. */
  readonly columns: readonly (ColumnEntry & { readonly synonyms: readonly string[]; /** Its commonest values, when they are few and seen as they are. */ readonly values: readonly string[] })[];
  readonly view: View;
  /** There is a version to ask. */
  readonly loaded: boolean;
}

const fewValues = 60;

/**
 * The datasets that can be asked, those loaded last first. Values are told only of columns seen as they are in datasets seen row by row: a
 * list of the values of what is hidden would be a way around.
 */
export async function askable(context: Context, { most = 300 }: { most?: number } = {}): Promise<Askable[]> {
  const { db, organisation, house } = context;
  const datasets = await db.tables(Dataset).selectFrom('data.dataset').selectAll().where('organisation', '=', organisation)
    .where((where) => where.or([where('current', 'is not', null), where('kind', '=', 'record')])).orderBy(sql`last_loaded_at desc nulls last`).limit(most).execute() as unknown as RowOf<typeof Dataset>[];
  const versions = new Map((await presentIn(context, datasets.flatMap(({ current }) => current ?? []))).map((each) => [each.dataset, each]));
  const views = await viewsOf(context, datasets.map((dataset) => ({ dataset, present: versions.get(dataset.id)?.columns.map(({ name }) => name) ?? dataset.columns.map(({ name }) => name) })));
  const open = datasets.flatMap((dataset) => { const view = views.get(dataset.id); return view === undefined || (dataset.record !== null && house.records.get(dataset.record)?.declaration.read === undefined) ? [] : [{ dataset, view }]; });
  const clear = open.filter(({ view }) => !view.figuresOnly && view.rows === null).flatMap(({ dataset }) => dataset.current ?? []);
  const [values, concepts] = [await valuesIn(context, clear), new Map((await db.all(Concept, {}, { limit: 2000 })).map((each) => [each.code, each]))];
  return open.map(({ dataset, view }) => ({
    dataset, view, loaded: dataset.current !== null,
    columns: dataset.columns.filter(({ name }) => (view.columns[name] ?? 'hidden') !== 'hidden').map((column) => {
      const concept = column.concept === undefined ? undefined : concepts.get(column.concept);
      return { ...column, synonyms: concept === undefined ? [] : [concept.term, ...(concept.synonyms ?? '').split(/[,;]/).map((each) => each.trim()).filter(Boolean)], values: view.columns[column.name] === 'clear' && column.class !== 'personal' && column.class !== 'special' ? (values.get(`${dataset.id} ${column.name}`) ?? []) : [] };
    }),
  }));
}

async function presentIn({ db }: Context, ids: readonly string[]): Promise<{ dataset: string; columns: { name: string }[] }[]> {
  return ids.length === 0 ? [] : db.statement(`select dataset, columns from data.version where id = any($1::uuid[])`, [ids]);
}

async function valuesIn({ db }: Context, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.statement<{ dataset: string; name: string; top: { value: string }[] }>(
    `select v.dataset, c->>'name' as name, c->'top' as top from data.version v cross join lateral jsonb_array_elements(case when jsonb_typeof(v.profile->'columns') = 'array' then v.profile->'columns' else '[]'::jsonb end) c
     where v.id = any($1::uuid[]) and c->>'type' = 'text' and (c->>'distinct')::numeric <= ${fewValues}`, [ids]);
  return new Map(rows.map(({ dataset, name, top }) => [`${dataset} ${name}`, (top ?? []).map(({ value }) => value)]));
}

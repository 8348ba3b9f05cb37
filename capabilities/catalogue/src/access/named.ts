import type { Context, RowOf } from '@comu/kernel';
import { Dataset, Version } from '../records/index.ts';
import { noSuchDataset, noVersionYet, notForYou } from '../refusals.ts';
import { viewsOf, type Asked } from './asker.ts';
import type { View } from './sight.ts';

export interface Named { readonly dataset: RowOf<typeof Dataset>; readonly version: RowOf<typeof Version>; readonly view: View }

/** The words of a statement that could name a dataset: whatever it reads is among them. */
export const wordsOf = (sql: string): string[] => [...new Set((sql.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []))].slice(0, 2000);

export interface Naming extends Asked { readonly words: readonly string[]; readonly versions?: Readonly<Record<string, string>> | undefined }

/**
 * The datasets among these words with the version that is asked for and what whoever asks sees of it; those closed to them, or without a
 * version, come apart, so that naming one can be refused with its own sentence.
 */
export async function datasetsNamed(context: Context, { words, versions = {}, purpose, asPublic = false, asProcess = false }: Naming): Promise<{ open: Named[]; refuse(code: string): Error }> {
  const { db } = context;
  const datasets = await db.all(Dataset, { code: words });
  const ids = datasets.flatMap(({ code, current }) => versions[code] ?? current ?? []);
  const rows = new Map((await db.all(Version, { id: ids })).map((each) => [each.dataset, each]));
  const loaded = datasets.flatMap((dataset) => { const version = rows.get(dataset.id); return version === undefined ? [] : [{ dataset, version, present: version.columns.map(({ name }) => name) }]; });
  const views = await viewsOf(context, loaded, { purpose, asPublic, asProcess });
  return {
    open: loaded.flatMap(({ dataset, version }) => { const view = views.get(dataset.id); return view === undefined ? [] : [{ dataset, version, view }]; }),
    refuse(code) {
      const known = datasets.find((each) => each.code === code.toLowerCase());
      // To the public a closed dataset does not exist.
      if (known === undefined || asPublic || context.me.kind === 'public') return noSuchDataset({ code });
      return loaded.some(({ dataset }) => dataset.id === known.id) ? notForYou({ code }) : noVersionYet({ code });
    },
  };
}

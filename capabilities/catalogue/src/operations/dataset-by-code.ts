import type { Context, RowOf } from '@comu/kernel';
import { freshnessOf } from '../quality/freshness.ts';
import { scoresOf, type Score } from '../quality/score.ts';
import { Check, Contract, Dataset, Version, type ColumnEntry } from '../records/index.ts';
import { noSuchDataset } from '../refusals.ts';

export interface DatasetNow {
  readonly dataset: RowOf<typeof Dataset>;
  readonly version: RowOf<typeof Version> | null;
  readonly columns: readonly ColumnEntry[];
  readonly quality: number | null;
  readonly scores: readonly Score[];
  readonly freshness: ReturnType<typeof freshnessOf>;
  readonly contract: RowOf<typeof Contract> | null;
}

/** A dataset with its current version, columns, quality and contract; refused when the body has none of that code. */
export async function datasetByCode({ db, now }: Pick<Context, 'db' | 'now'>, code: string): Promise<DatasetNow> {
  const dataset = await db.first(Dataset, { code });
  if (dataset === undefined) throw noSuchDataset({ code });
  const version = dataset.current === null ? null : await db.get(Version, dataset.current);
  return {
    dataset, version, columns: dataset.columns, quality: dataset.quality, scores: version === null ? [] : scoresOf(await db.all(Check, { measured: version.id })),
    freshness: freshnessOf({ frequency: dataset.frequency, lastLoadedAt: dataset.lastLoadedAt, now }), contract: (await db.first(Contract, { dataset: dataset.id, state: 'active' })) ?? null,
  };
}

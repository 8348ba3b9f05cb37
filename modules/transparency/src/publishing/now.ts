import type { Context, RowOf } from '@comu/kernel';
import { Dataset, Version } from '@comu/catalogue';
import { Offer, type Approval } from '../transparency.records.ts';
import { approvalOf } from './approve.ts';
import { leavingOf, type Leaving } from './leaving.ts';

export interface OfferNow {
  readonly offer: RowOf<typeof Offer>;
  readonly dataset: RowOf<typeof Dataset>;
  readonly version: RowOf<typeof Version> | null;
  readonly approval: RowOf<typeof Approval> | null;
  readonly leaving: Leaving;
}

/** An offer with its dataset as it is now, and what of it may leave today. */
export async function offerNow(context: Context, offer: RowOf<typeof Offer>): Promise<OfferNow> {
  const dataset = await context.db.get(Dataset, offer.dataset);
  const version = dataset.current === null ? null : await context.db.get(Version, dataset.current);
  const approval = await approvalOf(context, offer.code);
  const leaving = leavingOf({ access: dataset.access, personal: dataset.personal, classes: new Map(dataset.columns.map((each) => [each.name, each.class])), present: (version?.columns ?? []).map(({ name }) => name), approved: approval?.columns ?? null });
  return { offer, dataset, version, approval, leaving };
}

import type { RowOf } from '@comu/kernel';
import type { Call } from '../service-catalogue.records.ts';
import type { Chance } from './chance.ts';

/** What one body of a simulation will do, decided before it begins. */
export interface Plan {
  /** Working days after the start on which it applies. */
  readonly appliesOn: number;
  readonly answers: Readonly<Record<string, string>>;
  readonly amount: string | null;
  /** It sends the required documents at once, only when required, or never. */
  readonly documents: 'at-once' | 'when-required' | 'never';
  /** Days it takes to open a notification, or to answer a requirement. */
  readonly opensAfter: number;
  readonly answersAfter: number;
  /** It never opens its notifications: after ten natural days they count as refused. */
  readonly opens: boolean;
}

/** Seeded variety: most are complete and good, some lack a document, a few never answer or never open what they are notified. */
export function planOf(chance: Chance, { criteria, most }: Pick<RowOf<typeof Call>, 'criteria' | 'most'>): Plan {
  // Two draws out of three favour the better answers, as applicants who prepare for a call do.
  const answers = Object.fromEntries(criteria.flatMap((each) => (each.kind === 'answer' ? [[each.code, (chance.happens(2 / 3) ? each.options[0]! : chance.oneOf(each.options)).code]] : [])));
  const lacks = chance.happens(0.2);
  return {
    appliesOn: chance.whole(0, 14), answers, amount: most === null ? null : `${Math.round((Number(most) * chance.whole(40, 100)) / 100)}.00`,
    documents: !lacks ? 'at-once' : chance.happens(0.6) ? 'when-required' : 'never', opensAfter: chance.whole(0, 4), answersAfter: chance.whole(1, 8), opens: chance.happens(0.97),
  };
}

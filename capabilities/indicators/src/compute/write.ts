import type { Context, RowOf } from '@comu/kernel';
import type { CompositePart } from '../statistics/composite.ts';
import { Computation, type Indicator } from '../records/records.ts';
import type { Source } from './from-data.ts';
import type { Computed, Found } from './values.ts';

type Written = Found & { readonly parts?: readonly CompositePart[] };

/** Keeps a computation and its values, in one statement however many they are; those of an earlier one that no longer exist go. `only` leaves other places alone. */
export async function writeValues({ db, now }: Context, indicator: RowOf<typeof Indicator>, { computed, sql, sources, only }: {
  computed: Omit<Computed, 'values'> & { readonly values: readonly Written[] }; sql: string | null; sources: readonly Source[]; only?: string;
}): Promise<RowOf<typeof Computation>> {
  const { owner, shared, id } = indicator;
  const computation = await db.insert(Computation, { owner, shared, indicator: id, at: now.toISOString(), sql, sources: [...sources], periods: [...computed.periods], rows: computed.values.length, rejected: computed.rejected });
  await db.statement(upsert, [owner, shared, id, computation.id, now.toISOString(), JSON.stringify(computed.values.map((each) => ({ ...each, parts: each.parts ?? null })))]);
  await db.statement(sweep, [id, owner, computation.id, only ?? null]);
  return computation;
}

const upsert = `insert into indicators.value (id, owner, shared, indicator, place, period, dimension, value, numerator, denominator, absent, published, parts, computation, created_at, changed_at, version)
select gen_random_uuid(), $1, $2, $3, x.place, x.period, x.dimension, x.value, x.numerator, x.denominator, x.absent, x.published, x.parts, $4, $5::timestamptz, $5::timestamptz, 1
from jsonb_to_recordset($6::jsonb) as x(place text, period text, dimension text, value numeric, numerator numeric, denominator numeric, absent text, published boolean, parts jsonb)
on conflict (indicator, place, period, dimension) do update set shared = excluded.shared, value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator, absent = excluded.absent,
  published = excluded.published, parts = excluded.parts, computation = excluded.computation, changed_at = excluded.changed_at, version = value.version + 1`;
const sweep = `delete from indicators.value where indicator = $1 and owner = $2 and computation <> $3 and ($4::text is null or place = $4)`;

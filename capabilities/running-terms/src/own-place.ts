import type { Context, RowOf } from '@comu/kernel';
import { organisationOf, type Organisation } from '@comu/identity';
import { diputacio } from '@comu/territory';

/** The acting body and the municipality whose calendar it keeps: its own or, for a body of several, that of its seat. */
export async function ownPlace(context: Pick<Context, 'db' | 'organisation'>): Promise<{ own: RowOf<typeof Organisation>; place: string }> {
  const own = await organisationOf(context, context.organisation);
  return { own, place: own.ine ?? diputacio.seat };
}

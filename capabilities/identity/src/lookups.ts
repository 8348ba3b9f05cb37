import { notFound, type Context, type RowOf } from '@comu/kernel';
import { Organisation } from './identity.records.ts';

/** The organisation with this short name. */
export async function organisationBySlug({ db }: Pick<Context, 'db'>, slug: string): Promise<RowOf<typeof Organisation>> {
  const found = await db.first(Organisation, { slug });
  if (found === undefined) throw notFound({ what: slug });
  return found;
}

export const organisationOf = ({ db }: Pick<Context, 'db'>, id: string): Promise<RowOf<typeof Organisation>> => db.get(Organisation, id);

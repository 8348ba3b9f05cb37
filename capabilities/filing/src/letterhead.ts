import { organisationOf } from '@comu/identity';
import type { Context } from '@comu/kernel';
import type { Letterhead } from '@comu/documents';

/** In whose name documents of the acting organisation speak. */
export async function letterheadOf(context: Context): Promise<Letterhead> {
  const { name, accent } = await organisationOf(context, context.organisation);
  return { organisation: name, ...(accent === null ? {} : { accent }) };
}

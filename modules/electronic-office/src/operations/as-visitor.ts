import { notFound, type Context, type RowOf } from '@comu/kernel';
import { Draft, Filing } from '../electronic-office.records.ts';
import { mayFollow } from '../rules/whose-matter.ts';
import { visitorSchema, type IdentifiedVisitor } from '../visitors/visitor.ts';

/** What every operation of a visitor has in common. `system`, since the office that identified the visitor answers for who they are. */
export const visiting = { permission: 'system', input: { visitor: visitorSchema } } as const;

/** A draft of this visitor, locked; that of anybody else does not exist. */
export async function ownDraft({ db }: Context, visitor: IdentifiedVisitor, id: string): Promise<RowOf<typeof Draft>> {
  const found = await db.lock(Draft, id);
  if (found.visitor !== visitor.id) throw notFound({ what: Draft.declaration.title.ca, id });
  return found;
}

/** A matter that this visitor may follow; any other does not exist. */
export async function ownFiling({ db }: Pick<Context, 'db'>, visitor: IdentifiedVisitor, id: string): Promise<RowOf<typeof Filing>> {
  const found = await db.get(Filing, id);
  if (!mayFollow(visitor, found)) throw notFound({ what: Filing.declaration.title.ca, id });
  return found;
}

import { v7 as uuidv7 } from 'uuid';
import type { Context } from './context.ts';
import type { AnyRecord } from './record.ts';
import { columnName, tableName } from './table.ts';

/**
 * The next number of a gapless series, from 1. `book` is a record with an integer field `last` and a `unique` over the fields of `of`;
 * its row stays locked until the commit, so that a number taken is a number used.
 */
export async function nextInSeries({ db, organisation, me, now }: Pick<Context, 'db' | 'organisation' | 'me' | 'now'>, book: AnyRecord, of: Readonly<Record<string, string | number>>): Promise<number> {
  const [at, names, values] = [now.toISOString(), Object.keys(of).map((name) => `"${columnName(name)}"`), Object.values(of)];
  const [row] = await db.statement<{ last: number }>(
    `insert into ${tableName(book).split('.').map((part) => `"${part}"`).join('.')} as book (organisation, id, created_at, created_by, changed_at, last, ${names.join(', ')}) values ($1, $2, $3, $4, $3, 1, ${values.map((_, place) => `$${place + 5}`).join(', ')})
    on conflict (organisation, ${names.join(', ')}) do update set last = book.last + 1, changed_at = excluded.changed_at returning last`,
    [organisation, uuidv7(), at, me.person, ...values]);
  return (row as { last: number }).last;
}

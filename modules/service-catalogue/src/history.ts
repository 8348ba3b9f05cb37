import type { Context, RowOf, Text } from '@comu/kernel';
import { Step, type Application } from './service-catalogue.records.ts';

/** Adds to the history of an application, as the body that applied reads it. */
export const note = ({ db, me, now }: Pick<Context, 'db' | 'me' | 'now'>, application: Pick<RowOf<typeof Application>, 'id'>, kind: string, says: Text, notification: string | null = null) =>
  db.insert(Step, { application: application.id, kind, says, notification, at: now.toISOString(), by: me.kind === 'person' ? me.name : null });

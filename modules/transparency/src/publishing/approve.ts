import { dayInMadrid, operation, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { fingerprintOf } from '../items/content.ts';
import { lawItem } from '../law/items.ts';
import { noSuchItem, notOwnApproval, notPublished } from '../refusals.ts';
import { Approval, Item, Offer } from '../transparency.records.ts';
import { say } from '../words.ts';

/** A named person says that the personal data of an item or of some columns of a dataset may be published, why, by which law and until when. It is sealed, and never made by a machine. */
export const approve = operation('transparency.approve', {
  title: say('Aprova que es publiquin dades personals', 'Aprueba que se publiquen datos personales', 'Approve that personal data be published'), permission: 'transparency.approve',
  input: { kind: z.enum(['item', 'dataset']), code: z.string().regex(/^[a-z0-9_-]{1,63}$/), columns: z.array(z.string().max(200)).max(500).default([]), reason: z.string().trim().min(10).max(5000), law: z.string().trim().min(3).max(300), until: Approval.fields.until },
  output: Approval.row,
  async run({ kind, code, columns, reason, law, until }, context) {
    const { db, me } = context;
    if (me.kind !== 'person' || me.person === null) throw notOwnApproval();
    let fingerprint: string | null = null;
    if (kind === 'item') {
      const item = await db.first(Item, { code });
      if (item === undefined || lawItem(code) === undefined) throw noSuchItem({ code });
      fingerprint = fingerprintOf(item);
    } else if ((await db.first(Offer, { code })) === undefined) throw notPublished({ what: code });
    return db.insert(Approval, { kind, code, columns, fingerprint, reason, law, approver: me.person, approverName: me.name, until });
  },
});

/** The approval of a dataset that holds today; the latest, which alone decides. */
export async function approvalOf({ db, now }: Pick<Context, 'db' | 'now'>, code: string): Promise<RowOf<typeof Approval> | null> {
  return (await approvalsOf({ db, now }, [code])).get(code) ?? null;
}

/** The same of several datasets, asked once. */
export async function approvalsOf({ db, now }: Pick<Context, 'db' | 'now'>, codes: readonly string[]): Promise<ReadonlyMap<string, RowOf<typeof Approval>>> {
  const latest = new Map((codes.length === 0 ? [] : await db.all(Approval, { kind: 'dataset', code: [...codes] }, { limit: 100_000 })).map((each) => [each.code, each]));
  const today = dayInMadrid(now);
  return new Map([...latest].filter(([, { until }]) => until >= today));
}

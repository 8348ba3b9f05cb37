import type { Context, RowOf } from '@comu/kernel';
import { AccessRule, type Dataset } from '../records/index.ts';
import { purposesFor, sightOf, type Asker, type View } from './sight.ts';

/** In whose name, and what for. */
export interface Asked { readonly purpose?: string | undefined; readonly asPublic?: boolean; readonly asProcess?: boolean }

/** Whoever asks now, as access rules see them. `asPublic`: as somebody who has not signed in. `asProcess`: as a procedure, which has no role of its own. */
export function askerOf({ me, organisation, can }: Pick<Context, 'me' | 'organisation' | 'can'>, { purpose, asPublic = false, asProcess = false }: Asked = {}): Asker {
  if (asProcess) return { kind: 'person', person: null, roles: [], units: [], steward: false, reads: true, ...(purpose === undefined ? {} : { purpose }) };
  const standing = me.standings.find((each) => each.organisation === organisation);
  return {
    kind: asPublic ? 'public' : me.kind, person: me.person, roles: standing?.roles ?? [], units: standing?.units ?? [],
    steward: can('data.steward'), reads: can('data.read'), ...(purpose === undefined ? {} : { purpose }),
  };
}

/** What whoever asks sees of each of these datasets; one without an entry is closed to them. One query for all their rules. */
export async function viewsOf(context: Context, datasets: readonly { readonly dataset: RowOf<typeof Dataset>; readonly present: readonly string[] }[], asked: Asked = {}): Promise<Map<string, View>> {
  const asker = askerOf(context, asked);
  const rules = (await context.db.all(AccessRule, { dataset: datasets.map(({ dataset }) => dataset.id) })).toSorted((a, b) => a.place - b.place || a.id.localeCompare(b.id));
  const views = new Map<string, View>();
  for (const { dataset, present } of datasets) {
    const view = sightOf({ dataset, rules: rules.filter((each) => each.dataset === dataset.id), asker, present });
    if (view !== undefined) views.set(dataset.id, ownPermission(context, dataset, view, asker, asked.asProcess === true));
  }
  return views;
}

/** What whoever asks can say that they need a dataset for, so that a rule opens it to them. */
export async function purposesOf(context: Context, { id }: Pick<RowOf<typeof Dataset>, 'id'>): Promise<string[]> {
  return purposesFor(await context.db.all(AccessRule, { dataset: id }), askerOf(context));
}

/** Rows of a platform record are for whoever may read that record; the others may ask figures of it. */
function ownPermission({ house, can }: Context, dataset: RowOf<typeof Dataset>, view: View, asker: Asker, asProcess: boolean): View {
  if (dataset.record === null || view.rule !== null || asker.kind === 'system') return view;
  const read = house.records.get(dataset.record)?.declaration.read;
  return !asProcess && read !== undefined && can(read) ? view : { ...view, figuresOnly: true };
}

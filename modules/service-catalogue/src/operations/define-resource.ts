import { operation, type Context } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { notOwner, onlySupramunicipal } from '../refusals.ts';
import { Resource } from '../service-catalogue.records.ts';

const serving = new Set(['provincial-council', 'county-council', 'association', 'consortium']);

/** Refuses whoever has no catalogue: only a body that serves others offers resources. */
async function mustServe(context: Context): Promise<void> {
  const { kind } = await organisationOf(context, context.organisation);
  if (!serving.has(kind)) throw onlySupramunicipal();
}

/** Adds a resource to the catalogue of the acting body, or changes what it says when it is there already. */
export const defineResource = operation('service-catalogue.define-resource', {
  title: { ca: 'Defineix un recurs', es: 'Define un recurso', en: 'Define a resource' }, permission: 'service-catalogue.manage',
  input: { code: Resource.fields.code, title: Resource.fields.title, kind: Resource.fields.kind, summary: Resource.fields.summary }, output: Resource.row,
  async run({ code, title, kind, summary = null }, context) {
    await mustServe(context);
    const { db, organisation } = context;
    const there = await db.first(Resource, { code });
    if (there === undefined) return db.insert(Resource, { code, title, kind, summary, owner: organisation });
    if (there.owner !== organisation) throw notOwner({ title: there.title });
    return db.update(Resource, there.id, { title, kind, summary });
  },
});

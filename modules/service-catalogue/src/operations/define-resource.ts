import { operation, type Context } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { notOwner, onlySupramunicipal } from '../refusals.ts';
import { Resource } from '../service-catalogue.records.ts';
import { titleOf } from '../words.ts';

const { code, title, titleEs, titleEn, kind, summary, summaryEs, summaryEn } = Resource.fields;

const serving = new Set(['provincial-council', 'county-council', 'association', 'consortium']);

/** Refuses whoever has no catalogue: only a body that serves others offers resources. */
async function mustServe(context: Context): Promise<void> {
  const { kind } = await organisationOf(context, context.organisation);
  if (!serving.has(kind)) throw onlySupramunicipal();
}

/** Adds a resource to the catalogue of the acting body, or changes what it says when it is there already. */
export const defineResource = operation('service-catalogue.define-resource', {
  title: { ca: 'Defineix un recurs', es: 'Define un recurso', en: 'Define a resource' }, permission: 'service-catalogue.manage',
  input: { code, title, titleEs, titleEn, kind, summary, summaryEs, summaryEn }, output: Resource.row,
  async run({ code: asked, ...given }, context) {
    await mustServe(context);
    const { db, organisation } = context;
    const said = { ...given, titleEs: given.titleEs ?? null, titleEn: given.titleEn ?? null, summary: given.summary ?? null, summaryEs: given.summaryEs ?? null, summaryEn: given.summaryEn ?? null };
    const there = await db.first(Resource, { code: asked });
    if (there === undefined) return db.insert(Resource, { code: asked, ...said, owner: organisation });
    if (there.owner !== organisation) throw notOwner({ title: titleOf(there) });
    return db.update(Resource, there.id, said);
  },
});

import type { RowOf } from '@comu/kernel';
import { z } from 'zod';
import type { Dataset, Derivation, Version } from '../records/index.ts';

const facetsSchema = 'https://openlineage.io/spec/facets';
const producer = 'https://joinup.ec.europa.eu/collection/eupl/comu';
const named = z.looseObject({ namespace: z.string().min(1).max(500), name: z.string().min(1).max(500) });
const columnLineage = z.looseObject({ fields: z.record(z.string(), z.looseObject({ inputFields: z.array(z.looseObject({ namespace: z.string(), name: z.string(), field: z.string() })).max(500) })) });

/** A run event of OpenLineage 2-0-2 as far as lineage needs it; other facets are let through unread. */
export const runEvent = z.looseObject({
  eventType: z.enum(['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER']).optional(), eventTime: z.iso.datetime({ offset: true }), producer: z.string().max(1000),
  run: z.looseObject({ runId: z.uuid() }), job: named,
  inputs: z.array(named).max(500).default([]), outputs: z.array(named.extend({ facets: z.looseObject({ columnLineage: columnLineage.optional() }).optional() })).max(100).default([]),
});
export type RunEvent = z.output<typeof runEvent>;

export interface Told { readonly derivation: RowOf<typeof Derivation>; readonly namespace: string; readonly made: RowOf<typeof Version> | undefined; readonly titles: ReadonlyMap<string, RowOf<typeof Dataset>> }

/** Tells a derivation as others read it: a COMPLETE run with its inputs, its output, the schema and the lineage of each column. */
export function eventOf({ derivation, namespace, made, titles }: Told): Record<string, unknown> {
  const facet = (name: string, version: string, content: object) => ({ _producer: producer, _schemaURL: `${facetsSchema}/${version}/${name}.json`, ...content });
  const fields = Object.entries(derivation.columns).filter(([, from]) => from.length > 0);
  return {
    eventType: 'COMPLETE', eventTime: derivation.createdAt, producer, schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: derivation.id }, job: { namespace, name: derivation.job, facets: { jobType: facet('JobTypeJobFacet', '2-0-3', { processingType: 'BATCH', integration: 'COMU', jobType: derivation.kind.toUpperCase() }) } },
    inputs: derivation.inputs.map(({ code, version }) => ({ namespace, name: code, ...(version === undefined ? {} : { facets: { version: facet('DatasetVersionDatasetFacet', '1-0-1', { datasetVersion: version }) } }) })),
    outputs: [{
      namespace, name: derivation.output,
      facets: {
        ...(made === undefined ? {} : { version: facet('DatasetVersionDatasetFacet', '1-0-1', { datasetVersion: made.id }), schema: facet('SchemaDatasetFacet', '1-1-1', { fields: made.columns.map(({ name, type, title }) => ({ name, type, description: title })) }) }),
        ...(titles.get(derivation.output)?.description == null ? {} : { documentation: facet('DocumentationDatasetFacet', '1-0-1', { description: titles.get(derivation.output)?.description }) }),
        ...(fields.length === 0 ? {} : { columnLineage: facet('ColumnLineageDatasetFacet', '1-2-0', { fields: Object.fromEntries(fields.map(([name, from]) => [name, { inputFields: from.map(({ table, column }) => ({ namespace, name: table, field: column })) }])) }) }),
      },
    }],
  };
}

/** What an event of another program adds to our lineage: one derivation for each output; events that only begin or fail add nothing. */
export function derivationsIn({ eventType, job, inputs, outputs }: RunEvent, own: string): { job: string; kind: 'external'; output: string; inputs: { code: string }[]; columns: Record<string, { table: string; column: string }[]> }[] {
  if (eventType !== undefined && eventType !== 'COMPLETE') return [];
  // A dataset of this very body goes by its code; any other keeps its namespace, so that it is never taken for ours.
  const name = (of: { namespace: string; name: string }) => (of.namespace === own ? of.name : `${of.namespace}/${of.name}`).slice(0, 500);
  return outputs.map((output) => ({
    job: `${job.namespace}/${job.name}`.slice(0, 500), kind: 'external', output: name(output), inputs: inputs.map((each) => ({ code: name(each) })),
    columns: Object.fromEntries(Object.entries(output.facets?.columnLineage?.fields ?? {}).slice(0, 2000).map(([field, { inputFields }]) => [field, inputFields.map((each) => ({ table: name(each), column: each.field }))])),
  }));
}

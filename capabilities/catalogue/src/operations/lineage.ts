import { isDeepStrictEqual } from 'node:util';
import { operation, type Context } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { z } from 'zod';
import type { Origin } from '../lineage/graph.ts';
import { derivationsIn, eventOf, runEvent } from '../lineage/open-lineage.ts';
import { Dataset, Derivation, Version } from '../records/index.ts';
import { say, type UseKind } from '../words.ts';

const namespaceOf = async (context: Context) => `${context.publicUrl}/o/${(await organisationOf(context, context.organisation)).slug}`;

/** The lineage of a dataset as OpenLineage events, newest first. */
export const openLineage = operation('data.open-lineage', {
  title: say('Llinatge en OpenLineage', 'Linaje en OpenLineage', 'Lineage as OpenLineage'), permission: 'data.read', kind: 'query', input: { code: z.string().max(63), limit: z.int().min(1).max(200).default(50) }, output: z.object({ events: z.array(z.any()) }),
  async run({ code, limit }, context) {
    const { db } = context;
    const rows = (await db.all(Derivation, { output: code }, { limit: 5000 })).slice(-limit).toReversed();
    const made = new Map((await db.all(Version, { id: rows.flatMap((each) => each.made ?? []) })).map((each) => [each.id, each]));
    const titles = new Map((await db.all(Dataset, { code: [code] })).map((each) => [each.code, each]));
    const namespace = await namespaceOf(context);
    return { events: rows.map((derivation) => eventOf({ derivation, namespace, made: derivation.made === null ? undefined : made.get(derivation.made), titles })) };
  },
});

/** Takes in what another program says it made from what, as an OpenLineage event. */
export const receiveLineage = operation('data.receive-lineage', {
  title: say('Rep llinatge d’un altre programa', 'Recibe linaje de otro programa', 'Receive lineage of another program'), permission: 'data.steward', input: { event: runEvent }, output: z.object({ kept: z.int() }),
  async run({ event }, context) {
    const found = derivationsIn(event, await namespaceOf(context));
    await context.db.insertAll(Derivation, found);
    return { kept: found.length };
  },
});

export interface Made {
  readonly kind: UseKind;
  /** What people call it. */
  readonly job: string;
  readonly output: string;
  /** Where whoever may see it finds it, within the pages of the body. */
  readonly address?: string;
  /** Datasets and other outputs, by code; none: it is no longer made. */
  readonly inputs: readonly { readonly code: string; readonly version?: string; readonly number?: number }[];
  /** Each of its columns or parts, and what it reads. */
  readonly columns?: Readonly<Record<string, readonly Origin[]>>;
}

/** Tells that something is made of datasets outside the catalogue’s own work (an indicator, a dashboard, a portal), or no longer is, so that whoever changes or retires them sees whom it hits. */
export async function recordDerivation({ db }: Context, { kind, job, output, address, inputs, columns = {} }: Made): Promise<void> {
  const last = (await db.all(Derivation, { output, kind })).at(-1);
  if (last === undefined && inputs.length === 0) return;
  const next = { job: job.slice(0, 500), kind, output: output.slice(0, 500), address: address ?? null, inputs: [...inputs], columns: Object.fromEntries(Object.entries(columns).map(([name, from]) => [name.slice(0, 200), [...from]])) };
  const content = ({ inputs: from, columns: each, job: name, address: at }: Omit<typeof next, 'kind' | 'output'>) => [from, each, name, at];
  if (last !== undefined && isDeepStrictEqual(content(last), content(next))) return;
  await db.insert(Derivation, next);
}

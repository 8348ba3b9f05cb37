import { parse } from 'yaml';
import { z } from 'zod';
import { badContract } from './refusals.ts';
import type { Odcs } from './odcs.ts';

const named = z.looseObject({ name: z.string().min(1).max(300) });
const shape = z.looseObject({
  apiVersion: z.string().regex(/^v[23]\.\d+\.\d+$/), kind: z.literal('DataContract'), id: z.string().min(1).max(300), version: z.string().min(1).max(100), status: z.string().min(1).max(100),
  schema: z.array(named.extend({ properties: z.array(named).max(2000).optional() })).max(100).optional(),
  description: z.looseObject({}).optional(), slaProperties: z.array(z.looseObject({ property: z.string(), value: z.unknown() })).max(200).optional(),
});

/** Reads a contract as YAML or JSON. Refused with the place and what is missing; aliases, which could grow without end, are not followed. */
export function readContract(text: string): Odcs {
  let given: unknown;
  try {
    given = parse(text, { maxAliasCount: 0, schema: 'core', uniqueKeys: true });
  } catch (failure) {
    throw badContract({ detail: (failure as Error).message.split('\n')[0]?.slice(0, 200) });
  }
  const checked = shape.safeParse(given);
  if (checked.success) return checked.data as unknown as Odcs;
  const [issue] = checked.error.issues;
  throw badContract({ detail: `${issue?.path.join('.') || '/'}: ${issue?.message}` });
}

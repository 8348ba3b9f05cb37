import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '../ledger/canonical.ts';
import type { SignedCheckpoint } from '../ledger/checkpoint.ts';
import type { Vault } from '../vault.ts';

const part = z.strictObject({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const name = z.string().regex(/^[a-z][a-z0-9_]*$/);

const manifestSchema = z.strictObject({
  kind: z.literal('comu-backup'), version: z.literal(1), at: z.iso.datetime(),
  /** Which declarations the tables follow: the same at the restore. */
  schema: z.string(), postgres: z.string(),
  tables: z.array(z.strictObject({ schema: name, name, columns: z.array(z.strictObject({ name: z.string(), type: z.string() })), rows: z.int().nonnegative(), part })),
  files: z.strictObject({ count: z.int().nonnegative(), bytes: z.int().nonnegative(), absent: z.array(z.strictObject({ sha256: z.string(), state: z.enum(['missing', 'damaged']) })) }),
  /** The last seal of each ledger: what is restored has to agree with it. */
  seals: z.array(z.custom<SignedCheckpoint>((value) => typeof value === 'object' && value !== null)),
  withSecret: z.boolean(),
  /** Made with the secret of the installation: whether it is the same one, and whether the manifest is as it was written. */
  secret: z.string(), authenticity: z.string(),
});
export type Manifest = z.output<typeof manifestSchema>;
export type TablePart = Manifest['tables'][number];

export const secretMark = (vault: Vault): string => vault.code('backup secret', '');
const authenticityOf = (vault: Vault, { authenticity: _authenticity, ...rest }: Omit<Manifest, 'authenticity'> & { authenticity?: string }): string =>
  vault.code('backup manifest', createHash('sha256').update(canonical(rest)).digest('hex'));

export function writeManifest(vault: Vault, rest: Omit<Manifest, 'authenticity' | 'secret' | 'kind' | 'version'>): Manifest {
  const whole = { kind: 'comu-backup' as const, version: 1 as const, ...rest, secret: secretMark(vault) };
  return { ...whole, authenticity: authenticityOf(vault, whole) };
}

/** `undefined` for what is no manifest. */
export function readManifest(text: string): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export const isAuthentic = (vault: Vault, manifest: Manifest): boolean => authenticityOf(vault, manifest) === manifest.authenticity;

import { operation, PLATFORM, systemActor, type Runner } from '@comu/kernel';
import { z } from 'zod';
import { say } from '../words.ts';
import { VisitorProvider } from './visitors.records.ts';

/** A provider as the journey needs it; `fetch` stands in for the network when the provider lives in this very process. */
export interface KnownProvider {
  readonly slug: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  readonly claims: Readonly<Record<string, string>>;
  readonly fetch?: (url: string, options: { method?: string; headers?: Record<string, string>; body?: unknown }) => Promise<Response>;
}

/** The claims that hold the number, its kind, the name, the address and whom the person represents, unless a provider calls them otherwise. */
export const usualClaims = { identity: 'nif', passport: 'passport', name: 'name', email: 'email', kind: 'kind', represents: 'represents' } as const;

const row = z.object({ slug: z.string(), name: z.string(), issuer: z.string(), clientId: z.string(), lockedSecret: z.string(), claims: z.record(z.string(), z.string()) });

export const providersOf = operation('electronic-office.providers', {
  title: say('Proveïdors d’identitat', 'Proveedores de identidad', 'Identity providers'), permission: 'system', scope: 'platform', kind: 'query', input: {}, output: z.array(row),
  run: async (_, { db }) => db.all(VisitorProvider, { active: true }),
});

export const keepVisitorProvider = operation('electronic-office.keep-provider', {
  title: say('Desa un proveïdor d’identitat ciutadana', 'Guarda un proveedor de identidad ciudadana', 'Keep a citizen identity provider'), permission: 'system', scope: 'platform',
  input: { slug: z.string().regex(/^[a-z0-9-]{1,40}$/), name: z.string().min(1).max(80), issuer: z.url().max(300), clientId: z.string().min(1).max(300), secret: z.string().min(1).max(500), claims: z.record(z.string(), z.string()).default({}), active: z.boolean().default(true) }, output: z.null(),
  async run({ secret, ...given }, { db, vault }) {
    const before = await db.first(VisitorProvider, { slug: given.slug });
    if (before === undefined) await db.insert(VisitorProvider, { ...given, lockedSecret: vault.lock(secret) });
    else await db.update(VisitorProvider, before.id, { ...given, ...(vault.open(before.lockedSecret) === secret ? {} : { lockedSecret: vault.lock(secret) }) });
    return null;
  },
});

/**
 * Keeps the provider that the environment names: `COMU_VISITOR_OIDC_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET`, `_NAME` for people to read, and
 * `_CLAIMS` (`identity=nationalId,represents=mandates`) where it calls things otherwise. Does nothing without an issuer.
 */
export async function keepVisitorProviderOfEnvironment(runner: Runner, environment: Readonly<Record<string, string | undefined>> = process.env): Promise<void> {
  const { COMU_VISITOR_OIDC_ISSUER: issuer, COMU_VISITOR_OIDC_CLIENT_ID: clientId, COMU_VISITOR_OIDC_CLIENT_SECRET: secret, COMU_VISITOR_OIDC_NAME: name, COMU_VISITOR_OIDC_CLAIMS: claims = '' } = environment;
  if (!issuer) return;
  if (!clientId || !secret) throw new Error('COMU_VISITOR_OIDC_ISSUER is set, so COMU_VISITOR_OIDC_CLIENT_ID and COMU_VISITOR_OIDC_CLIENT_SECRET must be set too.');
  const pairs = claims.split(',').filter(Boolean).map((pair) => pair.split('=').map((part) => part.trim()) as [string, string]);
  for (const [ours, theirs] of pairs) if (!(ours in usualClaims) || !theirs) throw new Error(`COMU_VISITOR_OIDC_CLAIMS names “${ours}”; it may name ${Object.keys(usualClaims).join(', ')}, each with = and the provider’s own name.`);
  await runner.run(keepVisitorProvider, { slug: 'oidc', name: name ?? new URL(issuer).hostname, issuer, clientId, secret, claims: Object.fromEntries(pairs) }, { actor: systemActor, organisation: PLATFORM });
}

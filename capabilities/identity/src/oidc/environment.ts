import { PLATFORM, systemActor, type Runner } from '@comu/kernel';
import { keepProvider } from './operations.ts';

/**
 * Keeps the provider that the environment names: `COMU_OIDC_ISSUER`, `COMU_OIDC_CLIENT_ID`, `COMU_OIDC_CLIENT_SECRET` and, for people to
 * read, `COMU_OIDC_NAME`. Does nothing without an issuer; a part that is missing stops the start.
 */
export async function keepProviderOfEnvironment(runner: Runner, environment: Readonly<Record<string, string | undefined>> = process.env): Promise<void> {
  const { COMU_OIDC_ISSUER: issuer, COMU_OIDC_CLIENT_ID: clientId, COMU_OIDC_CLIENT_SECRET: secret, COMU_OIDC_NAME: name } = environment;
  if (!issuer) return;
  if (!clientId || !secret) throw new Error('COMU_OIDC_ISSUER is set, so COMU_OIDC_CLIENT_ID and COMU_OIDC_CLIENT_SECRET must be set too.');
  await runner.run(keepProvider, { slug: 'oidc', name: name ?? new URL(issuer).hostname, issuer, clientId, secret }, { actor: systemActor, organisation: PLATFORM });
}

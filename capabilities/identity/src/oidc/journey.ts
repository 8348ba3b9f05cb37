import { timingSafeEqual } from 'node:crypto';
import { PLATFORM, systemActor, type Runner } from '@comu/kernel';
import * as client from 'openid-client';
import { ceremonyOver, providerAway, providerRefused } from '../refusals.ts';
import { digestOf, newSecret } from '../session.ts';
import { beginOidc, isLoopback, oidcProvider, oidcSignIn, takeOidc, type ProviderRow } from './operations.ts';

export interface Journey {
  /** Where to send the browser, and the secret it keeps in a cookie until it comes back. */
  start(input: { provider: string; returnTo?: string }): Promise<{ url: string; binding: string } | undefined>;
  /** Takes the browser's return address; answers with the session to open and where the person was going. */
  finish(input: { url: string; binding: string | undefined; address?: string }): Promise<{ session: { token: string; until: Date }; returnTo: string }>;
}

export const callbackPath = '/api/identity/oidc/finish';
const system = { actor: systemActor, organisation: PLATFORM } as const;

/** Sign-in through OpenID Connect providers: authorization code with PKCE, state and nonce; nothing of the provider is asked inside a transaction. */
export function oidcJourney(runner: Runner): Journey {
  const configured = new Map<string, Promise<client.Configuration>>();

  const configurationOf = async (provider: ProviderRow): Promise<client.Configuration> => {
    const key = `${provider.slug} ${provider.changedAt}`;
    const issuer = new URL(provider.issuer);
    const asked = configured.get(key) ?? client.discovery(issuer, provider.clientId, undefined, client.ClientSecretBasic(runner.vault.open(provider.lockedSecret)), { timeout: 10, execute: isLoopback(issuer) ? [client.allowInsecureRequests] : [] });
    configured.set(key, asked);
    return asked.catch((failure: unknown) => {
      configured.delete(key);
      throw providerAway({ provider: provider.name, reason: (failure as { code?: string }).code ?? 'discovery' });
    });
  };

  return {
    async start({ provider: slug, returnTo = '/' }) {
      const provider = await runner.run(oidcProvider, { slug }, system);
      if (provider === null) return undefined;
      const configuration = await configurationOf(provider);
      const verifier = client.randomPKCECodeVerifier(), state = client.randomState(), nonce = client.randomNonce(), binding = newSecret();
      await runner.run(beginOidc, { state, facts: { provider: slug, verifier, nonce, binding: digestOf(binding), returnTo: within(returnTo) } }, system);
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: `${runner.publicUrl}${callbackPath}`, scope: 'openid email profile', state, nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      });
      return { url: url.href, binding };
    },
    async finish({ url, binding, address }) {
      const back = new URL(url, runner.publicUrl);
      const state = back.searchParams.get('state') ?? '';
      const { provider: slug, verifier, nonce, binding: expected, returnTo } = await runner.run(takeOidc, { state }, system);
      // The journey ends in the browser that began it, or somebody could sign another person in as themselves.
      if (binding === undefined || !timingSafeEqual(Buffer.from(digestOf(binding)), Buffer.from(expected))) throw ceremonyOver();
      const provider = await runner.run(oidcProvider, { slug }, system);
      if (provider === null) throw ceremonyOver();
      const who = await whoComes({ configuration: await configurationOf(provider), provider, back, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true } });
      let session: { token: string; until: Date } | undefined;
      await runner.run(oidcSignIn, { provider: provider.name, ...who }, { ...system, ...(address === undefined ? {} : { address }), onSession: (opened) => { session = opened ?? undefined; } });
      if (session === undefined) throw new Error('The sign-in through a provider opened no session.');
      return { session, returnTo };
    },
  };
}

async function whoComes({ configuration, provider, back, checks }: { configuration: client.Configuration; provider: ProviderRow; back: URL; checks: client.AuthorizationCodeGrantChecks }) {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, back, checks);
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('no identity token');
    const more = claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
    const email = more['email'];
    return { issuer: claims.iss, subject: claims.sub, email: typeof email === 'string' ? email : null, verified: more['email_verified'] === true };
  } catch (failure) {
    throw providerRefused({ provider: provider.name, reason: (failure as { code?: string }).code ?? 'refused' });
  }
}

/** Only a place inside this site: anything else would let a link of ours lead elsewhere. */
function within(returnTo: string): string {
  const base = 'http://inside.invalid';
  if (!returnTo.startsWith('/') || !URL.canParse(returnTo, base)) return '/';
  const { origin, pathname, search, hash } = new URL(returnTo, base);
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}${hash}`.slice(0, 500) : '/';
}

import { timingSafeEqual } from 'node:crypto';
import { PLATFORM, systemActor, type Runner } from '@comu/kernel';
import { spain } from '@comu/registry';
import * as client from 'openid-client';
import { z } from 'zod';
import { journeyOver, noNumber, providerAway, providerRefused } from '../refusals.ts';
import { providersOf, usualClaims, type KnownProvider } from './providers.ts';
import { beginJourney, digestOf, lapseOf, newSecret, openVisit, takeJourney } from './visits.ts';
import { representedSchema } from './visitor.ts';

export const callbackPath = '/api/seu/identify/finish';
const system = { actor: systemActor, organisation: PLATFORM } as const;

export interface VisitorJourney {
  ways(): Promise<KnownProvider[]>;
  start(input: { provider: string; returnTo: string }): Promise<{ url: string; binding: string } | undefined>;
  finish(input: { url: string; binding: string | undefined; address: string }): Promise<{ token: string; until: Date; returnTo: string }>;
}

/** Identification of visitors through OpenID Connect: authorization code with PKCE, state and nonce; no provider is asked inside a transaction. */
export function visitorJourney(runner: Runner, { demo }: { demo?: KnownProvider | undefined } = {}): VisitorJourney {
  const configured = new Map<string, Promise<client.Configuration>>();
  const ways = async (): Promise<KnownProvider[]> => [
    ...(await runner.run(providersOf, {}, system)).map(({ lockedSecret, ...each }) => ({ ...each, secret: runner.vault.open(lockedSecret) })),
    ...(demo === undefined ? [] : [demo]),
  ];

  const configurationOf = async (provider: KnownProvider): Promise<client.Configuration> => {
    const key = JSON.stringify([provider.slug, provider.issuer, provider.clientId, provider.secret]);
    const issuer = new URL(provider.issuer);
    const plain = provider.fetch !== undefined || ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
    const asked = configured.get(key) ?? client.discovery(issuer, provider.clientId, undefined, client.ClientSecretBasic(provider.secret), {
      timeout: 10, execute: plain ? [client.allowInsecureRequests] : [], ...(provider.fetch === undefined ? {} : { [client.customFetch]: provider.fetch as unknown as client.CustomFetch }),
    });
    configured.set(key, asked);
    return asked.catch((failure: unknown) => {
      configured.delete(key);
      throw providerAway({ provider: provider.name, reason: (failure as { code?: string }).code ?? 'discovery' });
    });
  };

  return {
    ways,
    async start({ provider: slug, returnTo }) {
      const provider = (await ways()).find((each) => each.slug === slug);
      if (provider === undefined) return undefined;
      const configuration = await configurationOf(provider);
      const verifier = client.randomPKCECodeVerifier(), state = client.randomState(), nonce = client.randomNonce(), binding = newSecret();
      await runner.run(beginJourney, { state, facts: { provider: slug, verifier, nonce, binding: digestOf(binding), returnTo: within(returnTo) } }, system);
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: `${runner.publicUrl}${callbackPath}`, scope: 'openid email profile', state, nonce, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      });
      return { url: url.href, binding };
    },
    async finish({ url, binding, address }) {
      const back = new URL(url, runner.publicUrl);
      const state = back.searchParams.get('state') ?? '';
      const { provider: slug, verifier, nonce, binding: expected, returnTo } = await runner.run(takeJourney, { state }, system);
      // It ends in the browser that began it, or somebody could make another person file in their own name.
      if (binding === undefined || !timingSafeEqual(Buffer.from(digestOf(binding)), Buffer.from(expected))) throw journeyOver();
      const provider = (await ways()).find((each) => each.slug === slug);
      if (provider === undefined) throw journeyOver();
      const who = await whoComes({ configuration: await configurationOf(provider), provider, back, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true } });
      const token = newSecret();
      await runner.run(openVisit, { hash: digestOf(token), provider: slug, way: provider.name, ...who }, { ...system, address });
      return { token, until: lapseOf(new Date()), returnTo };
    },
  };
}

interface Coming { readonly configuration: client.Configuration; readonly provider: KnownProvider; readonly back: URL; readonly checks: client.AuthorizationCodeGrantChecks }

async function whoComes({ configuration, provider, back, checks }: Coming) {
  const told = await claimsOf({ configuration, provider, back, checks });
  const names = { ...usualClaims, ...provider.claims };
  const text = (name: keyof typeof usualClaims) => { const value = told[names[name]]; return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined; };
  const nif = text('identity'), passport = text('passport');
  const valid = nif !== undefined && spain.isValid(spain.compact(nif));
  if (!valid && passport === undefined) throw noNumber({ provider: provider.name });
  const represents = z.array(representedSchema).max(100).safeParse(told[names.represents] ?? []);
  return {
    identity: valid ? { type: 'nif' as const, number: nif } : { type: 'passport' as const, number: passport as string },
    name: text('name') ?? (nif ?? passport as string), email: z.email().max(254).safeParse(told['email_verified'] === false ? undefined : text('email')).data ?? null,
    kind: text('kind') === 'company' ? 'company' as const : 'person' as const, represents: represents.success ? represents.data : [],
  };
}

/** What the provider says of the person: the identity token, and what only its userinfo tells. */
async function claimsOf({ configuration, provider, back, checks }: Coming): Promise<Record<string, unknown>> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, back, checks);
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('no identity token');
    const more = configuration.serverMetadata().userinfo_endpoint === undefined ? {} : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return { ...claims, ...more };
  } catch (failure) {
    throw providerRefused({ provider: provider.name, reason: (failure as { code?: string }).code ?? 'refused' });
  }
}

/** Only a page of an electronic office of this site: anything else would let a link of ours lead elsewhere. */
export function within(returnTo: string): string {
  const base = 'http://inside.invalid';
  if (!returnTo.startsWith('/seu/') || !URL.canParse(returnTo, base)) return '/';
  const { origin, pathname, search } = new URL(returnTo, base);
  return origin === base && pathname.startsWith('/seu/') ? `${pathname}${search}`.slice(0, 500) : '/';
}

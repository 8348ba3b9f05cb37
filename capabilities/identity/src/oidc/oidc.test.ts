import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildHttp, type Runner } from '@comu/kernel';
import OidcProvider from 'oidc-provider';
import { foundedInstallation, password, type Founded } from '../testing.ts';
import { keepProviderOfEnvironment } from './environment.ts';
import { oidcRoutes } from './routes.ts';

let house: Founded, issuer: string, provider: Server, web: Awaited<ReturnType<typeof buildHttp>>;
const people: Record<string, object> = {
  laia: { email: 'Laia.Ferrer@diba.example', email_verified: true },
  unverified: { email: 'laia.ferrer@diba.example', email_verified: false },
  stranger: { email: 'ningu@enlloc.example', email_verified: true },
  marta: { email: 'marta.altre@test.example', email_verified: true },
};

beforeAll(async () => {
  house = await foundedInstallation();
  // The provider prints notices about its development settings, which a test may use.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  provider = createServer();
  await new Promise<void>((resolve) => { provider.listen(0, '127.0.0.1', resolve); });
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  provider.on('request', new OidcProvider(issuer, {
    clients: [{ client_id: 'comu', client_secret: 'a secret between two parties', redirect_uris: [`${house.runner.publicUrl}/api/identity/oidc/finish`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    cookies: { keys: ['for tests'] },
  }).callback());
  await keepProviderOfEnvironment(house.runner, { COMU_OIDC_ISSUER: issuer, COMU_OIDC_CLIENT_ID: 'comu', COMU_OIDC_CLIENT_SECRET: 'a secret between two parties', COMU_OIDC_NAME: 'Idp de prova' });
  web = await buildHttp({ runner: house.runner, gate: house.gate });
  oidcRoutes(web, house.runner as Runner);
});
afterAll(async () => {
  await web.close();
  provider.closeAllConnections();
  await new Promise((resolve) => { provider.close(resolve); });
  await house.close();
});

const cookiesOf = (headers: { 'set-cookie'?: string | string[] | undefined }) => [headers['set-cookie'] ?? []].flat().map((each) => each.split(';')[0] as string);
const start = async (returnTo = '/expedients') => {
  const begun = await web.inject({ url: `/api/identity/oidc/oidc?return=${encodeURIComponent(returnTo)}` });
  return { to: String(begun.headers.location), binding: cookiesOf(begun.headers)[0] as string };
};

/** Goes through the provider’s own pages as a browser would: login, consent and back. */
async function throughProvider(first: string, account: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = first;
  let form: string | undefined;
  for (let step = 0; step < 12; step += 1) {
    const answer = await fetch(url, { redirect: 'manual', method: form === undefined ? 'GET' : 'POST', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) }, ...(form === undefined ? {} : { body: form }) });
    for (const each of answer.headers.getSetCookie()) { const [name, ...value] = (each.split(';')[0] as string).split('='); jar.set(name as string, value.join('=')); }
    const next = answer.headers.get('location');
    if (next !== null) {
      url = new URL(next, url).href;
      form = undefined;
      if (url.startsWith(house.runner.publicUrl)) return url;
      continue;
    }
    const page = await answer.text();
    form = page.includes('value="login"') ? `prompt=login&login=${account}&password=x` : 'prompt=consent';
    url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? url, url).href;
  }
  throw new Error('The provider never sent the browser back.');
}
const finish = (url: string, binding: string) => web.inject({ url: url.slice(house.runner.publicUrl.length), headers: { cookie: binding } });
const enter = async (account: string, returnTo?: string) => { const { to, binding } = await start(returnTo); return finish(await throughProvider(to, account), binding); };

describe('signing in through an identity provider (OpenID Connect)', () => {
  it('the sign-in page offers the provider, whose secret is kept locked', async () => {
    expect((await house.runner.run('identity.sign-in-ways', {}, house.anyone)).oidc).toEqual([{ id: 'oidc', label: expect.objectContaining({ ca: 'Entreu amb Idp de prova' }), url: '/api/identity/oidc/oidc' }]);
    expect((await house.database.owner.query('select p::text from identity.provider p')).rows[0].p).not.toContain('a secret between');
  });
  it('somebody whose verified address is known comes in, and goes on where they were going', async () => {
    const answer = await enter('laia');
    expect(answer.statusCode, String(answer.headers.location)).toBe(302);
    expect(answer.headers.location).toBe('/expedients');
    const session = cookiesOf(answer.headers).find((each) => each.startsWith('comu='));
    const me = await web.inject({ method: 'POST', url: '/api/identity/me', payload: {}, headers: { cookie: session as string } });
    expect(me.json().person.id).toBe(house.founder);
  });
  it('a person is known by the provider’s subject even when their address changes', async () => {
    people['laia'] = { email: 'laia.canviada@diba.example', email_verified: true };
    expect((await enter('laia')).headers.location).toBe('/expedients');
  });
  it('an unverified address or an unknown person opens nothing', async () => {
    for (const account of ['unverified', 'stranger']) {
      const answer = await enter(account);
      expect(answer.headers.location).toBe('/sign-in?problem=identity.stranger');
      expect(cookiesOf(answer.headers)).toEqual([]);
    }
  });
  it('an answer comes back once, to the browser that asked, unchanged', async () => {
    const journey = async () => { const { to, binding } = await start(); return { back: await throughProvider(to, 'laia'), binding }; };
    const stolen = await journey();
    expect((await finish(stolen.back, 'comu-oidc=another')).headers.location).toBe('/sign-in?problem=identity.ceremony-over');
    expect((await finish(stolen.back, stolen.binding)).headers.location).toBe('/sign-in?problem=identity.ceremony-over');
    const changed = await journey();
    expect((await finish(changed.back.replace(/code=[^&]+/, 'code=made-up'), changed.binding)).headers.location).toBe('/sign-in?problem=identity.provider-refused');
    const good = await journey();
    expect((await finish(good.back, good.binding)).headers.location).toBe('/expedients');
    expect((await finish(good.back, good.binding)).headers.location).toBe('/sign-in?problem=identity.ceremony-over');
  });
  it('never leads out of the site', async () => {
    for (const outside of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) expect((await enter('laia', outside)).headers.location).toBe('/');
  });
  it('drops a password that somebody else may have set for an address nobody had proven', async () => {
    const marta = await house.person(house.provincial, 'Marta Altre', 'auditor');
    const { invitation } = await house.run('identity.invite-again', { person: marta }, house.founder, house.provincial);
    const { link } = await house.run('identity.show-invitation', { invitation }, house.founder, house.provincial);
    await house.runner.run('identity.accept-invitation', { code: link.split('/').at(-1), password }, house.anyone);
    const entry = () => house.runner.run('identity.sign-in', { email: 'marta.altre@test.example', password }, house.anyone);
    expect((await entry()).person.id).toBe(marta);
    expect((await enter('marta')).headers.location).toBe('/expedients');
    await expect(entry()).rejects.toEqual(expect.objectContaining({ code: 'identity.wrong-password' }));
  });
  it('a provider that is away is told as such', async () => {
    await house.run('identity.set-provider', { slug: 'apagat', name: 'Apagat', issuer: 'http://127.0.0.1:9', clientId: 'x', secret: 'y' }, house.founder, house.provincial);
    expect((await web.inject({ url: '/api/identity/oidc/apagat' })).headers.location).toBe('/sign-in?problem=identity.provider-away');
    expect((await web.inject({ url: '/api/identity/oidc/unknown' })).statusCode).toBe(404);
    await expect(house.run('identity.set-provider', { slug: 'pla', name: 'x', issuer: 'http://idp.example', clientId: 'x', secret: 'y' }, house.founder, house.provincial)).rejects.toEqual(expect.objectContaining({ code: 'kernel.input-refused' }));
  });
});

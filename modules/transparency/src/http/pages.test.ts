import { gunzipSync } from 'node:zlib';
import { buildHttp } from '@comu/kernel';
import { makeGate, seedProvince } from '@comu/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portalHouse, type PortalHouse } from '../testing/house.ts';

let house: PortalHouse;
beforeAll(async () => { house = await portalHouse(); });
afterAll(() => house.close());
const fill = async (ca: string) => { await house.run('transparency.fill-item', { code: 'plantilla', source: 'text', body: { ca } }); await house.run('transparency.publish-item', { code: 'plantilla' }); };

describe('the pages of a portal for caches outside', () => {
  it('are kept by their tag until something is published, and then are new at once', async () => {
    await fill('Som tres.');
    const first = await house.get('/dades/berga/portal/item/plantilla');
    expect([first.statusCode, first.headers['cache-tag'], first.headers['cache-control']]).toEqual([200, 'portal-berga', 'public, no-cache']);
    const again = () => house.get('/dades/berga/portal/item/plantilla', { 'if-none-match': String(first.headers['etag']) });
    expect((await again()).statusCode).toBe(304);
    await fill('Som quatre.');
    expect((await again()).json().body.ca).toBe('Som quatre.');
    await house.run('transparency.withdraw-item', { code: 'plantilla', reason: 'S’ha de refer' });
    expect((await again()).json().body).toBeNull();
  });
  it('say the same as when asked by POST, and nothing for what is not there', async () => {
    expect((await house.get('/dades/berga/portal/inici')).json()).toEqual((await house.ask('transparency.portal', {})).json());
    for (const path of ['item', 'inici/plantilla', 'item/no-hi-es', 'dades/res', 'secrets', 'item/..%2f']) expect((await house.get(`/dades/berga/portal/${path}`)).statusCode, path).toBe(404);
  });
  it('come packed for whoever unpacks them, and tell of the portal itself and of the whole province too', async () => {
    const small = await house.get('/dades/berga/portal/inici', { 'accept-encoding': 'gzip' });
    expect(JSON.parse(gunzipSync(small.rawPayload).toString())).toEqual((await house.get('/dades/berga/portal/inici')).json());
    expect((await house.get('/dades/berga/portal/sobre')).json()).toEqual((await house.ask('transparency.about', {})).json());
    expect((await house.get('/dades/berga/portal/colors')).json()).toEqual({ accent: null, ink: null, logo: null });
    const all = await house.get('/dades/portals');
    expect(all.json().portals.map(({ slug }: { slug: string }) => slug)).toContain('berga');
    expect((await house.get('/dades/portals', { 'if-none-match': String(all.headers['etag']) })).statusCode).toBe(304);
    expect((await house.get('/dades/mapa')).json().places).toHaveLength(311);
  });
  it('have words of their own, which no body may be called', async () => {
    for (const slug of ['provincia', 'portals', 'mapa']) await expect(seedProvince(house.runner, { bodies: [{ slug, name: 'Ajuntament de la Mapa', kind: 'municipality' }] })).rejects.toMatchObject({ fields: [{ rule: 'slug:reserved' }] });
    const web = await buildHttp({ runner: house.runner, gate: makeGate(house.runner) });
    web.get('/dades/:org', () => '');
    web.get('/dades/nova', () => '');
    await expect(web.ready()).rejects.toThrow(/nova/);
  });
  it('ask the database nothing while nobody changes anything', async () => {
    await house.get('/dades/berga/portal/inici');
    const before = house.asked();
    for (let at = 0; at < 5; at += 1) await house.get('/dades/berga/portal/inici');
    expect(house.asked() - before).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portalHouse, type PortalHouse } from '../testing/house.ts';

let house: PortalHouse;
beforeAll(async () => { house = await portalHouse(); });
afterAll(() => house.close());
// One pixel, so small that it is whole here.
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const settings = async () => house.run('transparency.portal-settings', {});

describe('how a portal presents itself', () => {
  it('is seen by the public at once, in three languages, with its terms and its accessibility statement', async () => {
    await house.run('transparency.arrange-portal', { intro: { ca: 'Tot a la vista.', es: 'Todo a la vista.', en: 'All in sight.' }, email: 'dades@berga.exemple', licence: 'cc0-1.0', legal: { ca: 'Una condició més.' }, accessibility: { conformity: 'partial', gaps: { ca: 'Els plànols.' }, method: 'self', preparedOn: '2026-11-01', reviewedOn: '2026-11-01' } });
    expect((await house.ask('transparency.portal', {})).json()).toMatchObject({ intro: { en: 'All in sight.' } });
    expect((await house.ask('transparency.about', {})).json()).toMatchObject({ contact: { email: 'dades@berga.exemple' }, licence: { url: 'https://creativecommons.org/publicdomain/zero/1.0/' }, legal: { ca: 'Una condició més.' }, accessibility: { conformity: 'partial', gaps: { ca: 'Els plànols.' } } });
    expect((await house.get('/dades/berga/catalog.ttl')).body).toContain('licence/CC0');
  });
  it('is refused in colours that cannot be read, with the nearest that can', async () => {
    const failure = await house.run('transparency.arrange-portal', { accent: '#d62828', ink: '#ffd60a' }).catch((each: unknown) => each);
    expect(failure).toMatchObject({ code: 'transparency.unreadable-colours', sentence: { ca: expect.stringMatching(/contrast de 3\.\d+ .*#[0-9a-f]{6}/) } });
    expect((await settings()).settings).toMatchObject({ accent: null, ink: null });
    await house.run('transparency.arrange-portal', { accent: '#7a0c0c', ink: '#ffd60a' });
    expect((await house.ask('transparency.dress', {})).json()).toEqual({ accent: '#7a0c0c', ink: '#ffd60a', logo: null });
  });
  it('takes a picture as its logo and nothing else', async () => {
    expect((await house.get('/dades/berga/logo')).statusCode).toBe(404);
    for (const file of [await house.keep('logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), await house.keep('logo.txt', 'no és cap imatge')])
      await expect(house.run('transparency.arrange-portal', { logo: file })).rejects.toMatchObject({ code: 'transparency.not-a-picture' });
    await expect(house.run('transparency.arrange-portal', { logo: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'transparency.no-such-file' });
    await house.run('transparency.arrange-portal', { logo: await house.keep('logo.png', pixel) });
    const { logo } = (await house.ask('transparency.dress', {})).json();
    const picture = await house.get(logo);
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/png']);
  });
  it('keeps each edition with who made it, and any can be put back', async () => {
    const { editions, edition } = await settings();
    expect(editions.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
    expect(editions[0]).toMatchObject({ byName: 'Cura Dades', changed: ['logo'] });
    await house.run('transparency.arrange-portal', { email: 'dades@berga.exemple' });
    expect((await settings()).edition).toBe(edition);
    await house.run('transparency.restore-portal', { number: 1 });
    const now = await settings();
    expect(now).toMatchObject({ edition: 4, settings: { accent: null, logo: null, licence: 'cc0-1.0' } });
    await expect(house.run('transparency.restore-portal', { number: 99 })).rejects.toMatchObject({ code: 'transparency.no-such-edition' });
  });
  it('gives its licence to the datasets that say none of their own', async () => {
    const dataset = await house.load('llicencia', 'a;b\n1;2\n', { a: 'open', b: 'open' });
    expect(await house.run('transparency.offer-dataset', { dataset })).toMatchObject({ licence: expect.stringMatching(/^cc/) });
  });
});

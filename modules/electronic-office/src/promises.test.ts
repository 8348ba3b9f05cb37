import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHttp } from '@comu/kernel';
import { makeGate } from '@comu/identity';
import { spain } from '@comu/registry';
import { officeRoutes } from './http/routes.ts';
import { demoVisitors } from './visitors/demo-visitors.ts';
import { within } from './visitors/journey.ts';
import { fileGeneric, openOffice, type Office } from './testing/house.ts';

let office: Office;
beforeAll(async () => { office = await openOffice(); });
afterAll(() => office.close());

const as = async (person: string) => {
  const browser = office.browser();
  await browser.identify(person);
  return browser;
};
const later = (hours: number) => { office.house.clock.now = new Date(office.house.clock.now.getTime() + hours * 3_600_000); };

describe('what the electronic office promises', () => {
  it('a visitor never sees another’s drafts, matters or files', async () => {
    const [carme, omar] = [await as('carme'), await as('omar')];
    const { answer } = await fileGeneric(office, carme);
    const filing = answer.json();
    const draft = (await carme.run('berga', 'begin-draft', { offering: office.offering['berga'] })).json();
    const [{ sha256 }] = (await office.runner.database.owner.query('select attachments from registry.entry where id = $1', [filing.entry])).rows[0].attachments;
    for (const asked of [
      omar.run('berga', 'matter', { filing: filing.id }), omar.run('berga', 'receipt', { filing: filing.id }), omar.run('berga', 'draft', { draft: draft.id }), omar.run('berga', 'file', { draft: draft.id }), omar.run('berga', 'begin-draft', { answersTo: filing.id }),
      omar.run('berga', 'discard', { draft: draft.id }), omar.upload('berga', draft.id, { name: 'a.txt', content: Buffer.from('hola, què tal') }), omar.ask('GET', `/api/seu/berga/matters/${filing.id}/files/${sha256}`), carme.run('vic', 'matter', { filing: filing.id }), carme.run('vic', 'draft', { draft: draft.id }),
    ]) expect((await asked).statusCode).toBe(404);
    expect((await omar.run('berga', 'matters')).json().matters).toEqual([]);
    expect((await carme.run('vic', 'matters')).json()).toEqual({ drafts: [], notifications: [], matters: [] });
    expect((await carme.ask('GET', `/api/seu/berga/matters/${filing.id}/files/${sha256}`)).statusCode).toBe(200);
  });

  it('a visit cannot be forged, borrowed or outlive its time', async () => {
    const carme = await as('carme');
    const me = async (cookie: string) => (await office.web.inject({ method: 'POST', url: '/api/seu/me', payload: {}, headers: { cookie } })).json();
    const token = carme.jar.get('comu-visitor') as string;
    expect((await me(`comu-visitor=${token}`)).name).toBe('Carme Soler Vidal');
    expect((await office.runner.database.owner.query('select v::text from electronic_office.visit v')).rows.some(({ v }) => v.includes(token))).toBe(false);
    for (const wrong of ['', `comu-visitor=${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, `comu=${token}`, 'comu-visitor=\' or 1=1', `comu-visitor=${'a'.repeat(43)}`]) expect(await me(wrong)).toBeNull();
    // Who one is comes from the visit, whatever the body says.
    const omar = (await (await as('omar')).ask('POST', '/api/seu/me', { payload: {} })).json();
    const draft = (await carme.run('berga', 'begin-draft', { offering: office.offering['berga'], visitor: omar })).json();
    expect((await carme.run('berga', 'draft', { draft: draft.id })).statusCode).toBe(200);
    // A visitor is nobody in the offices behind, and the operations of visitors have no address of their own.
    expect((await carme.ask('POST', '/api/identity/me', { payload: {}, headers: { cookie: `comu=${token}` } })).json()).toBeNull();
    expect((await carme.ask('POST', '/api/electronic-office/file', { payload: { draft: draft.id } })).statusCode).toBe(404);
    // The same data in an installation that is no demonstration.
    const real = await buildHttp({ runner: office.runner, gate: makeGate(office.runner) });
    await officeRoutes(real, office.runner, { gate: makeGate(office.runner) });
    expect((await real.inject({ method: 'POST', url: '/api/seu/me', payload: {}, headers: { cookie: `comu-visitor=${token}` } })).json()).toBeNull();
    expect((await real.inject({ url: '/demo-id/.well-known/openid-configuration' })).statusCode).toBe(404);
    await real.close();
    await carme.ask('POST', '/api/seu/leave', { payload: {} });
    expect(await me(`comu-visitor=${token}`)).toBeNull();
    const idle = await as('carme');
    later(1.1);
    expect((await idle.run('berga', 'matters')).json().code).toBe('electronic-office.identify-first');
  });

  it('an identification comes back once, to the browser that began it, and leads only to an office of this site', async () => {
    const begun = await office.browser().ask('GET', '/api/seu/identify/demo?return=/seu/berga');
    expect(String(begun.headers.location)).toContain('code_challenge_method=S256');
    const state = new URL(String(begun.headers.location)).searchParams.get('state');
    const stranger = await office.browser().ask('GET', `/api/seu/identify/finish?state=${state}&code=x`);
    expect(stranger.headers.location).toContain('problem=electronic-office.journey-over');
    for (const outside of ['https://evil.example/seu/', '//evil.example/seu/', '/seu/../../evil', '/o/berga', 'javascript:alert(1)', '/seu/\\evil']) expect(within(outside)).not.toMatch(/evil\.example|javascript|^\/o/);
    expect((await office.browser().ask('GET', '/api/seu/identify/nobody?return=/seu/berga')).headers.location).toBe('/seu/berga/identificacio?problem=kernel.not-found');
  });

  it('representation is kept with its standing: proven by the provider or only stated, and only the proven opens what others filed', async () => {
    const company = { kind: 'company', name: 'Fusteria Serra, SL', nif: 'B99999997', standing: 'Administradora única' };
    const partiesOf = async (entry: string) => (await office.runner.database.owner.query('select parties from registry.entry where id = $1', [entry])).rows[0].parties;
    const [julia, omar] = [await as('julia'), await as('omar')];
    const stated = (await fileGeneric(office, omar, { onBehalf: company })).answer.json();
    expect(await partiesOf(stated.entry)).toMatchObject([
      { role: 'interested', kind: 'company', name: 'Fusteria Serra, SL', identity: { number: 'B99999997' } },
      { role: 'representative', name: 'Omar Haddad Benali', represents: 'Fusteria Serra, SL', standing: 'Administradora única (declarada, pendent d’acreditar)' },
    ]);
    const proven = (await fileGeneric(office, julia, { onBehalf: company })).answer.json();
    expect((await partiesOf(proven.entry))[1].standing).toBe('Administradora única (acreditada: el proveïdor de demostració)');
    const { rows } = await office.runner.database.owner.query('select role, name from cases.party where "case" = $1 order by id', [proven.case]);
    expect(rows).toEqual([{ role: 'interested', name: 'Fusteria Serra, SL' }, { role: 'representative', name: 'Júlia Serra Puig' }]);
    const seen = async (who: typeof omar) => (await who.run('berga', 'matters')).json().matters.map(({ filing }: { filing: string }) => filing);
    expect(await seen(julia)).toEqual(expect.arrayContaining([stated.id, proven.id]));
    expect(await seen(omar)).toContain(stated.id);
    expect(await seen(omar)).not.toContain(proven.id);
  });

  it('a draft is never lost for thirty days and is taken up in another visit, with its files', async () => {
    const first = await as('carme');
    const draft = (await first.run('berga', 'begin-draft', { offering: office.offering['berga'] })).json();
    await first.run('berga', 'save-draft', { draft: draft.id, answers: {}, onBehalf: null, email: null });
    await first.upload('berga', draft.id, { name: 'full.csv', content: Buffer.from('a,b\n1,2\n') });
    later(29 * 24);
    await office.house.drain();
    const second = await as('carme');
    expect((await second.run('berga', 'matters')).json().drafts).toContainEqual(expect.objectContaining({ draft: draft.id }));
    expect((await second.run('berga', 'save-draft', { draft: draft.id, answers: { asks: 'Encara ho vull.' }, onBehalf: null, email: null })).json().files).toMatchObject([{ name: 'full.csv' }]);
    later(29 * 24);
    await office.house.drain();
    const third = await as('carme');
    expect((await third.run('berga', 'draft', { draft: draft.id })).json().answers).toEqual({ asks: 'Encara ho vull.' });
    later(48);
    await office.house.drain();
    expect((await (await as('carme')).run('berga', 'draft', { draft: draft.id })).statusCode).toBe(404);
  });

  it('says which question is missing, and keeps the draft', async () => {
    const omar = await as('omar');
    const draft = (await omar.run('berga', 'begin-draft', { offering: office.offering['berga'] })).json();
    const refused = await omar.run('berga', 'file', { draft: draft.id });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().fields).toEqual([{ field: '/answers/asks', rule: 'missing', remedy: 'Ompliu “Què demaneu”.' }]);
    expect((await omar.run('berga', 'save-draft', { draft: draft.id, answers: { asks: 'x' }, onBehalf: { kind: 'person', name: 'Amina Benali', nif: '12345678A', standing: 'Autorització' }, email: null })).json().fields).toMatchObject([{ field: '/onBehalf/nif' }]);
    expect((await omar.run('berga', 'save-draft', { draft: draft.id, answers: { asks: 'x', more: 'y' }, onBehalf: null, email: null })).statusCode).toBe(200);
    expect((await omar.run('berga', 'file', { draft: draft.id })).json().fields).toMatchObject([{ field: '/answers/more', rule: 'unknown' }]);
  });

  it('refuses files that nobody could open or keep, and takes twenty at the most', async () => {
    const omar = await as('omar');
    const draft = (await omar.run('berga', 'begin-draft', { offering: office.offering['berga'] })).json();
    const send = async (name: string, content: Buffer) => (await omar.upload('berga', draft.id, { name, content })).json();
    expect((await send('xifrat.pdf', Buffer.from('%PDF-1.7\n1 0 obj<</Encrypt 2 0 R>>endobj\n%%EOF'))).code).toBe('electronic-office.file-hostile');
    expect((await send('bomba.zip', Buffer.from(zipSync({ 'z.txt': new Uint8Array(64 * 1024 * 1024) }, { level: 9 })))).code).toBe('electronic-office.file-hostile');
    expect((await send('pàgina.html', Buffer.from('<!doctype html><html><body>hola</body></html>'))).code).toBe('kernel.file-type-not-allowed');
    expect((await send('foto.png', Buffer.from('això no és cap foto'))).code).toBe('kernel.file-type-mismatch');
    for (let count = 0; count < 20; count += 1) expect((await send(`nota-${count}.txt`, Buffer.from(`nota número ${count}`))).files).toHaveLength(count + 1);
    expect((await send('nota-21.txt', Buffer.from('una més'))).code).toBe('electronic-office.too-many-files');
  });

  it('limits what an address may ask in a minute without being identified', async () => {
    const eager = office.browser('203.0.113.9');
    const codes: number[] = [];
    for (let count = 0; count < 35; count += 1) codes.push((await eager.ask('GET', '/api/seu/identify/demo?return=/seu/berga')).statusCode);
    expect(codes.filter((code) => code === 302)).toHaveLength(30);
    expect(codes.filter((code) => code === 429)).toHaveLength(5);
    const homes: number[] = [];
    for (let count = 0; count < 62; count += 1) homes.push((await eager.ask('POST', '/api/electronic-office/home', { payload: {}, headers: { 'comu-organisation': 'berga' } })).statusCode);
    expect(homes.filter((code) => code === 429)).toHaveLength(2);
    expect((await office.browser('203.0.113.10').ask('POST', '/api/seu/ways', { payload: {} })).statusCode).toBe(200);
  });

  it('the people of the demonstration have right numbers', () => {
    for (const { nif, represents } of Object.values(demoVisitors)) for (const number of [nif, ...represents.map((each) => each.nif)]) expect(spain.isValid(number), number).toBe(true);
  });
});

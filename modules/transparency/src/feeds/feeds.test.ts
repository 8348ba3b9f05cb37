import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawItem } from '../law/items.ts';
import { portalHouse, type PortalHouse } from '../testing/house.ts';
import { feeds } from './feeds.ts';
import { columnsOut } from './read.ts';

let house: PortalHouse;
beforeAll(async () => { house = await portalHouse(); });
afterAll(() => house.close());
const berga = () => house.idOf('berga');
const unit = (name: string) => house.database.owner.query(`insert into identity.unit (organisation, id, name, created_at, changed_at) values ($1, gen_random_uuid(), $2, now(), now())`, [berga(), name]);
const night = () => house.run('transparency.measure-portal', {}, { actor: { ...house.steward, kind: 'system' } as never, organisation: berga() });
const item = async (code: string) => (await house.ask('transparency.portal-item', { code })).json();

describe('what feeds itself', () => {
  it('fills an item that the law asks for, each a different one', () => {
    for (const { item: code } of feeds) expect(lawItem(code), code).toBeDefined();
    expect(new Set(feeds.map((each) => each.item)).size).toBe(feeds.length);
  });
  it('never lets out a column of a field that is not declared open, even if it is declared to come from one', () => {
    const personal = { columns: [{ name: 'nom', title: feeds[0]!.says, type: 'text', from: ['identity.person.name'] }, { name: 'unitat', title: feeds[0]!.says, type: 'text', from: ['identity.unit.name'] }, { name: 'res', title: feeds[0]!.says, type: 'text', from: ['identity.unit.no-such-field'] }] } as const;
    expect(columnsOut(house.runner.house, personal).map(({ name }) => name)).toEqual(['unitat']);
  });
  it('gives a body with nothing typed a portal with content, and says what is not there yet', async () => {
    await house.database.owner.query(`update identity.organisation set email = 'info@berga.exemple', nif = 'P0802200J' where id = $1`, [berga()]);
    await unit('Secretaria');
    const { filled, nothingYet } = await house.run('transparency.feed-portal', {});
    expect(filled).toEqual(expect.arrayContaining(['organigrama', 'contacte']));
    expect(nothingYet).toContain('dades-obertes');
    const shown = await item('organigrama');
    expect(shown).toMatchObject({ item: { state: 'published', source: 'feed' }, fed: { total: 1, rows: [['Secretaria', 'Ajuntament de Berga', null]] }, score: { score: 100 } });
    expect((await house.get('/dades/berga/item/organigrama.csv')).body).toBe('"unitat","depen","dir3"\r\n"Secretaria","Ajuntament de Berga",""\r\n');
    expect((await house.get('/dades/berga/item/organigrama.json')).json()).toEqual([{ unitat: 'Secretaria', depen: 'Ajuntament de Berga', dir3: null }]);
    expect(await house.run('transparency.feed-portal', {})).toMatchObject({ filled: [] });
  });
  it('is scored by the data that are there, and says how to gain the next point', async () => {
    const { item: contact } = await house.run('transparency.item-of', { code: 'contacte' });
    expect(contact.score).toMatchObject({ completeness: 80, score: 90, todo: { ca: expect.stringContaining('fins a 10 punts més') } });
  });
  it('follows what changes, leaves a line of history each time, and none when nothing has', async () => {
    await unit('Intervenció');
    await night();
    await night();
    expect((await item('organigrama')).fed.rows.map(([name]: string[]) => name)).toEqual(['Intervenció', 'Secretaria']);
    const { contents } = await house.run('transparency.item-contents', { code: 'organigrama' });
    expect(contents).toMatchObject([{ number: 2, current: true, byName: 'Comú', reason: expect.stringContaining('Han canviat') }, { number: 1, byName: 'Cura Dades' }]);
    expect(await house.run('transparency.content-change', { code: 'organigrama', from: 1, to: 2 })).toMatchObject({ rows: [{ kind: 'new', key: 'Intervenció' }], more: 0 });
  });
  it('stays as it was once an earlier moment is put back, with why, until it is fed again', async () => {
    await house.run('transparency.restore-item', { code: 'organigrama', number: 1, reason: 'La unitat encara no funciona' });
    await night();
    expect((await item('organigrama')).fed.rows).toHaveLength(1);
    expect((await house.run('transparency.item-contents', { code: 'organigrama' })).contents[0]).toMatchObject({ number: 3, current: true, byName: 'Cura Dades', reason: 'La unitat encara no funciona' });
    await house.run('transparency.feed-item', { code: 'organigrama' });
    expect((await item('organigrama')).fed.rows).toHaveLength(2);
  });
  it('is refused where the house has nothing to read, and stays out of reach of other bodies', async () => {
    await expect(house.run('transparency.feed-item', { code: 'tramits' })).rejects.toMatchObject({ code: 'transparency.no-feed' });
    await expect(house.run('transparency.feed-item', { code: 'pressupost' })).rejects.toMatchObject({ code: 'transparency.no-feed' });
    await expect(house.run('transparency.feed-item', { code: 'dades-obertes' })).rejects.toMatchObject({ code: 'transparency.nothing-to-publish' });
    expect((await house.ask('transparency.portal-item', { code: 'organigrama' }, 'vic')).json().fed).toBeNull();
  });
});

describe('the history of an item', () => {
  const text = (more: string) => ({ ca: `Som tres administratius. ${more} Obrim cada matí.` });
  it('can be read by anybody as differences, until it is withdrawn', async () => {
    for (const more of ['Un és de baixa.', 'Ja som tots.']) {
      await house.run('transparency.fill-item', { code: 'plantilla', source: 'text', body: text(more), reason: 'Ha canviat la plantilla' });
      await house.run('transparency.publish-item', { code: 'plantilla' });
    }
    const { contents } = await item('plantilla');
    expect(contents.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    const change = async (from: number, to: number) => house.ask('transparency.portal-item-change', { code: 'plantilla', from, to });
    expect((await change(1, 2)).json().passages.filter(({ kind }: { kind: string }) => kind !== 'same')).toEqual([{ kind: 'gone', text: 'Un és de baixa.' }, { kind: 'new', text: 'Ja som tots.' }]);
    await house.run('transparency.withdraw-item', { code: 'plantilla', reason: 'Deia qui és de baixa' });
    expect((await change(1, 2)).statusCode).toBe(404);
    await house.run('transparency.restore-item', { code: 'plantilla', number: 2, reason: 'Aquest no diu res de ningú' });
    expect((await change(1, 2)).statusCode).toBe(404);
    expect((await item('plantilla')).body.ca).toContain('Ja som tots');
  });
  it('does not bring back what names people without an approval in force, and is refused for what never was', async () => {
    await house.run('transparency.fill-item', { code: 'retribucions', source: 'text', body: { ca: 'Maria Puig cobra 50.000 €.' } });
    await house.run('transparency.approve', { kind: 'item', code: 'retribucions', reason: 'L’article 11 ho demana.', law: 'Llei 19/2014, art. 11', until: '2026-12-31' }, house.as(house.secretary));
    await house.run('transparency.publish-item', { code: 'retribucions' });
    expect((await item('retribucions')).contents).toEqual([]);
    await house.run('transparency.withdraw-item', { code: 'retribucions', reason: 'S’ha de refer' });
    house.clock.now = new Date('2027-02-01T09:00:00Z');
    await expect(house.run('transparency.restore-item', { code: 'retribucions', number: 1, reason: 'Tornem-hi' })).rejects.toMatchObject({ code: 'transparency.needs-approval' });
    house.clock.now = new Date('2026-11-24T10:00:00Z');
    await expect(house.run('transparency.restore-item', { code: 'plantilla', number: 99, reason: 'Tornem-hi' })).rejects.toMatchObject({ code: 'transparency.no-such-content' });
  });
});

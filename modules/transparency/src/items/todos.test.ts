import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawItems } from '../law/items.ts';
import { portalHouse, type PortalHouse } from '../testing/house.ts';
import { scoreOf, type Fed } from './score.ts';
import type { StandingItem } from './standing.ts';
import { todosOf } from './todos.ts';

const today = '2026-11-24';
const text = { ca: 'x'.repeat(200), es: 'y' };
const standing = (code: string, fed: Partial<Fed>, responsible: string | null = null): StandingItem => {
  const law = lawItems.find((each) => each.code === code)!;
  const whole: Fed = { source: 'text', published: true, notApplicable: null, contentOn: today, body: text, quality: null, ...fed };
  return { law, row: { responsible } as never, contentOn: whole.contentOn, score: scoreOf(law, whole, today) };
};
const empty = { source: 'none', published: false, contentOn: null, body: null } as const;
const ada = '018f0000-0000-7000-8000-000000000001';

describe('what whoever answers for a content has to do', () => {
  it('comes item by item to whom it names, with the day by which it should have changed', () => {
    expect(todosOf([standing('execucio', { contentOn: '2026-08-01' }, ada), standing('pressupost', {}, ada), standing('plantilla', empty, ada)], today)).toMatchObject([
      { key: 'execucio', person: ada, role: null, due: '2026-11-09', path: '/dades/transparencia/execucio', why: { ca: expect.stringContaining('Actualitzeu-lo') } }, { key: 'plantilla', person: ada, due: null },
    ]);
  });
  it('is told before it is late, and when what is out is too thin', () => {
    expect(todosOf([standing('execucio', { contentOn: '2026-08-20' }, ada)], today)).toMatchObject([{ key: 'execucio', due: '2026-11-28' }]);
    expect(todosOf([standing('execucio', { body: { ca: 'curt' } }, ada)], today)).toMatchObject([{ key: 'execucio', due: null }]);
  });
  it('comes to the role where nobody is named, together when it is much', () => {
    const many = lawItems.filter(({ role, kinds }) => role === 'comptroller' && kinds === undefined).map(({ code }) => standing(code, empty));
    expect(todosOf(many, today)).toMatchObject([{ key: 'role comptroller', role: 'comptroller', title: { ca: `Transparència: ${many.length} continguts per publicar o posar al dia` } }]);
    expect(todosOf([standing('execucio', { contentOn: '2026-01-01' }), ...many.slice(0, 3)], today).map(({ key }) => key)).toEqual(['execucio', 'role comptroller']);
  });
  it('is nothing for what is whole and fresh, nor for what does not apply', () => expect(todosOf([standing('pressupost', {}), standing('plantilla', { ...empty, notApplicable: 'No' })], today)).toEqual([]));
});

describe('in a body', () => {
  let house: PortalHouse;
  beforeAll(async () => { house = await portalHouse(); });
  afterAll(() => house.close());
  const waiting = async (): Promise<{ key: string; person: string | null; due: string | null }[]> => (await house.database.owner.query(`select key, person, due::text from reminders.reminder where source = 'transparency' and organisation = $1 order by key`, [house.idOf('berga')])).rows;

  it('awaits whoever was named until it is published, and again when it has grown old', async () => {
    await house.run('transparency.arrange-item', { code: 'plantilla', responsible: house.steward.person });
    expect(await waiting()).toContainEqual({ key: 'plantilla', person: house.steward.person, due: null });
    await house.run('transparency.fill-item', { code: 'plantilla', source: 'text', body: text });
    await house.run('transparency.publish-item', { code: 'plantilla' });
    expect((await waiting()).map(({ key }) => key)).not.toContain('plantilla');
    house.clock.now = new Date('2028-01-10T03:20:00Z');
    await house.run('transparency.measure-portal', {}, { actor: { ...house.steward, kind: 'system' } as never, organisation: house.idOf('berga') });
    expect(await waiting()).toContainEqual({ key: 'plantilla', person: house.steward.person, due: '2027-12-29' });
    house.clock.now = new Date('2026-11-24T10:00:00Z');
  });
  it('is given to nobody from elsewhere', async () => expect(house.run('transparency.arrange-item', { code: 'plantilla', responsible: house.stranger })).rejects.toMatchObject({ code: 'transparency.not-of-this-body' }));
  it('is one thing for a body that has no portal yet', async () => {
    await house.run('transparency.measure-portal', {}, { actor: { ...house.steward, kind: 'system' } as never, organisation: house.idOf('vic') });
    expect((await house.database.owner.query(`select key from reminders.reminder where organisation = $1`, [house.idOf('vic')])).rows).toEqual([{ key: 'portal' }]);
  });
});

import { makeGate } from '@comu/identity';
import { buildHttp, publicActor, systemActor, type Actor } from '@comu/kernel';
import { openDataRoutes } from '@comu/transparency/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeHouse, type WholeHouse } from './support/whole-house.ts';

/**
 * Nobody can wash personal data by making another dataset of them: whatever SQL does to them, what still tells of a person is taken for personal, stays closed to
 * whom its source is closed, and does not come out as open data. Every cell of the source that tells of somebody begins with `zq` or is an amount from 910,000.
 */
let house: WholeHouse;
let web: Awaited<ReturnType<typeof buildHttp>>;
let here: string;
let administrator: Actor;
let steward: Actor;
const run = (operation: string, input: unknown, actor: Actor = administrator): Promise<any> => house.runner.run(operation, input, { actor, organisation: here });
const page = async (code: string) => (await run('data.dataset-page', { dataset: code })).dataset;
const transform = async (code: string, sql: string) => { await run('data.keep-transformation', { code, title: code, sql }); return page(code); };
const load = async (code: string, text: string) => {
  const stored = await house.runner.files.put(Buffer.from(text), { name: `${code}.csv`, maxBytes: 1_000_000 });
  await run('kernel.keep-file', { sha256: stored.sha256, name: stored.name, size: stored.size, type: stored.type, facts: {} }, systemActor);
  return (await run('data.load-file', { file: stored.sha256, code, title: code, reason: 'Prova' })).dataset as string;
};
const lines = (more = '') => Array.from({ length: 40 }, (_, at) => `${at + 1};zqnif${at};zqpersona${at};barri${at % 2};${910_000 + at};${at % 4 === 0 ? 'zqmalalt' : 'zqsa'}${more}`).join('\n');
const columns = 'Fila;Identificador;Persona;Barri;Sou;Salut';

beforeAll(async () => {
  house = await wholeHouse();
  here = house.body('cardedeu');
  const base = await house.actor('cardedeu', 'secretary');
  const holding = (role: 'administrator' | 'data-steward', more: readonly string[] = []): Actor => ({ ...base, standings: base.standings.filter(({ organisation }) => organisation === here).map((each) => ({ ...each, roles: [role], units: [], permissions: new Set([...(house.runner.house.grants.get(role) ?? []), ...more]) })) });
  administrator = holding('administrator', ['transparency.approve']);
  steward = holding('data-steward');
  const dataset = await load('gent', `${columns}\n${lines()}\n`);
  for (const [column, kind] of [['identificador', 'personal'], ['persona', 'personal'], ['sou', 'personal'], ['salut', 'special'], ['fila', 'open'], ['barri', 'open']]) await run('data.describe-column', { dataset, column, changes: { class: kind } });
  await run('transparency.arrange-portal', { email: 'dades@cardedeu.exemple', phone: '+34 938 214 333' });
  const gate = makeGate(house.runner);
  web = await buildHttp({ runner: house.runner, gate: { ...gate, actorOf: async () => publicActor } });
  openDataRoutes(web, { runner: house.runner, gate });
});
afterAll(async () => { await web?.close(); await house.close(); });

const washings: Readonly<Record<string, readonly [sql: string, carried: Readonly<Record<string, 'personal' | 'special'>>]>> = {
  copied: ['select fila, persona from gent', { persona: 'personal' }],
  renamed: ['select persona as carrer, salut as estat from gent', { carrer: 'personal', estat: 'special' }],
  renamed_out_of_sight: ['select persona as "El Carrer (1)", salut as "Què" from gent', { el_carrer_1: 'personal', que: 'special' }],
  computed: ['select upper(persona) || barri as etiqueta, sou + 0 as import from gent', { etiqueta: 'personal', import: 'personal' }],
  through_steps: ['with a as (select persona as x, barri from gent), b as (select x as y, barri from a) select y as z, barri from b', { z: 'personal' }],
  joined_to_itself: ['select a.fila, b.persona as nom_del_carrer from gent a join gent b on a.fila = b.fila', { nom_del_carrer: 'personal' }],
  one_of_many: ['select barri, max(persona) as representant, any_value(salut) as exemple, list(identificador) as tots from gent group by barri', { representant: 'personal', exemple: 'special', tots: 'personal' }],
  summed_one_by_one: ['select fila, sum(sou) as total from gent group by fila', { total: 'personal' }],
  summed_for_one: ["select sum(sou) as total from gent where identificador = 'zqnif7'", { total: 'personal' }],
  by_window: ['select barri, first_value(persona) over (partition by barri order by fila) as primera from gent', { primera: 'personal' }],
  stacked: ['select barri as text from gent union all select persona from gent', { text: 'personal' }],
  turned: ["select fila, valor from (select fila, persona, identificador from gent) unpivot (valor for quina in (persona, identificador))", { valor: 'personal' }],
  in_a_structure: ['select fila, to_json(gent) as tot from gent', { tot: 'special' }],
  starred: ['select * from gent', { persona: 'personal', salut: 'special', sou: 'personal' }],
};

describe('a dataset made of personal data', () => {
  it.each(Object.entries(washings))('is as delicate as what it is made of, column by column: %s', async (code, [sql, carried]) => {
    const { columns: found, personal, access } = await transform(code, sql);
    expect(Object.fromEntries(Object.keys(carried).map((name) => [name, found.find((each: { name: string }) => each.name === name)?.class]))).toEqual(carried);
    expect(personal).toBe(Object.values(carried).includes('special') ? 'special' : 'personal');
    expect(access).toBe('organisation');
  });

  it('tells of people too when who is in it was chosen by what tells of them', async () => {
    expect(await transform('malalts', "select fila, barri from gent where salut = 'zqmalalt'")).toMatchObject({ personal: 'special' });
    expect(await transform('com_la_veina', 'select barri from gent where identificador in (select identificador from gent order by sou desc limit 1)')).toMatchObject({ personal: 'personal' });
  });

  it('tells of nobody when it gives figures by groups that single nobody out', async () => {
    expect(await transform('per_barri', 'select barri, count(*) as persones, round(avg(sou) / 1000) as milers from gent group by barri')).toMatchObject({ personal: 'none' });
  });

  it('cannot be said to tell less, by its steward or by anybody', async () => {
    for (const [code, [, carried]] of Object.entries(washings)) {
      const { id, version } = await page(code);
      for (const column of Object.keys(carried)) for (const who of [steward, administrator]) await expect(run('data.describe-column', { dataset: id, column, changes: { class: 'open' } }, who), `${code}.${column}`).rejects.toMatchObject({ code: 'data.less-delicate' });
      await expect(run('data.describe-dataset', { dataset: id, version, changes: { personal: 'none' } }), code).rejects.toMatchObject({ code: 'data.less-delicate' });
    }
  });

  it('does not come out as open data, however it is offered', async () => {
    const codes = [...Object.keys(washings), 'malalts', 'com_la_veina', 'per_barri'];
    for (const code of codes) {
      const { id, columns: found } = await page(code);
      for (const { name, class: kind } of found) if (kind === 'internal') await run('data.describe-column', { dataset: id, column: name, changes: { class: 'open' } });
      await run('data.describe-dataset', { dataset: id, version: (await page(code)).version, changes: { access: 'public', licence: 'cc-by-4.0' } });
      const offered = await run('transparency.offer-dataset', { dataset: id }).catch(() => undefined);
      if (offered === undefined) continue;
      await run('transparency.describe-offer', { offer: offered.id, name: { ca: code, es: code }, describes: { ca: 'Dades obertes.', es: 'Datos abiertos.' }, keywords: ['dades'], from: '2024-01-01', to: '2024-12-31' }).catch(() => undefined);
      await run('transparency.publish-dataset', { offer: offered.id }).catch(() => undefined);
    }
    await house.drain();
    const told: Record<string, string> = {};
    for (const [turn, code] of codes.entries()) for (const path of [`/dades/cardedeu/dataset/${code}.csv`, `/dades/cardedeu/dataset/${code}.json`, `/dades/cardedeu/api/3/action/datastore_search?resource_id=${code}.csv&limit=100`, `/dades/cardedeu/api/3/action/package_show?id=${code}`])
      told[path] = (await web.inject({ method: 'GET', url: path, remoteAddress: `10.9.${turn}.1` })).body;
    expect(Object.entries(told).filter(([, text]) => /zqnif\d|zqpersona\d|zqmalalt|zqsa|9100\d\d\b/.test(text)).map(([path]) => path)).toEqual([]);
    // The figures by groups are published, so that nothing said above is said of a door that opens to nothing.
    expect(told['/dades/cardedeu/dataset/per_barri.csv']).toMatch(/barri0.*20/);
    for (const code of ['malalts', 'com_la_veina']) expect(told[`/dades/cardedeu/dataset/${code}.csv`], code).not.toContain('barri0');
  });

  it('becomes as delicate as its source becomes: by a column that comes later, or by what somebody says of one', async () => {
    await transform('tot_el_que_hi_ha', 'select * from gent');
    await load('gent', `${columns};Telèfon\n${lines(';zqtelefon')}\n`);
    await house.drain();
    expect((await page('tot_el_que_hi_ha')).columns.find((each: { name: string }) => each.name === 'telefon')).toMatchObject({ class: 'personal' });
    await transform('barris', 'select distinct barri from gent');
    await transform('barris_de_barris', 'select barri as nom_curt from barris');
    expect(await page('barris_de_barris')).toMatchObject({ personal: 'none' });
    await run('data.describe-column', { dataset: (await page('gent')).id, column: 'barri', changes: { class: 'special' } });
    expect(await page('barris_de_barris')).toMatchObject({ personal: 'special', columns: [expect.objectContaining({ class: 'special' })] });
  });

  it('is closed to whom its source is closed, at once, and only who decides on access opens it', async () => {
    const { id } = await page('gent');
    expect(await page('copied')).toMatchObject({ access: 'public' });
    await run('data.keep-access-rule', { dataset: id, title: 'Padró', roles: ['secretary'], columns: { persona: 'clear' }, ground: 'Llei 7/1985, art. 16' });
    for (const code of ['copied', 'per_barri', 'barris_de_barris']) expect(await page(code), code).toMatchObject({ access: 'restricted' });
    const { id: made, version } = await page('per_barri');
    await expect(run('data.describe-dataset', { dataset: made, version, changes: { access: 'public' } }, steward)).rejects.toMatchObject({ code: 'data.closed-inputs' });
    await run('data.describe-dataset', { dataset: made, version, changes: { access: 'organisation' } });
    expect(await page('per_barri')).toMatchObject({ access: 'organisation' });
  });
});

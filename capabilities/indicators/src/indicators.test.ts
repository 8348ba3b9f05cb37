import { catalogue } from '@comu/catalogue';
import { cases } from '@comu/cases';
import { documents } from '@comu/filing';
import { identityModule, seedProvince } from '@comu/identity';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { notifications } from '@comu/notifications';
import { registry } from '@comu/registry';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import { municipalities } from '@comu/territory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicators } from './index.ts';

let house: Installation;
const id: Record<string, string> = {};
const as = (slug: string) => ({ actor: testActor({ person: null, organisations: { [id[slug] as string]: ['indicators.read', 'indicators.manage', 'indicators.agree', 'data.read', 'data.steward', 'data.administer', 'registry.register', 'registry.read', 'registry.annul', 'terms.manage', 'terms.read'] } }), organisation: id[slug] as string });
const run = (operation: string, input: unknown, slug: string): Promise<any> => house.runner.run(operation, input, as(slug));
const refusedWith = (code: string) => expect.objectContaining({ code });
async function load(code: string, csv: string, slug = 'diba') {
  const stored = await house.runner.files.put(Buffer.from(csv), { name: `${code}.csv`, maxBytes: 10_000_000 });
  await house.runner.run('kernel.keep-file', { sha256: stored.sha256, name: `${code}.csv`, size: stored.size, type: stored.type, facts: {} }, { actor: { ...as(slug).actor, kind: 'system' }, organisation: id[slug] as string });
  const done = await run('data.load-file', { code, title: code, file: stored.sha256 }, slug);
  await house.drain();
  return done;
}
const csvOf = (year: number, value: (index: number) => string) => municipalities.map(({ ine }, index) => `9,${year},${ine},${value(index)}`).join('\n');
const head = 'codi_indicador,any,codi_municipi,valor_final\n';

beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, documents, signatures, registry, processes, notifications, cases, catalogue, indicators] });
  await seedProvince(house.runner, { bodies: [{ slug: 'diba', name: 'Diputació', kind: 'provincial-council', ine: '08019' }, { slug: 'cardedeu', name: 'Cardedeu', kind: 'municipality', ine: '08046', county: '41' }, { slug: 'berga', name: 'Berga', kind: 'municipality', ine: '08022', county: '14' }, { slug: 'bergueda', name: 'Consell Comarcal del Berguedà', kind: 'county-council', ine: '08022', county: '14' }] });
  const { rows } = await house.database.owner.query<{ id: string; slug: string }>('select id, slug from identity.organisation');
  for (const row of rows) id[row.slug] = row.id;
});
afterAll(() => house.close());

describe('an indicator over data of the catalogue', () => {
  it('is taken up and computed when its dataset is published, with the versions it came from', async () => {
    const { version } = await load('emissions', `${head}${csvOf(2022, (index) => `"${index % 7},5"`)}\n${csvOf(2023, (index) => (index === 0 ? '' : `"${index % 5},25"`))}\n`);
    const page = await run('indicators.page', { code: 'emissions' }, 'diba');
    expect(page).toMatchObject({ period: '2023', periods: [{ period: '2022', filled: 311, of: 311, published: true }, { period: '2023', filled: 310, of: 311, published: true }], sources: [{ code: 'emissions', version }] });
    expect(page.values).toHaveLength(311);
  });
  it('explains a value with its formula, inputs, versions, peers, quartile and trend; no data is never zero', async () => {
    const found = await run('indicators.value-of', { indicator: 'emissions', place: '08002' }, 'diba');
    expect(found).toMatchObject({ value: 1.25, period: '2023', series: [{ period: '2022', value: 1.5 }, { period: '2023', value: 1.25 }], why: { sql: expect.stringContaining('from emissions'), sources: [{ number: 1 }] } });
    expect(found.standings.map(({ key }: { key: string }) => key)).toEqual(['band', 'county', 'province']);
    expect(found.standings[2]).toMatchObject({ count: 310, quartile: expect.any(Number), rank: expect.any(Number) });
    expect(await run('indicators.value-of', { indicator: 'emissions', place: '08001' }, 'diba')).toMatchObject({ value: null, absent: { ca: 'La font el deixa en blanc' } });
  });
  it('is seen by every body when the Diputació shares it, and changed by none of them', async () => {
    expect((await run('indicators.list', {}, 'cardedeu')).indicators).toMatchObject([{ code: 'emissions', mine: false, here: expect.any(Number) }]);
    await expect(run('indicators.compute', { code: 'emissions' }, 'cardedeu')).rejects.toEqual(refusedWith('indicators.not-yours'));
    expect((await run('indicators.place', {}, 'cardedeu')).indicators[0]).toMatchObject({ code: 'emissions', standing: { key: 'band' } });
  });
  it('of which too few places have data is not published', async () => {
    await load('maduresa_digital', `${head}9,2024,08046,"5,5"\n9,2024,08022,"6,5"\n`);
    expect(await run('indicators.value-of', { indicator: 'digital-maturity', place: '08046', period: '2024' }, 'cardedeu')).toMatchObject({ value: null, absent: { en: expect.stringContaining('Too few') } });
  });
  it('declared by a body is its own, and a formula that gives no value is refused by the column it lacks', async () => {
    const words = { ca: 'Prova', es: 'Prueba', en: 'Test' };
    await load('locals', 'any,n\n2023,4\n2024,6\n', 'berga');
    const declared = { code: 'rooms', name: words, theme: 'other', unit: words, direction: 'more', formula: words, universe: 'own', sql: 'select any_ as period, n as value from {rooms}', bindings: { rooms: 'locals' }, source: words, method: words, responsible: 'Berga' };
    expect(await run('indicators.declare', declared, 'berga')).toMatchObject({ rows: 2, periods: 2 });
    expect(await run('indicators.value-of', { indicator: 'rooms', place: '08022' }, 'berga')).toMatchObject({ value: 6, standings: [] });
    await expect(run('indicators.page', { code: 'rooms' }, 'cardedeu')).rejects.toEqual(refusedWith('indicators.no-such-indicator'));
    await expect(run('indicators.try', { universe: 'own', sql: 'select any_ as period, n from {rooms}', bindings: { rooms: 'locals' } }, 'berga')).rejects.toEqual(refusedWith('indicators.formula-needs'));
    for (const sql of ['select * from read_csv(\'/etc/passwd\')', 'drop table locals', 'select 1; select 2']) await expect(run('indicators.try', { universe: 'own', sql }, 'berga')).rejects.toMatchObject({ status: expect.any(Number) });
  });
});

describe('a declaration', () => {
  const words = (text: string) => ({ ca: text, es: text, en: text });
  const declared = { code: 'warm', name: words('Calor'), theme: 'environment', unit: words('°'), direction: 'less', formula: words('valor'), universe: 'province', sql: 'select codi_municipi as place, any_ as period, max(valor_final) as value from {e} group by 1, 2', bindings: { e: 'emissions' }, source: words('Visor'), method: words('El màxim.'), responsible: 'Dades' };
  it('is tried on real data without leaving anything, and each change leaves an edition with what changed', async () => {
    expect(await run('indicators.try', { universe: 'province', sql: declared.sql, bindings: declared.bindings }, 'diba')).toMatchObject({ periods: [{ period: '2022', filled: 311, published: true }, { period: '2023', filled: 310 }], sample: [{ name: expect.any(String), value: expect.any(Number) }, ...Array.from({ length: 7 }, () => expect.anything())] });
    await expect(run('indicators.page', { code: 'warm' }, 'diba')).rejects.toEqual(refusedWith('indicators.no-such-indicator'));
    await run('indicators.declare', declared, 'diba');
    await run('indicators.declare', { ...declared, why: 'Ara en dècimes', factor: 10 }, 'diba');
    expect(await run('indicators.editions', { code: 'warm' }, 'diba')).toMatchObject([{ edition: 2, why: 'Ara en dècimes', content: { factor: 10 } }, { edition: 1, why: null, content: { factor: 1 } }]);
    await expect(run('indicators.declare', declared, 'berga')).rejects.toMatchObject({ status: expect.any(Number) });
  });
  it('of an index is tried on the figures there are, and who is made of whom is told', async () => {
    const steps = { components: [{ code: 'emissions', weight: 2, direction: 'less' }, { code: 'warm', weight: 1, direction: 'less' }], winsorise: null, normalise: 'min-max', complete: 0.6 };
    expect(await run('indicators.try-index', { steps }, 'diba')).toMatchObject({ periods: [{ period: '2022', filled: 311 }, { period: '2023', filled: 310 }] });
    await expect(run('indicators.try-index', { steps: { ...steps, components: [...steps.components, { code: 'no-such', weight: 1, direction: 'more' }] } }, 'diba')).rejects.toEqual(refusedWith('indicators.part-missing'));
    await run('indicators.declare', { ...declared, code: 'comfort', sql: undefined, bindings: {}, steps }, 'diba');
    expect(await run('indicators.users', { code: 'warm' }, 'diba')).toMatchObject([{ output: 'indicators.comfort', address: 'indicadors/fitxa/comfort' }]);
  });
  it('that no file feeds says which file would', async () => {
    const { waiting } = await run('indicators.list', {}, 'diba');
    expect(waiting.find(({ code }: any) => code === 'payment-period')).toMatchObject({ dataset: 'factures', says: { en: expect.stringContaining('data_registre') } });
    expect(waiting.map(({ code }: any) => code)).not.toContain('emissions');
  });
  it('is in the lineage of what it reads, column by column, and a change of the contract that breaks it names it before it is made', async () => {
    await load('tones_de_residus', 'any,n,zona\n2023,4,a\n2024,6,b\n', 'berga');
    const words = { ca: 'Residus recollits', es: 'Residuos recogidos', en: 'Waste collected' };
    await run('indicators.declare', { code: 'waste', name: words, theme: 'other', unit: words, direction: 'less', formula: words, universe: 'own', sql: `select any_ as period, sum(n) as value from {w} where zona <> 'z' group by any_`, bindings: { w: 'tones_de_residus' }, source: words, method: words, responsible: 'Berga' }, 'berga');
    const page = await run('data.dataset-page', { dataset: 'tones_de_residus' }, 'berga');
    expect(page.lineage.nodes).toContainEqual({ code: 'indicators.waste', title: 'Residus recollits', kind: 'indicator', id: null, address: 'indicadors/fitxa/waste', depth: 1 });
    const edge = page.lineage.edges.find(({ to }: any) => to === 'indicators.waste');
    expect(edge.columns.period).toEqual([{ table: 'tones_de_residus', column: 'any_' }]);
    expect(edge.columns.value.map(({ column }: any) => column).toSorted()).toEqual(['any_', 'n', 'zona']);
    await run('data.activate-contract', { contract: (await run('data.draft-contract', { dataset: page.dataset.id }, 'berga')).contract }, 'berga');
    const document = JSON.stringify({ apiVersion: 'v3.1.0', kind: 'DataContract', id: 'residus', version: '2.0.0', status: 'draft', schema: [{ name: 'tones_de_residus', properties: [{ name: 'any_', logicalType: 'integer' }, { name: 'n', logicalType: 'integer' }] }] });
    const { contract } = await run('data.draft-contract', { dataset: page.dataset.id, document }, 'berga');
    expect((await run('data.contract-changes', { contract }, 'berga')).users).toEqual([{ kind: 'indicator', job: 'Residus recollits', output: 'indicators.waste', address: 'indicadors/fitxa/waste', columns: expect.arrayContaining(['zona']), parts: [], through: null }]);
    await expect(run('data.activate-contract', { contract }, 'berga')).rejects.toMatchObject({ code: 'data.contract-breaks-users' });
  });
  it('that changes its name or is retired is hit by no change under what it was', async () => {
    const hit = async () => (await run('data.contract-changes', { contract: (await run('data.contracts', { dataset: (await run('data.dataset-page', { dataset: 'tones_de_residus' }, 'berga')).dataset.id }, 'berga'))[0].id }, 'berga')).users.map(({ job }: any) => job);
    const words = { ca: 'Tones de residus', es: 'Residuos', en: 'Waste' };
    await run('indicators.declare', { code: 'waste', name: words, theme: 'other', unit: words, direction: 'less', formula: words, universe: 'own', sql: `select any_ as period, sum(n) as value from {w} where zona <> 'z' group by any_`, bindings: { w: 'tones_de_residus' }, source: words, method: words, responsible: 'Berga' }, 'berga');
    expect(await hit()).toEqual(['Tones de residus']);
    await run('indicators.retire', { code: 'waste' }, 'berga');
    expect(await hit()).toEqual([]);
    expect((await run('data.dataset-page', { dataset: 'tones_de_residus' }, 'berga')).lineage.nodes.map(({ code }: any) => code)).not.toContain('indicators.waste');
    await run('indicators.compute', { code: 'waste' }, 'berga');
    expect(await hit()).toEqual([]);
  });
  it('that an index is made of is not retired unless whoever does it has seen the index', async () => {
    await expect(run('indicators.retire', { code: 'warm' }, 'diba')).rejects.toMatchObject({ code: 'indicators.still-used' });
  });
  it('that comes with the platform takes data that are there under another name, with a column for each year or a dataset for each', async () => {
    const towns = (years: string, value: (population: Record<string, number>) => string) => `ine,${years}\n${municipalities.map(({ ine, population }) => `${ine},${value(population as never)}`).join('\n')}\n`;
    await load('habitants_de_cada_lloc', towns('2021,2022,2023,2024', (population) => Object.values(population).join(',')), 'diba');
    await load('edats_dels_llocs_2024', `ine,edat,n\n${municipalities.flatMap(({ ine }, index) => [`${ine},8,100`, `${ine},70,${100 + index}`]).join('\n')}\n`, 'diba');
    expect((await run('indicators.list', {}, 'diba')).waiting.find(({ code }: any) => code === 'population')).toMatchObject({ datasets: { register: expect.any(String) } });
    await expect(run('indicators.feed', { code: 'population', datasets: { register: 'edats_dels_llocs_2024' } }, 'diba')).rejects.toMatchObject({ status: 422 });
    expect((await run('indicators.list', {}, 'diba')).waiting.map(({ code }: any) => code)).toContain('population');
    expect(await run('indicators.feed', { code: 'population', datasets: { register: 'habitants_de_cada_lloc' } }, 'diba')).toMatchObject({ periods: 4 });
    expect(await run('indicators.feed', { code: 'ageing', datasets: { ages: 'edats_dels_llocs_2024' } }, 'diba')).toMatchObject({ periods: 1 });
    expect(await run('indicators.value-of', { indicator: 'ageing', place: municipalities[0]!.ine }, 'diba')).toMatchObject({ value: 100 });
    expect((await run('indicators.list', {}, 'diba')).waiting.map(({ code }: any) => code)).not.toEqual(expect.arrayContaining(['population']));
    await expect(run('indicators.feed', { code: 'no-such', datasets: {} }, 'diba')).rejects.toEqual(refusedWith('indicators.no-such-indicator'));
  });
});

describe('peers that a person chooses', () => {
  it('are kept and compared with like band and county; they are renamed, and deleted', async () => {
    const { id: key } = await run('indicators.save-group', { name: 'Amb piscina', places: ['08002', '08003', '08004'] }, 'cardedeu');
    await expect(run('indicators.save-group', { name: 'Amb piscina', places: ['08002'] }, 'cardedeu')).rejects.toEqual(refusedWith('indicators.group-named'));
    await run('indicators.save-group', { group: key, name: 'Amb piscina i biblioteca', places: ['08002', '08003', '08004', '08005', '08005'] }, 'cardedeu');
    const page = await run('indicators.place', { place: '08002', peers: key }, 'cardedeu');
    expect(page).toMatchObject({ chosen: key, peers: [{ key: 'band', places: [] }, {}, {}, { key, count: 4, places: ['08002', '08003', '08004', '08005'] }] });
    // 08002 to 08005 are the second to the fifth municipality: their figures of 2023 are 1,25, 2,25, 3,25 and 4,25.
    expect(page.indicators.find(({ code }: any) => code === 'emissions')).toMatchObject({ value: 1.25, standing: { key, count: 4, median: 2.75, rank: 1 } });
    expect((await run('indicators.place', { place: '08002' }, 'berga')).peers.map((each: any) => each.key)).not.toContain(key);
    await expect(run('indicators.save-group', { name: 'x', places: ['08999'] }, 'cardedeu')).rejects.toEqual(refusedWith('indicators.unknown-place'));
    expect(page.peers[3].label.ca).toBe('Amb piscina i biblioteca');
    await expect(run('indicators.remove-group', { group: key }, 'berga')).rejects.toMatchObject({ status: 404 });
    await run('indicators.remove-group', { group: key }, 'cardedeu');
    expect((await run('indicators.place', { place: '08002', peers: key }, 'cardedeu')).chosen).toBe('band');
  });
});

describe('targets', () => {
  it('a target is held against the value by its direction', async () => {
    await run('indicators.set-target', { indicator: 'emissions', period: '2030', value: 1, reason: 'Pla d’acció' }, 'cardedeu');
    expect((await run('indicators.value-of', { indicator: 'emissions', place: '08002' }, 'cardedeu')).target).toMatchObject({ value: 1, met: false });
    expect((await run('indicators.value-of', { indicator: 'emissions', place: '08002' }, 'berga')).target).toBeNull();
  });
});

describe('a body’s own figures', () => {
  it('come from its records alone, and reach the Diputació only if it agrees', async () => {
    for (const slug of ['cardedeu', 'cardedeu', 'berga']) await run('registry.register-entry', { direction: 'entry', subject: 'x', parties: [{ role: 'interested', kind: 'person', name: 'Maria Puig', identity: { type: 'nif', number: '12345678Z' } }], attachments: [] }, slug);
    await run('indicators.take-own', {}, 'cardedeu');
    const entries = await run('indicators.page', { code: 'entries-by-channel' }, 'cardedeu');
    expect(entries.values.map(({ dimension, value }: any) => [dimension, value]).toSorted()).toEqual([['', 2], ['desk', 2]]);
    for (const dimension of ['', 'desk']) expect(await run('indicators.explain', { indicator: 'entries-by-channel', place: '08046', dimension }, 'cardedeu')).toMatchObject({ value: 2, behind: { again: 2, records: { total: 2 } } });
    expect((await run('indicators.page', { code: 'entries-by-channel' }, 'cardedeu')).dimensionNames.desk).toMatchObject({ ca: 'Oficina' });
    await expect(run('indicators.page', { code: 'bodies-electronic-entries' }, 'diba')).rejects.toEqual(refusedWith('indicators.no-such-indicator'));
    await run('indicators.agree', { agreed: true }, 'cardedeu');
    await run('indicators.agree', { agreed: true }, 'berga');
    // A county council has its seat in a municipality whose figures it must not write over.
    await expect(run('indicators.agree', { agreed: true }, 'bergueda')).rejects.toEqual(refusedWith('indicators.only-municipalities'));
    await house.drain();
    expect((await run('indicators.page', { code: 'bodies-entries-by-channel' }, 'diba')).values.map(({ place, dimension, value }: any) => [place, dimension, value]).toSorted()).toEqual([['08022', '', 1], ['08046', '', 2]]);
    await run('registry.annul-entry', { entry: (await run('registry.entry.list', {}, 'cardedeu')).rows[0].id, motive: 'Repetida' }, 'cardedeu');
    await run('indicators.take-own', {}, 'cardedeu');
    expect((await run('indicators.page', { code: 'entries-by-channel' }, 'cardedeu')).values.map(({ dimension, value }: any) => [dimension, value]).toSorted()).toEqual([['', 1], ['desk', 1]]);
    await run('indicators.take-own', {}, 'bergueda');
    expect((await run('indicators.list', {}, 'bergueda')).seat).toBe('08022');
    const all = await run('indicators.page', { code: 'bodies-electronic-entries' }, 'diba');
    expect(all.values.map(({ place, numerator, denominator }: any) => [place, numerator, denominator]).toSorted()).toEqual([['08022', '0', '1'], ['08046', '0', '1']]);
    await run('indicators.agree', { agreed: false }, 'cardedeu');
    expect((await run('indicators.page', { code: 'bodies-electronic-entries' }, 'diba')).values.map(({ place }: any) => place)).toEqual(['08022']);
  });
  it('count a term in the year it was met or expired, and what is decided late as expired', async () => {
    const rule = (amount: number, unit: string) => ({ amount, unit, article: 'Llei 39/2015, art. 21' });
    const start = async (purpose: string, day: string, given: object, meet: boolean) => {
      const { id: term } = await run('terms.start-term', { subject: crypto.randomUUID(), purpose, rule: given, start: day }, 'berga');
      if (meet) await run('terms.meet-term', { term }, 'berga');
    };
    const year = house.clock.now.getUTCFullYear();
    await start('resolve', `${year - 1}-03-01`, rule(10, 'natural-days'), true);
    await start('resolve', `${year}-10-01`, rule(12, 'months'), true);
    await start('resolve', `${year}-10-01`, rule(12, 'months'), false);
    await start('other', `${year}-10-01`, rule(12, 'months'), true);
    await run('indicators.take-own', {}, 'berga');
    const { values } = await house.database.owner.query(`select v.period, v.numerator, v.denominator, v.value::float from indicators.value v join indicators.indicator i on i.id = v.indicator where i.code = 'terms-kept' and i.owner = $1 order by 1`, [id['berga']]).then(({ rows }) => ({ values: rows }));
    expect(values).toEqual([{ period: String(year - 1), numerator: '0', denominator: '1', value: 0 }, { period: String(year), numerator: '1', denominator: '1', value: 100 }]);
  });
  it('are taken every night in every body', async () => {
    await house.runner.run('indicators.nightly', {}, { actor: { kind: 'system', person: null, name: 'x', language: 'ca', standings: [] }, organisation: '00000000-0000-0000-0000-000000000000' });
    await house.drain();
    expect((await run('indicators.list', {}, 'berga')).indicators.map(({ code }: any) => code)).toContain('terms-kept');
  });
});

describe('an indicator over personal data', () => {
  const words = { ca: 'Ajuts', es: 'Ayudas', en: 'Grants' };
  const nif = (number: number) => `${30_000_000 + number}${'TRWAGMYFPDXBNJZSQVHLCKE'[(30_000_000 + number) % 23]}`;
  const districts = Object.entries({ Nord: 30, Sud: 20, Centre: 12, Raval: 1 }).flatMap(([name, people]) => Array.from({ length: people }, () => name));
  const formula = (sql: string) => ({ code: 'aid', name: words, theme: 'other', unit: words, direction: 'more', formula: words, universe: 'own', sql, bindings: { a: 'ajuts' }, source: words, method: words, responsible: 'Berga' });
  const byDistrict = (value: string) => formula(`select any_ as period, barri as dimension, ${value} as value from {a} group by 1, 2`);
  const told = async () => (await house.database.owner.query<{ dimension: string; value: string | null; absent: string | null }>(`select v.dimension, v.value, v.absent from indicators.value v join indicators.indicator i on i.id = v.indicator where i.code = 'aid' and v.period = '2025' order by 1`)).rows;
  beforeAll(async () => {
    await load('ajuts', `any;barri;nif;import\n${districts.map((name, row) => `2025;${name};${nif(row)};${100 + row}`).join('\n')}\n`, 'berga');
  });

  it('keeps back the figure of few people, and that of another group which would give it back', async () => {
    await run('indicators.declare', byDistrict('count(*)'), 'berga');
    const rows = await told();
    expect(rows.find(({ dimension }) => dimension === 'Raval')).toMatchObject({ value: null, absent: 'few-people' });
    expect(rows.filter(({ absent }) => absent === 'few-people').length).toBeGreaterThan(1);
    expect(rows.find(({ dimension }) => dimension === 'Nord')).toMatchObject({ absent: null });
    expect(Number(rows.find(({ dimension }) => dimension === 'Nord')?.value)).toBe(30);
  });
  it('tells no figure that is of one person however large the group, nor one by a personal column', async () => {
    for (const value of ['max(import)', 'median(import)', 'any_value(nif)', `count(*) filter (where nif = '${nif(0)}')`]) await expect(run('indicators.declare', byDistrict(value), 'berga'), value).rejects.toEqual(refusedWith('indicators.singles-out'));
    await expect(run('indicators.declare', formula('select any_ as period, nif as dimension, sum(import) as value from {a} group by 1, 2'), 'berga')).rejects.toEqual(refusedWith('indicators.singles-out'));
    await expect(run('indicators.declare', formula('with x as (select * from {a}) select any_ as period, barri as dimension, avg(import) as value from x group by 1, 2'), 'berga')).rejects.toMatchObject({ status: 422 });
  });
  it('counts people and not the rows they stand in, and tells no sum of which one is nearly the whole', async () => {
    const rows = [...Array.from({ length: 30 }, (_, at) => [`Nord`, at, 100]), ...Array.from({ length: 30 }, (_, at) => ['Sud', 100 + (at % 2), 100]), ...Array.from({ length: 30 }, (_, at) => ['Est', 200 + at, at === 0 ? 900 : 1]), ...Array.from({ length: 60 }, (_, at) => ['Oest', 300 + (at < 31 ? 0 : at), at < 31 ? 30 : 1]), ...Array.from({ length: 30 }, (_, at) => ['Centre', 400 + at, 100])];
    await load('ajudes', `any;barri;nif;import\n${rows.map(([barri, who, amount]) => `2025;${barri};${nif(who as number)};${amount}`).join('\n')}\n`, 'berga');
    const declare = (value: string) => run('indicators.declare', { ...byDistrict(value), bindings: { a: 'ajudes' } }, 'berga');
    const kept = async () => (await told()).filter(({ value }) => value !== null).map(({ dimension }) => dimension);
    await declare('count(*)');
    expect(await kept()).not.toContain('Sud');
    expect(await kept()).toContain('Nord');
    await declare('sum(import)');
    for (const dimension of ['Sud', 'Est', 'Oest']) expect(await kept(), dimension).not.toContain(dimension);
    expect(await kept()).toContain('Nord');
    // Of thirty, one: the figure is of one person, whatever the group.
    await declare('100.0 * count(*) filter (where import > 500) / count(*)');
    expect(await kept()).not.toContain('Est');
    for (const value of ['lag(sum(import)) over (order by barri)', '(select sum(import) from {a} where barri = \'Sud\')', 'stddev(import)']) await expect(declare(value), value).rejects.toMatchObject({ status: 422 });
  });
  it('says to whoever declares another of the same people which ones nobody will compare with it', async () => {
    await run('indicators.declare', byDistrict('count(*)'), 'berga');
    const { universe, sql, bindings } = byDistrict('sum(import)');
    const trial = await run('indicators.try', { universe, sql, bindings, code: 'other' }, 'berga');
    expect(trial.people).toMatchObject({ smallest: 5, others: [words] });
    // What will not be told is not told to whoever tries it either.
    expect(trial.kept).toBeGreaterThan(1);
    expect(trial.sample.map(({ dimension }: any) => dimension)).not.toContain('Raval');
    expect((await run('indicators.try', { universe, sql, bindings, code: 'aid' }, 'berga')).people).toMatchObject({ others: [] });
  });
  it('counts people by a personal column, and leaves out rows taken one by one', async () => {
    await run('indicators.declare', byDistrict('count(distinct nif)'), 'berga');
    expect((await told()).find(({ dimension }) => dimension === 'Sud')).toMatchObject({ absent: null });
    await expect(run('indicators.declare', formula('select any_ as period, import as dimension, 1 as value from {a}'), 'berga').then(told)).resolves.toSatisfy((rows: readonly { value: string | null }[]) => rows.length > 0 && rows.every(({ value }) => value === null));
  });
});

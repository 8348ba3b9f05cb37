import { publicRoutes } from '../apps/server/src/public-routes.ts';
import { makeGate } from '@comu/identity';
import { buildHttp, publicActor, Refused, systemActor, type Actor, type Operation } from '@comu/kernel';
import { openDataRoutes } from '@comu/transparency/http';
import { municipalities } from '@comu/territory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputJson } from '../kernel/src/describe.ts';
import { cellOf, cellsIn, cellsOf, classes, columns, isNorthern, rows, tableOf, type Cell, type Column } from './support/planted.ts';
import { saidIn } from './support/what-files-say.ts';
import { wholeHouse, type WholeHouse } from './support/whole-house.ts';

/**
 * Every dataset of the house with rules of columns and of rows, every role, and every way that data have out of it: each role is told exactly what
 * its rule lets it see. The datasets are `gent`, about people, and `obert`, of which the open columns and one approved by name are published.
 */
const codes = ['gent', 'obert'] as const;
type Code = (typeof codes)[number];
const sights = ['clear', 'pseudonym', 'masked', 'hidden'] as const;
const ruled = ['secretary', 'comptroller', 'signer', 'archivist', 'auditor', 'case-handler', 'hr-technician', 'training-manager'] as const;
const unruled = ['programme-manager', 'data-steward', 'administrator', 'data-protection-officer', 'registry-clerk'] as const;
const published: readonly Column[] = ['clau', 'barri', 'nom'];
/** The sights turn round the columns from role to role; the first four roles see every row, the others the north alone. */
const ruleOf = (at: number) => ({ columns: Object.fromEntries(columns.map((column, turn) => [column, sights[(at + turn) % sights.length]])) as Record<Column, (typeof sights)[number]>, north: at >= sights.length });

let house: WholeHouse;
let web: Awaited<ReturnType<typeof buildHttp>>;
let here: string;
const actors = new Map<string, Actor>();
const made = {} as Record<Code, { dataset: string; versions: string[]; incidents: string[] }>;
const planted = { dashboard: '', embed: '' };
const run = (operation: string, input: unknown, actor = actors.get('administrator') as Actor, organisation = here): Promise<any> => house.runner.run(operation, input, { actor, organisation });

beforeAll(async () => {
  house = await wholeHouse();
  here = house.body('cardedeu');
  const base = await house.actor('cardedeu', 'secretary');
  for (const role of [...ruled, ...unruled]) {
    const permissions = new Set([...(house.runner.house.grants.get(role) ?? []), 'data.read', 'dashboards.read', 'indicators.read', ...(role === 'administrator' ? ['transparency.approve'] : [])]);
    actors.set(role, { ...base, standings: base.standings.filter(({ organisation }) => organisation === here).map((each) => ({ ...each, roles: [role], units: [], permissions })) });
  }
  actors.set('nobody', publicActor);
  actors.set('elsewhere', { ...base, standings: base.standings.slice(0, 1).map((each) => ({ ...each, organisation: house.body('navarcles'), slug: 'navarcles', permissions: new Set(house.runner.house.permissions.keys()) })) });
  for (const code of codes) await plant(code);
  await publish();
  await compose();
  const gate = makeGate(house.runner);
  web = await buildHttp({ runner: house.runner, gate: { ...gate, actorOf: async ({ session }) => actors.get(session ?? 'nobody') ?? publicActor } });
  publicRoutes(web, { runner: house.runner, gate });
  openDataRoutes(web, { runner: house.runner, gate });
});
afterAll(async () => { await web?.close(); await house.close(); });

async function plant(code: Code) {
  let dataset = '';
  for (const upTo of [rows - 1, rows]) {
    const stored = await house.runner.files.put(Buffer.from(tableOf(code, upTo)), { name: `${code}.csv`, maxBytes: 1_000_000 });
    await run('kernel.keep-file', { sha256: stored.sha256, name: stored.name, size: stored.size, type: stored.type, facts: {} }, systemActor);
    ({ dataset } = await run('data.load-file', { file: stored.sha256, code, title: code }));
    if (upTo === rows) continue;
    for (const [column, kind] of Object.entries(classes)) await run('data.describe-column', { dataset, column, changes: { class: kind } });
    const { dataset: row } = await run('data.dataset-page', { dataset: code });
    await run('data.describe-dataset', { dataset, version: row.version, changes: { access: code === 'obert' ? 'public' : 'organisation' } });
    for (const [test, severity] of [[{ kind: 'not-null', column: 'nota' }, 'warn'], [{ kind: 'domain', column: 'salut', values: ['cap'] }, 'warn'], [{ kind: 'range', column: 'cost', max: 1_000_000 }, 'quarantine']] as const) await run('data.keep-rule', { dataset, test, severity }, systemActor);
  }
  for (const [at, role] of ruled.entries()) {
    const { columns: seen, north } = ruleOf(at);
    await run('data.keep-access-rule', { dataset, title: role, place: at + 1, roles: [role], columns: seen, ground: 'Prova', ...(north ? { rows: `barri = '${cellOf(code, 'barri', 0)}'` } : {}) });
  }
  const page = await run('data.dataset-page', { dataset: code });
  made[code] = { dataset, versions: page.versions.map(({ id }: { id: string }) => id), incidents: page.incidents.map(({ id }: { id: string }) => id) };
}

async function publish() {
  const { id: offer } = await run('transparency.offer-dataset', { dataset: made.obert.dataset });
  await run('transparency.describe-offer', { offer, name: { ca: 'Obert', es: 'Abierto' }, describes: { ca: 'Tot el que és obert.', es: 'Todo lo abierto.' }, keywords: ['població'], from: '2024-01-01', to: '2024-12-31' });
  await run('transparency.arrange-portal', { email: 'dades@cardedeu.exemple', phone: '+34 938 214 333' });
  await run('transparency.approve', { kind: 'dataset', code: 'obert', columns: ['nom', 'salut'], reason: 'La llei demana qui ocupa cada càrrec.', law: 'Llei 19/2014, art. 9', until: '2027-01-01' });
  await run('transparency.publish-dataset', { offer });
  await house.drain();
}

/** A dashboard whose parts ask both tables, sent every week, with a chart that is given out at a signed address; and a decision taken on it. */
async function compose() {
  const words = { ca: 'Prova', es: 'Prueba', en: 'Test' };
  await run('indicators.declare', { code: 'cost', name: words, theme: 'other', unit: words, direction: 'more', formula: words, universe: 'own', sql: `select '2024' as period, sum(cost) as value from {g}`, bindings: { g: 'obert' }, source: words, method: words, responsible: 'Dades' }).catch(() => undefined);
  const parts = [
    ...codes.flatMap((code) => ['select * from', 'select clau, nom, salut, nota from', 'select max(nom) as a, max(salut) as b, count(*) as n from'].map((start, at) => ({ id: `${code}${at}`, kind: 'question', width: 3, title: `${code} ${at}`, sql: `${start} ${code}`, shape: 'table' }))),
    { id: 'chart', kind: 'chart', width: 2, indicator: 'cost', chart: 'ranked', places: [municipalities.find(({ slug }) => slug === 'cardedeu')!.ine] }, { id: 'text', kind: 'text', width: 1, text: 'Text' },
  ];
  planted.dashboard = (await run('dashboards.create', { name: 'Tot', about: '', parts, roles: [], units: [], cadence: 'weekly' })).id;
  planted.embed = new URL((await run('dashboards.embed-address', { dashboard: planted.dashboard, part: 'chart' })).address).pathname;
  await run('dashboards.decide', { dashboard: planted.dashboard, what: 'Res', why: 'Prova' }, actors.get('secretary')).catch(() => undefined);
}

/** What the rules let somebody be told, worked out from their declaration alone. */
function allowed(role: string | readonly string[], cell: Cell): boolean {
  if (cell.code === 'obert' && published.includes(cell.column) && Number(cell.place) !== rows) return true;
  const roles = [role].flat();
  const at = ruled.findIndex((each) => roles.includes(each));
  if (at >= 0) return ruleOf(at).columns[cell.column] === 'clear' && (!ruleOf(at).north || isNorthern(cell));
  // Of people whose rows are not theirs to read, those who read data are told figures: by an open column, over enough of them.
  if (cell.column === 'barri' && unruled.some((each) => roles.includes(each))) return true;
  return roles.some((each) => ['data-steward', 'administrator'].includes(each)) && !['personal', 'special'].includes(classes[cell.column]);
}
/** The condition of a rule tells of no row; nor does what whoever asks wrote themselves. */
const leaksIn = (role: string | readonly string[], text: string): string[] => cellsIn(text.replaceAll(/barri = '+zq[a-z]+'+/g, '')).filter((cell) => !allowed(role, cell)).map(({ code, column, place }) => `${code} ${column} ${place}`);

const stored = async (sha256: string): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of await house.runner.files.open(sha256)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
/** All that an answer says: its words, or those of its refusal, and the content of the file it gives. */
async function saidBy(answer: unknown): Promise<string> {
  if (answer instanceof Refused) return JSON.stringify([answer.facts, answer.sentence]);
  const { file, sha256 } = (answer ?? {}) as { file?: unknown; sha256?: unknown };
  const given = [file, sha256].find((each): each is string => typeof each === 'string' && /^[0-9a-f]{64}$/.test(each));
  return (JSON.stringify(answer) ?? '') + (given === undefined ? '' : await saidIn(await stored(given)));
}

/** Several at a time, as people ask: that is quicker, and nobody gets another's answer. */
async function together<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += 8) await Promise.all(all.slice(from, from + 8).map(work));
}

const formats = ['csv', 'json', 'xlsx', 'parquet', 'geojson'] as const;
/** The ways out that take more than the name of a dataset. */
const doors = (code: Code): [string, unknown][] => {
  const { dataset, versions: [last, first], incidents } = made[code];
  return [
    ['data.ask', { sql: `select * from ${code}` }], ['data.ask', { sql: `select t, to_json(t) from ${code} t`, as: 'process' }], ['dashboards.ask', { sql: `select * from ${code}` }], ['data.sample', { code, version: first }], ['data.profile', { code }],
    ...formats.map((format): [string, unknown] => ['data.download', { code, format }]), ['data.compare-versions', { before: first, after: last }], ['data.compare-versions', { before: first, after: last, key: ['clau'] }],
    ...incidents.map((incident): [string, unknown] => ['data.incident-page', { incident }]), ...(['rejected', 'quarantined'] as const).flatMap((which) => [last, first].map((version): [string, unknown] => ['data.left-out', { version, which }])),
    ...columns.map((column): [string, unknown] => ['data.figures', { dataset: code, measures: [{ of: 'count' }, { of: 'distinct', column }], by: [column] }]), ['data.dataset-page', { dataset }],
  ];
};

/** Every question that the rooms of data answer, asked of the planted rows: what has an identifier gets one of theirs, what has a name their name. */
function questions(): [string, unknown][] {
  const rooms = new Set(['data', 'dashboards', 'indicators', 'transparency']);
  const ids: Readonly<Record<string, readonly string[]>> = {
    'data.dataset': codes.map((code) => made[code].dataset), 'data.version': codes.flatMap((code) => made[code].versions), 'data.incident': codes.flatMap((code) => made[code].incidents), 'dashboards.dashboard': [planted.dashboard],
  };
  const filled = (schema: any, name: string, turn: number): unknown => {
    if (schema.anyOf ?? schema.oneOf) return filled((schema.anyOf ?? schema.oneOf).find((each: any) => each.type !== 'null'), name, turn);
    if (schema.const !== undefined || schema.enum) return schema.const ?? schema.enum[turn % schema.enum.length];
    if (schema.type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => (schema.required ?? []).includes(key) || ['code', 'dataset', 'sql', 'words', 'search'].includes(key)).map(([key, each]) => [key, filled(each, key, turn)]));
    if (schema.type === 'array') return schema.minItems ? [filled(schema.items ?? {}, name, turn)] : [];
    if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
    if (schema.type === 'boolean') return true;
    if (schema.format === 'uuid') { const of = ids[schema['x-comu']?.to] ?? ids[`data.${name}`] ?? Object.values(ids).flat(); return of[turn % of.length]; }
    if (schema.format === 'date') return '2026-12-01';
    return name === 'sql' ? `select * from ${codes[turn % 2]}` : name === 'indicator' ? 'cost' : name === 'column' ? columns[turn % columns.length] : codes[turn % 2];
  };
  const asked = (operation: Operation) => [0, 1].map((turn): [string, unknown] => [operation.name, filled(inputJson(operation), '', turn)]);
  const all = [...house.runner.house.operations.values()].filter(({ module, kind, permission, scope }) => rooms.has(module) && kind === 'query' && permission !== 'system' && scope === 'organisation').flatMap(asked);
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

describe('every way out of the data, role by role', () => {
  it('tells nobody a cell beyond their rule, whatever operation of the rooms of data they ask', async () => {
    const leaks: string[] = [];
    let answered = 0;
    const all = questions();
    const isRuled = (role: string) => ruled.some((each) => each === role);
    for (const [at, [role, actor]] of [...actors].entries()) {
      const own = codes.flatMap((code) => doors(code).filter(([operation], turn) => (code === 'gent' || turn % 2 === at % 2) && !(operation === 'data.download' && isRuled(role))));
      // What is asked with made up words is tried by every third; the ways known to tell of rows, by everybody.
      await together<[string, unknown]>([...own, ['dashboards.print', { dashboard: planted.dashboard }], ...all.filter((_, turn) => turn % 3 === at % 3)], async ([operation, input]) => {
        const answer = await run(operation, input, actor, role === 'elsewhere' ? house.body('navarcles') : here).catch((failure: unknown) => failure);
        if (answer instanceof Error && !(answer instanceof Refused)) { leaks.push(`${role} broke ${operation} ${JSON.stringify(input).slice(0, 100)}: ${answer.message.slice(0, 200)}`); return; }
        if (!(answer instanceof Refused)) answered += 1;
        const told = leaksIn(role, await saidBy(answer));
        if (told.length > 0) leaks.push(`${role}: ${operation} ${JSON.stringify(input).slice(0, 140)} tells ${told.slice(0, 3).join(', ')}`);
      });
    }
    expect(leaks).toEqual([]);
    expect(answered).toBeGreaterThan(actors.size * 15);
  });

  it('tells each role all that its rule lets it see, in every format that data are taken away in', async () => {
    const taken = codes.flatMap((code) => ruled.flatMap((role, at) => formats.slice(0, 4).map((format) => ({ code, role, at, format }))));
    await together(taken, async ({ code, role, at, format }) => {
      const { columns: seen, north } = ruleOf(at);
      const text = await saidBy(await run('data.download', { code, format }, actors.get(role)));
      expect(cellsIn(text).map((cell) => `zq${cell.code}${cell.column}${cell.place}`).toSorted(), `${role} ${code} ${format}`).toEqual(cellsOf(code, columns.filter((column) => seen[column] === 'clear'), north));
    });
  });

  it('sends by e-mail to each person a PDF with what they themselves may see', async () => {
    house.clock.now = new Date('2026-11-30T09:00:00Z');
    await run('dashboards.send-due', {}, systemActor);
    const { rows: letters } = await house.database.owner.query<{ attachment: string; roles: string[] }>(`select m.attachment, array_agg(distinct b.role) as roles from notifications.message m join identity.person p on p.email = m."to" join identity.membership b on b.person = p.id and b.organisation = m.organisation
      where m.organisation = $1 and m.attachment is not null group by m.id, m.attachment`, [here]);
    expect(letters.length).toBeGreaterThan(2);
    for (const { attachment, roles } of letters) {
      const text = await saidIn(await stored(attachment));
      expect(cellsIn(text).length, roles.join()).toBeGreaterThan(0);
      expect(leaksIn(roles, text), roles.join()).toEqual([]);
    }
  });

  it('gives the lists of the house, as CSV and as a workbook, no cell beyond the rule', async () => {
    const lists = [...house.runner.house.records.values()].filter(({ name, declaration }) => /^(data|dashboards|indicators|transparency)\./.test(name) && declaration.read !== undefined && declaration.scope !== 'platform');
    const leaks: string[] = [];
    for (const [turn, { name }] of lists.entries()) for (const [at, role] of ['programme-manager', 'archivist', 'administrator'].entries()) {
      const format = (turn + at) % 2 === 0 ? 'csv' : 'xlsx';
      const response = await web.inject({ method: 'GET', url: `/api/${name.replaceAll('.', '/')}/export?format=${format}`, headers: { cookie: `comu=${role}`, 'comu-organisation': 'cardedeu' }, remoteAddress: `10.2.${turn}.${at}` });
      leaks.push(...leaksIn(role, await saidIn(response.rawPayload)).map((told) => `${role}: ${name}.${format} tells ${told}`));
    }
    expect(leaks).toEqual([]);
  });

  it('hands no version out as a file by its hash, to whoever it may be', async () => {
    const { rows: held } = await house.database.owner.query<{ sha256: string }>(`select unnest(array[content, rejected, quarantined]) as sha256 from data.version where organisation = $1`, [here]);
    for (const { sha256 } of held.filter((each) => each.sha256 !== null)) for (const role of ['administrator', 'programme-manager', 'nobody'])
      expect([401, 404], role).toContain((await web.inject({ method: 'GET', url: `/api/files/${sha256}`, headers: { cookie: `comu=${role}`, 'comu-organisation': 'cardedeu' } })).statusCode);
  });
});

describe('what stands open to the public', () => {
  /** Follows every address of ours that a page, a feed, a catalogue or the API gives, as a machine that reads everything would. */
  async function crawl(seeds: readonly string[], most: number): Promise<Map<string, string>> {
    const told = new Map<string, string>();
    const waiting = [...seeds];
    for (let turn = 0; waiting.length > 0 && told.size < most; turn += 1) {
      const url = waiting.shift() as string;
      if (told.has(url)) continue;
      const response = await web.inject({ method: 'GET', url, remoteAddress: `10.${3 + (turn >> 8)}.${turn & 255}.1` });
      expect(response.statusCode, url).toBeLessThan(500);
      const text = response.statusCode === 200 ? await saidIn(response.rawPayload) : response.body;
      told.set(url, text);
      const links = [...text.matchAll(/(?:href|src)="(\/(?:transparencia|dades|api\/embed)[^"#]*)"/g), ...text.matchAll(/http:\/\/localhost:8080(\/(?:transparencia|dades|api\/embed)[^\s"'<>#)\\]*)/g)].map(([, found]) => (found as string).replaceAll('&amp;', '&'));
      waiting.push(...[...new Set([...links, response.headers['location'] as string | undefined])].filter((link): link is string => link !== undefined && link.startsWith('/') && !told.has(link)));
    }
    return told;
  }
  const resource = (path: string) => `/dades/${path}/api/3/action/`;
  const sqlOf = (sql: string) => `datastore_search_sql?sql=${encodeURIComponent(sql)}`;
  const seeds = () => [
    planted.embed, '/dades/cardedeu/dataset/gent.csv', '/transparencia/cardedeu', '/transparencia/provincia', '/sitemap.xml', '/robots.txt', ...['ttl', 'rdf', 'jsonld'].flatMap((form) => [`/dades/cardedeu/catalog.${form}`, `/dades/provincia/catalog.${form}`]),
    ...['csv', 'json', 'xlsx', 'parquet', 'geojson', 'dictionary.csv'].map((form) => `/dades/cardedeu/dataset/obert.${form}`), '/dades/cardedeu/novetats.atom', '/dades/cardedeu/feed.atom',
    ...[['cardedeu', 'obert.csv'], ['provincia', 'cardedeu-obert.csv']].flatMap(([at, id]) => [
      'package_list', 'package_search?q=zq', 'current_package_list_with_resources', 'package_show?id=gent', `datastore_search?resource_id=${id}&limit=1000`, `datastore_search?resource_id=${id}&q=zqobertsalut07`, `datastore_search?resource_id=${id}&fields=salut`, `datastore_search?resource_id=${id}&filters=${encodeURIComponent('{"nota":"zqobertnota07"}')}`,
      `datastore_search?resource_id=${id}&records_format=csv`, `datastore_search?resource_id=${id}&sort=salut`, 'datastore_search?resource_id=gent.csv', `datastore_info?id=${id}`,
      ...[`select * from "${id}"`, `select salut from "${id}"`, 'select * from gent', `select * from "${id}" where nota like 'z%'`, `select columns('.*') from "${id}"`, `select x from "${id}" x`].map(sqlOf),
    ].map((action) => resource(at as string) + action)),
  ];
  it('says what is published, whole, and not one cell more, by any address that can be reached', async () => {
    const told = await crawl(seeds(), 300);
    expect([...told].flatMap(([url, text]) => leaksIn('nobody', text.replaceAll(/zqobert(?:salut|nota)07/g, url.includes('07') ? '' : '$&')).map((cell) => `${url} tells ${cell}`))).toEqual([]);
    for (const form of ['csv', 'json', 'xlsx', 'parquet']) expect(cellsIn(told.get(`/dades/cardedeu/dataset/obert.${form}`) as string).map(({ code, column, place }) => `zq${code}${column}${place}`).toSorted(), form).toEqual(cellsOf('obert', published, false));
    expect(told.size).toBeGreaterThan(60);
    expect(told.get(planted.embed)).toContain('<svg');
  });
});

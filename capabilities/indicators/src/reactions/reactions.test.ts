import { catalogue } from '@comu/catalogue';
import { documents } from '@comu/filing';
import { identityModule, seedProvince } from '@comu/identity';
import { systemActor, type Actor } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { notifications } from '@comu/notifications';
import { registry } from '@comu/registry';
import { reminders } from '@comu/reminders';
import { terms } from '@comu/running-terms';
import { processes } from '@comu/running-processes';
import { signatures } from '@comu/signing';
import { municipalities } from '@comu/territory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '../index.ts';

let house: Installation, here: string, unit: string;
let steward: Actor;
const run = (operation: string, input: unknown): Promise<any> => house.runner.run(operation, input, { actor: steward, organisation: here });
const rows = async (sql: string): Promise<any[]> => (await house.database.owner.query(sql)).rows;
const refusedWith = (code: string) => expect.objectContaining({ code });

async function load(level: number) {
  const csv = `codi_indicador,any,codi_municipi,valor_final\n${municipalities.map(({ ine }, index) => `1,2024,${ine},"${index === 0 ? level : 1},5"`).join('\n')}\n`;
  const stored = await house.runner.files.put(Buffer.from(csv), { name: 'e.csv', maxBytes: 10_000_000 });
  await house.runner.run('kernel.keep-file', { sha256: stored.sha256, name: 'e.csv', size: stored.size, type: stored.type, facts: {} }, { actor: { ...steward, kind: 'system' }, organisation: here });
  await run('data.load-file', { code: 'emissions', title: 'Emissions', file: stored.sha256 });
  await house.drain();
}
const everything = () => ({ title: 'Emissions altes', indicator: 'emissions', on: 'above', level: 5, notice: { roles: ['comptroller'], author: false }, task: { unit, role: null, what: 'Mireu per què pugen', days: 5 }, process: { code: 'revisio', data: { municipis: 'places', any: 'period' } } });

beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, documents, signatures, registry, processes, notifications, catalogue, reminders, indicators] });
  await seedProvince(house.runner, { bodies: [{ slug: 'diba', name: 'Diputació', kind: 'provincial-council', ine: '08019' }] });
  here = (await rows('select id from identity.organisation'))[0].id;
  unit = crypto.randomUUID();
  await house.database.owner.query(`insert into identity.unit (organisation, id, name, created_at, changed_at) values ($1, $2, 'Medi Ambient', now(), now())`, [here, unit]);
  const person = crypto.randomUUID();
  await house.database.owner.query(`insert into identity.person (id, name, email, language, proven, created_at, changed_at) values ($1, 'Núria', 'nuria@diba.example', 'ca', true, now(), now())`, [person]);
  await house.runner.run('identity.join', { person, role: 'comptroller', from: '2020-01-01' }, { actor: systemActor, organisation: here });
  steward = testActor({ person, organisations: { [here]: ['data.read', 'data.steward', 'data.administer', 'indicators.read', 'indicators.manage', 'processes.run'] } });
  await load(3);
});
afterAll(() => house.close());

describe('a reaction to a figure', () => {
  let id: string;
  const page = () => run('indicators.reaction', { reaction: id });
  it('is tried dry: it says what holds, who would be told and what the process would get, and does nothing', async () => {
    expect(await run('indicators.try-reaction', everything())).toMatchObject({ holds: false, people: ['Núria'] });
    expect(await run('indicators.try-reaction', { ...everything(), level: 2 })).toMatchObject({ holds: true, places: [{ place: '08001', value: 3.5 }], process: null, data: { any: '2024', municipis: [{ place: '08001' }] }, summary: { ca: expect.stringContaining('3,5') } });
    expect(await rows('select 1 from indicators.firing')).toEqual([]);
  });
  it('needs a level and something to do', async () => {
    const { level: _, ...without } = everything();
    await expect(run('indicators.keep-reaction', without)).rejects.toEqual(refusedWith('indicators.needs-level'));
    await expect(run('indicators.keep-reaction', { title: 'x', indicator: 'emissions', on: 'above', level: 1 })).rejects.toEqual(refusedWith('indicators.does-nothing'));
    await expect(run('indicators.keep-reaction', { ...everything(), on: 'late', dataset: 'no_such' })).rejects.toEqual(refusedWith('indicators.no-such-dataset'));
  });
  it('goes off once while the figure stays beyond: a letter, a task in the inbox of a unit, and a process that says why it could not begin', async () => {
    ({ id } = await run('indicators.keep-reaction', everything()));
    await house.drain();
    expect((await page()).firings).toEqual([]);
    await load(7);
    await load(8);
    const { reaction, firings } = await page();
    expect(reaction.standing).toBe(true);
    expect(firings).toMatchObject([{ what: 'crossed', task: 'open', facts: { period: '2024', places: [{ place: '08001', value: 7.5 }] } }]);
    const steps = Object.fromEntries(firings[0].steps.map((step: any) => [step.kind, step]));
    expect(steps).toMatchObject({ notice: { state: 'done' }, task: { state: 'done' }, process: { state: 'failed', attempts: 1, says: { ca: expect.stringContaining('revisio') }, nextAt: expect.any(String) } });
    expect(await rows(`select "to", subject from notifications.message`)).toEqual([{ to: 'nuria@diba.example', subject: 'Avís: Emissions altes' }]);
    expect(await rows(`select unit, path, due::text from reminders.reminder`)).toEqual([{ unit, path: `/reaccions/${id}`, due: '2026-11-29' }]);
  });
  it('what fails is tried again by itself with longer pauses, then waits for a person, who can try again', async () => {
    for (const minutes of [2, 6, 30, 140]) { house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000); await house.drain(); }
    const failed = (await page()).firings[0];
    expect(failed.steps.find(({ kind }: any) => kind === 'process')).toMatchObject({ state: 'failed', attempts: 5, nextAt: null });
    expect(await run('indicators.reactions', {})).toMatchObject([{ failed: 1 }]);
    await run('indicators.retry-step', { firing: failed.id, kind: 'process' });
    await house.drain();
    expect((await page()).firings[0].steps.find(({ kind }: any) => kind === 'process')).toMatchObject({ state: 'failed', attempts: 1 });
  });
  it('starts the process, once it is published, with the figures as its data; its task waits in the inbox', async () => {
    const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="mira"/><userTask id="mira" name="Mireu les emissions"/><sequenceFlow id="g" sourceRef="mira" targetRef="e"/><endEvent id="e"/></process></definitions>`;
    await house.runner.run('processes.deploy-process', { code: 'revisio', name: 'Revisió', bpmn, decisions: [] }, { actor: systemActor, organisation: here });
    const firing = (await page()).firings[0];
    await run('indicators.retry-step', { firing: firing.id, kind: 'process' });
    await house.drain();
    const { steps, facts } = (await page()).firings[0];
    const [instance, ...others] = await rows(`select id, state, business_key from processes.instance`);
    expect(others).toEqual([]);
    expect(instance).toMatchObject({ state: 'running', business_key: facts.summary.ca });
    expect(steps.find(({ kind }: any) => kind === 'process')).toMatchObject({ state: 'done', instance: instance.id, says: { ca: 'S’ha iniciat «Revisió».' } });
    const given = Object.fromEntries((await rows('select name, value from processes.variable')).map(({ name, value }) => [name, value]));
    expect(given).toMatchObject({ any: '2024', municipis: [{ place: '08001', value: 7.5 }] });
    expect(await run('processes.tasks', {})).toMatchObject([{ name: 'Mireu les emissions', instance: instance.id, about: facts.summary.ca }]);
  });
  it('tells when it is back to normal, and its task is over', async () => {
    await load(2);
    const { reaction, firings } = await page();
    expect(reaction.standing).toBe(false);
    expect(firings).toMatchObject([{ what: 'calm', steps: [{ kind: 'notice', state: 'done' }] }, { what: 'crossed', task: 'done' }]);
    expect((await rows(`select subject from notifications.message`)).map(({ subject }) => subject)).toContain('Torna a la normalitat: Emissions altes');
    expect(await rows('select 1 from reminders.reminder')).toEqual([]);
  });
  it('its task is done by a person who says what was done', async () => {
    await load(9);
    const [{ id: firing }] = (await page()).firings;
    await run('indicators.finish-task', { firing, outcome: 'Hem revisat el fitxer.' });
    await house.drain();
    expect((await page()).firings[0]).toMatchObject({ task: 'done', outcome: 'Hem revisat el fitxer.' });
    expect(await rows('select 1 from reminders.reminder')).toEqual([]);
    await expect(run('indicators.finish-task', { firing, outcome: 'x' })).rejects.toEqual(refusedWith('indicators.task-is-done'));
  });
});

describe('a reaction to a dataset', () => {
  it('goes off when the dataset has an incident and is calm when it is solved', async () => {
    const { id } = await run('indicators.keep-reaction', { title: 'Dades amb errors', dataset: 'emissions', on: 'incident', notice: { roles: [], author: true } });
    const dataset = (await rows(`select id from data.dataset where code = 'emissions'`))[0].id;
    await run('data.keep-rule', { dataset, dimension: 'validity', severity: 'warn', test: { kind: 'range', column: 'valor_final', max: 5 } });
    await load(50);
    const { firings } = await run('indicators.reaction', { reaction: id });
    const incidents = await rows(`select 1 from data.incident where dataset = '${dataset}' and state <> 'solved'`);
    expect(firings.length > 0).toBe(incidents.length > 0);
    expect(incidents.length).toBeGreaterThan(0);
    for (const { id: incident } of await rows(`select id from data.incident where dataset = '${dataset}' and state <> 'solved'`)) await run('data.solve-incident', { incident, solution: 'Corregit' });
    await house.runner.run('indicators.watch', {}, { actor: systemActor, organisation: here });
    expect((await run('indicators.reaction', { reaction: id })).firings[0]).toMatchObject({ what: 'calm' });
  });
});

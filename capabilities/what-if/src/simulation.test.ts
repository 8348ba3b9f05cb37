import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityModule } from '@comu/identity';
import type { Refused } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { processMining } from '@comu/process-mining';
import { claimTask, completeTask, deployProcess, processes, startProcess, tasks } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import type { ScenarioTold, StudyPage } from './operations/page.ts';
import { whatIf } from './index.ts';

const [town, other, ann] = [randomUUID(), randomUUID(), randomUUID()];
const all = ['mining.read', 'mining.import', 'simulation.read', 'simulation.run', 'processes.model', 'processes.read'];
const as = { actor: testActor({ person: ann, organisations: { [town]: all, [other]: all } }), organisation: town };
const ask = (name: string, input: object, who: object = as) => house.runner.run(name, input, who as never);
const refusalOf = (work: Promise<unknown>) => work.then(() => { throw new Error('It was not refused.'); }, (failure: Refused) => failure);

const two = (value: number) => String(value).padStart(2, '0');
const at = (day: number, minute: number) => { const date = new Date(Date.UTC(2026, 2, 2 + day)); return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`; };
/** Three a working day: entered, reported on by one person who has little time, sometimes twice, and resolved. */
const table = ['Expedient;Pas;Inici;Data;Unitat;Usuari', ...Array.from({ length: 90 }, (_, index) => {
  const day = Math.floor(index / 15) * 7 + Math.floor((index % 15) / 3);
  const first = 9 * 60 + (index % 3) * 100;
  const report = (start: number) => `E${index};Informe;${at(day, start)};${at(day, start + 20 + (index % 5) * 5)};Urbanisme;pol`;
  return [`E${index};Entrada;${at(day, first - 10)};${at(day, first)};Registre;anna`, report(first + 5), ...(index % 4 === 0 ? [`E${index};Informe;${at(day, first + 100)};${at(day, first + 104)};Urbanisme;pol`] : []), `E${index};Resolució;${at(day + (index % 5), first + 200)};${at(day + (index % 5), first + 215)};Secretaria;mar`];
}).flat()].join('\n');
const bpmn = `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="file" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/><userTask id="in" name="Entrada"/><userTask id="decide" name="Resolució"/><userTask id="tell" name="Avís"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="in"/><sequenceFlow id="f2" sourceRef="in" targetRef="decide"/><sequenceFlow id="f3" sourceRef="decide" targetRef="tell"/><sequenceFlow id="f4" sourceRef="tell" targetRef="e"/></process></definitions>`;

let house: Installation;
let log = '';
let study = '';
const pageNow = (): Promise<StudyPage> => ask('simulation.study-page', { study });
const scenario = async (name: string, changes: object): Promise<ScenarioTold> => {
  const saved = await ask('simulation.save-scenario', { study, name, changes });
  await house.drain();
  return (await pageNow()).scenarios.find(({ id }) => id === saved.scenario)!;
};
const upload = async (name: string, content: string) => {
  const file = await house.runner.files.put(Buffer.from(content), { name, maxBytes: 5_000_000 });
  await house.runner.run('kernel.keep-file', { sha256: file.sha256, name: file.name, size: file.size, type: file.type, facts: {} }, { ...as, actor: { ...as.actor, kind: 'system' } } as never);
  return file.sha256;
};
beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, processes, processMining, whatIf] });
  log = (await ask('mining.import-log', { file: await upload('llicencies.csv', table), name: 'Llicències' })).id;
  study = (await ask('simulation.begin-study', { name: 'Llicències', source: { kind: 'log', log }, time: 'clock', term: { amount: 1, unit: 'working-days' } })).study;
  await house.drain();
});
afterAll(() => house.close());

describe('a study', () => {
  it('is learnt from a log, told with how well it imitates it, and simulated as it is today', async () => {
    const page = await pageNow();
    expect(page).toMatchObject({ state: 'ready', trouble: null, learnt: { cases: 90, startsTold: 1, unknown: [], pools: expect.arrayContaining([expect.objectContaining({ name: 'Urbanisme', people: 1 })]) } });
    expect(page.learnt!.bySteps).toBe(true);
    expect(page.likeness!.distances.order).toBeLessThan(0.1);
    expect(page.likeness!.verdict, JSON.stringify(page.likeness)).not.toBe('poor');
    expect(page.likeness!.reading.ca).toMatch(/imita .*el passat.* duren \d.* dies? de mitjana/);
    const [today] = page.scenarios;
    expect(today).toMatchObject({ today: true, run: { state: 'done', finished: 16, repetitions: 16 }, outcome: { repetitions: 16, unfinished: 0 } });
    expect(today!.reading!.ca).toMatch(/^Simulat com és avui, un cas dura .* de mitjana; en 8 de cada 10 períodes/);
    expect(today!.outcome!.figures['late']!.mean).toBeGreaterThan(0);
    expect((await ask('simulation.studies', {}))[0]).toMatchObject({ id: study, state: 'ready', scenarios: 0 });
  });
  it('says what another way would change, repetition by repetition beside today, and how sure it is', async () => {
    const faster = await scenario('Informe en la meitat', { work: { Informe: 0.5 }, lessRework: 1 });
    expect(faster.differences['worked']).toMatchObject({ real: true, smaller: 16, of: 16 });
    expect(faster.reading!.ca).toMatch(/(Un cas duraria .* en lloc de .* menys, amb un 95 % de confiança|no canvia més del que ho faria per atzar)/);
    expect(faster.reading!.ca).toMatch(/La feina de cada cas costaria .* € menys\./);
    const later = await scenario('El doble de casos', { arrivals: 2 });
    expect(later.differences['queued']!.sure[0]).toBeGreaterThan(0);
    const staff = await scenario('Una persona més', { pools: { [(await pageNow()).learnt!.pools.find(({ name }) => name === 'Urbanisme')!.id]: { people: 2 } } });
    expect(staff.differences['staff']!.by.mean).toBeGreaterThan(0);
    expect(staff.differences['queued']!.by.mean).toBeLessThanOrEqual(0);
    const term = await scenario('Un termini més llarg', { term: { amount: 20, unit: 'working-days' } });
    expect(term.differences['late']!.to.mean).toBe(0);
    expect(term.differences['mean']!.by.mean).toBe(0);
  });
  it('tries another published version, and says of which steps nothing is known', async () => {
    const version = await ask('processes.deploy', { code: 'permit', name: 'Llicència', bpmn, decisions: [] }).catch(() => house.runner.run(deployProcess, { code: 'permit', name: 'Llicència', bpmn, decisions: [] }, as));
    const without = await scenario('Sense informe', { version: version.id });
    expect(without.run).toMatchObject({ state: 'done', unknown: ['Avís'] });
    expect(without.differences['worked']!.by.mean).toBeLessThan(0);
  });
  it('gives the same again, and seals what it said', async () => {
    const [first] = (await pageNow()).scenarios;
    await ask('simulation.run-scenario', { scenario: first!.id });
    await house.drain();
    expect((await pageNow()).scenarios[0]!.outcome).toEqual(first!.outcome);
    const { rows } = await house.database.owner.query('select count(*)::int as count from simulation.result');
    expect(rows[0].count).toBeGreaterThanOrEqual(6);
    await expect(house.database.owner.query(`update simulation.result set study = 'x'`)).rejects.toThrow();
  });
  it('opens the simulated cases of each figure: they are the very ones that make it, each step by step', async () => {
    const [today] = (await pageNow()).scenarios;
    const { rows } = await house.database.owner.query(`select measured from simulation.repetition where run = $1 and number = 3`, [today!.run!.id]);
    const { figures } = rows[0].measured as { figures: Record<string, number> };
    const behind = (figure: string) => ask('simulation.cases-behind', { run: today!.run!.id, repetition: 3, figure, limit: 500 });
    const mean = (list: readonly Record<string, number>[], key: string) => list.reduce((sum, row) => sum + row[key]!, 0) / list.length;
    for (const [figure, key] of [['lasted', 'mean'], ['queued', 'queued'], ['delayed', 'delayed'], ['worked', 'worked'], ['cost', 'cost']] as const) {
      const found = await behind(figure);
      expect([found.count, found.ended, found.repetitions]).toEqual([figures['arrived'], figures['ended'], 16]);
      expect(found.mean).toBeCloseTo(figures[key]!, 6);
      expect(mean(found.rows, figure)).toBeCloseTo(figures[key]!, 6);
      expect(found.rows.map((row: Record<string, number>) => row[figure])).toEqual(found.rows.map((row: Record<string, number>) => row[figure]).toSorted((a: number, b: number) => b - a));
    }
    const late = await behind('late');
    expect(late.count / figures['arrived']!).toBeCloseTo(figures['late']!, 9);
    const [slowest] = (await behind('lasted')).rows;
    const steps = await ask('simulation.case', { run: today!.run!.id, repetition: 3, number: slowest.number });
    expect(steps).toHaveLength(slowest.steps);
    expect(steps.at(-1).ended).toBe(slowest.ended);
    expect(steps.map(({ name }: { name: string }) => name)).toContain('Resolució');
    expect((await refusalOf(ask('simulation.cases-behind', { run: today!.run!.id, repetition: 17 }))).code).toBe('simulation.no-such-case');
    expect((await refusalOf(ask('simulation.case', { run: today!.run!.id, repetition: 1, number: 999_999 }))).code).toBe('simulation.no-such-case');
  });
  it('can be stopped, and then tells nothing', async () => {
    const { scenario: id, run } = await ask('simulation.save-scenario', { study, name: 'Aturat', changes: { arrivals: 1.1 } });
    await ask('simulation.cancel-run', { run });
    await house.drain();
    expect((await pageNow()).scenarios.find((each) => each.id === id)).toMatchObject({ run: { state: 'cancelled' }, outcome: null, reading: null });
    await ask('simulation.remove-scenario', { scenario: id });
  });
  it('ends with a sentence when more comes than can be done', async () => {
    const flooded = await scenario('Deu vegades més', { arrivals: 10 });
    expect(flooded.run!.state).toBe('done');
    expect(flooded.reading!.ca).toMatch(/^Entra més feina de la que es pot fer/);
  });
});

describe('a process of our own', () => {
  it('is learnt from what its cases left written, on its published model, with when people took each task', async () => {
    const own = `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:comu="https://comu.cat/bpmn/1" id="file" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/><userTask id="report" name="Informeu"><extensionElements><comu:candidates role="case-handler"/></extensionElements></userTask><userTask id="decide" name="Resoleu"><extensionElements><comu:candidates role="case-handler"/></extensionElements></userTask><endEvent id="e"/>
<exclusiveGateway id="large" name="És un import gran?" default="no"/><sequenceFlow id="f1" sourceRef="s" targetRef="report"/><sequenceFlow id="f2" sourceRef="report" targetRef="large"/><sequenceFlow id="yes" name="Sí" sourceRef="large" targetRef="decide"><conditionExpression xsi:type="tFormalExpression">amount &gt; 1000</conditionExpression></sequenceFlow><sequenceFlow id="no" name="No" sourceRef="large" targetRef="e"/><sequenceFlow id="f3" sourceRef="decide" targetRef="e"/></process></definitions>`;
    const handler = { ...as, actor: { ...as.actor, standings: as.actor.standings.map((each) => ({ ...each, roles: ['case-handler'], permissions: new Set([...each.permissions, 'processes.run']) })) } };
    await house.runner.run(deployProcess, { code: 'own', name: 'Nostre', bpmn: own, decisions: [] }, handler);
    for (let key = 0; key < 12; key += 1) {
      await house.runner.run(startProcess, { code: 'own', businessKey: `own-${key}`, variables: { amount: key % 3 === 0 ? 200 : 5000, applicant: 'Maria Puig' } }, handler);
      await house.drain();
      for (const name of key % 3 === 0 ? ['Informeu'] : ['Informeu', 'Resoleu']) {
        const task = (await house.runner.run(tasks, { businessKey: `own-${key}` }, handler)).find((each) => each.name === name);
        house.clock.now = new Date(house.clock.now.getTime() + (8 + key) * 3_600_000);
        await house.runner.run(claimTask, { task: task!.id }, handler);
        house.clock.now = new Date(house.clock.now.getTime() + 1_800_000);
        await house.runner.run(completeTask, { task: task!.id, variables: {} }, handler);
        await house.drain();
      }
    }
    const [{ definition }] = (await ask('mining.processes', {})).filter((each: { code: string }) => each.code === 'own');
    const begun = await ask('simulation.begin-study', { name: 'Nostre', source: { kind: 'process', code: 'own' }, time: 'clock', model: { kind: 'published', definition } });
    await house.drain();
    const page: StudyPage = await ask('simulation.study-page', { study: begun.study });
    expect(page).toMatchObject({ state: 'ready', learnt: { cases: 12, startsTold: 1, eventsPlaced: 1, casesPlaced: 1, unknown: [], few: ['Informeu', 'Resoleu'] }, likeness: { because: expect.arrayContaining(['few']) } });
    expect(page.scenarios[0]).toMatchObject({ run: { state: 'done' }, outcome: { unfinished: 0, stuck: {} } });
    // The gateway chooses by what the cases hold, and nothing else of them is kept.
    expect(page.learnt!.choices).toEqual([{ gateway: 'large', name: 'És un import gran?', by: 'data', why: null, passes: 12, agrees: 1 }]);
    const { rows: [{ learnt }] } = await house.database.owner.query(`select learnt from simulation.study where id = $1`, [begun.study]);
    expect(learnt.model.data.cases).toHaveLength(12);
    expect(JSON.stringify(learnt)).not.toContain('Maria Puig');
    expect(page.scenarios[0]!.outcome!.figures['step:Resoleu:count']!.mean).toBeCloseTo(2 / 3, 1);
    expect(page.scenarios[0]!.outcome!.figures['delayed']!.mean).toBeGreaterThan(page.scenarios[0]!.outcome!.figures['queued']!.mean);
  });
});

describe('what cannot be', () => {
  it('is refused, naming it', async () => {
    const page = await pageNow();
    const step = (name: string) => page.learnt!.steps.find((each) => each.name === name)!.id;
    const save = (changes: object) => refusalOf(ask('simulation.save-scenario', { study, name: 'x', changes }));
    expect(await save({ pools: { nobody: { people: 2 } } })).toMatchObject({ code: 'simulation.no-such-thing', facts: { what: 'nobody' } });
    expect(await save({ work: { Inexistent: 0.5 } })).toMatchObject({ code: 'simulation.no-such-thing' });
    expect(await save({ order: [{ kind: 'together', one: step('Entrada'), other: step('Resolució') }] })).toMatchObject({ code: 'simulation.not-in-a-row', facts: { one: 'Entrada', other: 'Resolució' } });
    expect(await save({ order: [{ kind: 'skip', one: 'zzz' }] })).toMatchObject({ code: 'simulation.no-such-thing' });
    expect(await save({ timers: { x: 'P1DT' } })).toMatchObject({ code: 'kernel.input-refused' });
    expect(await save({ arrivals: 1e9 })).toMatchObject({ code: 'kernel.input-refused' });
    expect(await save({ version: randomUUID() })).toMatchObject({ code: 'simulation.no-such-thing' });
    const today = page.scenarios[0]!.id;
    expect((await refusalOf(ask('simulation.save-scenario', { study, scenario: today, name: 'x', changes: {} }))).code).toBe('simulation.today-stays');
    expect((await refusalOf(ask('simulation.remove-scenario', { scenario: today }))).code).toBe('simulation.today-stays');
  });
  it('is too little to learn from', async () => {
    const few = (await ask('mining.import-log', { file: await upload('pocs.csv', table.split('\n').slice(0, 12).join('\n')), name: 'Pocs' })).id;
    expect(await refusalOf(ask('simulation.begin-study', { name: 'Pocs', source: { kind: 'log', log: few } }))).toMatchObject({ code: 'simulation.too-little', status: 422 });
  });
  it('is another organisation’s, or asked without permission', async () => {
    expect((await refusalOf(ask('simulation.study-page', { study }, { ...as, organisation: other }))).code).toBe('kernel.not-found');
    const reader = { actor: testActor({ person: ann, organisations: { [town]: ['simulation.read'] } }), organisation: town };
    expect((await refusalOf(ask('simulation.save-scenario', { study, name: 'x', changes: {} }, reader))).status).toBe(403);
  });
  it('goes with its study, and what was sealed stays', async () => {
    await ask('simulation.remove-study', { study });
    expect((await refusalOf(pageNow())).code).toBe('kernel.not-found');
    const { rows } = await house.database.owner.query(`select (select count(*)::int from simulation.scenario where study = '${study}') as runs, (select count(*)::int from simulation.result) as results`);
    expect(rows[0].runs).toBe(0);
    expect(rows[0].results).toBeGreaterThan(0);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { identityModule } from '@comu/identity';
import { defineModule, operation, type Refused } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { terms } from '@comu/running-terms';
import { deployProcess, processes, startProcess } from './index.ts';

const label = { ca: 'x', es: 'x', en: 'x' };
const lever = { down: true };
const pay = operation('bank.pay', { title: label, permission: 'system', input: {}, output: z.object({ paid: z.boolean() }), async run() { if (lever.down) throw new Error('el banc no respon'); return { paid: true }; } });
const bank = defineModule({ name: 'bank', title: label, operations: [pay] });

/** Two steps by people and one by the bank; what is in them changes from one version to the next. */
const model = ({ first = 'check', operation: called = 'bank.wrong', extra = '', name = 'Revisa' } = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
  <process id="p" isExecutable="true"><startEvent id="s"/><userTask id="${first}" name="${name}"><extensionElements><comu:candidates role="case-handler"/></extensionElements></userTask>${extra}
    <serviceTask id="pay" name="Paga"><extensionElements><comu:operation name="${called}"/></extensionElements></serviceTask><endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="${first}"/><sequenceFlow id="f2" sourceRef="${first}" targetRef="pay"/><sequenceFlow id="f3" sourceRef="pay" targetRef="e"/>
  </process></definitions>`;
const reminded = '<boundaryEvent id="late" attachedToRef="check" cancelActivity="false"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P10D</timeDuration></timerEventDefinition></boundaryEvent><task id="remind"/><endEvent id="e2"/><sequenceFlow id="g1" sourceRef="late" targetRef="remind"/><sequenceFlow id="g2" sourceRef="remind" targetRef="e2"/>';

const town = randomUUID(), ann = randomUUID();
let house: Installation;
const who = () => {
  const actor = testActor({ person: ann, organisations: { [town]: ['processes.run', 'processes.read', 'processes.model', 'processes.manage'] } });
  return { actor: { ...actor, standings: actor.standings.map((each) => ({ ...each, roles: ['case-handler'] })) }, organisation: town };
};
const run = (operation: string, input: unknown = {}) => house.runner.run(operation, input, who());
const refused = (work: Promise<unknown>): Promise<Refused> => work.then(() => { throw new Error('done'); }, (failure: Refused) => failure);
const deploy = async (code: string, bpmn: string): Promise<string> => (await house.runner.run(deployProcess, { code, name: 'Ajut', bpmn, decisions: [] }, who())).id;
const start = async (code: string, businessKey: string) => (await house.runner.run(startProcess, { code, businessKey, variables: { caseCode: businessKey } }, who())).instance;
const standing = async (instance: string) => (await run('processes.where-it-stands', { instance }))[0];
const planned = async (from: string, to: string) => { const made = await run('processes.plan-migration', { from, to }); await run('processes.check-migration', { migration: made.id }); await house.drain(); return made.id as string; };
const look = (migration: string) => run('processes.migration-at-work', { migration });
/** All that an instance is, but for the count of its steps. */
const rowsOf = async (instance: string) => {
  const found: Record<string, unknown> = {};
  for (const table of ['activity', 'token', 'variable', 'task', 'job', 'timer', 'subscription', 'incident']) found[table] = (await house.database.owner.query(`select to_jsonb(t) as row from processes.${table} t where instance = $1 order by row`, [instance])).rows;
  const { rows: [instanceRow] } = await house.database.owner.query(`select to_jsonb(t) - 'version' - 'last_event' as row from processes.instance t where id = $1`, [instance]);
  return { ...found, instance: instanceRow };
};
const undo = (migration: string) => run('processes.undo-at-work', { migration });
const tryBack = (migration: string, after: string | null = null) => run('processes.try-back', { migration, after });
const moved = async (from: string, to: string) => { const migration = await planned(from, to); await run('processes.carry-out-migration', { migration, reason: 'x' }); await house.drain(); return migration; };
const back = async (migration: string, input = {}) => { await run('processes.reverse-migration', { migration, reason: 'x', ...input }); await house.drain(); };

beforeAll(async () => { house = await testInstallation({ modules: [identityModule, terms, processes, bank] }); });
afterAll(() => house.close());

describe('moving what runs to another version', () => {
  it('tries it on every instance first, moves what can in batches, and takes all back to the very rows there were', async () => {
    const from = await deploy('many', model());
    const cases = [];
    for (let number = 0; number < 60; number += 1) cases.push(await start('many', `M-${number}`));
    const to = await deploy('many', model({ extra: reminded, name: 'Revisa a fons' }));
    const before = await Promise.all(cases.map(rowsOf));
    const migration = await planned(from, to);
    expect(await look(migration)).toMatchObject({ migration: { state: 'checked', total: 60 }, counts: { ready: 60 }, conflicts: [] });
    expect((await standing(cases[0] as string)).definition.edition).toBe(1);
    await run('processes.carry-out-migration', { migration, reason: 'Cal recordar els terminis' });
    await house.drain();
    expect(await look(migration)).toMatchObject({ migration: { state: 'moved' }, counts: { moved: 60 } });
    expect(await standing(cases[59] as string)).toMatchObject({ definition: { edition: 2 }, summary: { ca: expect.stringContaining('Revisa a fons') } });
    expect(await undo(migration)).toMatchObject({ exact: 60, workedOn: { count: 0 }, ended: { count: 0 } });
    await back(migration, { reason: 'Encara no' });
    expect(await look(migration)).toMatchObject({ migration: { state: 'reversed' }, counts: { back: 60 } });
    expect(await Promise.all(cases.map(rowsOf))).toEqual(before);
    const told = (await standing(cases[0] as string)).steps.map(({ sentence }: { sentence: { ca: string } }) => sentence.ca).join('\n');
    expect(told).toContain('va passar el tràmit a una altra versió');
    expect(told).toContain('va tornar el tràmit a la versió anterior');
  });
  it('names each conflict with its cases and its remedy; a person says where it goes on, and then it can', async () => {
    const from = await deploy('conflict', model());
    const instance = await start('conflict', 'C-1');
    // In the new version two tasks could take its place, so nobody can guess which.
    const to = await deploy('conflict', model({ first: 'examine', name: 'Examina', extra: '<userTask id="other" name="Una altra"/><sequenceFlow id="x1" sourceRef="other" targetRef="pay"/>' }).replace('targetRef="examine"/>', 'targetRef="examine"/><sequenceFlow id="x0" sourceRef="s" targetRef="other"/>'));
    const migration = await planned(from, to);
    const { conflicts, counts, places } = await look(migration);
    expect(counts).toEqual({ conflict: 1 });
    expect(conflicts).toMatchObject([{ element: 'check', sentence: { ca: '«Revisa» no és a la versió nova.' }, remedy: { ca: expect.stringContaining('Digueu al pla') }, cases: [{ instance, about: 'C-1' }] }]);
    expect((await refused(run('processes.carry-out-migration', { migration, reason: 'x' }))).code).toBe('processes.none-ready');
    expect(places.find(({ element }: { element: string }) => element === 'check')).toMatchObject({ to: null, how: 'none', here: 1 });
    expect((await refused(run('processes.change-plan', { migration, places: { check: 'nowhere' } }))).code).toBe('processes.unknown-places');
    await run('processes.change-plan', { migration, places: { check: 'examine' } });
    expect((await refused(run('processes.carry-out-migration', { migration, reason: 'x' }))).code).toBe('processes.migration-not-now');
    await run('processes.check-migration', { migration });
    await house.drain();
    await run('processes.carry-out-migration', { migration, reason: 'Nova manera' });
    await house.drain();
    expect(await standing(instance)).toMatchObject({ definition: { id: to }, active: ['examine'] });
    await run('processes.finish-migration', { migration });
    expect((await refused(run('processes.reverse-migration', { migration, reason: 'x' }))).code).toBe('processes.migration-not-now');
    expect((await house.database.owner.query('select count(*)::int as kept from processes.migrated where migration = $1 and before is not null', [migration])).rows[0].kept).toBe(0);
  });
  it('moves a first batch, to be looked at and undone or followed by the rest', async () => {
    const from = await deploy('some', model());
    const cases = [];
    for (let number = 0; number < 5; number += 1) cases.push(await start('some', `B-${number}`));
    const before = await Promise.all(cases.map(rowsOf));
    const to = await deploy('some', model({ name: 'Revisa bé' }));
    const first = await planned(from, to);
    await run('processes.carry-out-migration', { migration: first, reason: 'De prova', most: 2 });
    await house.drain();
    expect(await look(first)).toMatchObject({ migration: { state: 'moved', total: 5 }, counts: { moved: 2, ready: 3 } });
    await back(first);
    expect(await look(first)).toMatchObject({ migration: { state: 'reversed' }, counts: { back: 2 } });
    expect(await Promise.all(cases.map(rowsOf))).toEqual(before);
    const again = await planned(from, to);
    await run('processes.carry-out-migration', { migration: again, reason: 'De prova', most: 2 });
    await house.drain();
    await run('processes.carry-out-migration', { migration: again, reason: 'La resta' });
    await house.drain();
    expect(await look(again)).toMatchObject({ migration: { state: 'moved', total: 5 }, counts: { moved: 5 } });
  });
  it('is stopped between two batches, and what has moved by then is undone', async () => {
    const from = await deploy('stop', model());
    const cases = [];
    for (let number = 0; number < 3; number += 1) cases.push(await start('stop', `S-${number}`));
    const migration = await planned(from, await deploy('stop', model({ name: 'Revisa bé' })));
    await run('processes.carry-out-migration', { migration, reason: 'x', most: 1 });
    await house.drain();
    await run('processes.carry-out-migration', { migration, reason: 'x' });
    expect(await run('processes.stop-migration', { migration })).toMatchObject({ state: 'moved' });
    await house.drain();
    expect(await look(migration)).toMatchObject({ migration: { state: 'moved' }, counts: { moved: 1, ready: 2 } });
    await back(migration);
    for (const instance of cases) expect((await standing(instance)).definition.id).toBe(from);
  });
  it('leaves where it is what has been worked on since, saying so beforehand, unless it is asked to go along; what has ended stays', async () => {
    lever.down = true;
    const from = await deploy('on', model({ operation: 'bank.pay' }));
    const [on, done, still] = [await start('on', 'O-1'), await start('on', 'O-2'), await start('on', 'O-3')];
    const to = await deploy('on', model({ operation: 'bank.pay', first: 'verify' }));
    const migration = await moved(from, to);
    const finish = async (businessKey: string) => { const [task] = await run('processes.tasks', { businessKey }); await run('processes.complete-task', { task: task.id }); await house.drain(); };
    await finish('O-1');
    lever.down = false;
    await finish('O-2');
    expect(await undo(migration)).toEqual({ exact: 1, workedOn: { count: 1, cases: [{ instance: on, about: 'O-1' }] }, ended: { count: 1, cases: [{ instance: done, about: 'O-2' }] }, elsewhere: { count: 0, cases: [] } });
    expect(await tryBack(migration)).toEqual({ after: null, tried: 1, next: null, cannot: [] });
    await back(migration);
    expect(await look(migration)).toMatchObject({ counts: { back: 1, kept: 2 }, conflicts: expect.arrayContaining([expect.objectContaining({ sentence: expect.objectContaining({ ca: 'Ja s’ha acabat amb la versió nova.' }), cases: [{ instance: done, about: 'O-2' }] }), expect.objectContaining({ sentence: expect.objectContaining({ ca: 'S’hi ha treballat després de passar a la versió nova.' }), cases: [{ instance: on, about: 'O-1' }] })]) });
    expect((await standing(on)).definition.id).toBe(to);
    expect((await standing(done)).definition.id).toBe(to);
    expect((await standing(still)).definition.id).toBe(from);
  });
  it('takes along the plan, when asked to, what has been worked on since, with what was done', async () => {
    lever.down = true;
    const from = await deploy('along', model({ operation: 'bank.pay' }));
    const instance = await start('along', 'L-1');
    const migration = await moved(from, await deploy('along', model({ operation: 'bank.pay', first: 'verify' })));
    const [task] = await run('processes.tasks', { businessKey: 'L-1' });
    await run('processes.complete-task', { task: task.id });
    await house.drain();
    await back(migration, { along: true });
    expect(await standing(instance)).toMatchObject({ definition: { id: from }, incidents: ['pay'] });
    expect((await standing(instance)).steps.map(({ sentence }: { sentence: { ca: string } }) => sentence.ca).filter((each: string) => /versió/.test(each)).at(-1)).toContain('va tornar el tràmit a la versió anterior');
  });
  it('never guesses: where two steps became one, what was there returns to its own, and what has come since is named and stays', async () => {
    const two = model({ extra: '<userTask id="other" name="Informa"><extensionElements><comu:candidates role="case-handler"/></extensionElements></userTask><sequenceFlow id="x1" sourceRef="check" targetRef="other"/>' }).replace('sourceRef="check" targetRef="pay"', 'sourceRef="other" targetRef="pay"');
    const from = await deploy('merge', two);
    const [here, later] = [await start('merge', 'G-1'), await start('merge', 'G-2')];
    const ahead = '<userTask id="before" name="Prepara"><extensionElements><comu:candidates role="case-handler"/></extensionElements></userTask><sequenceFlow id="x0" sourceRef="s" targetRef="before"/>';
    const to = await deploy('merge', model({ first: 'both', name: 'Revisa i informa', extra: ahead }).replace('sourceRef="s" targetRef="both"', 'sourceRef="before" targetRef="both"'));
    const made = await run('processes.plan-migration', { from, to });
    await run('processes.change-plan', { migration: made.id, places: { check: 'both', other: 'both' } });
    await run('processes.check-migration', { migration: made.id });
    await house.drain();
    await run('processes.carry-out-migration', { migration: made.id, reason: 'x' });
    await house.drain();
    const [claimed] = await run('processes.tasks', { businessKey: 'G-1' });
    await run('processes.claim-task', { task: claimed.id });
    const [place] = await run('processes.moves', { instance: later });
    await run('processes.move-step', { instance: later, from: place.from, to: 'before', reason: 'x' });
    const [prepare] = await run('processes.tasks', { businessKey: 'G-2' });
    await run('processes.complete-task', { task: prepare.id });
    await house.drain();
    const why = '«Revisa i informa» substitueix més d’un pas de la versió anterior («Revisa», «Informa»), i no se sap a quin tornaria.';
    expect(await undo(made.id)).toMatchObject({ exact: 0, workedOn: { count: 2 } });
    expect(await tryBack(made.id)).toMatchObject({ tried: 2, next: null, cannot: [{ instance: later, about: 'G-2', sentence: { ca: why } }] });
    expect(await tryBack(made.id, later)).toMatchObject({ tried: 0, next: null, cannot: [] });
    await back(made.id, { along: true });
    expect(await standing(here)).toMatchObject({ definition: { id: from }, active: ['check'] });
    expect(await standing(later)).toMatchObject({ definition: { id: to }, active: ['both'] });
    expect(await look(made.id)).toMatchObject({ counts: { back: 1, kept: 1 }, conflicts: [{ element: 'both', sentence: { ca: why }, remedy: { ca: expect.stringContaining('Continua amb la versió nova') } }] });
  });
  it('loses no message that was kept for a step that is undone before it comes: it is kept again, and reaches whoever waits for it', async () => {
    const heard = '<boundaryEvent id="heard" attachedToRef="check" cancelActivity="false"><extensionElements><comu:correlation key="caseCode"/></extensionElements><messageEventDefinition messageRef="paper"/></boundaryEvent><task id="note" name="Anota"/><endEvent id="e2"/><sequenceFlow id="g1" sourceRef="heard" targetRef="note"/><sequenceFlow id="g2" sourceRef="note" targetRef="e2"/>';
    const from = await deploy('hears', model());
    const instance = await start('hears', 'H-1');
    await run('processes.send-message', { name: 'paper', correlation: 'H-1', payload: {} });
    const kept = async () => (await house.database.owner.query('select count(*)::int as n from processes.message where organisation = $1', [town])).rows[0].n;
    expect(await kept()).toBe(1);
    const bpmn = model({ extra: heard }).replace('<process id="p"', '<message id="paper" name="paper"/><process id="p"');
    const migration = await planned(from, await deploy('hears', bpmn));
    const asSystem = { ...who(), actor: { ...who().actor, kind: 'system' as const } };
    const { round } = await run('processes.carry-out-migration', { migration, reason: 'x' });
    await house.runner.run('processes.move-batch', { migration, round }, asSystem);
    expect(await kept()).toBe(0);
    const undoing = await run('processes.reverse-migration', { migration, reason: 'x' });
    await house.runner.run('processes.reverse-batch', { migration, round: undoing.round, along: false }, asSystem);
    expect((await standing(instance)).definition.id).toBe(from);
    await house.drain();
    expect(await kept()).toBe(1);
    await moved(from, (await look(migration)).to.id);
    expect(await kept()).toBe(0);
    expect((await standing(instance)).steps.map(({ sentence }: { sentence: { ca: string } }) => sentence.ca).join('\n')).toContain('Anota');
  });
  it('refuses versions of different processes', async () => {
    expect((await refused(run('processes.plan-migration', { from: await deploy('one', model()), to: await deploy('two', model()) }))).code).toBe('processes.other-process');
  });
});

describe('what has stopped', () => {
  it('is tried again with a corrected version, for that instance alone', async () => {
    lever.down = false;
    await deploy('fix', model());
    const instance = await start('fix', 'F-1');
    const [task] = await run('processes.tasks', { businessKey: 'F-1' });
    await run('processes.complete-task', { task: task.id });
    await house.drain();
    const [stopped] = (await run('processes.stopped')).filter((each: { instance: string }) => each.instance === instance);
    const to = await deploy('fix', model({ operation: 'bank.pay' }));
    await run('processes.retry-corrected', { instance, incident: stopped.id, to });
    await house.drain();
    expect(await standing(instance)).toMatchObject({ state: 'completed', definition: { id: to } });
  });
  it('alike in many instances is tried again in all of them at once, and each one that fails again says so', async () => {
    lever.down = true;
    const definition = await deploy('alike', model({ operation: 'bank.pay' }));
    for (let number = 0; number < 55; number += 1) {
      await start('alike', `A-${number}`);
      const [task] = await run('processes.tasks', { businessKey: `A-${number}` });
      await run('processes.complete-task', { task: task.id });
    }
    await house.drain();
    const stopped = async () => (await run('processes.stopped')).filter((each: { definition: { id: string } }) => each.definition.id === definition);
    expect((await stopped())).toHaveLength(55);
    lever.down = false;
    expect((await refused(run('processes.resolve-alike', { definition, element: 'pay', kind: 'operation', how: 'skip' }))).code).toBe('processes.reason-needed');
    expect(await run('processes.resolve-alike', { definition, element: 'pay', kind: 'operation', how: 'retry' })).toEqual({ incidents: 55 });
    await house.drain();
    expect(await stopped()).toEqual([]);
  });
  it('is moved to another step, saying why; where it cannot go is told before', async () => {
    lever.down = true;
    await deploy('move', model({ operation: 'bank.pay' }));
    const instance = await start('move', 'V-1');
    const [task] = await run('processes.tasks', { businessKey: 'V-1' });
    await run('processes.complete-task', { task: task.id });
    await house.drain();
    const [place] = await run('processes.moves', { instance });
    expect(place.targets.map(({ element, whyNot }: { element: string; whyNot: unknown }) => [element, whyNot === null])).toEqual([['s', false], ['check', true], ['pay', true], ['e', true]]);
    expect((await refused(run('processes.move-step', { instance, from: place.from, to: 's', reason: 'x' }))).sentence.es).toContain('elija el primer paso');
    await run('processes.move-step', { instance, from: place.from, to: 'check', reason: 'Falta un document' });
    const now = await standing(instance);
    expect(now).toMatchObject({ active: ['check'], incidents: [] });
    expect(now.steps.map(({ sentence }: { sentence: { en: string } }) => sentence.en).join('\n')).toContain('moved the process from “Paga” to “Revisa”. Reason: Falta un document');
  });
});

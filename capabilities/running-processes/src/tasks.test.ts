import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundedInstallation, type Founded } from '@comu/identity/testing';
import { roleNames, type Refused } from '@comu/kernel';
import { terms } from '@comu/running-terms';
import { processes } from './index.ts';

const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" id="d" targetNamespace="t">
  <process id="p" isExecutable="true"><startEvent id="s"/>
    <userTask id="report" name="Informe"><extensionElements><comu:name es="Informe (es)" en="Report"/><comu:candidates role="case-handler"/><comu:due date="P10D"/></extensionElements></userTask>
    <userTask id="check" name="Revisa"><extensionElements><comu:candidates role="case-handler"/><comu:fourEyes task="report"/><comu:form key="review"/></extensionElements></userTask><endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="report"/><sequenceFlow id="f2" sourceRef="report" targetRef="check"/><sequenceFlow id="f3" sourceRef="check" targetRef="e"/>
  </process></definitions>`;

let house: Founded;
let town: string, ann: string, ben: string, cap: string, clerk: string;
type Who = string;
const run = (who: Who, operation: string, input: unknown = {}) => house.run(operation, input, who, town);
const refused = (work: Promise<unknown>): Promise<Refused> => work.then(() => { throw new Error('done'); }, (failure: Refused) => failure);
const begin = async (businessKey: string): Promise<string> => { await run(cap, 'processes.start-process', { code: 'tasks', businessKey, variables: { caseCode: businessKey } }); return (await run(cap, 'processes.workload', { limit: 200 })).tasks.find((each: { businessKey: string }) => each.businessKey === businessKey).id; };
const inboxOf = async (who: Who) => (await run(who, 'processes.tasks')).map(({ id }: { id: string }) => id);

beforeAll(async () => {
  house = await foundedInstallation({ modules: [terms, processes] });
  town = await house.town('navarcles');
  ann = await house.person(town, 'Anna Serra', 'case-handler');
  ben = await house.person(town, 'Biel Puig', 'case-handler');
  cap = await house.person(town, 'Carme Roca', 'programme-manager');
  clerk = await house.person(town, 'Dolors Mas', 'registry-clerk');
  await run(cap, 'processes.deploy-process', { code: 'tasks', name: 'Tasques', bpmn, decisions: [] });
});
afterAll(() => house.close());

it('whoever a model may offer a task to can open it and do it, but who only administers or audits', () => {
  const unable = (Object.keys(roleNames) as (keyof typeof roleNames)[]).filter((role) => !['processes.read', 'processes.run'].every((each) => processes.grants?.[role]?.includes(each)));
  expect(unable).toEqual(['administrator', 'auditor']);
});

describe('a task', () => {
  it('that one has is passed to another person, who sees it as theirs and others do not', async () => {
    const task = await begin('T-1');
    await run(ann, 'processes.claim-task', { task });
    expect((await refused(run(ben, 'processes.hand-over-task', { task, to: ben }))).code).toBe('processes.hand-over-not-yours');
    expect((await refused(run(ann, 'processes.hand-over-task', { task, to: randomUUID() }))).code).toBe('processes.person-not-here');
    await run(ann, 'processes.hand-over-task', { task, to: clerk, reason: 'Coneix el cas' });
    expect(await inboxOf(ann)).not.toContain(task);
    // A clerk is no candidate, and yet it is theirs now.
    expect((await run(clerk, 'processes.tasks'))[0]).toMatchObject({ id: task, mine: true });
    await run(clerk, 'processes.complete-task', { task });
    const told = (await run(cap, 'processes.where-it-stands', { businessKey: 'T-1' }))[0].steps.map(({ sentence }: { sentence: { ca: string } }) => sentence.ca);
    expect(told).toContain('Anna Serra va donar «Informe» a Dolors Mas. Motiu: Coneix el cas');
  });
  it('that is delegated goes back to who delegated it, who closes it', async () => {
    const task = await begin('T-2');
    await run(ann, 'processes.delegate-task', { task, to: ben, reason: 'Mira’n els imports' });
    expect((await run(ben, 'processes.tasks')).find(({ id }: { id: string }) => id === task)).toMatchObject({ asked: 'Mira’n els imports', delegator: 'Anna Serra', about: 'T-2' });
    expect((await run(ben, 'processes.tasks'))[0]).toMatchObject({ id: task, mine: true, owner: ann });
    expect((await refused(run(ben, 'processes.complete-task', { task }))).sentence.ca).toContain('torneu-la a qui us la va delegar');
    await run(ben, 'processes.return-task', { task, reason: 'Quadren' });
    await run(ann, 'processes.complete-task', { task });
  });
  it('never goes to whom the four-eyes rule excludes', async () => {
    const report = await begin('T-3');
    await run(ann, 'processes.complete-task', { task: report });
    const check = (await run(ben, 'processes.tasks', { businessKey: 'T-3' }))[0].id;
    expect((await run(cap, 'processes.colleagues', { task: check })).map(({ name }: { name: string }) => name)).toEqual(expect.not.arrayContaining(['Anna Serra']));
    expect((await refused(run(cap, 'processes.assign-task', { task: check, to: ann }))).code).toBe('processes.four-eyes');
  });
  it('is left only by whoever has it, and taken away by who shares the work out', async () => {
    const task = await begin('T-4');
    await run(ann, 'processes.claim-task', { task });
    expect((await refused(run(ben, 'processes.release-task', { task }))).code).toBe('processes.not-yours');
    await run(cap, 'processes.assign-task', { task, to: null });
    expect(await inboxOf(ben)).toContain(task);
    expect((await refused(run(ann, 'processes.assign-task', { task, to: ben }))).code).toBe('kernel.not-allowed');
  });
  it('carries comments that stay with what it is about', async () => {
    const task = await begin('T-5');
    await run(ann, 'processes.comment-on-task', { task, text: 'Falta el plànol' });
    expect((await refused(run(ann, 'processes.comment-on-task', { task, text: '  ' }))).fields[0]?.field).toBe('/text');
    expect((await run(ben, 'processes.tasks')).find(({ id }: { id: string }) => id === task)).toMatchObject({ comments: 1, title: { en: 'Report' } });
    await run(ann, 'processes.complete-task', { task });
    expect(await run(cap, 'processes.comments', { businessKey: 'T-5' })).toMatchObject([{ text: 'Falta el plànol', by: 'Anna Serra' }]);
    expect((await refused(run(ann, 'processes.comment-on-task', { task, text: 'tard' }))).code).toBe('processes.task-gone');
  });
  it('is done with many others at once; those that cannot say why', async () => {
    const [one, two] = [await begin('T-6'), await begin('T-7')];
    await run(ben, 'processes.claim-task', { task: two });
    expect(await run(ann, 'processes.complete-tasks', { tasks: [one, two, one] })).toMatchObject([{ task: one, done: true, why: null }, { task: two, done: false, why: { ca: expect.stringContaining('la té una altra persona') } }]);
    const check = (await run(ben, 'processes.tasks', { businessKey: 'T-6' }))[0].id;
    expect(await run(ben, 'processes.complete-tasks', { tasks: [check] })).toMatchObject([{ done: false, why: { ca: 'Aquesta tasca demana un formulari: obriu-la i ompliu-lo.' } }]);
    expect(await run(ben, 'processes.complete-tasks', { tasks: [check], variables: { agreed: true } })).toMatchObject([{ done: true }]);
  });
});

describe('who shares the work out', () => {
  it('sees how much each person has, the overdue first, and changes priority and date saying why', async () => {
    const [early, late] = [await begin('W-1'), await begin('W-2')];
    await run(cap, 'processes.assign-task', { task: late, to: ben });
    await run(cap, 'processes.change-task', { task: late, priority: 2, dueAt: '2020-01-01', reason: 'Ho demana la sindicatura' });
    const { people, tasks, next } = await run(cap, 'processes.workload', { limit: 1 });
    // A day is over at its last second in Madrid, where in winter it is one hour later than in summer.
    expect(tasks).toMatchObject([{ id: late, late: true, dueAt: '2020-01-01T22:59:59.000Z', priority: 2, about: 'W-2', assignee: { name: 'Biel Puig' } }]);
    expect(people.find(({ name }: { name: string | null }) => name === 'Biel Puig')).toMatchObject({ late: 1 });
    expect(people[0].person).toBeNull();
    const rest = await run(cap, 'processes.workload', { after: next, limit: 200 });
    expect(rest.tasks.map(({ id }: { id: string }) => id)).toContain(early);
    expect(rest.tasks.map(({ id }: { id: string }) => id)).not.toContain(late);
    expect((await run(cap, 'processes.workload', { person: ben })).tasks.every(({ assignee }: { assignee: { id: string } }) => assignee.id === ben)).toBe(true);
    expect((await run(cap, 'processes.workload', { unit: randomUUID() })).tasks).toEqual([]);
  });
});

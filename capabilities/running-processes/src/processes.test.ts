import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { identityModule } from '@comu/identity';
import { defineModule, operation, record, refusal, text, type Refused } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { terms } from '@comu/running-terms';
import { claimTask, completeTask, deployProcess, processes, startProcess, tasks } from './index.ts';

const label = { ca: 'x', es: 'x', en: 'x' };
const Effect = record('work.effect', { title: label, plural: label, retention: 'permanent', read: 'work.read', fields: { what: text(label).open() } });
const tooMuch = refusal('work.too-much', { says: label });
const note = operation('work.note', {
  title: label, permission: 'system', input: { amount: z.number() }, output: z.object({ doubled: z.number() }),
  async run({ amount }, { db }) {
    await db.insert(Effect, { what: `amount ${amount}` });
    if (amount > 1000) throw tooMuch();
    return { doubled: amount * 2 };
  },
});
const work = defineModule({ name: 'work', title: label, records: [Effect], operations: [note], permissions: { 'work.read': label } });

const bpmn = (more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
  <process id="p" isExecutable="true">
    <startEvent id="start"><outgoing>f1</outgoing></startEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="service"/>
    <serviceTask id="service" name="Anota"><extensionElements><comu:operation name="work.note" result="noted"/><comu:input source="amount" target="amount"/>${more}</extensionElements><incoming>f1</incoming><outgoing>f2</outgoing></serviceTask>
    <sequenceFlow id="f2" sourceRef="service" targetRef="which"/>
    <exclusiveGateway id="which" default="f4"><incoming>f2</incoming><outgoing>f3</outgoing><outgoing>f4</outgoing></exclusiveGateway>
    <sequenceFlow id="f3" sourceRef="which" targetRef="propose"><conditionExpression xsi:type="tFormalExpression">noted.doubled &gt; 10</conditionExpression></sequenceFlow>
    <sequenceFlow id="f4" sourceRef="which" targetRef="end"/>
    <userTask id="propose" name="Proposa"><extensionElements><comu:candidates role="case-handler"/></extensionElements><incoming>f3</incoming><outgoing>f5</outgoing></userTask>
    <sequenceFlow id="f5" sourceRef="propose" targetRef="review"/>
    <userTask id="review" name="Revisa"><extensionElements><comu:candidates role="case-handler"/><comu:fourEyes task="propose"/></extensionElements><incoming>f5</incoming><outgoing>f6</outgoing></userTask>
    <sequenceFlow id="f6" sourceRef="review" targetRef="end"/>
    <endEvent id="end"><incoming>f4</incoming><incoming>f6</incoming></endEvent>
  </process>
</definitions>`;

const town = randomUUID(), ann = randomUUID(), ben = randomUUID();
const person = (id: string) => {
  const actor = testActor({ person: id, organisations: { [town]: ['processes.run', 'processes.read', 'processes.model', 'processes.manage', 'work.read'] } });
  return { actor: { ...actor, standings: actor.standings.map((each) => ({ ...each, roles: ['case-handler'] })) }, organisation: town };
};
let house: Installation;
beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, processes, work] });
  await house.runner.run(deployProcess, { code: 'trial', name: 'Prova', bpmn: bpmn(), decisions: [] }, person(ann));
});
afterAll(() => house.close());

describe('processes at work', () => {
  it('runs a process with a service, a choice and two people who must differ', async () => {
    const { instance } = await house.runner.run(startProcess, { code: 'trial', businessKey: 'case-1', variables: { amount: 21 } }, person(ann));
    await house.drain();
    const [task] = await house.runner.run(tasks, { businessKey: 'case-1' }, person(ann));
    expect(task).toMatchObject({ name: 'Proposa', instance });
    await house.runner.run(claimTask, { task: task!.id }, person(ann));
    await house.runner.run(completeTask, { task: task!.id, variables: {} }, person(ann));
    const [review] = await house.runner.run(tasks, { businessKey: 'case-1' }, person(ben));
    expect(review).toMatchObject({ name: 'Revisa' });
    const failure: Refused = await house.runner.run(completeTask, { task: review!.id, variables: {} }, person(ann)).then(() => { throw new Error('done'); }, (each: Refused) => each);
    expect(failure.code).toBe('processes.four-eyes');
    await house.runner.run(completeTask, { task: review!.id, variables: {} }, person(ben));
    const [found] = await house.runner.run('processes.where-it-stands', { businessKey: 'case-1' }, person(ann));
    expect(found.state).toBe('completed');
    expect((await house.runner.run('work.effect.list', { filter: { what: 'amount 21' } }, person(ann))).rows).toHaveLength(1);
  });
  it('undoes what a refused operation did and stops at an incident that can be mended', async () => {
    await house.runner.run(startProcess, { code: 'trial', businessKey: 'case-2', variables: { amount: 5000 } }, person(ann));
    await house.drain();
    expect((await house.runner.run('work.effect.list', { filter: { what: 'amount 5000' } }, person(ann))).rows).toHaveLength(0);
    const [incident] = await house.runner.run('processes.stopped', {}, person(ann));
    expect(incident).toMatchObject({ element: 'service', businessKey: 'case-2' });
    await house.runner.run('processes.resolve-incident', { instance: incident.instance, incident: incident.id, how: 'skip', reason: 'Anotat a mà', variables: { noted: { doubled: 2 } } }, person(ann));
    await house.drain();
    const [found] = await house.runner.run('processes.where-it-stands', { businessKey: 'case-2' }, person(ann));
    expect(found.state).toBe('completed');
  });
  it('refuses a model that breaks the standard, naming element and rule', async () => {
    const broken = bpmn().replace('targetRef="end"', 'targetRef="nowhere"');
    const failure: Refused = await house.runner.run(deployProcess, { code: 'broken', name: 'x', bpmn: broken, decisions: [] }, person(ann)).then(() => { throw new Error('deployed'); }, (each: Refused) => each);
    expect(failure.code).toBe('processes.model-refused');
    expect(failure.fields[0]?.field).toContain('f4');
  });
});

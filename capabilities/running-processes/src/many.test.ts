import { randomUUID } from 'node:crypto';
import { identityModule } from '@comu/identity';
import { defineModule, operation } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { terms } from '@comu/running-terms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { completeTasks, deployProcess, processes, sendMessage, startProcess, startProcesses, tasks } from './index.ts';

const town = randomUUID();
const as = { actor: testActor({ person: randomUUID(), organisations: { [town]: ['processes.run', 'processes.manage', 'processes.model'] } }), organisation: town };
const text = (value: string) => ({ ca: value, es: value, en: value });

const asked: number[] = [];
const level = operation('many.level', { title: text('Level'), permission: 'system', kind: 'query', input: { amount: z.number() }, output: z.object({ level: z.number() }), run: async ({ amount }) => { asked.push(amount); return { level: amount > 10 ? 2 : 1 }; } });
const ran: string[][] = [];
const together = operation('many.together', {
  title: text('Together'), permission: 'system', input: { name: z.string() }, output: z.null(),
  async run({ name }) { ran.push([name]); if (name === 'bad') throw new Error('Bad.'); return null; },
  async runTogether(inputs) { ran.push(inputs.map(({ name }) => name)); if (inputs.some(({ name }) => name === 'bad')) throw new Error('One is bad.'); },
});
const leave = operation('many.leave', { title: text('Leave'), permission: 'processes.run', input: { names: z.array(z.string()) }, output: z.null(), async run({ names }, { later }) { for (const name of names) await later(together, { name }); return null; } });
const leaveStarts = operation('many.leave-starts', { title: text('Leave starts'), permission: 'processes.run', input: { code: z.string(), amounts: z.array(z.number()) }, output: z.null(), async run({ code, amounts }, { later }) { for (const amount of amounts) await later(startProcess, { code, variables: { amount } }); return null; } });
const modules = [identityModule, terms, processes, defineModule({ name: 'many', title: text('Many'), operations: [level, together, leave, leaveStarts] })];

const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:comu="https://comu.cat/bpmn/1" id="d" targetNamespace="t">
<message id="answer" name="answer"/>
<process id="p" isExecutable="true">
<startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="first"/>
<serviceTask id="first" name="first"><extensionElements><comu:operation name="many.level" result="done"/><comu:input source="amount" target="amount"/></extensionElements></serviceTask>
<sequenceFlow id="f2" sourceRef="first" targetRef="task"/><userTask id="task" name="Task"/><sequenceFlow id="f3" sourceRef="task" targetRef="wait"/>
<intermediateCatchEvent id="wait"><extensionElements><comu:correlation key="string(amount)"/></extensionElements><messageEventDefinition messageRef="answer"/></intermediateCatchEvent><sequenceFlow id="f4" sourceRef="wait" targetRef="end"/>
<endEvent id="end"/></process></definitions>`;

let house: Installation;
beforeAll(async () => {
  house = await testInstallation({ modules });
  await house.runner.run(deployProcess, { code: 'many', name: 'Many', bpmn: model, decisions: [] }, as);
});
afterAll(() => house.close());

const rows = async (sql: string) => (await house.database.owner.query(sql)).rows;

describe('many processes at once', () => {
  it('are started and their tasks done in one commit each, with what is quick worked out within it', async () => {
    const { instances } = await house.runner.run(startProcesses, { code: 'many', items: Array.from({ length: 20 }, (_, index) => ({ businessKey: `case ${index}`, variables: { amount: index } })) }, as);
    expect(instances).toHaveLength(20);
    expect(asked).toHaveLength(20);
    expect(await rows(`select count(*)::int as acts from kernel.act where operation = 'processes.start-processes'`)).toEqual([{ acts: 1 }]);
    const open = await rows(`select id from processes.task where state = 'open'`);
    const outcomes = await house.runner.run(completeTasks, { tasks: open.map(({ id }) => id), variables: {} }, as);
    expect(outcomes.every(({ done }: { done: boolean }) => done)).toBe(true);
    expect(await rows(`select count(*)::int as waiting from processes.subscription where name = 'answer'`)).toEqual([{ waiting: 20 }]);
    expect(await rows(`select count(*)::int as gaps from (select instance, count(*) n, max(number) m from processes.event group by instance) e where n <> m`)).toEqual([{ gaps: 0 }]);
  });
  it('are started in one transaction when their starts were left for later, and one by one when one of them cannot', async () => {
    const before = await rows(`select count(*)::int as instances from processes.instance`);
    await house.runner.run(leaveStarts, { code: 'many', amounts: [101, 102, 103] }, as);
    await house.drain();
    expect(await rows(`select count(*)::int as acts from kernel.act where operation = 'processes.start-process'`)).toEqual([{ acts: 1 }]);
    expect(await rows(`select count(*)::int - ${before[0].instances} as more from processes.instance`)).toEqual([{ more: 3 }]);
    await house.runner.run(leaveStarts, { code: 'nowhere', amounts: [1] }, as);
    await house.runner.run(leaveStarts, { code: 'many', amounts: [104] }, as);
    await house.drain();
    expect(await rows(`select count(*)::int - ${before[0].instances} as more from processes.instance`)).toEqual([{ more: 4 }]);
    expect(await rows(`delete from kernel.job where operation = 'processes.start-process' returning input->>'code' as code, failures`)).toEqual([{ code: 'nowhere', failures: 1 }]);
    await rows(`delete from processes.task; delete from processes.instance where id in (select instance from processes.variable where name = 'amount' and value::text::int > 100)`);
  });
  it('are told apart: a task done twice in one request is done once, an unknown one says why', async () => {
    await house.runner.run(startProcesses, { code: 'many', items: [{ variables: { amount: 1 } }] }, as);
    const [{ id }] = await rows(`select id from processes.task where state = 'open'`) as [{ id: string }];
    const other = randomUUID();
    expect(await house.runner.run(completeTasks, { tasks: [id, id, other], variables: {} }, as)).toMatchObject([{ task: id, done: true }, { task: other, done: false, why: { ca: expect.stringContaining('ja no cal') } }]);
  });
  it('hear in one transaction of what other transactions left for them', async () => {
    const waiting = await rows(`select correlation from processes.subscription where name = 'answer'`);
    for (const { correlation } of waiting) await house.runner.run(sendMessage, { name: 'answer', correlation, payload: {} }, as);
    // Two of them wait for the same word, which the first of both hears twice; it is told once more.
    while ((await house.drain()) > 0);
    for (const { correlation } of await rows(`select correlation from processes.subscription where name = 'answer'`)) await house.runner.run(sendMessage, { name: 'answer', correlation, payload: {} }, as);
    while ((await house.drain()) > 0);
    expect(await rows(`select count(*)::int as acts from kernel.act where operation = 'processes.apply-command'`)).toEqual([{ acts: 2 }]);
    expect(await rows(`select distinct state from processes.instance`)).toEqual([{ state: 'completed' }]);
  });
});

describe('a process of another file', () => {
  const file = (id: string, inside: string) => `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" id="d" targetNamespace="t"><process id="${id}" isExecutable="true"><startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="x"/>${inside}<sequenceFlow id="f2" sourceRef="x" targetRef="e"/><endEvent id="e"/></process></definitions>`;
  const calling = (called: string) => file('caller', `<callActivity id="x" name="Call"><extensionElements><comu:called process="${called}"/></extensionElements></callActivity>`);
  it('is called by the code it is published with, about the same case, and the caller goes on when it ends', async () => {
    await house.runner.run(deployProcess, { code: 'report', name: 'Report', bpmn: file('inner', '<userTask id="x" name="Report"/>'), decisions: [] }, as);
    await house.runner.run(deployProcess, { code: 'caller', name: 'Caller', bpmn: calling('report'), decisions: [] }, as);
    const { instance } = await house.runner.run(startProcess, { code: 'caller', businessKey: 'case 7', variables: {} }, as);
    await house.drain();
    const [task] = await house.runner.run(tasks, { businessKey: 'case 7' }, as);
    expect(task).toMatchObject({ name: 'Report', businessKey: 'case 7' });
    await house.runner.run(completeTasks, { tasks: [task?.id as string], variables: {} }, as);
    await house.drain();
    expect(await rows(`select state from processes.instance where id = '${instance}'`)).toEqual([{ state: 'completed' }]);
  });
  it('that is not published stops the caller with what is missing, and nothing else', async () => {
    await house.runner.run(deployProcess, { code: 'lost', name: 'Lost', bpmn: calling('nowhere'), decisions: [] }, as);
    const { instance } = await house.runner.run(startProcess, { code: 'lost', variables: {} }, as);
    await house.drain();
    expect(await rows(`select facts->>'message' as why from processes.incident where instance = '${instance}'`)).toEqual([{ why: expect.stringContaining('nowhere') }]);
  });
});

describe('jobs of an operation that does many together', () => {
  it('are done in one transaction, and one by one when one of them fails', async () => {
    await house.runner.run(leave, { names: ['a', 'b', 'c'] }, as);
    await house.drain();
    expect(ran).toEqual([['a', 'b', 'c']]);
    ran.length = 0;
    await house.runner.run(leave, { names: ['a', 'bad', 'c'] }, as);
    await house.drain();
    expect(ran[0]).toEqual(['a', 'bad', 'c']);
    expect(ran.slice(1)).toEqual([['a'], ['bad'], ['c']]);
    expect(await rows(`select failures, input from kernel.job where operation = 'many.together'`)).toEqual([{ failures: 1, input: { name: 'bad' } }]);
  });
  it('are taken fifty at a time, each once, also by a planner that believes the queue empty, as it mostly is', async () => {
    await house.database.owner.query('delete from kernel.job');
    await house.database.owner.query('vacuum (analyze) kernel.job');
    ran.length = 0;
    const names = Array.from({ length: 120 }, (_, index) => String(index));
    await house.runner.run(leave, { names }, as);
    await house.drain();
    expect(ran.map((each) => each.length)).toEqual([50, 50, 20]);
    expect(ran.flat()).toEqual(names);
  });
});

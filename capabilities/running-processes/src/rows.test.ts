import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityModule } from '@comu/identity';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { terms } from '@comu/running-terms';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { completeTask, deployProcess, processes, startProcess } from './index.ts';

const town = randomUUID();
const as = { actor: testActor({ person: randomUUID(), organisations: { [town]: ['processes.run', 'processes.model'] } }), organisation: town };
const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p" isExecutable="true">
<startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="task"/><userTask id="task" name="Task"/><sequenceFlow id="f2" sourceRef="task" targetRef="end"/><endEvent id="end"/></process></definitions>`;

let house: Installation;
beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, processes] });
  await house.runner.run(deployProcess, { code: 'p', name: 'P', bpmn: model, decisions: [] }, as);
});
afterAll(() => house.close());

it('whoever had to wait for an instance goes by what the step before left, not by what it saw when it began to wait', async () => {
  const { owner } = house.database;
  const { instance } = await house.runner.run(startProcess, { code: 'p', variables: {} }, as);
  const { rows: [task] } = await owner.query<{ id: string }>('select id from processes.task where instance = $1', [instance]);
  const other = await owner.connect();
  try {
    await other.query('begin');
    await other.query('update processes.instance set version = version + 1 where id = $1', [instance]);
    await other.query(`update processes.task set state = 'completed' where instance = $1`, [instance]);
    const late = house.runner.run(completeTask, { task: task?.id ?? '' }, as).then(() => 'done', (failure: { code?: string }) => failure.code);
    const waits = async () => (await owner.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows.length > 0;
    while (!(await waits())) await sleep(20);
    await other.query('commit');
    expect(await late).toBe('processes.task-gone');
  } finally {
    other.release();
  }
});

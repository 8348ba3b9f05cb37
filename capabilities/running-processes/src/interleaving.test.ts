import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { identityModule } from '@comu/identity';
import { defineModule, operation, record, Refused, text } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { blocks, draw } from '@comu/processes/testing';
import { terms } from '@comu/running-terms';
import { deployProcess, processes, startProcess } from './index.ts';

const label = { ca: 'x', es: 'x', en: 'x' };
const Effect = record('trial.effect', { title: label, plural: label, retention: 'permanent', fields: { what: text(label).open() } });
const work = operation('trial.work', { title: label, permission: 'system', input: { what: z.string() }, output: z.null(), async run({ what }, { db }) { await db.insert(Effect, { what }); return null; } });
const fails = operation('trial.fails', { title: label, permission: 'system', input: {}, output: z.null(), async run() { throw new Error('always'); } });
const trial = defineModule({ name: 'trial', title: label, records: [Effect], operations: [work, fails] });

const town = randomUUID(), other = randomUUID(), ann = randomUUID();
const rights = ['processes.run', 'processes.read', 'processes.model', 'processes.manage'];
const as = (organisation: string) => ({ actor: testActor({ person: ann, organisations: { [town]: rights, [other]: rights } }), organisation });
let house: Installation;
beforeAll(async () => { house = await testInstallation({ modules: [identityModule, terms, processes, trial] }); });
afterAll(() => house.close());

/** Every job of the drawing has its effect, once for each time that it is done. */
const callable = (xml: string) => xml.replaceAll(/<comu:operation name="(job\d+)"\/>/g, '<comu:operation name="trial.work"/><comu:input source="&quot;$1&quot;" target="what"/>');

/** Several workers take what is due, while several people do their tasks, until nothing is left; then the clock goes on, for what waits for it. */
async function allAtOnce(instance: string) {
  const worker = async () => { while (await house.runner.runJob()); };
  const person = async (number: number) => {
    for (;;) {
      const open = (await house.runner.run('processes.tasks', {}, as(town))).filter((each: { instance: string }) => each.instance === instance);
      const task = open[number % Math.max(1, open.length)];
      if (task === undefined) return;
      // Two people may press at once: one of them is told that it is done.
      await house.runner.run('processes.complete-task', { task: task.id }, as(town)).catch((failure) => { if (!(failure instanceof Refused)) throw failure; });
    }
  };
  for (let rounds = 0; rounds < 40; rounds += 1) {
    await Promise.all([worker(), worker(), worker(), person(0), person(1)]);
    const { rows: [state] } = await house.database.owner.query('select state from processes.instance where id = $1', [instance]);
    if (state.state !== 'running') return;
    house.clock.now = new Date(house.clock.now.getTime() + 3_700_000);
  }
}

const counted = (rows: readonly { what: string }[]) => rows.reduce<Record<string, number>>((counts, { what }) => ({ ...counts, [what]: (counts[what] ?? 0) + 1 }), {});

describe('whatever the process and however three workers and two people interleave', () => {
  it('it ends, each step is done as often as its blocks say with its effect exactly once, and no row is left behind', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, async (block) => {
        const { xml, expected } = draw(block);
        const code = `p-${randomUUID().slice(0, 8)}`;
        await house.database.owner.query('delete from trial.effect');
        await house.runner.run(deployProcess, { code, name: 'x', bpmn: callable(xml), decisions: [] }, as(town));
        const { instance } = await house.runner.run(startProcess, { code, variables: {} }, as(town));
        await allAtOnce(instance);
        const { rows: [{ state, lastEvent }] } = await house.database.owner.query('select state, last_event as "lastEvent" from processes.instance where id = $1', [instance]);
        expect(state).toBe('completed');
        for (const table of ['token', 'activity', 'job', 'timer', 'subscription']) expect((await house.database.owner.query(`select * from processes.${table} where instance = $1`, [instance])).rows, table).toEqual([]);
        const { rows: done } = await house.database.owner.query(`select element as what from processes.event where instance = $1 and kind = 'activity-started' and element ~ '^(user|job|script)'`, [instance]);
        const due = Object.fromEntries(Object.entries(expected).filter(([, times]) => times > 0));
        expect(counted(done)).toEqual(due);
        const { rows: effects } = await house.database.owner.query('select what from trial.effect');
        expect(counted(effects)).toEqual(Object.fromEntries(Object.entries(due).filter(([element]) => element.startsWith('job'))));
        const { rows: [{ events, last }] } = await house.database.owner.query('select count(*)::int as events, max(number) as last from processes.event where instance = $1', [instance]);
        expect([events, last]).toEqual([lastEvent, lastEvent]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what goes wrong in one place', () => {
  const round = (operationName: string, what: string, back: string) => `<?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t"><process id="p" isExecutable="true">
    <startEvent id="s"/><exclusiveGateway id="in"/><serviceTask id="w"><extensionElements><comu:operation name="${operationName}"/><comu:retry times="3" wait="PT1S"/>${what}</extensionElements></serviceTask><exclusiveGateway id="out" default="fo"/><endEvent id="e"/>
    <sequenceFlow id="f0" sourceRef="s" targetRef="in"/><sequenceFlow id="f1" sourceRef="in" targetRef="w"/><sequenceFlow id="f2" sourceRef="w" targetRef="out"/><sequenceFlow id="fb" sourceRef="out" targetRef="in"><conditionExpression xsi:type="tFormalExpression">${back}</conditionExpression></sequenceFlow><sequenceFlow id="fo" sourceRef="out" targetRef="e"/></process></definitions>`;
  const input = '<comu:input source="&quot;w&quot;" target="what"/>';
  const finished = async (organisation: string, key: string) => (await house.database.owner.query(`select count(*)::int as done from processes.instance where organisation = $1 and business_key like $2 and state = 'completed'`, [organisation, `${key}%`])).rows[0].done;

  it('an instance that goes round for ever, or a body whose every step fails, does not keep the others from ending', async () => {
    const deploy = (code: string, bpmn: string, organisation: string) => house.runner.run(deployProcess, { code, name: 'x', bpmn, decisions: [] }, as(organisation));
    const start = (code: string, businessKey: string, organisation: string) => house.runner.run(startProcess, { code, businessKey, variables: {} }, as(organisation));
    await deploy('hot', round('trial.work', input, 'true'), town);
    await deploy('good', round('trial.work', input, 'false'), town);
    await deploy('bad', round('trial.fails', '', 'false'), other);
    const { instance: hot } = await start('hot', 'hot', town);
    for (let number = 0; number < 30; number += 1) await start('bad', `bad-${number}`, other);
    for (let number = 0; number < 10; number += 1) await start('good', `good-${number}`, town);
    let turns = 0;
    const worker = async () => { while (turns < 600 && (await finished(town, 'good-')) < 10) { turns += 1; if (!(await house.runner.runJob())) return; } };
    await Promise.all([worker(), worker(), worker()]);
    expect(await finished(town, 'good-')).toBe(10);
    expect((await house.runner.run('processes.where-it-stands', { instance: hot }, as(town)))[0].state).toBe('running');
    // What fails waits for its own turn, or for a person, in its own body.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      house.clock.now = new Date(house.clock.now.getTime() + 10_000);
      for (let turn = 0; turn < 80; turn += 1) await house.runner.runJob();
    }
    expect((await house.runner.run('processes.stopped', {}, as(other)))).toHaveLength(30);
    expect((await house.runner.run('processes.stopped', {}, as(town)))).toEqual([]);
  });
});

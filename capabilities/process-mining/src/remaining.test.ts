import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityModule } from '@comu/identity';
import type { Refused } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { completeTask, deployProcess, processes, startProcess, tasks } from '@comu/running-processes';
import { startTerm, suspendTerm, terms } from '@comu/running-terms';
import { processMining } from './index.ts';

const bpmn = `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" id="file" targetNamespace="t"><process id="p" isExecutable="true">
<startEvent id="s"/><userTask id="report" name="Informeu"/><userTask id="decide" name="Resoleu"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="report"/><sequenceFlow id="f2" sourceRef="report" targetRef="decide"/><sequenceFlow id="f3" sourceRef="decide" targetRef="e"/></process></definitions>`;

const [town, ann, day] = [randomUUID(), randomUUID(), 86_400_000] as const;
const as = { actor: testActor({ person: ann, organisations: { [town]: ['mining.read', 'processes.run', 'processes.read', 'processes.model', 'terms.manage', 'terms.read'] } }), organisation: town };
let house: Installation;
let definition = '';
const start = async (key: string) => { await house.runner.run(startProcess, { code: 'permit', businessKey: key, variables: {} }, as); await house.drain(); };
const remaining = async (key: string) => {
  const { rows: [row] } = await house.database.owner.query('select id from processes.instance where business_key = $1', [key]);
  return house.runner.run('mining.remaining-time', { instance: row.id }, as) as any;
};

/** A case that ended: the report so many days after it began, and the decision so many after that. */
async function ended(began: number, report: number, decide: number) {
  const [id, at] = [randomUUID(), (days: number) => new Date(began + days * day).toISOString()];
  await house.database.owner.query(`insert into processes.instance (organisation, id, definition, process, state, version, last_event, started_at, ended_at) values ($1, $2, $3, 'p', 'completed', 1, 2, $4, $5)`, [town, id, definition, at(0), at(report + decide)]);
  for (const [number, name, when] of [[1, 'Informeu', at(report)], [2, 'Resoleu', at(report + decide)]] as const) await house.database.owner.query(`insert into processes.event (organisation, instance, number, at, kind, element, name, activity) values ($1, $2, $3, $4, 'activity-completed', $5, $6, $7)`, [town, id, number, when, number === 1 ? 'report' : 'decide', name, randomUUID()]);
}

beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, processes, processMining] });
  definition = (await house.runner.run(deployProcess, { code: 'permit', name: 'Llicència', bpmn, decisions: [] }, as)).id;
  await start('first');
});
afterAll(() => house.close());

describe('how long is left to a case that runs', () => {
  it('is not told when nothing has ended', async () => {
    expect(await remaining('first')).toMatchObject({ ends: null, byStep: null, past: null, learntFrom: 0 });
  });
  it('is told from its beginning and after each step, beside the mean of the step, with the error of both on the past', async () => {
    const now = house.clock.now.getTime();
    // The decision takes 1 to 9 days, and once in ten cases 60: the middle one is nearer than the mean.
    for (let index = 0; index < 40; index += 1) await ended(now - (200 - index * 2) * day, 2, index % 10 === 9 ? 60 : 1 + (index % 10));
    house.clock.now = new Date(now + day);
    const begun = await remaining('first');
    const days = (moment: string) => (Date.parse(moment) - house.clock.now.getTime()) / day;
    expect(begun).toMatchObject({ learntFrom: 40, ends: { from: 40, after: [] }, byStep: { step: null } });
    const [task] = await house.runner.run(tasks, { businessKey: 'first' }, as);
    await house.runner.run(completeTask, { task: task?.id ?? '', variables: {} }, as);
    await house.drain();
    const after = await remaining('first');
    expect(after.ends).toMatchObject({ from: 40, after: [{ ca: 'Informeu', es: 'Informeu', en: 'Informeu' }] });
    expect(days(after.ends.median)).toBeCloseTo(6, 1);
    expect(days(after.byStep.at)).toBeCloseTo(10.5, 1);
    expect(days(begun.ends.median)).toBeGreaterThan(days(after.ends.median));
    expect(after.past.error).toBeLessThan(after.past.stepError);
    expect(after.past).toMatchObject({ cases: 12, predictions: 12 });
    house.clock.now = new Date(house.clock.now.getTime() + 6 * day);
    // Only those that had waited as long as it has are like it.
    expect((await remaining('first')).ends.from).toBe(16);
  });
  it('says since when a term is suspended, by which article and what will be left of it, instead of a day', async () => {
    const about = randomUUID();
    await start(about);
    const rule = { amount: 20, unit: 'working-days', article: 'x' } as const;
    const [reason, began] = [{ ca: 'Esmena', es: 'Subsanación', en: 'Amendment' }, house.clock.now.toISOString().slice(0, 10)];
    const term = await house.runner.run(startTerm, { subject: about, purpose: 'resolve', rule, start: began }, as);
    expect(await remaining(about)).toMatchObject({ due: term.endsOn, suspended: null });
    await house.runner.run(suspendTerm, { term: term.id, reason, article: '22.1.a' }, as);
    const told = { due: null, suspended: { ca: expect.stringMatching(/^Suspès des del .* \(art\. 22\.1\.a\): quan es reprengui quedaran 20 dies hàbils$/) }, risk: 'suspended' };
    expect(await remaining(about)).toMatchObject(told);
    const { answer } = await house.runner.run('mining.open-cases', { source: { kind: 'process', code: 'permit' } }, as) as any;
    expect(answer.list.find((row: { about: string }) => row.about === about)).toMatchObject(told);
    expect(answer.reading.ca).toContain('Un té el termini suspès.');
  });
  it('is told of no case of another body, nor of one that has ended', async () => {
    const { rows: [row] } = await house.database.owner.query(`select id from processes.instance where state = 'completed' limit 1`);
    const failure = (await house.runner.run('mining.remaining-time', { instance: row.id }, as).catch((each: unknown) => each)) as Refused;
    expect([failure.code, failure.status]).toEqual(['mining.unknown-case', 404]);
  });
});

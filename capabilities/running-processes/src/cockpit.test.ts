import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityModule } from '@comu/identity';
import type { Refused } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { terms } from '@comu/running-terms';
import { deployProcess, processes, startProcess } from './index.ts';

const bpmn = (ending = 'Resolt') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
  <process id="p" name="Ajut" isExecutable="true">
    <startEvent id="start" name="Entra"><outgoing>f1</outgoing></startEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="score"/>
    <businessRuleTask id="score" name="Calcula"><extensionElements><comu:decision ref="Ajut" result="grant"/></extensionElements><incoming>f1</incoming><outgoing>f2</outgoing></businessRuleTask>
    <sequenceFlow id="f2" sourceRef="score" targetRef="review"/>
    <userTask id="review" name="Revisa"><extensionElements><comu:name es="Revisa (es)" en="Review"/><comu:candidates role="case-handler"/></extensionElements><incoming>f2</incoming><outgoing>f3</outgoing></userTask>
    <sequenceFlow id="f3" sourceRef="review" targetRef="pay"/>
    <serviceTask id="pay" name="Paga"><extensionElements><comu:operation name="nobody.pays"/></extensionElements><incoming>f3</incoming><outgoing>f5</outgoing></serviceTask>
    <sequenceFlow id="f5" sourceRef="pay" targetRef="end"/>
    <endEvent id="end" name="${ending}"><incoming>f5</incoming></endEvent>
  </process>
</definitions>`;
const table = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="t" name="Ajuts" namespace="https://t.cat/ajuts">
  <inputData id="i1" name="income"><variable name="income" typeRef="number"/></inputData>
  <decision id="ajut" name="Ajut"><variable name="Ajut" typeRef="number"/><informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <decisionTable id="dt" hitPolicy="UNIQUE"><input id="c1" label="Renda"><inputExpression typeRef="number"><text>income</text></inputExpression></input><output id="o" name="Ajut" typeRef="number"/>
      <rule id="r1"><inputEntry id="a1"><text>&lt; 15000</text></inputEntry><outputEntry id="o1"><text>400</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="a2"><text>[20000..30000]</text></inputEntry><outputEntry id="o2"><text>200</text></outputEntry></rule>
    </decisionTable></decision>
</definitions>`;

const town = randomUUID();
const rights = ['processes.run', 'processes.read', 'processes.model', 'processes.manage'];
let house: Installation;
let ann: string;
const who = (permissions = rights) => {
  const actor = testActor({ person: ann, organisations: { [town]: permissions } });
  return { actor: { ...actor, standings: actor.standings.map((each) => ({ ...each, roles: ['case-handler'] })) }, organisation: town };
};
const run = (operation: string, input: unknown = {}, permissions = rights) => house.runner.run(operation, input, who(permissions));
const same = (name: string) => ({ ca: name, es: name, en: name });
const refused = (work: Promise<unknown>): Promise<Refused> => work.then(() => { throw new Error('done'); }, (failure: Refused) => failure);

beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, processes] });
  ann = randomUUID();
  await house.runner.run(deployProcess, { code: 'ajut', name: 'Ajut', bpmn: bpmn(), decisions: [table] }, who());
  await house.runner.run(startProcess, { code: 'ajut', businessKey: 'A-1', variables: { income: 9000, caseCode: 'AJ/2026/0001' } }, who());
  await house.drain();
});
afterAll(() => house.close());

describe('where a process stands', () => {
  it('is told in three languages, with roles in words, the marks of the drawing and why each table decided', async () => {
    const [standing] = await run('processes.where-it-stands', { businessKey: 'A-1' });
    expect(standing).toMatchObject({ state: 'running', active: ['review'], definition: { code: 'ajut', edition: 1 } });
    expect(standing.summary).toEqual({ ca: 'Espera que algú (Tramitació) faci «Revisa».', es: 'Espera que alguien (Tramitación) haga «Revisa (es)».', en: 'It waits for someone (Case handler) to do “Review”.' });
    expect(standing.done.toSorted()).toEqual(['score', 'start']);
    expect(standing.flows.toSorted()).toEqual(['f1', 'f2']);
    expect(standing.decisions[0].why.ca).toContain('«Ajut» = 400');
  });
  it('shows its data only to who may mend it', async () => {
    const [{ data }] = await run('processes.where-it-stands', { businessKey: 'A-1' }, ['processes.read']);
    expect(data).toBeNull();
    expect((await run('processes.where-it-stands', { businessKey: 'A-1' }))[0].data).toMatchObject({ grant: 400 });
  });
  it('says which field is missing when nothing is asked about', async () => {
    expect((await refused(run('processes.where-it-stands'))).fields[0]?.field).toBe('/businessKey');
  });
});

describe('the cockpit', () => {
  it('counts what runs, what is stuck and where, and shows the instances with what they are about', async () => {
    const [task] = await run('processes.tasks', { businessKey: 'A-1' });
    expect(task).toMatchObject({ name: 'Revisa', title: { ca: 'Revisa', es: 'Revisa (es)', en: 'Review' } });
    await run('processes.complete-task', { task: task.id, variables: {} });
    await house.drain();
    const [published] = await run('processes.published');
    expect(published).toMatchObject({ code: 'ajut', edition: 1, running: 1, finished: 0, incidents: 1 });
    const { counts, counted } = await run('processes.definition-at-work', { definition: published.id });
    expect(counted).toBe(1);
    expect(counts).toContainEqual({ element: 'pay', name: same('Paga'), here: 1, stuck: 1, passed: 0, oldest: expect.any(String), median: expect.any(String) });
    expect(counts).toContainEqual({ element: 'review', name: { ca: 'Revisa', es: 'Revisa (es)', en: 'Review' }, here: 0, stuck: 0, passed: 1, oldest: null, median: null });
    const [there] = (await house.database.owner.query(`select started_at from processes.activity where element = 'pay'`)).rows;
    expect(counts.map(({ oldest, median }: { oldest: string | null; median: string | null }) => [oldest, median].map((at) => at && Date.parse(at)))).toContainEqual([there.started_at, there.started_at].map((at) => Date.parse(at)));
    const { rows, next } = await run('processes.instances', { definition: published.id });
    expect(rows).toMatchObject([{ about: 'AJ/2026/0001', where: [same('Paga')], incidents: 1 }]);
    expect(next).toBeNull();
    expect((await run('processes.instances', { definition: published.id, at: 'pay' })).rows).toEqual(rows);
    expect((await run('processes.instances', { definition: published.id, at: 'review' })).rows).toEqual([]);
  });
  it('tells the pace by weeks of Madrid, how long what ended took, and since when the oldest runs', async () => {
    const before = await run('processes.pace', { code: 'ajut' });
    expect(before.weeks).toHaveLength(12);
    expect(before.weeks.at(-1)).toMatchObject({ begun: 1, ended: 0 });
    expect(before).toMatchObject({ median: null, high: null });
    const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString();
    const past = [[15, 5], [15, 1], [3, 0.5], [400, 0]].map(([from = 0, to = 0]) => [randomUUID(), day(from), to === 0 ? null : day(to)] as const);
    const [{ id: definition }] = await run('processes.published');
    for (const [id, began, ended] of past) await house.database.owner.query(`insert into processes.instance (organisation, id, definition, process, state, version, last_event, started_at, ended_at) values ($1, $2, $3, 'p', $4, 1, 0, $5, $6)`, [town, id, definition, ended === null ? 'running' : 'completed', began, ended]);
    const told = await run('processes.pace', {});
    expect(told.weeks.reduce((sum: number, week: { begun: number }) => sum + week.begun, 0)).toBe(4);
    expect(told.weeks.reduce((sum: number, week: { ended: number }) => sum + week.ended, 0)).toBe(3);
    expect(told.median / 86_400_000).toBeCloseTo(10, 3);
    expect(Date.parse(told.oldest)).toBe(Date.parse(past[3]?.[1] ?? ''));
    expect(Date.parse((await run('processes.published'))[0].oldest)).toBe(Date.parse(told.oldest));
    await house.database.owner.query('delete from processes.instance where id = any($1)', [past.map(([id]) => id)]);
  });
  it('says what failed, with which data, and lets it be skipped only with a reason, which stays with the process', async () => {
    const [stopped] = await run('processes.stopped');
    expect(stopped).toMatchObject({ name: same('Paga'), about: 'AJ/2026/0001', data: { income: 9000 } });
    const skip = { instance: stopped.instance, incident: stopped.id, how: 'skip' };
    expect((await refused(run('processes.resolve-incident', skip))).code).toBe('processes.reason-needed');
    await run('processes.change-data', { instance: stopped.instance, variables: { paidBy: 'transferència' }, reason: 'Es va pagar a mà' });
    await run('processes.resolve-incident', { ...skip, reason: 'Pagat a mà el dia 3' });
    await house.drain();
    const [standing] = await run('processes.where-it-stands', { instance: stopped.instance });
    expect(standing.state).toBe('completed');
    const told = standing.steps.map(({ sentence }: { sentence: { ca: string } }) => sentence.ca).join('\n');
    expect(told).toContain('Motiu: Pagat a mà el dia 3');
    expect(told).not.toContain('«Paga» es va fer automàticament');
    expect(told).toContain('(paidBy). Motiu: Es va pagar a mà');
    expect((await refused(run('processes.resolve-incident', { ...skip, reason: 'x' }))).status).toBe(409);
  });
});

describe('a model before it is published', () => {
  it('is read with its tables: gaps and what the installation lacks are told, and nothing is published', async () => {
    const checked = await run('processes.check-model', { code: 'ajut', bpmn: bpmn('Acabat'), decisions: [table] });
    expect(checked).toMatchObject({ publishable: true, edition: 2, same: false, before: 'Ajut', name: 'Ajut' });
    expect(checked.findings).toMatchObject([{ element: 'pay', name: 'Paga', rule: 'comu-operation', refuses: false }]);
    expect(checked.tables[0].findings.some(({ kind }: { kind: string }) => kind === 'gap')).toBe(true);
    expect((await run('processes.published'))[0].edition).toBe(1);
  });
  it('may decide by a formula, of which no table can be looked at', async () => {
    const formula = table.replace(/<decisionTable[\s\S]*<\/decisionTable>/, '<literalExpression id="l"><text>income * 2</text></literalExpression>');
    expect(await run('processes.check-model', { bpmn: bpmn(), decisions: [formula] })).toMatchObject({ publishable: true, tables: [] });
  });
  it('says when nothing would change, and which decision no file has', async () => {
    expect(await run('processes.check-model', { code: 'ajut', bpmn: bpmn(), decisions: [table] })).toMatchObject({ same: true, edition: 1 });
    expect((await run('processes.check-model', { bpmn: bpmn() })).findings[0]).toMatchObject({ element: 'score', rule: 'comu-decision' });
  });
  it('that cannot be read at all is refused with a sentence, not with an error', async () => {
    expect((await run('processes.check-model', { bpmn: 'no és xml', decisions: ['<a/>'] })).findings.map(({ refuses }: { refuses: boolean }) => refuses)).toEqual([true, true]);
    expect((await refused(run('processes.deploy-process', { code: 'x', name: 'x', bpmn: '<a/>', decisions: [] }))).code).toBe('processes.model-refused');
  });
});

describe('what people read of it', () => {
  it('calls a unit and the data that somebody changed by their names, never by their codes', async () => {
    const unit = randomUUID();
    await house.database.owner.query(`insert into identity.unit (organisation, id, name, created_at, created_by, changed_at) values ($1, $2, 'Intervenció', now(), $2, now())`, [town, unit]);
    const asks = `<comu:candidates unit="${unit}"/><comu:form key="model:review"><comu:field name="grant" kind="money" ca="Import que es dona" es="Importe que se da" en="Amount given"/></comu:form>`;
    await run('processes.deploy-process', { code: 'unitat', name: 'Unitat', bpmn: bpmn().replace('<comu:candidates role="case-handler"/>', asks), decisions: [table] });
    const { instance } = await run('processes.start-process', { code: 'unitat', businessKey: 'U-1', variables: { income: 9000 } });
    await run('processes.change-data', { instance, variables: { grant: 500 }, reason: 'Error de càlcul' });
    const [standing] = await run('processes.where-it-stands', { businessKey: 'U-1' });
    expect(standing.summary.ca).toBe('Espera que algú (Intervenció) faci «Revisa».');
    expect(standing.steps.map(({ sentence }: { sentence: { en: string } }) => sentence.en).find((each: string) => each.includes('changed data'))).toContain('(Amount given)');
    expect(standing.labels).toMatchObject({ grant: { ca: 'Import que es dona' } });
    await run('processes.cancel-process', { instance, reason: 'Era una prova' });
  });
});

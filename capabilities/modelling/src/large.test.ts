import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityModule } from '@comu/identity';
import { buildHttp, type Actor } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { modelling } from './index.ts';

/** So many steps in a row, drawn in rows of a hundred. */
function drawing(steps: number, { broken = false } = {}): string {
  const each = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at)).join('\n');
  const box = (id: string, at: number) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${200 + (at % 100) * 150}" y="${80 + Math.floor(at / 100) * 120}" width="100" height="80"/></bpmndi:BPMNShape>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="t"><bpmn:process id="p" name="Gran" isExecutable="true"><bpmn:startEvent id="s"/>
${each(steps, (at) => `<bpmn:userTask id="a${at}" name="Reviseu el document número ${at} i digueu si hi falta res"/>`)}<bpmn:endEvent id="e"/>
${each(steps + 1, (at) => `<bpmn:sequenceFlow id="f${at}" sourceRef="${at === 0 ? 's' : `a${at - 1}`}" targetRef="${at === steps ? (broken ? 'enlloc' : 'e') : `a${at}`}"/>`)}</bpmn:process>
<bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="pl" bpmnElement="p">${box('s', 0)}${each(steps, (at) => box(`a${at}`, at))}${box('e', steps)}${each(steps + 1, (at) => `<bpmndi:BPMNEdge id="f${at}_di" bpmnElement="f${at}"><di:waypoint x="${at}" y="10"/><di:waypoint x="${at + 50}" y="10"/></bpmndi:BPMNEdge>`)}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
}

const town = randomUUID(), anna = randomUUID();
let house: Installation, modeller: Actor;
const run = (operation: string, input: unknown) => house.runner.run(operation, input, { actor: modeller, organisation: town });
beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, processes, modelling] });
  modeller = testActor({ person: anna, name: 'Anna', organisations: { [town]: ['processes.run', 'processes.read', 'processes.model', 'processes.manage'] } });
});
afterAll(() => house.close());

/** Short pauses that end while a thread works. Were it done here, only those between one statement to the database and the next would. */
const enough = 50;

/** A decision table in which every rule overlaps with its neighbours. */
function table(rules: number): string {
  const each = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at)).join('');
  return `<?xml version="1.0"?><definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="t" name="Barem" namespace="urn:t">${each(4, (at) => `<inputData id="d${at}" name="x${at}"><variable id="v${at}" name="x${at}" typeRef="number"/></inputData>`)}<decision id="a" name="Punts"><variable id="va" name="Punts"/>${each(4, (at) => `<informationRequirement id="q${at}"><requiredInput href="#d${at}"/></informationRequirement>`)}
<decisionTable id="dt" hitPolicy="COLLECT">${each(4, (at) => `<input id="i${at}"><inputExpression id="e${at}" typeRef="number"><text>x${at}</text></inputExpression></input>`)}<output id="o"/>${each(rules, (at) => `<rule id="r${at}">${each(4, (column) => `<inputEntry id="c${at}_${column}"><text>[${(at * 7 + column) % 1000}..${((at * 7 + column) % 1000) + 50}]</text></inputEntry>`)}<outputEntry id="o${at}"><text>${at}</text></outputEntry></rule>`)}</decisionTable></decision></definitions>`;
}

/** A process that takes one decision. */
const deciding = (decision: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" id="d" targetNamespace="t"><process id="p" name="Barem" isExecutable="true"><startEvent id="s"/><businessRuleTask id="decide" name="Puntua"><extensionElements><comu:decision ref="${decision}" result="points"/></extensionElements></businessRuleTask><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="decide"/><sequenceFlow id="f2" sourceRef="decide" targetRef="e"/></process></definitions>`;

describe('a decision of hundreds of rules that overlap', () => {
  it('is looked at and tried in a thread, while others are answered, and says that not all of it was', async () => {
    const file = { id: randomUUID(), name: 'Barem', xml: table(600) };
    let [turns, over] = [0, false];
    const turning = (async () => { while (!over) { turns += 1; await pause(2); } })();
    const looked = await run('modelling.look-at-tables', { decisions: [file], file: file.id });
    over = true;
    await turning;
    expect(turns).toBeGreaterThan(enough);
    expect(looked).toMatchObject({ name: 'Barem', problems: [], tables: [{ whole: false, hitPolicy: 'COLLECT' }] });
    expect(await run('modelling.try-decision', { decisions: [file], file: file.id, decision: 'a', inputs: { x0: '10', x1: '11', x2: '12', x3: '13' } })).toMatchObject({ value: expect.arrayContaining([0, 1]) });
  });
  it('is rehearsed, tested, published and decides in a thread, at its first start too, while others are answered', async () => {
    const decisions = [{ id: randomUUID(), name: 'Barem', xml: table(600) }];
    const bpmn = deciding('a');
    const script = { variables: { x0: 10, x1: 11, x2: 12, x3: 13 }, actions: [] };
    const tests = [{ id: randomUUID(), name: 'Punts', script, expected: { path: ['decide', 'e'] } }];
    const turnsOf = async <T>(asked: Promise<T>): Promise<{ answer: T; turns: number }> => {
      let [turns, over] = [0, false];
      const turning = (async () => { while (!over) { turns += 1; await pause(2); } })();
      const answer = await asked;
      over = true;
      await turning;
      return { answer, turns };
    };
    const played = await turnsOf(run('modelling.rehearse', { bpmn, decisions, script }));
    expect(played.answer).toMatchObject({ state: 'completed', hitch: null, variables: { points: expect.arrayContaining([0, 1]) } });
    const tested = await turnsOf(run('modelling.run-tests', { content: { bpmn, decisions, tests } }));
    expect(tested.answer).toMatchObject({ results: [{ passed: true }], coverage: { share: 1 } });
    await run('processes.deploy-process', { code: 'barem', name: 'Barem', bpmn, decisions: decisions.map(({ xml }) => xml) });
    const started = await turnsOf(run('processes.start-process', { code: 'barem', variables: script.variables }));
    expect(await run('processes.where-it-stands', { instance: started.answer.instance })).toMatchObject([{ state: 'completed', data: { points: expect.arrayContaining([0, 1]) } }]);
    expect([played, tested, started].map(({ turns }) => turns > enough)).toEqual([true, true, true]);
  });
  it('heavier than can be read is refused in words by whoever looks at it or checks it', async () => {
    const files = [0, 1, 2, 3].map((at) => ({ id: randomUUID(), name: `Barem ${at}`, xml: `<a>${'x'.repeat(550_000)}</a>` }));
    await expect(run('modelling.look-at-tables', { decisions: files, file: files[0]?.id })).rejects.toMatchObject({ code: 'modelling.unreadable', sentence: { ca: expect.stringContaining('Dividiu les taules') } });
    expect(await run('modelling.check', { code: 'pesat', bpmn: drawing(2), decisions: files })).toMatchObject({ publishable: false, findings: [{ rule: 'comu-decisions-too-large', refuses: true }] });
  });
});

describe('a diagram of 10,000 elements', () => {
  it('is imported, checked, kept and published whole, sent packed over HTTP', async () => {
    const bpmn = drawing(5000);
    const { id, number } = await run('modelling.import-model', { name: 'Gran', code: 'gran', files: [{ name: 'gran.bpmn', base64: Buffer.from(bpmn).toString('base64') }] });
    expect(number).toBe(1);
    const server = await buildHttp({ runner: house.runner, gate: { actorOf: async () => modeller, organisationOf: async () => town } });
    const send = (payload: unknown) => server.inject({ method: 'POST', url: '/api/modelling/check', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', 'comu-organisation': 'prova' }, payload: gzipSync(JSON.stringify(payload)) });
    const checking = send({ code: 'gran', bpmn, decisions: [] });
    // While it is being checked, whoever else asks is answered: turns come and go, and a small drawing sent later is checked before.
    let [turns, over, first] = [0, false, ''];
    const turning = (async () => { while (!over) { turns += 1; await pause(2); } })();
    const small = send({ code: 'petit', bpmn: drawing(3), decisions: [] }).then((answer) => { first ||= 'small'; return answer; });
    const checked = await checking.then((answer) => { first ||= 'large'; over = true; return answer; });
    await turning;
    expect((await small).json()).toMatchObject({ publishable: true, edition: 1 });
    expect([first, turns > enough]).toEqual(['small', true]);
    expect(checked.json()).toMatchObject({ publishable: true });
    // Everybody is told the first of them, and how many are left, instead of ten thousand lines.
    expect(checked.json().findings).toHaveLength(200);
    expect(checked.json().left).toBeGreaterThan(4_000);
    const large = await send({ code: 'gran', bpmn: 'x'.repeat(10_000_001), decisions: [] });
    expect([large.statusCode, large.json().detail ?? large.json().title]).toEqual([413, expect.stringContaining('10 MB')]);
    expect((await send({ code: 'gran', bpmn: 'x'.repeat(20_000_000), decisions: [] })).statusCode).toBe(413);
    await server.close();
    const published = await run('modelling.publish-model', { model: id, number: 1 });
    expect(published).toMatchObject({ edition: 1 });
  });
  it('that is broken is refused by name, and nothing of it is published', async () => {
    const refused = await run('processes.deploy-process', { code: 'gran-trencat', name: 'Gran', bpmn: drawing(5000, { broken: true }) }).catch((failure: unknown) => failure);
    expect(refused).toMatchObject({ status: 422, code: 'processes.model-refused' });
    expect(JSON.stringify(refused)).toContain('f5000');
    const { rows } = await house.database.owner.query(`select count(*)::int as n from processes.definition where code = 'gran-trencat'`);
    expect(rows).toEqual([{ n: 0 }]);
  });
  it('larger than a person can draw is refused with what to do', async () => {
    const file = { name: 'enorme.bpmn', base64: Buffer.from(drawing(10).replace('</bpmn:definitions>', `<!--${'x'.repeat(10_000_000)}--></bpmn:definitions>`)).toString('base64') };
    await expect(run('modelling.import-model', { name: 'Enorme', code: 'enorme', files: [file] })).rejects.toMatchObject({ code: 'modelling.too-large', sentence: { ca: expect.stringContaining('Dividiu-lo en processos que es cridin') } });
  });
});

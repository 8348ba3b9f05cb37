import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityModule } from '@comu/identity';
import type { Refused } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { terms } from '@comu/running-terms';
import { processes } from './index.ts';

const town = randomUUID(), ann = randomUUID();
let house: Installation;
const as = () => ({ actor: testActor({ person: ann, organisations: { [town]: ['processes.run', 'processes.read', 'processes.model', 'processes.manage'] } }), organisation: town });
const run = (operation: string, input: unknown = {}) => house.runner.run(operation, input, as());
beforeAll(async () => { house = await testInstallation({ modules: [identityModule, terms, processes] }); });
afterAll(() => house.close());

const bpmn = (inside: string, head = '') => `<?xml version="1.0" encoding="UTF-8"?>${head}
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/>${inside}<endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="t"/><sequenceFlow id="f2" sourceRef="t" targetRef="e"/></process></definitions>`;
const calculates = (expression: string) => bpmn(`<scriptTask id="t" name="Calcula" scriptFormat="application/feel"><extensionElements><comu:script result="r"/></extensionElements><script><![CDATA[${expression}]]></script></scriptTask>`);
const waits = bpmn('<userTask id="t" name="Espera"/>');
const lol = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}]>`;
const dmn = (inside: string, head = '') => `<?xml version="1.0"?>${head}<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="t" name="T" namespace="urn:t">${inside}</definitions>`;

describe('a file that cannot be trusted', () => {
  it.each([
    ['XML cut short', { bpmn: waits.slice(0, -24) }, /^Línia 2: El fitxer s’acaba i <process>, de la línia 2, no s’ha tancat\. El fitxer està tallat/],
    ['an attribute without quotes', { bpmn: waits.replace('id="e"', 'id=e') }, /^Línia 2: A <endEvent>, el valor de «id» no va entre cometes/],
    ['a loose sign', { bpmn: waits.replace('Espera', 'Obres & serveis') }, /^Línia 2: Hi ha un signe «&» solt/],
    ['no XML at all', { bpmn: 'això no és un model' }, /^Línia 1: El fitxer no és XML: comença per «això no és un model»\. Trieu/],
    ['XML that is something else', { bpmn: '<svg xmlns="http://www.w3.org/2000/svg"/>' }, /^El fitxer no és un model BPMN 2\.0: comença per <svg>/],
    ['entities that grow without end', { bpmn: bpmn('<userTask id="t" name="&j;"/>', lol) }, /^El fitxer declara un DOCTYPE o entitats/],
    ['an entity that reads a file', { bpmn: bpmn('<userTask id="t" name="&f;"/>', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>') }, /^El fitxer declara un DOCTYPE o entitats/],
    ['a decision with entities that grow', { bpmn: waits, decisions: [dmn('<decision id="a" name="&j;"/>', lol)] }, /^El fitxer porta una declaració DOCTYPE/],
    ['a decision cut short', { bpmn: waits, decisions: [dmn('<decision id="a"/>').slice(0, -14)] }, /^El fitxer s’acaba i <definitions>, de la línia 1, no s’ha tancat\. El fitxer està tallat/],
  ])('is refused in words, on its line, and nothing of it is published: %s', async (_, files, says) => {
    const refused: Refused = await run('processes.deploy-process', { code: 'dolent', name: 'Dolent', decisions: [], ...files }).then(() => { throw new Error('published'); }, (failure: Refused) => failure);
    expect(refused.status).toBe(422);
    const told = refused.fields?.map(({ remedy }) => remedy) ?? [];
    expect(told[0]?.ca).toMatch(says);
    for (const { es, en } of told) expect([es, en].join(' ')).not.toMatch(/undefined|\{\w+\}|unparsable|nested error|Start tag expected/);
    const { rows } = await house.database.owner.query(`select count(*)::int as n from processes.definition where code = 'dolent'`);
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe('a model in which time decides by itself', () => {
  const late = (name: string) => bpmn(`<userTask id="t" name="Al·legueu"/><boundaryEvent id="late" name="${name}" attachedToRef="t"><timerEventDefinition id="time"><timeDuration xsi:type="tFormalExpression">P10D</timeDuration></timerEventDefinition></boundaryEvent><serviceTask id="adopt" name="Dicta la resolució"><extensionElements><comu:operation name="decrees.adopt-decree"/></extensionElements></serviceTask><userTask id="read" name="Llegiu-la"/><sequenceFlow id="f3" sourceRef="late" targetRef="adopt"/><sequenceFlow id="f4" sourceRef="adopt" targetRef="read"/><sequenceFlow id="f5" sourceRef="read" targetRef="e"/>`);
  it('is not published until the model says so by name, and says which timer it is and what it leads to', async () => {
    const checked = await run('processes.check-model', { bpmn: late('Excepció') });
    expect(checked).toMatchObject({ publishable: false, findings: [{ element: 'late', rule: 'comu-time-out', refuses: true, sentence: { ca: expect.stringMatching(/^«Excepció» fa que el temps decideixi sol: quan venç, el tràmit arriba a «Dicta la resolució»/) } }, { rule: 'comu-operation' }] });
    await expect(run('processes.deploy-process', { code: 'sol', name: 'Sol', bpmn: late(''), decisions: [] })).rejects.toMatchObject({ code: 'processes.model-refused', fields: [{ field: '/bpmn#late', rule: 'comu-time-out' }] });
    expect(await run('processes.deploy-process', { code: 'sol', name: 'Sol', bpmn: late('10 dies sense al·legacions'), decisions: [] })).toMatchObject({ edition: 1 });
  });
});

describe('an expression that never ends', () => {
  it.each([
    ['calls itself', '{ f: function(n) f(n + 1), r: f(1) }.r'],
    ['goes round for ever longer lists', 'for a in 1..100000, b in 1..100000 return a * b'],
    ['doubles a text', '{ f: function(t, n) if n = 0 then t else f(t + t, n - 1), r: f("aaaaaaaa", 60) }.r'],
  ])('stops its own step with a sentence, and the other instances go on: it %s', async (what, expression) => {
    const code = `sense-fi-${what.length}`;
    await run('processes.deploy-process', { code, name: 'Sense fi', bpmn: calculates(expression), decisions: [] });
    await run('processes.deploy-process', { code: 'espera', name: 'Espera', bpmn: waits, decisions: [] });
    await run('processes.start-process', { code, businessKey: code, variables: {} });
    await run('processes.start-process', { code: 'espera', businessKey: `al-costat-${code}`, variables: {} });
    await house.drain();
    const stopped = (await run('processes.stopped')).find(({ businessKey }: { businessKey: string }) => businessKey === code);
    expect(stopped).toMatchObject({ element: 't', sentence: { ca: expect.stringMatching(/S’ha aturat el càlcul: (massa|una|un) /) } });
    expect(await run('processes.tasks', { businessKey: `al-costat-${code}` })).toMatchObject([{ name: 'Espera' }]);
  });
});

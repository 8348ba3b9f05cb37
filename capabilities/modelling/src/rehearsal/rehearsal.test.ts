import { randomUUID } from 'node:crypto';
import { readDmn } from '@comu/decisions';
import { compile, readBpmn } from '@comu/processes';
import { describe, expect, it } from 'vitest';
import { play, type Stage } from './play.ts';
import { reportOf } from './report.ts';
import { runTests } from './run-tests.ts';
import { expectation, script, type Action } from './script.ts';

const flow = (from: string, to: string, when?: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${when === undefined ? '' : `<conditionExpression xsi:type="tFormalExpression"><![CDATA[${when}]]></conditionExpression>`}</sequenceFlow>`;
const file = (inside: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:comu="https://comu.cat/bpmn/1" id="d" targetNamespace="t"><message id="m" name="signed"/><process id="p" isExecutable="true">${inside}</process></definitions>`;
const grant = file(`<startEvent id="s"/><businessRuleTask id="score" name="Calcula"><extensionElements><comu:decision ref="Ajut" result="grant"/></extensionElements></businessRuleTask>
  <userTask id="propose" name="Proposa"/><userTask id="review" name="Revisa"><extensionElements><comu:fourEyes task="propose"/></extensionElements></userTask>
  <boundaryEvent id="late" name="Tard" attachedToRef="review" cancelActivity="false"><timerEventDefinition id="t1"><timeDuration xsi:type="tFormalExpression">P5D</timeDuration></timerEventDefinition></boundaryEvent><serviceTask id="warn" name="Avisa"><extensionElements><comu:operation name="x.warn"/></extensionElements></serviceTask><endEvent id="e2"/>
  <exclusiveGateway id="ok" default="ok-propose"/><intermediateCatchEvent id="signed" name="Signat"><messageEventDefinition id="md" messageRef="m"/></intermediateCatchEvent><endEvent id="e" name="Resolt"/>
  ${flow('s', 'score')}${flow('score', 'propose')}${flow('propose', 'review')}${flow('review', 'ok')}${flow('ok', 'propose')}${flow('ok', 'signed', 'agreed = true')}${flow('signed', 'e')}${flow('late', 'warn')}${flow('warn', 'e2')}`);
const table = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="t" name="Ajuts" namespace="https://t.cat/ajuts"><inputData id="i1" name="income"><variable name="income" typeRef="number"/></inputData><decision id="ajut" name="Ajut"><variable name="Ajut" typeRef="number"/><informationRequirement><requiredInput href="#i1"/></informationRequirement><decisionTable id="dt" hitPolicy="UNIQUE"><input id="c1" label="Renda"><inputExpression typeRef="number"><text>income</text></inputExpression></input><output id="o" name="Ajut" typeRef="number"/><rule id="r1"><inputEntry id="a1"><text>&lt; 15000</text></inputEntry><outputEntry id="o1"><text>400</text></outputEntry></rule></decisionTable></decision></definitions>`;
const stage = async (xml = grant): Promise<Stage> => ({ definition: compile(await readBpmn(xml)), decisions: [readDmn(table)] });
const does = (element: string, by: string, variables = {}): Action => ({ do: 'task', element, by, variables });
const told = async (actions: readonly Action[], variables: Record<string, unknown> = { income: 9000 }, xml = grant) => reportOf(play(await stage(xml), script.parse({ variables, actions })));

describe('a rehearsal', () => {
  it('runs on the engine and the tables of the model, and stops where people are awaited', async () => {
    const report = await told([]);
    expect(report).toMatchObject({ state: 'running', active: ['propose'], variables: { income: 9000, grant: 400 }, waiting: [{ kind: 'task', element: 'propose' }] });
    expect(report.decisions[0]?.why.ca).toContain('400');
    expect(report.path.map(({ element }) => element)).toEqual(['score']);
  });
  it('goes on with what people do, messages and time, to the end', async () => {
    const report = await told([does('propose', 'Anna'), does('review', 'Bernat', { agreed: true }), { do: 'message', name: 'signed', payload: {} }]);
    expect(report).toMatchObject({ state: 'completed', hitch: null, waiting: [] });
    expect(report.path.map(({ element }) => element)).toEqual(['score', 'propose', 'review', 'signed', 'e']);
    expect(report.flows).toContain('ok-signed');
  });
  it('lets time go by to what falls due next, and waits for what an automatic step would answer', async () => {
    const late = await told([does('propose', 'Anna'), { do: 'wait', for: 'next' }]);
    expect(late.waiting.map(({ kind, element }) => [kind, element])).toEqual([['task', 'review'], ['job', 'warn']]);
    const warned = await told([does('propose', 'Anna'), { do: 'wait', for: 'P6D' }, { do: 'answer', element: 'warn', result: { sent: true } }]);
    expect(warned.variables).toMatchObject({ sent: true });
    expect((await told([does('propose', 'Anna'), { do: 'wait', for: 'next' }, { do: 'fail', element: 'warn', message: 'No respon' }])).incidents).toEqual(['warn']);
  });
  it('keeps four eyes, and says which action could not be done and why', async () => {
    expect((await told([does('propose', 'Anna'), does('review', 'Anna')])).hitch).toMatchObject({ action: 1, sentence: { en: expect.stringMatching(/./) } });
    expect((await told([does('review', 'Anna')])).hitch?.sentence.ca).toBe('Ara ningú no espera que es faci «Revisa».');
    expect((await told([{ do: 'message', name: 'signed', payload: {} }])).hitch?.action).toBe(0);
    expect((await told([{ do: 'signal', name: 'x', payload: {} }])).hitch).not.toBeNull();
  });
  it('comes to an end whatever the model: circles, and expressions that never finish', async () => {
    const circles = file(`<startEvent id="s"/><exclusiveGateway id="a"/><scriptTask id="b" scriptFormat="feel"><script>1</script></scriptTask>${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'a')}`);
    const circled = await told([], {}, circles);
    expect(circled.hitch !== null || circled.trouble.length > 0).toBe(true);
    const endless = file(`<startEvent id="s"/><scriptTask id="b" name="Calcula" scriptFormat="feel"><script>{f: function(n) f(n + 1), r: f(1)}.r</script></scriptTask><endEvent id="e"/>${flow('s', 'b')}${flow('b', 'e')}`);
    const stopped = await told([], {}, endless);
    expect(stopped.hitch !== null || stopped.trouble.length > 0 || stopped.state === 'completed').toBe(true);
    const ticking = file(`<startEvent id="s"/><userTask id="u"/><boundaryEvent id="t" attachedToRef="u" cancelActivity="false"><timerEventDefinition id="t1"><timeCycle xsi:type="tFormalExpression">R/PT1S</timeCycle></timerEventDefinition></boundaryEvent><endEvent id="e"/>${flow('s', 'u')}${flow('u', 'e')}`);
    expect((await told([{ do: 'wait', for: 'P10Y' }], {}, ticking)).hitch?.sentence.en).toContain('circles');
  });
  it('answers for a process of another file as for any automatic step', async () => {
    const calls = file(`<startEvent id="s"/><callActivity id="c" name="Notifica"><extensionElements><comu:called process="elsewhere"/></extensionElements></callActivity><endEvent id="e"/>${flow('s', 'c')}${flow('c', 'e')}`);
    expect((await told([], {}, calls)).waiting).toMatchObject([{ kind: 'job', element: 'c', of: 'elsewhere' }]);
    expect((await told([{ do: 'answer', element: 'c', result: { told: true } }], {}, calls))).toMatchObject({ state: 'completed', variables: { told: true } });
  });
});

describe('the tests of a model', () => {
  const test = (actions: readonly Action[], expected: object) => ({ id: randomUUID(), name: 'x', script: script.parse({ variables: { income: 9000 }, actions }), expected: expectation.parse(expected) });
  const all = [does('propose', 'Anna'), does('review', 'Bernat', { agreed: true }), { do: 'message', name: 'signed', payload: {} } as const];
  it('pass when the way, the end and the data are those expected, and say what no test goes through', async () => {
    const { results, coverage } = runTests(await stage(), [test(all, { path: ['score', 'propose', 'review', 'signed', 'e'], variables: { grant: 400 } })]);
    expect(results).toMatchObject([{ passed: true, problems: [] }]);
    expect(coverage.unvisited.map(({ element }) => element).toSorted()).toEqual(['e2', 'late', 'warn']);
    expect(coverage.unvisitedFlows.toSorted()).toEqual(['late-warn', 'ok-propose', 'warn-e2']);
    expect(coverage.share).toBeCloseTo(13 / 19, 5);
  });
  it('fail with the first turn that differs, the end and the data, in words', async () => {
    const { results } = runTests(await stage(), [test(all, { path: ['score', 'review'], ended: 'running', variables: { grant: 500 } }), test(all.slice(0, 1), {})]);
    expect(results[0]?.problems.map(({ ca }) => ca)).toEqual(['El pas 2 havia de ser «Revisa» i ha estat «Proposa».', 'Havia d’estar «en marxa» i està «acabat».', 'La dada «grant» havia de valer 500 i val 400.']);
    expect(results[1]?.passed).toBe(false);
  });
  it('may expect any of several ways, an action to be refused, or an incident, and fail when that does not come', async () => {
    const way = ['score', 'propose', 'review', 'signed', 'e'];
    const same = [does('propose', 'Anna'), does('review', 'Anna')];
    const warned: Action[] = [does('propose', 'Anna'), { do: 'wait', for: 'next' }, { do: 'fail', element: 'warn', message: 'No respon' }];
    const { results } = runTests(await stage(), [
      test(all, { path: ['score', 'review'], others: [way] }), test(all, { path: ['score', 'review'], others: [['score', 'propose', 'late']] }),
      test(same, { refused: true, ended: 'running' }), test(all, { refused: true }), test([does('review', 'Anna'), ...same], { refused: true, ended: 'running' }),
      test(warned, { stops: 'warn', ended: 'running' }), test(warned, { ended: 'running' }), test(all, { stops: 'warn' }),
    ]);
    expect(results.map(({ passed }) => passed)).toEqual([true, false, true, false, false, true, false, false]);
    // The way that was followed furthest is the one to correct.
    expect(results[1]?.problems.map(({ ca }) => ca)).toEqual(['El pas 3 havia de ser «Tard» i ha estat «Revisa».']);
    expect(results[3]?.problems.map(({ ca }) => ca)).toEqual(['L’última acció s’havia de rebutjar i s’ha fet.']);
    expect(results[7]?.problems.map(({ ca }) => ca)).toEqual(['S’havia d’aturar amb una incidència a «Avisa» i no s’hi ha aturat.']);
  });
});

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityModule } from '@comu/identity';
import type { Refused } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { modelling } from './index.ts';
import { templateNames } from './templates.ts';

const town = randomUUID(), anna = randomUUID(), bernat = randomUUID();
const rights = ['processes.run', 'processes.read', 'processes.model', 'processes.manage'];
let house: Installation;
const as = (person: string, roles = ['case-handler', 'signer', 'secretary']) => {
  const actor = testActor({ person, organisations: { [town]: rights } });
  return { actor: { ...actor, standings: actor.standings.map((each) => ({ ...each, roles })) }, organisation: town };
};
const run = (operation: string, input: unknown = {}, person = anna): Promise<any> => house.runner.run(operation, input, as(person));
const refused = (work: Promise<unknown>): Promise<Refused> => work.then(() => { throw new Error('done'); }, (failure: Refused) => failure);
const start = (code: string, template = 'simple') => run('modelling.start-model', { code, name: 'Prova', template });
const open = (model: string) => run('modelling.open-model', { model });
const base64 = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('base64');

beforeAll(async () => { house = await testInstallation({ modules: [identityModule, terms, processes, modelling] }); });
afterAll(() => house.close());

describe('a model being drawn', () => {
  it.each(templateNames)('starts from the template “%s”, which can be published as it is, in any language', async (template) => {
    const { id } = await start(`from-${template}`, template);
    const { content, code } = await open(id);
    const checked = await run('modelling.check', { code, bpmn: content.bpmn, decisions: [] });
    expect(checked.findings.filter(({ refuses }: { refuses: boolean }) => refuses)).toEqual([]);
    expect(checked).toMatchObject({ publishable: true, edition: 1 });
    for (const language of ['es', 'en']) expect((await run('processes.check-model', { bpmn: readFileSync(new URL(`../templates/${template}.${language}.bpmn`, import.meta.url), 'utf8') })).publishable).toBe(true);
  });
  it('keeps every state, tells who made each, and brings any back without losing those between', async () => {
    const { id } = await start('history');
    const { content } = await open(id);
    const drawn = { ...content, bpmn: content.bpmn.replace('Resoleu', 'Dicteu resolució') };
    expect(await run('modelling.save-model', { model: id, base: 1, content: drawn })).toEqual({ number: 2, saved: true });
    expect(await run('modelling.save-model', { model: id, base: 2, content: drawn })).toEqual({ number: 2, saved: false });
    expect(await run('modelling.restore-state', { model: id, base: 2, number: 1 })).toEqual({ number: 3, saved: true });
    expect((await open(id)).content).toEqual(content);
    expect((await run('modelling.history', { model: id })).states.map(({ number, note }: { number: number; note: string }) => [number, note])).toEqual([[3, 'restored: 1'], [2, null], [1, 'template: simple']]);
    expect((await run('modelling.state', { model: id, number: 2 })).content.bpmn).toContain('Dicteu');
    await expect(house.database.owner.query(`update modelling.saved_state set number = 9`)).rejects.toThrow(/never changed/);
  });
  it('loses nothing when two people draw: the second is told, and may keep theirs apart', async () => {
    const { id } = await start('two');
    const { content } = await open(id);
    await run('modelling.save-model', { model: id, base: 1, content: { ...content, bpmn: content.bpmn.replace('Resoleu', 'A') } });
    const mine = { ...content, bpmn: content.bpmn.replace('Resoleu', 'B') };
    const failure = await refused(run('modelling.save-model', { model: id, base: 1, content: mine }, bernat));
    expect([failure.code, failure.facts['number']]).toEqual(['modelling.saved-meanwhile', 2]);
    const apart = await run('modelling.save-apart', { model: id, name: 'La meva', code: 'two-apart', content: mine }, bernat);
    expect((await open(apart.id)).content.bpmn).toContain('name="B"');
    expect((await refused(run('modelling.save-apart', { model: id, name: 'x', code: 'two', content: mine }, bernat))).code).toBe('kernel.already-exists');
  });
  it('says what changed between two states, element by element, and takes no notice of a box that moved', async () => {
    const { id } = await start('compare');
    const { content } = await open(id);
    const bpmn = content.bpmn.replace('name="Resoleu"', 'name="Dicteu resolució"').replace('role="signer"', 'role="secretary"').replace(/<comu:due term="doStep"\/>/, '').replace(/x="(\d+)"/, 'x="7"');
    await run('modelling.save-model', { model: id, base: 1, content: { ...content, bpmn } });
    const { differences } = await run('modelling.compare', { model: id, before: 1, after: 2 });
    expect(differences.map(({ kind, element }: { kind: string; element: string }) => [kind, element])).toEqual([['changed', 'study'], ['changed', 'resolve']]);
    expect((await run('modelling.compare', { model: id, before: 2, drawn: bpmn.replace('name="Dicteu resolució"', 'name="Resoleu avui"') })).differences).toMatchObject([{ kind: 'changed', element: 'resolve', sentences: [{ ca: 'Nom: abans «Dicteu resolució», ara «Resoleu avui».' }] }]);
    expect((await run('modelling.compare', { model: id, before: 1 })).differences).toEqual(differences);
    expect(differences[1].sentences.map(({ ca }: { ca: string }) => ca)).toEqual(['Nom: abans «Resoleu», ara «Dicteu resolució».', 'Qui ho fa: abans «signer», ara «secretary».']);
  });
});

describe('files drawn elsewhere', () => {
  const latin = (inside = '') => `<?xml version="1.0" encoding="ISO-8859-1"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p" isExecutable="true">${inside}</process></definitions>`;
  it('are read in the encoding they declare', async () => {
    const xml = latin('<startEvent id="s" name="Recepció"/>');
    const model = await run('modelling.import-model', { name: 'Importat', code: 'imported', files: [{ name: 'a.bpmn', base64: base64(xml, 'latin1') }] });
    const { content } = await open(model.id);
    expect(content.bpmn).toContain('Recepció');
    expect(content.bpmn).toContain('encoding="UTF-8"');
  });
  it('that are broken, dangerous or no model are refused in words, and nothing is kept', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><definitions>&b;</definitions>';
    for (const [xml, code] of [['<definitions', 'modelling.unreadable'], [bomb, 'modelling.unreadable'], ['no és xml', 'modelling.unreadable'], [`<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="t" namespace="t"/>`, 'modelling.no-process']] as const)
      expect((await refused(run('modelling.import-model', { name: 'x', code: 'broken', files: [{ name: 'x.bpmn', base64: base64(xml) }] }))).code).toBe(code);
    expect((await run('modelling.models')).some(({ code }: { code: string }) => code === 'broken')).toBe(false);
  });
  it('that are too large to be drawn say what to do', async () => {
    const huge = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p">${Array.from({ length: 115_000 }, (_, index) => `<userTask id="task-number-${index}" name="Una tasca amb un nom ben llarg per fer embalum"/>`).join('')}</process></definitions>`;
    expect((await refused(run('modelling.read-files', { files: [{ name: 'gran.bpmn', base64: base64(huge) }] }))).code).toBe('modelling.too-large');
  });
});

describe('a drawing before it is published', () => {
  it('is checked against the standard and for what people forget', async () => {
    const { id, code } = await start('checked');
    const { content } = await open(id);
    const check = (bpmn: string) => run('modelling.check', { code, bpmn, decisions: [] });
    expect((await check(content.bpmn.replace('<comu:candidates role="signer"/>', ''))).findings).toContainEqual(expect.objectContaining({ element: 'resolve', rule: 'comu-anybody', refuses: false }));
    expect((await check(content.bpmn.replace('<comu:fourEyes task="study"/>', '<comu:fourEyes task="nobody"/>')))).toMatchObject({ publishable: false, findings: [{ element: 'resolve', rule: 'four-eyes-task-exists' }] });
    expect((await check('<a')).findings).toMatchObject([{ refuses: true }]);
  });
  it('is not published while one of its tests fails, nor when somebody saved it meanwhile', async () => {
    const { id } = await start('tested');
    const { content } = await open(id);
    const actions = [{ do: 'task', element: 'study', by: 'Anna', variables: { complies: true, grounds: 'Tot correcte' } }, { do: 'task', element: 'resolve', by: 'Bernat', variables: { sense: 'granted', grounds: 'Sí' } }, { do: 'task', element: 'notify', by: 'Anna' }];
    const test = (name: string, path: string[]) => ({ id: randomUUID(), name, script: { actions }, expected: { path } });
    const good = test('S’estima', ['study', 'resolve', 'notify', 'end']);
    await run('modelling.save-model', { model: id, base: 1, content: { ...content, tests: [good, test('Va per un altre camí', ['study', 'notify'])] } });
    const failure = await refused(run('modelling.publish-model', { model: id, number: 2 }));
    expect([failure.code, failure.sentence.ca]).toEqual(['modelling.tests-fail', expect.stringContaining('«Va per un altre camí». El pas 2 havia de ser «Notifiqueu la resolució» i ha estat «Resoleu».')]);
    await run('modelling.save-model', { model: id, base: 2, content: { ...content, tests: [good] } });
    expect((await refused(run('modelling.publish-model', { model: id, number: 2 }))).code).toBe('modelling.not-newest');
    expect(await run('modelling.publish-model', { model: id, number: 3 })).toMatchObject({ edition: 1, number: 3, tests: 1, covered: 100 });
    expect((await run('modelling.models')).find(({ code }: { code: string }) => code === 'tested')).toMatchObject({ published: 1, publishedNumber: 3 });
  });
  it('once published runs, asks its own form of whoever does the task, and refuses answers of another shape', async () => {
    await run('processes.start-process', { code: 'tested', businessKey: 'T-1' });
    const [task] = await run('processes.tasks', { businessKey: 'T-1' });
    expect((await run('processes.task-form', { task: task.id })).schema.required).toEqual(['grounds']);
    expect((await refused(run('processes.complete-task', { task: task.id, variables: { complies: 'yes' } }))).fields.map(({ field }) => field)).toEqual(['/variables/complies', '/variables/grounds']);
    await run('processes.complete-task', { task: task.id, variables: { complies: true, grounds: 'Correcte' } });
    expect((await run('processes.where-it-stands', { businessKey: 'T-1' }))[0].data).toMatchObject({ complies: true, grounds: 'Correcte' });
    const next = (await run('modelling.draw-published', { definition: (await run('processes.published')).find(({ code }: { code: string }) => code === 'tested').id })) as { id: string };
    expect((await open(next.id)).publications).toMatchObject([{ edition: 1 }]);
  });
});

describe('an automatic step', () => {
  it('finds the operations of the house by words without accents, those of the machinery apart, and what each asks for', async () => {
    const { found } = await run('modelling.operations', { search: 'inicia proces' });
    expect(found.map(({ name }: { name: string }) => name)).toContain('processes.start-process');
    expect((await run('modelling.operations', { search: 'kernel' })).found).toEqual([]);
    const { chosen } = await run('modelling.operations', { name: 'processes.start-process' });
    expect(Object.keys(chosen.input.properties)).toContain('code');
    expect(chosen.input.required).toEqual(['code']);
    expect((await run('modelling.operations', { name: 'nobody.pays' })).chosen).toBeNull();
  });
});

describe('a decision table', () => {
  const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="t" name="Ajuts" namespace="https://t.cat/ajuts"><inputData id="i1" name="income"><variable name="income" typeRef="number"/></inputData><decision id="ajut" name="Ajut"><variable name="Ajut" typeRef="number"/><informationRequirement><requiredInput href="#i1"/></informationRequirement><decisionTable id="dt" hitPolicy="UNIQUE"><input id="c1" label="Renda"><inputExpression typeRef="number"><text>income</text></inputExpression></input><output id="o" name="Ajut" typeRef="number"/><rule id="r1"><inputEntry id="a1"><text>&lt; 15000</text></inputEntry><outputEntry id="o1"><text>400</text></outputEntry></rule><rule id="r2"><inputEntry id="a2"><text>[10000..30000]</text></inputEntry><outputEntry id="o2"><text>200</text></outputEntry></rule></decisionTable></decision></definitions>`;
  const file = randomUUID();
  const decisions = [{ id: file, name: 'Ajuts', xml }];
  it('shows on its own rules what is wrong: gaps, overlaps, and which rules they are of', async () => {
    const { tables } = await run('modelling.look-at-tables', { decisions, file });
    expect(tables).toMatchObject([{ id: 'ajut', rules: ['r1', 'r2'], inputs: [{ name: 'income', type: 'number' }] }]);
    expect(tables[0].findings).toContainEqual(expect.objectContaining({ kind: 'conflict', rules: ['r1', 'r2'] }));
    expect(tables[0].findings).toContainEqual(expect.objectContaining({ kind: 'gap', witness: { Renda: expect.any(Number) } }));
  });
  it('is tried with data, and says which rule decided and why', async () => {
    const tried = await run('modelling.try-decision', { decisions, file, decision: 'ajut', inputs: { income: '20.000,5'.replace('.', '') } });
    expect(tried).toMatchObject({ value: 200, matched: ['r2'] });
    expect(tried.why.ca).toContain('regla 2');
    expect((await refused(run('modelling.try-decision', { decisions, file, decision: 'nothing', inputs: {} }))).code).toBe('modelling.unreadable');
  });
  it('that never finishes is stopped with a sentence', async () => {
    const endless = xml.replace('<text>400</text>', '<text>{f: function(n) f(n + 1), r: f(1)}.r</text>');
    const outcome = await run('modelling.try-decision', { decisions: [{ id: file, name: 'x', xml: endless }], file, decision: 'ajut', inputs: { income: '5' } }).catch((failure: Refused) => failure);
    expect(outcome.code === 'modelling.unreadable' || outcome.warnings.length > 0).toBe(true);
  });
});

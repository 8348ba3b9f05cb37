import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityModule } from '@comu/identity';
import type { Refused } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { claimTask, completeTask, deployProcess, processes, startProcess, tasks } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { processMining } from './index.ts';

const bpmn = `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" id="file" targetNamespace="t"><process id="p" isExecutable="true">
<startEvent id="s"/><userTask id="report" name="Informeu"><extensionElements><comu:name es="Informe" en="Write the report"/><comu:candidates role="case-handler"/></extensionElements></userTask><userTask id="decide" name="Resoleu"><extensionElements><comu:name es="Resuelva" en="Decide"/><comu:candidates role="case-handler"/></extensionElements></userTask><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="report"/><sequenceFlow id="f2" sourceRef="report" targetRef="decide"/><sequenceFlow id="f3" sourceRef="decide" targetRef="e"/></process></definitions>`;
const table = ['Expedient;Pas;Data;Unitat;Usuari', ...Array.from({ length: 12 }, (_, index) => [
  `E${index};Entrada;0${1 + (index % 5)}/06/2026 09:00;Registre;anna`, `E${index};Informe;0${2 + (index % 5)}/06/2026 12:00;Urbanisme;pol`, ...(index < 3 ? [`E${index};Informe;08/06/2026 10:00;Urbanisme;pol`] : []), `E${index};Resolució;15/06/2026 10:00;Secretaria;mar`]).flat()].join('\n');

const [town, other, ann] = [randomUUID(), randomUUID(), randomUUID()];
const all = ['mining.read', 'mining.import', 'mining.export', 'processes.run', 'processes.read', 'processes.model'];
const actor = testActor({ person: ann, organisations: { [town]: all, [other]: all } });
const as = { actor: { ...actor, standings: actor.standings.map((each) => ({ ...each, roles: ['case-handler'] })) }, organisation: town };
const ask = (name: string, input: object, who: object = as) => house.runner.run(name, input, who as never);
const refusalOf = async (work: Promise<unknown>) => { const failure = await work.then(() => { throw new Error('done'); }, (each: Refused) => each); return failure; };
const upload = async (name: string, content: string | Buffer) => {
  const file = await house.runner.files.put(Buffer.from(content), { name, maxBytes: 50_000_000 });
  await house.runner.run('kernel.keep-file', { sha256: file.sha256, name: file.name, size: file.size, type: file.type, facts: {} }, { ...as, actor: { ...as.actor, kind: 'system' } } as never);
  return file.sha256;
};
let house: Installation;
let log = '';
beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, processes, processMining] });
  await house.runner.run(deployProcess, { code: 'permit', name: 'Llicència', bpmn, decisions: [] }, as);
  const row = await ask('mining.import-log', { file: await upload('llicencies.csv', table), name: 'Llicències 2026' });
  log = row.id;
});
afterAll(() => house.close());

const source = () => ({ kind: 'log', log });

describe('a log that somebody brings', () => {
  it('is read as it proposes, and says what it holds', async () => {
    const proposal = await ask('mining.propose-reading', { file: await upload('llicencies.csv', table) });
    expect(proposal).toMatchObject({ format: 'csv', columns: { case: 'Expedient', activity: 'Pas', at: 'Data', group: 'Unitat', resource: 'Usuari' } });
    const { rows: [row] } = await ask('mining.log.list', {});
    expect(row).toMatchObject({ name: 'Llicències 2026', cases: 12, events: 39, activities: 3, withoutTime: 0 });
  });
  it('shows its map, in working days or by the clock, with a sentence that anybody understands', async () => {
    const { answer: working } = await ask('mining.map', { source: source() });
    expect(working.map.steps.find((step: { activity: string }) => step.activity === 'Entrada')).toMatchObject({ starts: 12, ends: 0 });
    expect(working.reading.ca).toMatch(/^El pas que més fa esperar és entre «Informe» i «Resolució»: .*dies hàbils/);
    const { answer: clock } = await ask('mining.map', { source: source(), time: 'clock' });
    expect(clock.map.duration.median).toBeGreaterThan(working.map.duration.median);
  });
  it('lets every figure name the cases behind it', async () => {
    const { answer } = await ask('mining.rework', { source: source() });
    expect(answer).toMatchObject({ cases: 3, list: [{ activity: 'Informe', cases: 3, again: 3, atOnce: 3 }] });
    const found = await ask('mining.cases-behind', { source: source(), behind: { kind: 'again', activity: 'Informe' } });
    expect([found.count, found.rows.map((row: { name: string }) => row.name)]).toEqual([3, ['E0', 'E1', 'E2']]);
    const steps = await ask('mining.case', { source: source(), case: 'E0' });
    expect(steps.map((step: { activity: string; who: string }) => `${step.activity} ${step.who}`)).toEqual(['Entrada anna', 'Informe pol', 'Informe pol', 'Resolució mar']);
  });
  it('shows variants, hand-overs between units and people, and how it agrees with the model it shows', async () => {
    expect((await ask('mining.variants', { source: source() })).answer).toMatchObject({ total: 2, list: [{ count: 9 }, { count: 3 }] });
    expect((await ask('mining.hand-overs', { source: source(), between: 'group' })).answer.list[0]).toMatchObject({ from: 'Registre', to: 'Urbanisme', count: 12 });
    expect((await ask('mining.hand-overs', { source: source(), between: 'resource' })).answer.list[0]).toMatchObject({ from: 'anna', to: 'pol' });
    const { rows } = await house.database.owner.query(`select fields, rows from kernel.reading where operation = 'mining.hand-overs'`);
    expect(rows[0]).toMatchObject({ rows: 3 });
    const { answer } = await ask('mining.conformance', { source: source(), against: { kind: 'discovered', noise: 0 } });
    expect(answer).toMatchObject({ fittingCases: 12, deviations: [], reading: { ca: 'Tots els casos segueixen el model.' } });
    expect(answer.model.bpmn).toContain('<task');
    const without = await house.runner.run(deployProcess, { code: 'permit-otherwise', name: 'Sense entrada', bpmn: bpmn.replaceAll('Informeu', 'Informe').replaceAll('Resoleu', 'Resolució'), decisions: [] }, as);
    const { answer: held } = await ask('mining.conformance', { source: source(), against: { kind: 'published', definition: without.id } });
    expect(held).toMatchObject({ fittingCases: 0, reading: { ca: '0 de 12 casos (0 %) segueixen el model pas per pas. El que més es fa fora de lloc és «Entrada», en 12 casos.' } });
  });
  it('can be looked at by period and compared with another one', async () => {
    const period = { ...source(), from: '2026-06-03', to: '2026-06-03' };
    expect((await ask('mining.map', { source: period })).answer.about.cases).toBe(2);
    expect((await refusalOf(ask('mining.map', { source: { ...source(), from: '2020-01-01', to: '2020-01-02' } }))).code).toBe('mining.nothing-there');
    expect((await ask('mining.compare', { source: source(), other: period })).answer.cases).toEqual([12, 2]);
  });
  it('goes out in every form and comes in again the same', async () => {
    for (const format of ['xes', 'csv', 'ocel-json', 'ocel-xml']) {
      const { sha256, name } = await ask('mining.export-log', { source: source(), format });
      const again = await ask('mining.import-log', { file: sha256, name });
      expect([format, again.format, again.cases, again.events]).toEqual([format, format, 12, 39]);
    }
  });
  it('is refused with what is wrong when it cannot be read', async () => {
    const codes = async (name: string, content: string) => { const failure = await refusalOf(ask('mining.import-log', { file: await upload(name, content), name })); return [failure.code, failure.status]; };
    expect(await codes('tallat.xes', '<log><trace>')).toEqual(['mining.unreadable-log', 422]);
    expect(await codes('bomba.xes', '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><log><trace><string key="&b;" value="&b;"/></trace></log>')).toEqual(['mining.unreadable-log', 422]);
    expect(await codes('buit.xes', '<log></log>')).toEqual(['mining.unreadable-log', 422]);
    expect(await codes('sense.csv', 'a;b\n1;2\n')).toEqual(['mining.unreadable-log', 422]);
  });
  it('says how many events have no time, and counts them in no duration', async () => {
    const row = await ask('mining.import-log', { file: await upload('hores.csv', 'Expedient;Pas;Data\nA;x;02/01/2026\nA;y;\nA;z;04/01/2026\n'), name: 'Amb forats' });
    expect(row).toMatchObject({ events: 3, withoutTime: 1 });
  });
  it('is refused where no step has a date, saying where dates are looked for', async () => {
    const dateless = '<log><trace><string key="concept:name" value="1"/><event><string key="concept:name" value="Entra"/></event></trace></log>';
    const failure = await refusalOf(ask('mining.import-log', { file: await upload('sense-dates.xes', dateless), name: 'Sense dates' }));
    expect(failure).toMatchObject({ status: 422, sentence: { ca: expect.stringMatching(/^Cap pas del registre \(1\) porta la data \(<date key="time:timestamp">\)/) } });
    expect((await ask('mining.log.list', {})).rows.map(({ name }: { name: string }) => name)).not.toContain('Sense dates');
  });
  it('belongs to its organisation alone', async () => {
    expect((await refusalOf(ask('mining.map', { source: source() }, { ...as, organisation: other }))).code).toBe('kernel.not-found');
  });
});

describe('our own processes', () => {
  it('are a log, with waiting and work apart, who did what, and the cases that are still open', async () => {
    for (const key of ['a', 'b', 'c']) {
      const begun = house.clock.now.getTime();
      await house.runner.run(startProcess, { code: 'permit', businessKey: key, variables: {} }, as);
      await house.drain();
      for (const name of key === 'c' ? ['Informeu'] : ['Informeu', 'Resoleu']) {
        const task = (await house.runner.run(tasks, { businessKey: key }, as)).find((each) => each.name === name);
        house.clock.now = new Date(house.clock.now.getTime() + 2 * 86_400_000);
        await house.runner.run(claimTask, { task: task!.id }, as);
        house.clock.now = new Date(house.clock.now.getTime() + 3_600_000);
        await house.runner.run(completeTask, { task: task!.id, variables: {} }, as);
        await house.drain();
      }
      house.clock.now = new Date(begun + 10 * 86_400_000);
    }
    const own = { kind: 'process', code: 'permit' };
    const { answer } = await ask('mining.map', { source: own, time: 'clock' });
    expect(answer.about).toMatchObject({ cases: 3, open: 1 });
    const report = answer.map.steps.find((step: { activity: string }) => step.activity === 'Informeu');
    expect(report).toMatchObject({ count: 3, ends: 0, work: { median: 3_600_000 } });
    expect(answer.map.edges[0]).toMatchObject({ from: 'Informeu', to: 'Resoleu', count: 2, wait: { median: 2 * 86_400_000 } });
    const { rows } = await ask('mining.cases-behind', { source: own, behind: { kind: 'activity', activity: 'Informeu' } });
    expect(rows).toHaveLength(3);
    expect(rows[0].href).toMatch(/^processos\/tramit\//);
    const [published] = await ask('mining.processes', {});
    expect(published).toMatchObject({ code: 'permit', cases: 3, running: 1 });
    const conform = await ask('mining.conformance', { source: own, against: { kind: 'published', definition: published.definition } });
    expect(conform.answer).toMatchObject({ fittingCases: 3, underWay: { cases: 1, following: 1 }, deviations: [], reading: { ca: 'Tots els casos segueixen el model. N’hi ha 1 que encara és en marxa: només es mira fins on ha arribat.' } });
    const open = await ask('mining.open-cases', { source: own });
    expect(open.answer).toMatchObject({ total: 1, learntFrom: 2, list: [{ lastActivity: 'Informeu', risk: expect.stringMatching(/none|unknown/) }] });
  });
  it('speak each reader’s language on screen, while figures, filters and files keep the one name of the log', async () => {
    const own = { kind: 'process', code: 'permit' };
    expect(await ask('mining.step-names', { sources: [own] })).toEqual([{ name: 'Informeu', title: { ca: 'Informeu', es: 'Informe', en: 'Write the report' } }, { name: 'Resoleu', title: { ca: 'Resoleu', es: 'Resuelva', en: 'Decide' } }]);
    expect(await ask('mining.step-names', { sources: [source()] })).toEqual([]);
    const { answer } = await ask('mining.map', { source: own, time: 'clock' });
    expect([answer.reading.ca, answer.reading.es, answer.reading.en]).toEqual([expect.stringContaining('entre «Informeu» i «Resoleu»'), expect.stringContaining('entre «Informe» y «Resuelva»'), expect.stringContaining('between “Write the report” and “Decide”')]);
    expect(answer.map.edges[0]).toMatchObject({ from: 'Informeu', to: 'Resoleu' });
    const { sha256 } = await ask('mining.export-log', { source: own, format: 'csv' });
    const file = await text(await house.runner.files.open(sha256));
    expect([file.includes('Informeu'), file.includes('Write the report')]).toEqual([true, false]);
  });
  it('taken away as a file leave a reading that whoever worked in them can see', async () => {
    const { rows: [{ n: before }] } = await house.database.owner.query(`select count(*)::int as n from kernel.reading where about = $1`, [ann]);
    await ask('mining.export-log', { source: { kind: 'process', code: 'permit' }, format: 'csv' });
    const { rows } = await house.database.owner.query(`select operation, record, fields, rows from kernel.reading where about = $1 order by id desc`, [ann]);
    expect(rows).toHaveLength(before + 1);
    expect(rows[0]).toMatchObject({ operation: 'mining.export-log', record: 'identity.person', fields: ['name'] });
    expect(rows[0].rows).toBeGreaterThan(0);
  });
  it('of another organisation are seen only by who may look there', async () => {
    const stranger = testActor({ person: ann, organisations: { [town]: all, [other]: ['processes.read'] } });
    const own = { kind: 'process', code: 'permit' };
    expect((await refusalOf(ask('mining.compare', { source: own, other: { ...own, organisation: other } }, { actor: stranger, organisation: town }))).code).toBe('mining.not-allowed-there');
    expect((await refusalOf(ask('mining.compare', { source: own, other: { ...own, organisation: other } }))).code).toBe('mining.nothing-there');
    expect((await ask('mining.compare', { source: own, other: { ...own, organisation: town } }, { ...as, organisation: town })).answer.cases).toEqual([3, 3]);
    const behind = { source: { ...own, organisation: town }, behind: { kind: 'activity', activity: 'Informeu' } };
    expect((await ask('mining.cases-behind', behind, { ...as, organisation: other })).rows.map(({ href }: { href: string }) => href.split('/')[1])).toEqual(['tramit', 'tramit', 'tramit']);
    const looksOnly = testActor({ person: ann, organisations: { [town]: ['mining.read'], [other]: all } });
    expect((await ask('mining.cases-behind', behind, { actor: looksOnly, organisation: other })).rows.map(({ href }: { href: string }) => href)).toEqual([null, null, null]);
  });
  it('too large to wait for are told in the words of the newest version, and only to who may look at each', async () => {
    const own = { kind: 'process', code: 'permit' };
    await house.database.owner.query(`update processes.instance set last_event = last_event + 200000 where business_key = 'a'`);
    const question = { source: own, time: 'clock' };
    const worked = async () => {
      expect((await ask('mining.map', question)).state).toBe('large');
      await ask('mining.prepare', { view: 'map', ...question });
      await house.drain();
      return (await ask('mining.map', question)).answer.reading.es;
    };
    expect(await worked()).toContain('entre «Informe» y «Resuelva»');
    await house.runner.run(deployProcess, { code: 'permit', name: 'Llicència', bpmn: bpmn.replace('es="Informe"', 'es="Emita el informe"'), decisions: [] }, as);
    expect(await worked()).toContain('entre «Emita el informe» y «Resuelva»');
    const elsewhere = { source: own, other: { ...own, organisation: other } };
    expect((await refusalOf(ask('mining.compare', elsewhere, { actor: testActor({ person: ann, organisations: { [town]: all, [other]: ['processes.read'] } }), organisation: town }))).code).toBe('mining.not-allowed-there');
    expect((await refusalOf(ask('mining.compare', elsewhere))).code).toBe('mining.too-large');
    await house.database.owner.query(`update processes.instance set last_event = last_event - 200000 where business_key = 'a'`);
  });
});

describe('a large log', () => {
  it('is worked out by a job and kept, so that nobody waits for it twice', async () => {
    const lines = ['Expedient;Pas;Data'];
    for (let index = 0; index < 40_000; index += 1) for (const [step, hour] of [['a', '08'], ['b', '09'], ['c', '10'], ['d', '11']]) lines.push(`L${index};${step};02/06/2026 ${hour}:00`);
    const large = await ask('mining.import-log', { file: await upload('gran.csv', lines.join('\n')), name: 'Gran' });
    const question = { source: { kind: 'log', log: large.id } };
    expect(await ask('mining.variants', question)).toEqual({ state: 'large', events: 160_000, answer: null });
    await ask('mining.prepare', { view: 'variants', ...question });
    expect((await ask('mining.variants', question)).state).toBe('waiting');
    await house.drain();
    expect(await ask('mining.variants', question)).toMatchObject({ state: 'ready', answer: { total: 1, list: [{ count: 40_000 }] } });
  });
});

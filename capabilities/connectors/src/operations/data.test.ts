import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '@comu/catalogue';
import { documents } from '@comu/filing';
import { foundedInstallation, type Founded } from '@comu/identity/testing';
import { systemActor } from '@comu/kernel';
import { notifications } from '@comu/notifications';
import { registry } from '@comu/registry';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import { connectors } from '../index.ts';

const asking = (sql: string, { parameters, purpose, more = '', after = '' }: { parameters?: string; purpose?: string; more?: string; after?: string } = {}) => {
  const input = (source: string, target: string) => `<comu:input source="${source.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}" target="${target}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
  <process id="p" isExecutable="true"><startEvent id="s"/><serviceTask id="ask" name="Consulta el cens d’activitats"><extensionElements><comu:operation name="connectors.data" result="cens"/>
    ${input(JSON.stringify(sql), 'sql')}${parameters === undefined ? '' : input(parameters, 'parameters')}${purpose === undefined ? '' : input(JSON.stringify(purpose), 'purpose')}<comu:output source="cens" target="cens"/><comu:output source="cens.first.taxa * 2" target="doble"/></extensionElements></serviceTask>
    <sequenceFlow id="f1" sourceRef="s" targetRef="ask"/><sequenceFlow id="f2" sourceRef="ask" targetRef="e"/><endEvent id="e"/>${more}</process>${after}</definitions>`;
};

let house: Founded, town: string, other: string, boss: string, modeller: string;
const run = (who: string, operation: string, input: unknown = {}, where = town) => house.run(operation, input, who, where);
const load = async (where: string, who: string, code: string, title: string, content: string) => {
  const stored = await house.runner.files.put(Buffer.from(content), { name: `${code}.csv`, maxBytes: 1_000_000 });
  await house.runner.run('kernel.keep-file', { sha256: stored.sha256, name: `${code}.csv`, size: stored.size, type: stored.type, facts: {} }, { actor: systemActor, organisation: where });
  return run(who, 'data.load-file', { file: stored.sha256, code, title }, where);
};
let counted = 0;
const asked = async (...given: Parameters<typeof asking>) => {
  counted += 1;
  const businessKey = `D-${counted}`;
  await run(modeller, 'processes.deploy-process', { code: `dades-${counted}`, name: 'Dades', bpmn: asking(...given), decisions: [] });
  await run(modeller, 'processes.start-process', { code: `dades-${counted}`, businessKey, variables: { activitat: 'Bar', minim: 100.5 } });
  await house.drain();
  const { state, data } = (await run(modeller, 'processes.where-it-stands', { businessKey }))[0];
  const stopped = (await run(modeller, 'processes.stopped')).find((each: { businessKey: string }) => each.businessKey === businessKey);
  return { state, data, stopped: stopped?.sentence.ca as string | undefined };
};

beforeAll(async () => {
  house = await foundedInstallation({ modules: [terms, documents, signatures, registry, processes, notifications, catalogue, connectors] });
  town = await house.town('navarcles');
  other = await house.town('calders');
  boss = await house.person(town, 'Anna Serra', 'administrator');
  modeller = await house.person(town, 'Carme Roca', 'programme-manager');
  const neighbour = await house.person(other, 'Joan Vila', 'administrator');
  await load(town, boss, 'activitats', 'Cens d’activitats', 'Activitat;Taxa;Codi\nBar;120,50;001\nBar;80,25;002\nForn;95,00;003\n');
  await load(other, neighbour, 'secrets', 'Només de Calders', 'Activitat;Taxa\nBar;1,00\n');
  const { dataset } = await load(town, boss, 'titulars', 'Titulars', 'NIF;Cognoms;Taxa\n10000001Z;Puig;10,00\n10000002Z;Soler;20,00\n');
  await run(boss, 'data.keep-access-rule', { dataset, title: 'Llicències', purposes: ['llicències'], columns: { nif: 'clear', cognoms: 'pseudonym' }, ground: 'Llei 20/2009' });
});
afterAll(() => house.close());

describe('a process asks a dataset', () => {
  it('with its own data as parameters, and goes on with the answer, its numbers and its source', async () => {
    const standing = await asked('select activitat, taxa, codi from activitats where activitat = $activitat and taxa > $minim', { parameters: '{ activitat: activitat, minim: minim }' });
    expect(standing).toMatchObject({ state: 'completed', data: { doble: 241, cens: { count: 1, first: { activitat: 'Bar', taxa: 120.5, codi: '001' }, sources: [{ code: 'activitats', number: 1 }] } } });
  });
  it('whose values are never read as SQL', async () => {
    const standing = await asked('select taxa from activitats where activitat = $activitat', { parameters: `{ activitat: "x' or '1'='1" }` });
    expect(standing).toMatchObject({ state: 'completed', data: { cens: { count: 0, first: null } } });
  });
  it('and sees nothing of another body', async () => {
    expect(await asked('select taxa from secrets')).toMatchObject({ state: 'running', stopped: expect.stringContaining('No hi ha cap conjunt de dades amb el codi “secrets”') });
  });
  it('nor what no access rule opens to procedures: it stops and says who can open it', async () => {
    const closed = await asked('select nif, taxa from titulars', { purpose: 'padró' });
    expect(closed).toMatchObject({ state: 'running', stopped: expect.stringMatching(/només se’n poden demanar xifres.*regla d’accés per a la finalitat «padró»/s) });
    const open = await asked('select nif, cognoms, taxa from titulars order by taxa', { purpose: 'llicències' });
    expect(open).toMatchObject({ state: 'completed', data: { cens: { first: { nif: '10000001Z' } } } });
    expect(JSON.stringify(open)).not.toContain('Puig');
    const { rows } = await house.database.owner.query(`select fields from kernel.reading where record = 'data.titulars'`);
    expect(rows).toMatchObject([{ fields: expect.arrayContaining(['nif']) }]);
  });
  it.each([
    ['that writes', 'delete from activitats', /./],
    ['of a column that is not there', 'select preu from activitats', /preu/i],
    ['that lacks a value', 'select taxa from activitats where taxa > $falta', /falta/i],
    ['that reads files', `select * from read_csv('/etc/passwd')`, /./],
  ])('a question %s is an incident with a sentence, and nothing else happens', async (_, sql, says) => {
    const standing = await asked(sql);
    expect(standing.state).toBe('running');
    expect(standing.stopped).toMatch(says);
  });
  it('a question for whole tables is refused with what to ask instead', async () => {
    expect((await asked('select a.taxa from activitats a, activitats b, activitats c, activitats d, activitats e, activitats f')).stopped).toMatch(/més de 500 files/);
  });
});

describe('a question being drawn', () => {
  it('is checked without reading a row: its columns, or what is wrong', async () => {
    expect(await run(modeller, 'data.check-question', { sql: 'select activitat, taxa from activitats where activitat = $a -- tot', parameters: ['a'] })).toMatchObject({ problem: null, columns: [{ name: 'activitat', type: 'text' }, { name: 'taxa', type: 'decimal' }], sources: [{ code: 'activitats' }] });
    expect((await run(modeller, 'data.check-question', { sql: 'select preu from activitats' })).problem.ca).toMatch(/preu/);
    expect((await run(modeller, 'data.check-question', { sql: 'select nif from titulars' })).problem.ca).toMatch(/xifres/);
    expect((await run(modeller, 'data.check-question', { sql: 'select nif from titulars', purpose: 'llicències' })).problem).toBeNull();
    expect((await run(modeller, 'data.check-question', { sql: 'select 1) union (select 2' })).problem).not.toBeNull();
  });
});

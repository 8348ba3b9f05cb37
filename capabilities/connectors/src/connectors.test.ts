import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documents } from '@comu/filing';
import { foundedInstallation, type Founded } from '@comu/identity/testing';
import type { Refused } from '@comu/kernel';
import { notifications } from '@comu/notifications';
import { registry } from '@comu/registry';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import { connectors, signatureOf } from './index.ts';
import { hookRoutes } from './hook-routes.ts';
import { listen, type Listening } from './testing.ts';

const bpmn = (inside: string, around = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">${around}
  <process id="p" isExecutable="true"><startEvent id="s"/>${inside}<endEvent id="e"/></process></definitions>`;
const service = (more = '') => bpmn(`<serviceTask id="ask" name="Consulta el padró"><extensionElements><comu:operation name="connectors.http" result="answer"/><comu:input source="&quot;padro&quot;" target="connection"/><comu:input source="&quot;persones/&quot; + nif" target="path"/><comu:input source="{ nif: nif }" target="body"/>${more}</extensionElements></serviceTask><sequenceFlow id="f1" sourceRef="s" targetRef="ask"/><sequenceFlow id="f2" sourceRef="ask" targetRef="e"/>`);

let house: Founded, town: string, boss: string, modeller: string, outside: Listening;
let behave: (request: IncomingMessage & { said: string }, response: ServerResponse) => void = (_request, response) => { response.end(); };
const received: { url: string; key: string | undefined; authorization: string | undefined; said: string }[] = [];
const run = (who: string, operation: string, input: unknown = {}) => house.run(operation, input, who, town);
const refused = (work: Promise<unknown>): Promise<Refused> => work.then(() => { throw new Error('done'); }, (failure: Refused) => failure);
const standing = async (businessKey: string) => (await run(modeller, 'processes.where-it-stands', { businessKey }))[0];
const later = async (seconds: number) => { house.later(seconds * 1000); await house.drain(); };
const health = async () => (await run(boss, 'connectors.at-work')).connections[0].health;

beforeAll(async () => {
  outside = await listen((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const said = Buffer.concat(parts).toString();
      received.push({ url: request.url ?? '', key: [request.headers['idempotency-key']].flat()[0], authorization: request.headers.authorization, said });
      behave(Object.assign(request, { said }), response);
    });
  });
  house = await foundedInstallation({ modules: [terms, documents, signatures, registry, processes, notifications, connectors], settings: { COMU_CONNECTORS_PRIVATE: outside.host } });
  town = await house.town('navarcles');
  boss = await house.person(town, 'Anna Serra', 'administrator');
  modeller = await house.person(town, 'Carme Roca', 'programme-manager');
  const made = await run(boss, 'connectors.save-connection', { code: 'padro', name: 'Padró', base: `${outside.url}/v1`, auth: 'bearer', seconds: 20, kilobytes: 10 });
  await run(boss, 'connectors.set-secret', { connection: made.id, secret: 'clau-del-padro' });
  await run(modeller, 'processes.deploy-process', { code: 'padro', name: 'Padró', bpmn: service(), decisions: [] });
});
afterAll(async () => { await house.close(); await outside.close(); });
beforeEach(() => { received.length = 0; });
const start = async (businessKey: string, code = 'padro') => { await run(modeller, 'processes.start-process', { code, businessKey, variables: { nif: '1Z' } }); await house.drain(); };
const ok = (body: unknown) => { behave = (_request, response) => { response.setHeader('content-type', 'application/json'); response.end(JSON.stringify(body)); }; };

describe('a process calls another system', () => {
  it('with its secret and a key, and goes on with what it answers', async () => {
    ok({ lives: true });
    await start('H-1');
    expect(await standing('H-1')).toMatchObject({ state: 'completed', data: { answer: { status: 200, body: { lives: true } } } });
    expect(received).toMatchObject([{ url: '/v1/persones/1Z', authorization: 'Bearer clau-del-padro', said: '{"nif":"1Z"}' }]);
    const { rows: [kept] } = await house.database.owner.query(`select count(*)::int as found from kernel.change where changes::text like '%clau-del-padro%'`);
    expect(kept.found).toBe(0);
    expect(JSON.stringify(await run(boss, 'connectors.at-work'))).not.toContain('clau-del-padro');
  });
  it('again with the same key after a pause when it fails, and the answer is taken once', async () => {
    let times = 0;
    behave = (_request, response) => { times += 1; if (times < 3) { response.statusCode = 503; response.setHeader('retry-after', '7'); } response.setHeader('content-type', 'application/json'); response.end('{"lives":true}'); };
    await start('H-2');
    // Whoever looks at it is told that it will be tried again, when and why, and that nobody has to do anything.
    expect(await standing('H-2')).toMatchObject({ state: 'running', summary: { ca: expect.stringMatching(/^«Consulta el padró» ha fallat \(intents: 1\) i es tornarà a provar: /) }, steps: expect.arrayContaining([expect.objectContaining({ kind: 'active', due: null, note: null, sentence: expect.objectContaining({ ca: expect.stringContaining('«Padró» té un error seu (codi 503).') }) })]) });
    await later(6);
    expect(received).toHaveLength(1);
    await later(2);
    await later(8);
    expect((await standing('H-2')).state).toBe('completed');
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ key }) => key)).size).toBe(1);
    expect(await health()).toMatchObject({ failures: 0, openUntil: null });
  });
  it('and stops with a sentence in three languages when it says no, without insisting', async () => {
    behave = (_request, response) => { response.statusCode = 404; response.end(); };
    await start('H-3');
    const [stopped] = (await run(modeller, 'processes.stopped')).filter(({ businessKey }: { businessKey: string }) => businessKey === 'H-3');
    expect(stopped.sentence).toMatchObject({ ca: expect.stringContaining('«Padró» ha respost que no es pot fer (codi 404)'), en: expect.stringContaining('answered that it cannot be done (status 404)') });
    expect(received).toHaveLength(1);
  });
  it('leaves a system alone that has failed too often, says so, and asks it again after the rest', async () => {
    behave = (_request, response) => { response.statusCode = 500; response.end(); };
    await start('H-4');
    for (let round = 0; round < 4; round += 1) await later(21);
    expect(received).toHaveLength(5);
    expect(await health()).toMatchObject({ openUntil: expect.any(String), problem: { ca: '«Padró» té un error seu (codi 500).' } });
    await start('H-5');
    expect(received).toHaveLength(5);
    expect((await standing('H-5')).steps).toContainEqual(expect.objectContaining({ kind: 'active', sentence: expect.objectContaining({ ca: expect.stringContaining('es deixa reposar fins a les') }) }));
    ok({ lives: true });
    await later(62);
    expect((await standing('H-5')).state).toBe('completed');
    expect(await health()).toMatchObject({ failures: 0, openUntil: null });
  });
  it('at once when a person who tries it sees that it works again, without waiting for the end of the rest', async () => {
    behave = (_request, response) => { response.statusCode = 500; response.end(); };
    const trying = async () => run(boss, 'connectors.try', { connection: (await run(boss, 'connectors.at-work')).connections[0].id });
    for (let times = 0; times < 6; times += 1) expect(await trying()).toMatchObject({ well: false, says: { ca: '«Padró» té un error seu (codi 500).' } });
    expect(await health()).toMatchObject({ openUntil: expect.any(String) });
    ok({ lives: true });
    expect(await trying()).toMatchObject({ well: true });
    expect(await health()).toMatchObject({ failures: 0, openUntil: null });
    await start('H-7');
    expect((await standing('H-7')).state).toBe('completed');
  });
  it('only those of its list, over TLS, and never a private one that the installation does not allow', async () => {
    const wrong = async (base: string) => (await refused(run(boss, 'connectors.save-connection', { code: 'x', name: 'x', base }))).fields[0];
    expect(await wrong('http://exemple.cat')).toMatchObject({ field: '/base', rule: 'not-https' });
    expect(await wrong('https://169.254.169.254/latest')).toMatchObject({ rule: 'private' });
    expect((await refused(run(modeller, 'connectors.save-connection', { code: 'x', name: 'x', base: 'https://exemple.cat' }))).code).toBe('kernel.not-allowed');
    expect((await refused(run(boss, 'connectors.save-connection', { code: 'padro', name: 'x', base: 'https://exemple.cat' }))).code).toBe('connectors.code-taken');
  });
  it('may have its answer caught by its code in the model', async () => {
    behave = (_request, response) => { response.statusCode = 404; response.end(); };
    await run(modeller, 'processes.deploy-process', { code: 'catch', name: 'x', decisions: [], bpmn: bpmn(`<serviceTask id="ask"><extensionElements><comu:operation name="connectors.http" result="answer"/><comu:input source="&quot;padro&quot;" target="connection"/></extensionElements></serviceTask><boundaryEvent id="none" attachedToRef="ask"><errorEventDefinition errorRef="E"/></boundaryEvent><endEvent id="e2"/><sequenceFlow id="f1" sourceRef="s" targetRef="ask"/><sequenceFlow id="f2" sourceRef="ask" targetRef="e"/><sequenceFlow id="f3" sourceRef="none" targetRef="e2"/>`, '<error id="E" errorCode="connectors.http-404"/>') });
    await start('H-6', 'catch');
    expect((await standing('H-6')).state).toBe('completed');
  });
});

describe('a process writes an e-mail', () => {
  it('through the outbox, with nothing of its text taken for markup', async () => {
    await run(modeller, 'processes.deploy-process', { code: 'mail', name: 'x', decisions: [], bpmn: bpmn(`<serviceTask id="m"><extensionElements><comu:operation name="connectors.mail"/><comu:input source="&quot;anna@exemple.cat&quot;" target="to"/><comu:input source="&quot;Avís&quot;" target="subject"/><comu:input source="&quot;&lt;script&gt; Bon dia&quot;" target="text"/></extensionElements></serviceTask><sequenceFlow id="f1" sourceRef="s" targetRef="m"/><sequenceFlow id="f2" sourceRef="m" targetRef="e"/>`) });
    await start('M-1', 'mail');
    const { rows: [message] } = await house.database.owner.query('select "to", subject, text, html, state from notifications.message order by id desc limit 1');
    expect(message).toMatchObject({ to: 'anna@exemple.cat', subject: 'Avís', text: '<script> Bon dia', state: 'waiting' });
    expect(message.html).not.toContain('<script>');
  });
});

describe('another system tells a process', () => {
  const waits = bpmn('<intermediateCatchEvent id="c"><extensionElements><comu:correlation key="nif"/></extensionElements><messageEventDefinition messageRef="M"/></intermediateCatchEvent><sequenceFlow id="f1" sourceRef="s" targetRef="c"/><sequenceFlow id="f2" sourceRef="c" targetRef="e"/>', '<message id="M" name="pagat"/>');
  it('at an address, signed, now, once; and is refused otherwise', async () => {
    await run(modeller, 'processes.deploy-process', { code: 'waits', name: 'x', decisions: [], bpmn: waits });
    const { url, secret, id } = await run(boss, 'connectors.open-hook', { name: 'Passarel·la', does: 'message', target: 'pagat', key: ['payer', 'nif'] });
    await start('W-1', 'waits');
    const server = Fastify();
    hookRoutes(server, { runner: house.runner });
    const send = async (body: string, { timestamp = String(Math.floor(house.clock.now.getTime() / 1000)), signature = signatureOf({ secret, timestamp, body }), to = new URL(url).pathname } = {}) =>
      server.inject({ method: 'POST', url: to, payload: body, headers: { 'content-type': 'application/json', 'comu-timestamp': timestamp, 'comu-signature': `v1=${signature}` } });
    const body = JSON.stringify({ payer: { nif: '1Z' }, amount: 10 });
    const code = async (answer: ReturnType<typeof send>) => { const { statusCode, body: said } = await answer; return statusCode === 200 ? 200 : (JSON.parse(said) as { message?: string; code?: string }).message; };
    expect(await code(send(body, { signature: 'a'.repeat(64) }))).toBe('connectors.bad-signature');
    expect(await code(send(body, { timestamp: String(Math.floor(house.clock.now.getTime() / 1000) - 301) }))).toBe('connectors.out-of-time');
    expect(await code(send('[1]'))).toBe('connectors.not-json');
    expect(await code(send(body, { to: new URL(url).pathname.replace(id, randomUUID()) }))).toBe('connectors.unknown-hook');
    expect(await code(send(body))).toBe(200);
    expect(await code(send(body))).toBe('connectors.repeated');
    await house.drain();
    expect((await standing('W-1')).state).toBe('completed');
    await run(boss, 'connectors.pause-hook', { hook: id, paused: true });
    expect(await code(send(body, { timestamp: String(Math.floor(house.clock.now.getTime() / 1000) + 1) }))).toBe('connectors.unknown-hook');
    await server.close();
  });
  it('or starts one, about what the address says', async () => {
    const { secret, id } = await run(boss, 'connectors.open-hook', { name: 'Formulari', does: 'start', target: 'waits', key: ['file'] });
    const timestamp = String(Math.floor(house.clock.now.getTime() / 1000)), body = '{"file":"X-9","nif":"9Z"}';
    const taken = await house.runner.run('connectors.receive-hook', { hook: id, timestamp, body, signature: signatureOf({ secret, timestamp, body }) }, { actor: { kind: 'system', person: null, name: '', language: 'ca', standings: [] }, organisation: town });
    expect(await standing('X-9')).toMatchObject({ instance: taken.instance, state: 'running' });
    const renewed = await run(boss, 'connectors.renew-hook', { hook: id });
    expect(renewed.secret).not.toBe(secret);
    expect((await run(boss, 'connectors.at-work')).hooks.map(({ name, deliveries }: { name: string; deliveries: number }) => [name, deliveries])).toEqual([['Passarel·la', 1], ['Formulari', 1]]);
  });
});

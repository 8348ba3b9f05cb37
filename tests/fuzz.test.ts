import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHttp } from '@comu/kernel';
import { makeGate } from '@comu/identity';
import { wholeHouse, type WholeHouse } from './support/whole-house.ts';

let house: WholeHouse;
let server: FastifyInstance;
let cookie: string;

beforeAll(async () => {
  house = await wholeHouse();
  server = await buildHttp({ runner: house.runner, gate: makeGate(house.runner, { clock: () => house.clock.now }) });
  const { headers } = await server.inject({ method: 'POST', url: '/api/identity/sign-in', payload: { email: 'laia.ferrer@diputacio-de-barcelona.example', password: 'demostracio-comu' } });
  cookie = String(headers['set-cookie']).split(';')[0] as string;
});
afterAll(async () => {
  await server.close();
  await house.close();
});

const nasty: readonly unknown[] = [
  null, true, 0, -1, 1e308, '', ' ', '\u0000', '\ud800', 'x'.repeat(100_000), "'; drop table kernel.act; --", '<script>alert(1)</script>', '{{7*7}}', '../../etc/passwd', '💥'.repeat(500), '2026-02-30', '00000000-0000-0000-0000-000000000000',
  [], {}, [[[[[]]]]], { __proto__: { admin: true } }, { constructor: { prototype: {} } }, Array.from({ length: 300 }, () => 'x'), { '$where': '1' }, { deep: { deep: { deep: { deep: {} } } } },
];

interface Problem { readonly status: number; readonly code: string; readonly title: string; readonly fields: { field: string; rule: string; remedy: string }[] }
const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', cookie, 'comu-organisation': 'diputacio-de-barcelona', ...headers } });

describe('bad input over HTTP', () => {
  it('never breaks an operation of the OpenAPI document: a problem with field and remedy, never an error of ours', async () => {
    const document = (await server.inject('/api/openapi.json')).json() as { paths: Record<string, { post: { requestBody: { content: { 'application/json': { schema: any } } } } }> };
    const broken: string[] = [];
    let asked = 0;
    for (const [path, { post: operation }] of Object.entries(document.paths)) {
      // Signing out and the like would end the session that the next questions need.
      if (/sign-out|sign-in$|revoke|change-password/.test(path)) continue;
      const { properties = {} } = operation.requestBody.content['application/json'].schema;
      const names = Object.keys(properties);
      const bodies = [...nasty.slice(0, 8), ...nasty.slice(-6)].map((value) => JSON.stringify(value));
      nasty.forEach((value, index) => { if (names.length > 0) bodies.push(JSON.stringify(Object.fromEntries(names.map((name, place) => [name, place === index % names.length ? value : nasty[(index + place) % nasty.length]])))); });
      for (const body of bodies) {
        if (body === undefined) continue;
        asked += 1;
        const answer = await post(path, body);
        if (answer.statusCode >= 500) broken.push(`${path} ${answer.statusCode} for ${body.slice(0, 200)}`);
        if (answer.statusCode >= 400 && answer.statusCode < 500) {
          const problem = answer.json() as Problem;
          if (!problem.code || !problem.title || (problem.status === 422 && problem.code === 'kernel.input-refused' && !problem.fields.every(({ field, rule, remedy }) => field && rule && remedy))) broken.push(`${path} refuses without field, rule and remedy: ${answer.body.slice(0, 200)}`);
        }
      }
    }
    expect(broken).toEqual([]);
    expect(asked).toBeGreaterThan(1000);
  });

  it('answers what is no JSON, too large or of another kind with a problem', async () => {
    for (const [payload, headers, status] of [
      ['{', {}, 400], ['<a/>', { 'content-type': 'application/xml' }, 400], [JSON.stringify('x'.repeat(3_000_000)), {}, 413], ['{}', { 'comu-organisation': 'no-such-town' }, 404], ['{}', { 'idempotency-key': 'not a uuid' }, 422],
    ] as const) {
      const answer = await post('/api/kernel/describe', payload, headers as Record<string, string>);
      expect([answer.statusCode, (answer.json() as Problem).title.length > 0], payload.slice(0, 20)).toEqual([status, true]);
    }
    const nowhere = await server.inject({ method: 'GET', url: '/api/nowhere' });
    expect(nowhere.statusCode).toBe(404);
    expect(nowhere.json()).toMatchObject({ code: 'kernel.not-found' });
  });

  it('refuses hostile files by name, and keeps nothing of them', async () => {
    const upload = (name: string, content: Buffer) => {
      const boundary = 'comu-test-boundary';
      return server.inject({
        method: 'POST', url: '/api/files', headers: { cookie, 'comu-organisation': 'diputacio-de-barcelona', 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      });
    };
    expect((await upload('buit.pdf', Buffer.alloc(0))).json()).toMatchObject({ code: 'kernel.file-empty', status: 422 });
    expect((await upload('fals.pdf', Buffer.from('això no és cap PDF'))).json()).toMatchObject({ code: 'kernel.file-type-mismatch', status: 415 });
    const climbing = await upload('../../../etc/passwd.txt', Buffer.from('hola'));
    expect(climbing.statusCode === 422 || (climbing.json() as { name: string }[])[0]?.name === 'passwd.txt').toBe(true);
    const entities = await upload('bomba.xml', Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'));
    expect(entities.statusCode).toBe(200);
    expect((entities.json() as { warnings: unknown[] }[])[0]?.warnings.length).toBeGreaterThan(0);
    const signedOut = await server.inject({ method: 'POST', url: '/api/files', headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x--' });
    expect(signedOut.statusCode).toBe(401);
  });
});

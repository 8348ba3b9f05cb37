import { randomUUID } from 'node:crypto';
import { makeGate } from '@comu/identity';
import { buildHttp, systemActor, type Actor } from '@comu/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineageRoute } from '../apps/server/src/lineage-route.ts';
import { wholeHouse, type WholeHouse } from './support/whole-house.ts';

/** Another program, which has only the address of the server and a service token, tells its lineage and reads ours, as a client of OpenLineage does. */
let house: WholeHouse;
let web: Awaited<ReturnType<typeof buildHttp>>;
let address: string;
let administrator: Actor;
let here: string;
let token: string;
const run = (operation: string, input: unknown): Promise<any> => house.runner.run(operation, input, { actor: administrator, organisation: here });
const tokenFor = async (permissions: readonly string[]): Promise<{ id: string; token: string }> => run('identity.create-token', { name: 'Airflow', permissions, days: 30 });
const post = (path: string, body: unknown, bearer?: string) => fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(path.startsWith('/api/v1') ? {} : { 'comu-organisation': 'cardedeu' }), ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) }, body: JSON.stringify(body) });
const own = () => `${house.runner.publicUrl}/o/cardedeu`;
const event = (more: object = {}) => ({
  eventType: 'COMPLETE', eventTime: '2026-11-24T08:00:00Z', producer: 'https://github.com/apache/airflow', schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: randomUUID(), facets: {} }, job: { namespace: 'airflow', name: 'informe mensual' }, inputs: [{ namespace: own(), name: 'padro' }],
  outputs: [{ namespace: 'postgres://dw', name: 'informes.poblacio', facets: { columnLineage: { fields: { total: { inputFields: [{ namespace: own(), name: 'padro', field: 'poblacio' }] } } } } }], ...more,
});

beforeAll(async () => {
  house = await wholeHouse();
  here = house.body('cardedeu');
  const base = await house.actor('cardedeu', 'secretary');
  administrator = { ...base, standings: base.standings.filter(({ organisation }) => organisation === here).map((each) => ({ ...each, permissions: new Set(house.runner.house.permissions.keys()) })) };
  const stored = await house.runner.files.put(Buffer.from('Municipi;Població\nAbrera;12345\nAlella;9888\n'), { name: 'padro.csv', maxBytes: 1000 });
  await house.runner.run('kernel.keep-file', { sha256: stored.sha256, name: stored.name, size: stored.size, type: stored.type, facts: {} }, { actor: systemActor, organisation: here });
  await run('data.load-file', { file: stored.sha256, code: 'padro', title: 'Padró' });
  await run('data.keep-transformation', { code: 'doble', title: 'Doble', sql: 'select municipi, poblacio * 2 as doble from padro' });
  ({ token } = await tokenFor(['data.read', 'data.steward']));
  const gate = makeGate(house.runner);
  web = await buildHttp({ runner: house.runner, gate });
  lineageRoute(web, { runner: house.runner, gate });
  address = await web.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => { await web?.close(); await house?.close(); });

describe('OpenLineage over HTTP, with a service token', () => {
  it('comes in at the address its clients use by default, and is drawn and counted among whom a change hits', async () => {
    expect((await post('/api/v1/lineage', event({ eventType: 'START' }), token)).status).toBe(201);
    expect((await post('/api/v1/lineage', event(), token)).status).toBe(201);
    const { dataset, lineage } = await run('data.dataset-page', { dataset: 'padro' });
    expect(lineage.edges.filter(({ kind }: { kind: string }) => kind === 'external')).toEqual([expect.objectContaining({ from: 'padro', to: 'postgres://dw/informes.poblacio', columns: { total: [{ table: 'padro', column: 'poblacio' }] } })]);
    const document = JSON.stringify({ apiVersion: 'v3.1.0', kind: 'DataContract', id: 'padro', version: '1.0.0', status: 'draft', schema: [{ name: 'padro', properties: [{ name: 'municipi', logicalType: 'string' }] }] });
    const { contract } = await run('data.draft-contract', { dataset: dataset.id, document });
    expect((await run('data.contract-changes', { contract })).users.map(({ job }: { job: string }) => job).toSorted()).toEqual(['Doble', 'airflow/informe mensual']);
  });
  it('goes out as events that name each column, and what goes out of one installation comes into another', async () => {
    const answer = await post('/api/data/open-lineage', { code: 'doble' }, token);
    expect(answer.status).toBe(200);
    const { events } = await answer.json() as { events: Record<string, any>[] };
    expect(events[0]).toMatchObject({ eventType: 'COMPLETE', job: { name: 'Doble' }, inputs: [{ namespace: own(), name: 'padro' }], outputs: [{ namespace: own(), name: 'doble', facets: { columnLineage: { fields: { doble: { inputFields: [{ name: 'padro', field: 'poblacio' }] } } } } }] });
    expect((await post('/api/v1/lineage', events[0], token)).status).toBe(201);
  });
  it('is refused in a sentence to who has no token, one that was revoked or one that may not, and when it is no event', async () => {
    expect((await post('/api/v1/lineage', event())).status).toBe(401);
    expect((await post('/api/v1/lineage', event(), (await tokenFor(['data.read'])).token)).status).toBe(403);
    const revoked = await tokenFor(['data.read', 'data.steward']);
    await run('identity.revoke-token', { token: revoked.id });
    expect((await post('/api/v1/lineage', event(), revoked.token)).status).toBe(401);
    for (const bad of [{}, [], 'x', event({ run: {} }), event({ eventTime: 'ahir' })]) {
      const answer = await post('/api/v1/lineage', bad, token);
      expect(answer.status, JSON.stringify(bad)).toBeLessThan(500);
      expect(answer.status, JSON.stringify(bad)).toBeGreaterThanOrEqual(400);
    }
  });
});

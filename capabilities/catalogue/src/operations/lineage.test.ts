import { randomUUID } from 'node:crypto';
import Ajv2020 from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataHouse, type DataHouse } from '../testing/house.ts';

let house: DataHouse;
const own = 'http://localhost:8080/o/prova';
const run = (operation: string, input: unknown, who = house.administrator) => house.runner.run(operation, input, house.as(who));
const lineageOf = async (code: string) => (await run('data.dataset-page', { dataset: code })).lineage;
beforeAll(async () => {
  house = await dataHouse();
  await run('data.load-file', { file: await house.keep('padro.csv', 'Municipi;Població\nAbrera;12345\nAlella;9888\n'), code: 'padro', title: 'Padró' });
  await run('data.keep-transformation', { code: 'doble', title: 'Doble', sql: 'select municipi, poblacio * 2 as doble from padro' });
});
afterAll(() => house.close());

/** What OpenLineage 2-0-2 requires of a run event, restated: BaseEvent, RunEvent, and that each facet names its producer and schema. */
const facets = { type: 'object', additionalProperties: { type: 'object', required: ['_producer', '_schemaURL'], properties: { _producer: { type: 'string', format: 'uri' }, _schemaURL: { type: 'string', format: 'uri' } } } };
const dataset = { type: 'object', required: ['namespace', 'name'], properties: { namespace: { type: 'string' }, name: { type: 'string' }, facets } };
const columnLineage = { type: 'object', required: ['fields'], properties: { fields: { type: 'object', additionalProperties: { type: 'object', required: ['inputFields'], properties: { inputFields: { type: 'array', items: { type: 'object', required: ['namespace', 'name', 'field'] } } } } } } };
const event = {
  type: 'object', required: ['eventTime', 'producer', 'schemaURL', 'run', 'job'],
  properties: {
    eventTime: { type: 'string', format: 'date-time' }, producer: { type: 'string', format: 'uri' }, schemaURL: { type: 'string', format: 'uri' }, eventType: { enum: ['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER'] },
    run: { type: 'object', required: ['runId'], properties: { runId: { type: 'string', format: 'uuid' }, facets } }, job: { type: 'object', required: ['namespace', 'name'], properties: { facets } },
    inputs: { type: 'array', items: dataset }, outputs: { type: 'array', items: { allOf: [dataset, { properties: { facets: { properties: { columnLineage } } } }] } },
  },
};

const incoming = (more: object = {}) => ({
  eventType: 'COMPLETE', eventTime: '2026-11-24T08:00:00Z', producer: 'https://github.com/apache/airflow', schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: randomUUID(), facets: { nominalTime: { anything: 1 } } }, job: { namespace: 'airflow', name: 'informe' }, inputs: [{ namespace: own, name: 'padro' }],
  outputs: [{ namespace: 'postgres://dw', name: 'informes.poblacio', facets: { columnLineage: { fields: { total: { inputFields: [{ namespace: own, name: 'padro', field: 'poblacio' }] } } } } }], ...more,
});

describe('lineage as others tell and read it', () => {
  it('goes out as events of OpenLineage that its schema accepts, column by column', async () => {
    const ajv = new Ajv2020({ strict: false });
    formats(ajv);
    const check = ajv.compile(event);
    const { events } = await run('data.open-lineage', { code: 'doble' }, house.reader);
    expect(events).toHaveLength(1);
    for (const each of events) expect(check(each), JSON.stringify(check.errors)).toBe(true);
    expect(events[0]).toMatchObject({ job: { namespace: own, name: 'Doble' }, inputs: [{ namespace: own, name: 'padro' }], outputs: [{ name: 'doble', facets: { columnLineage: { fields: { doble: { inputFields: [{ namespace: own, name: 'padro', field: 'poblacio' }] } } } } }] });
    // The check can fail.
    expect(check({ ...events[0], run: {} })).toBe(false);
  });
  it('comes in from another program, and whoever changes the data sees whom it hits', async () => {
    expect(await run('data.receive-lineage', { event: incoming() }, house.steward)).toEqual({ kept: 1 });
    expect((await lineageOf('padro')).edges).toContainEqual(expect.objectContaining({ from: 'padro', to: 'postgres://dw/informes.poblacio', kind: 'external', columns: { total: [{ table: 'padro', column: 'poblacio' }] } }));
  });
  it('that only begins, fails, or speaks of another body adds nothing of ours', async () => {
    for (const eventType of ['START', 'FAIL', 'ABORT']) expect(await run('data.receive-lineage', { event: incoming({ eventType }) }, house.steward)).toEqual({ kept: 0 });
    await run('data.receive-lineage', { event: incoming({ inputs: [{ namespace: 'http://localhost:8080/o/altre', name: 'padro' }], job: { namespace: 'x', name: 'y' } }) }, house.steward);
    expect((await lineageOf('padro')).edges.filter(({ job }: { job: string }) => job === 'x/y')).toEqual([]);
  });
  it('that is not an event, or comes from who may not, is refused', async () => {
    for (const bad of [{}, incoming({ run: { runId: 'no' } }), incoming({ eventTime: 'ahir' }), incoming({ outputs: [{ name: 'x' }] })]) await expect(run('data.receive-lineage', { event: bad }, house.steward)).rejects.toMatchObject({ code: 'kernel.input-refused' });
    await expect(run('data.receive-lineage', { event: incoming() }, house.reader)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
  });
});

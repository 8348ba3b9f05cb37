import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused, type Actor, type Operation } from '@comu/kernel';
import { registerEntry } from '@comu/registry';
import { inputJson } from '../kernel/src/describe.ts';
import { wholeHouse, type WholeHouse } from './support/whole-house.ts';

let house: WholeHouse;
let outsider: Actor;
let here: string, there: string;
/** Rows of the other organisation, by table. */
const rowsThere = new Map<string, string[]>();
let before: string;

beforeAll(async () => {
  house = await wholeHouse();
  [here, there] = [house.body('cardedeu'), house.body('navarcles')];
  const clerk = await house.actor('navarcles', 'registry-clerk');
  const file = await house.runner.files.put(Buffer.from('Un text qualsevol.'), { name: 'text.txt', maxBytes: 1000 });
  await house.runner.run('kernel.keep-file', { sha256: file.sha256, name: file.name, size: file.size, type: file.type, facts: {} }, { actor: { ...clerk, kind: 'system' }, organisation: there });
  await house.runner.run(registerEntry, {
    direction: 'entry', subject: 'Secret de Navarcles', parties: [{ role: 'interested', kind: 'person', name: 'Maria Puig', identity: { type: 'nif', number: '12345678Z' } }], attachments: [{ sha256: file.sha256, kind: 'TD14' }],
  }, { actor: clerk, organisation: there });
  await house.drain();
  // Somebody who may do everything, but elsewhere.
  const base = await house.actor('cardedeu', 'secretary');
  outsider = { ...base, standings: base.standings.map((each) => ({ ...each, permissions: new Set(house.runner.house.permissions.keys()) })) };
  for (const { table } of await tables()) {
    const { rows } = await house.database.owner.query(`select id from ${table} where organisation = $1`, [there]).catch(() => ({ rows: [] as { id: string }[] }));
    rowsThere.set(table, rows.map(({ id }) => id));
  }
  before = await fingerprint();
});
afterAll(() => house.close());

const tables = async () => (await house.database.owner.query<{ table: string }>(`select table_schema || '.' || table_name as table from information_schema.columns where column_name = 'organisation' and table_schema not in ('information_schema', 'pg_catalog') order by 1`)).rows;

/** A digest of every row of the other organisation, jobs and readings of its own aside. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const { table } of await tables()) {
    const { rows: [row] } = await house.database.owner.query(`select coalesce(string_agg(t::text, '|' order by t::text), '') as all from ${table} t where organisation = $1`, [there]);
    hash.update(table).update(row.all);
  }
  return hash.digest('hex');
}

const operations = (): Operation[] => [...house.runner.house.operations.values()].filter(({ permission, scope }) => permission !== 'system' && scope === 'organisation');

/** An input of the shape an operation asks, in which every identifier is one of the other organisation’s. */
function inputFor(schema: any, path = ''): unknown {
  if (schema.anyOf) return inputFor(schema.anyOf.find((each: any) => each.type !== 'null') ?? schema.anyOf[0], path);
  if (schema.oneOf) return inputFor(schema.oneOf[0], path);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => (schema.required ?? []).includes(name)).map(([name, each]) => [name, inputFor(each, name)]));
    case 'array': return schema.minItems ? [inputFor(schema.items ?? {}, path)] : [];
    case 'integer': case 'number': return Math.max(1, schema.minimum ?? 1);
    case 'boolean': return true;
    case 'string': {
      if (schema.format === 'uuid') return idThere(schema['x-comu']?.to ?? path);
      if (schema.format === 'date') return '2026-12-01';
      if (schema.format === 'date-time') return '2026-12-01T10:00:00Z';
      if (schema.format === 'email') return 'algu@exemple.cat';
      if (schema.pattern?.includes('[0-9a-f]{64}')) return 'a'.repeat(64);
      if (schema.pattern?.includes('TD')) return 'TD14';
      return 'prova'.padEnd(schema.minLength ?? 0, 'x');
    }
    default: return 'prova';
  }
}
function idThere(hint: string): string {
  const table = hint.replaceAll('-', '_');
  const found = rowsThere.get(table) ?? [...rowsThere].find(([name, ids]) => name.endsWith(`.${table}`) && ids.length > 0)?.[1] ?? [...rowsThere.values()].find((ids) => ids.length > 0);
  return found?.[0] ?? '01a20000-0000-7000-8000-000000000000';
}

describe('one organisation never reaches another', () => {
  it('covers every operation of the house', () => expect(operations().length).toBeGreaterThan(60));

  it('refuses every operation in the name of an organisation one does not belong to', async () => {
    const let_through: string[] = [];
    for (const operation of operations()) {
      if (operation.permission === 'anyone') continue;
      const outcome = await house.runner.run(operation.name, inputFor(inputJson(operation)), { actor: outsider, organisation: there }).then(() => 'done', (failure: unknown) => failure);
      if (!(outcome instanceof Refused) || ![403, 404, 401].includes(outcome.status)) let_through.push(`${operation.name}: ${String(outcome)}`);
    }
    expect(let_through).toEqual([]);
  });

  it('gives nothing and changes nothing of another organisation when its identifiers are used from one’s own', { timeout: 300_000 }, async () => {
    const leaks: string[] = [];
    const ids = new Set([...rowsThere].filter(([table]) => !table.startsWith('identity.')).flatMap(([, rows]) => rows));
    for (const operation of operations()) {
      const input = inputFor(inputJson(operation));
      const output = await house.runner.run(operation.name, input, { actor: outsider, organisation: here }).catch((failure: unknown) => {
        if (failure instanceof Refused) return { refused: failure.facts, words: failure.sentence };
        return { broke: (failure as Error).message };
      });
      const said = JSON.stringify(output) ?? '';
      const given = JSON.stringify(input);
      for (const id of ids) if (said.includes(id) && !given.includes(id)) leaks.push(`${operation.name} tells ${id}`);
      if (said.includes('Secret de Navarcles')) leaks.push(`${operation.name} tells the secret`);
      if (output !== null && typeof output === 'object' && 'broke' in output) leaks.push(`${operation.name} broke: ${String(output.broke)}`);
    }
    expect(leaks).toEqual([]);
    expect(await fingerprint()).toBe(before);
  });

  it('lists no row of another organisation, with any filter', async () => {
    for (const record of house.runner.house.records.values()) {
      if (record.declaration.read === undefined || record.declaration.scope === 'platform') continue;
      const { rows } = await house.runner.run(`${record.name}.list`, { limit: 200 }, { actor: outsider, organisation: here });
      for (const row of rows) expect(row.organisation, record.name).toBe(here);
      const [id] = rowsThere.get(record.name.replaceAll('-', '_')) ?? [];
      if (id !== undefined) expect((await house.runner.run(`${record.name}.list`, { filter: { id } }, { actor: outsider, organisation: here })).rows, record.name).toEqual([]);
    }
  });

  it('shows raw SQL of the application role nothing without a tenant, in any table', async () => {
    const client = await house.database.owner.connect();
    try {
      await client.query('begin; set local role comu_app');
      const seen: string[] = [];
      for (const { table } of await tables()) {
        const { rows } = await client.query(`select 1 from ${table} limit 1`);
        if (rows.length > 0) seen.push(table);
      }
      expect(seen).toEqual([]);
      await client.query('rollback');
    } finally {
      client.release();
    }
  });

  it('forces row-level security on every table that belongs to organisations', async () => {
    const { rows } = await house.database.owner.query(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation'
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(rows).toEqual([]);
  });
});

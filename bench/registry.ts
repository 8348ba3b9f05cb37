import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { seedProvince } from '@comu/identity';
import type { Actor } from '@comu/kernel';
import { registerEntry } from '@comu/registry';
import { municipalities } from '@comu/territory';
import { modules } from '../apps/server/src/modules.ts';
import { durable, inTurn, show, throughput } from './support.ts';

const at = 16;
const count = 1600;

/** Registry entries a second at 16 concurrent, with gapless numbers, as a share of what the same database can commit at all. */
export async function run() {
  const house = await durable(modules);
  try {
    await seedProvince(house.runner, { bodies: municipalities.slice(0, at).map(({ slug, name, ine }) => ({ slug, name, kind: 'municipality' as const, ine })) });
    const { rows: bodies } = await house.database.owner.query<{ id: string }>('select id from identity.organisation order by slug');
    const clerk = (organisation: string): Actor => ({ kind: 'service', person: null, name: 'bench', language: 'ca', standings: [{ organisation, slug: 'x', permissions: new Set(['registry.register']), units: [], roles: [] }] });
    const register = (organisation: string) => house.runner.run(registerEntry, {
      direction: 'entry', subject: 'Sol·licitud', parties: [{ role: 'interested', kind: 'person', name: 'Maria Puig', identity: { type: 'nif', number: '12345678Z' } }], attachments: [],
    }, { actor: clerk(organisation), organisation, key: randomUUID() });
    await house.database.owner.query('create table bench_commit (id bigint generated always as identity primary key, at timestamptz default now(), what text)');
    const pool = new pg.Pool({ connectionString: house.database.url, max: at });
    const one = bodies[0]!.id;
    const rates = await inTurn({
      limit: () => throughput(count, at, () => pool.query(`begin; insert into bench_commit (what) values ('x'); commit`)),
      single: () => throughput(count, 1, () => pool.query(`begin; insert into bench_commit (what) values ('x'); commit`)),
      'one book': () => throughput(count / 2, at, () => register(one)),
      'sixteen books': () => throughput(count, at, (index) => register(bodies[index % bodies.length]!.id)),
    });
    await pool.end();
    const { rows: [gaps] } = await house.database.owner.query('select count(*)::int as books, sum(case when n = last and m = n then 0 else 1 end)::int as gaps from (select b.last, count(e.*) n, max(e.number) m from registry.book b join registry.entry e on e.organisation = b.organisation group by b.organisation, b.last) x');
    show('raw commits/s, 16 concurrent (the limit)', rates['limit']!, '/s');
    show('raw commits/s, one after another', rates['single']!, '/s');
    show('registry entries/s, 16 concurrent, one book', rates['one book']!, '/s', `${((100 * rates['one book']!) / rates['single']!).toFixed(0)} % of commits one after another, which a gapless book must be; ${((100 * rates['one book']!) / rates['limit']!).toFixed(0)} % of the limit`);
    show('registry entries/s, 16 concurrent, sixteen books', rates['sixteen books']!, '/s', `${((100 * rates['sixteen books']!) / rates['limit']!).toFixed(0)} % of the limit`);
    show('books with a gap', gaps.gaps, '', `of ${gaps.books}`);
  } finally {
    await house.end();
  }
}

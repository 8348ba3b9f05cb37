import { PLATFORM, systemActor } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { simulate } from '@comu/service-catalogue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../apps/server/src/modules.ts';
import { seed } from '../apps/server/src/seed.ts';

const provincial = 'diputacio-de-barcelona';
const towns = ['cardedeu', 'berga', 'manresa', 'mura'];
let house: Installation;
const id: Record<string, string> = {};
const run = (operation: string, input: unknown, slug: string, permission: string): Promise<any> => house.runner.run(operation, input, { actor: testActor({ person: null, organisations: { [id[slug] as string]: [permission] } }), organisation: id[slug] as string });
const told = async (text: string): Promise<readonly unknown[][]> => (await house.database.owner.query<Record<string, unknown>>(text)).rows.map((row) => Object.values(row));

/** The demonstration, a call of it carried to the end in two towns, and what it has none of: entries at the desk, one of them annulled, terms that expired, cases of several units, a step that stopped. */
beforeAll(async () => {
  house = await testInstallation({ modules, now: new Date('2026-11-24T09:00:00Z') });
  await seed(house.runner, { demo: true, say: () => undefined });
  // What the hundreds without people would adopt has no figure of its own.
  await house.database.owner.query(`delete from kernel.job where operation = 'general-procedures.adopt' and organisation not in (select organisation from identity.membership)`);
  for (const { slug, id: body } of (await house.database.owner.query<{ slug: string; id: string }>('select slug, id from identity.organisation')).rows) id[slug] = body;
  await simulate({ runner: house.runner, call: '315739', seed: 3, most: 2, from: house.clock.now, say: () => undefined });
  for (const [at, town] of towns.entries()) {
    for (let entry = 0; entry <= at; entry += 1) await run('registry.register-entry', { direction: 'entry', subject: 'Queixa', parties: [{ role: 'interested', kind: 'person', name: 'Maria Puig', identity: { type: 'nif', number: '12345678Z' } }], attachments: [] }, town, 'registry.register');
    for (const [days, meet] of [[10, true], [20, false], [400, true]] as const) {
      const { id: term } = await run('terms.start-term', { subject: crypto.randomUUID(), purpose: 'resolve', rule: { amount: days, unit: 'natural-days', article: 'Llei 39/2015, art. 21' }, start: '2026-02-02' }, town, 'terms.manage');
      if (meet) await run('terms.meet-term', { term }, town, 'terms.manage');
    }
  }
  const [entry] = (await told(`select id from registry.entry where organisation = '${id['mura']}' and direction = 'entry' order by id limit 1`))[0]!;
  await run('registry.annul-entry', { entry, motive: 'Repetida' }, 'mura', 'registry.annul');
  await house.database.owner.query(`update cases."case" c set unit = u.id from (select organisation, id, row_number() over (partition by organisation order by id) as n from identity.unit) u where u.organisation = c.organisation and u.n = 1 + ascii(right(c.id::text, 1)) % 3`);
  await house.database.owner.query(`insert into processes.incident (organisation, instance, id, holder, element, kind, facts, data, at) select organisation, id, gen_random_uuid(), id, 'pas', 'error', '{}', '{}', timestamptz '2026-12-31 23:30:00Z' from processes.instance limit 3`);
  await house.drain();
  for (const town of towns) await run('indicators.agree', { agreed: true }, town, 'indicators.agree');
  await house.runner.run('indicators.nightly', {}, { actor: systemActor, organisation: PLATFORM });
  await house.drain();
});
afterAll(() => house?.close());

const day = (moment: string) => `(${moment} at time zone 'Europe/Madrid')::date`;
const yearly = (moment: string) => `extract(year from ${moment} at time zone 'Europe/Madrid')::int`;
const standing = `(select e.* from registry.entry e left join registry.annulment a on a.organisation = e.organisation and a.entry = e.id where e.direction = 'entry' and e.annuls is null and a.id is null)`;
/** Each figure again, of all bodies in one statement and from the other end: the year, the part, and what is counted out of what. */
const again: Readonly<Record<string, string>> = {
  'terms-kept': `with ended as (select organisation, ends_on, case when state = 'met' then ${day('met_at')} end as met from terms.term where purpose = 'resolve' and ends_on is not null and state not in ('running', 'suspended', 'cancelled'))
    select organisation, extract(year from case when met < ends_on then met else ends_on end)::int as year, '' as part, sum(case when met <= ends_on then 1 else 0 end) as of, count(*) as out from ended group by 1, 2`,
  'days-to-resolve': `select organisation, ${yearly('closed_at')} as year, '' as part, round(sum(extract(epoch from closed_at) - extract(epoch from opened_at)) / 86400, 4) as of, count(*) as out from cases."case" where state = 'closed' group by 1, 2`,
  'workload-by-unit': `select c.organisation, ${yearly('c.opened_at')} as year, case when c.unit is null then '—' else (select name from identity.unit u where u.id = c.unit) end as part, count(*) as of, null::bigint as out from cases."case" c group by 1, 2, 3`,
  'notifications-accepted': `select organisation, ${yearly('available_at')} as year, '' as part, sum((state = 'accepted')::int) as of, count(*) as out from notifications.notification where direction = 'sent' and state in ('accepted', 'rejected', 'expired') group by 1, 2`,
  'entries-by-channel': `select organisation, ${yearly('registered_at')} as year, channel as part, count(*) as of, null::bigint as out from ${standing} e group by 1, 2, 3`,
  'electronic-entries': `select organisation, ${yearly('registered_at')} as year, '' as part, sum((channel = 'electronic-office' or channel = 'exchange')::int) as of, count(*) as out from ${standing} e where channel in ('desk', 'electronic-office', 'exchange') group by 1, 2`,
  'process-incidents': `select organisation, ${yearly('at')} as year, '' as part, count(*) as of, null::bigint as out from processes.incident group by 1, 2`,
};
const share = (code: string) => ({ 'terms-kept': 100, 'notifications-accepted': 100, 'electronic-entries': 100 })[code] ?? 1;
const figure = (code: string) => `select organisation, year::text, part, (of * ${share(code)}.0 / coalesce(out, 1))::numeric(20, 6)::text as value from (${again[code]}) as counted`;

describe('the figures that bodies take from their own records', () => {
  it.each(Object.keys(again))('%s is what its records give when counted apart, in every body', async (code) => {
    const kept = await told(`select v.owner, v.period, v.dimension, v.value::numeric(20, 6)::text from indicators.value v join indicators.indicator i on i.id = v.indicator where i.code = '${code}' and v.value is not null and (v.dimension <> '' or not exists (select 1 from indicators.value p where p.indicator = v.indicator and p.dimension <> '')) order by 1, 2, 3`);
    expect(kept).toEqual(await told(`${figure(code)} join identity.organisation o on o.id = counted.organisation where o.ine is not null order by 1, 2, 3`));
    expect(kept.length, code).toBeGreaterThan(0);
  });
  it.each(Object.keys(again))('%s of the municipalities that agreed is what the Diputació compares, and of no other', async (code) => {
    const agreed = towns.map((town) => `'${id[town]}'`).join();
    const compared = await told(`select v.place, v.period, v.value::numeric(20, 6)::text from indicators.value v join indicators.indicator i on i.id = v.indicator where i.code = 'bodies-${code}' and i.owner = '${id[provincial]}' and v.value is not null order by 1, 2`);
    const whole = `select organisation, year, sum(of) as of, sum(out) as out from (${again[code]}) as parts where organisation in (${agreed}) group by 1, 2`;
    expect(compared).toEqual(await told(`select o.ine, year::text, (of * ${share(code)}.0 / coalesce(out, 1))::numeric(20, 6)::text from (${whole}) as counted join identity.organisation o on o.id = counted.organisation order by 1, 2`));
  });
  it('say of how many of the 311 they are, and leave the others without data and never at zero', async () => {
    const { values, periods } = await run('indicators.page', { code: 'bodies-entries-by-channel' }, provincial, 'indicators.read');
    expect(periods).toContainEqual({ period: '2026', filled: towns.length, of: 311, published: true });
    expect(new Set(values.map(({ place }: { place: string }) => place)).size).toBe(towns.length);
    expect(values.every(({ value }: { value: number | null }) => value !== 0)).toBe(true);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHttp } from '@comu/kernel';
import { foundedInstallation, type Founded } from './testing.ts';

let house: Founded, town: string, ada: string, bru: string;
beforeAll(async () => {
  house = await foundedInstallation();
  town = await house.town('ripollet');
  ada = await house.person(town, 'Ada Ripoll', 'administrator');
  bru = await house.person(town, 'Bru Ripoll', 'auditor');
});
afterAll(() => house.close());

const read = async (person: string): Promise<{ actor: string; operation: string; fields: string[] }[]> => house.runner.run('kernel.who-read-my-data', {}, { ...(await house.as(person, town)) });
const download = async (path: string) => {
  const actor = (await house.as(ada, town)).actor;
  const web = await buildHttp({ runner: house.runner, gate: { actorOf: async () => actor, organisationOf: async () => town } as never });
  const answer = await web.inject({ method: 'GET', url: path, headers: { 'comu-organisation': 'ripollet' } });
  await web.close();
  return answer;
};

describe('names taken away as a file', () => {
  it('are known to each person they name: who took them and which of their data', async () => {
    const answer = await download('/api/identity/person/export?columns=name,email');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Bru Ripoll');
    expect(await read(bru)).toContainEqual(expect.objectContaining({ actor: 'Ada Ripoll', operation: 'identity.person.export', fields: ['name', 'email'] }));
    const { rows } = await house.database.owner.query(`select about, rows from kernel.reading where operation = 'identity.person.export' and about is null`);
    expect(rows).toEqual([{ about: null, rows: 3 }]);
  });
  it('count too when they stand in place of a reference, and what holds nobody’s data counts for nobody', async () => {
    const before = (await read(bru)).length;
    await download('/api/identity/unit/export');
    expect(await read(bru)).toHaveLength(before);
    const { body } = await download('/api/identity/membership/export?columns=person');
    expect(body).toContain('Bru Ripoll');
    expect((await read(bru))[0]).toMatchObject({ operation: 'identity.membership.export', fields: ['person'] });
  });
});

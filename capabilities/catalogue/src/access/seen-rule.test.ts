import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataHouse, type DataHouse } from '../testing/house.ts';

let house: DataHouse;
let dataset: string;
const run = (operation: string, input: unknown, who = house.steward) => house.runner.run(operation, input, house.as(who));
const keep = (test: object) => run('data.keep-rule', { dataset, test });
beforeAll(async () => {
  house = await dataHouse();
  const lines = Array.from({ length: 30 }, (_, place) => `${10000000 + place}Z;Barri ${place % 3};${place % 5 === 0 ? 'greu' : 'lleu'};${place}`);
  dataset = (await run('data.load-file', { file: await house.keep('ajuts.csv', `NIF;Barri;Estat de salut;Import\n${lines.join('\n')}\n`), code: 'ajuts', title: 'Ajuts' })).dataset;
  await run('data.describe-column', { dataset, column: 'estat_de_salut', changes: { class: 'special' } });
});
afterAll(() => house.close());

describe('a rule cannot ask what whoever writes it may not see', () => {
  it('by a condition, a value, a limit or a form over a column that is hidden or a code to them', async () => {
    for (const test of [
      { kind: 'sql', condition: "not (nif = '10000007Z' and estat_de_salut = 'greu')" }, { kind: 'sql', condition: "it.estat_de_salut <> 'greu'" }, { kind: 'sql', condition: "barri not in (select barri from it where NIF like '1%7Z')" }, { kind: 'sql', condition: "not starts_with(to_json(it)::varchar, '{\"nif\":\"1')" },
      { kind: 'domain', column: 'estat_de_salut', values: ['greu'] }, { kind: 'range', column: 'nif', min: '10000007Z', max: '10000007Z' }, { kind: 'pattern', column: 'nif', pattern: '1.*7Z' },
      { kind: 'sum', column: 'import', equals: '7', where: "nif = '10000007Z'" }, { kind: 'reference', columns: ['nif'], to: 'ajuts', toColumns: ['nif'] },
    ]) await expect(keep(test), JSON.stringify(test)).rejects.toMatchObject({ code: 'data.rule-unseen', sentence: { ca: expect.stringMatching(/“(nif|estat_de_salut)”/) } });
  });
  it('but may ask what tells no value of it, and anything of what they see', async () => {
    for (const test of [{ kind: 'not-null', column: 'nif' }, { kind: 'unique', columns: ['nif'] }, { kind: 'code', column: 'nif', code: 'nif' }, { kind: 'sql', condition: 'import >= 0' }, { kind: 'domain', column: 'barri', values: ['Barri 0'] }]) await expect(keep(test), JSON.stringify(test)).resolves.toMatchObject({ dataset });
  });
  it('nor by a contract brought from outside', async () => {
    const document = JSON.stringify({ apiVersion: 'v3.1.0', kind: 'DataContract', id: 'ajuts', version: '1.0.0', status: 'draft', schema: [{ name: 'ajuts', properties: ['nif', 'barri', 'estat_de_salut', 'import'].map((name) => ({ name, logicalType: name === 'import' ? 'integer' : 'string' })), quality: [{ name: 'cap-greu', type: 'custom', engine: 'comu', implementation: { kind: 'sql', condition: "estat_de_salut <> 'greu'" } }] }] });
    const { contract } = await run('data.draft-contract', { dataset, document });
    await expect(run('data.activate-contract', { contract, breaking: true })).rejects.toMatchObject({ code: 'data.rule-unseen' });
  });
  it('and who sees it in the clear, by a rule of access, may write it', async () => {
    const seeing = { ...house.steward, standings: house.steward.standings.map((each) => ({ ...each, roles: ['data-steward'] })) };
    await run('data.keep-access-rule', { dataset, title: 'Cura', roles: ['data-steward'], columns: { nif: 'clear', estat_de_salut: 'clear' }, ground: 'Llei 12/2007' }, house.administrator);
    await expect(run('data.keep-rule', { dataset, test: { kind: 'sql', condition: "estat_de_salut in ('greu', 'lleu')" } }, seeing)).resolves.toMatchObject({ dataset });
  });
});

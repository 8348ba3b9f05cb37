import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeHouse } from '../../kernel/src/describe.ts';
import { openApi } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import tools, { lendTool, returnTool } from './tool-library.ts';

const town = randomUUID();
const as = { actor: testActor({ person: randomUUID(), organisations: { [town]: ['tools.read', 'tools.manage'] } }), organisation: town };
let house: Installation;
beforeAll(async () => { house = await testInstallation({ modules: [tools] }); });
afterAll(() => house.close());

describe('a module written from the page “Add a module”', () => {
  it('is the code of the page, and under eighty lines', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/how-to/add-a-module.md'), 'utf8');
    const code = readFileSync(resolve(import.meta.dirname, 'tool-library.ts'), 'utf8');
    expect(page).toContain(code.trim());
    expect(code.trim().split('\n').length).toBeLessThan(80);
  });
  it('has table, list, form, API, history and export by being declared', async () => {
    const { id } = await house.runner.run('tools.tool.create', { tag: 'T-0001', name: 'Trepant' }, as);
    await house.runner.run(lendTool, { tool: id, holder: 'Maria' }, as);
    await expect(house.runner.run(lendTool, { tool: id, holder: 'Joan' }, as)).rejects.toMatchObject({ code: 'tools.not-stored' });
    await house.runner.run(returnTool, { tool: id }, as);
    const { row, history } = await house.runner.run('tools.tool.read', { id }, as);
    expect(row).toMatchObject({ state: 'stored', holder: null });
    expect(history.map((each: { operation: string }) => each.operation)).toEqual(['tools.return-tool', 'tools.lend-tool', 'tools.tool.create']);
    expect((await house.runner.run('tools.tool.list', { search: 'trep' }, as)).rows).toHaveLength(1);
    const paths = Object.keys(openApi(house.runner.house, { url: 'http://localhost', version: '1' }).paths);
    expect(paths).toEqual(expect.arrayContaining(['/api/tools/lend-tool', '/api/tools/tool/list', '/api/tools/tool/create']));
    const described = describeHouse(house.runner.house, { me: as.actor, settings: {}, can: (permission) => permission.startsWith('tools.') });
    expect(described.records.find(({ name }) => name === 'tools.tool')?.can).toEqual({ read: true, create: true, change: true, import: true });
  });
  it('keeps who read personal data', async () => {
    const { rows } = await house.database.owner.query(`select fields from kernel.reading where record = 'tools.tool'`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0].fields).toEqual(['holder']);
  });
});

import { randomUUID } from 'node:crypto';
import { identityModule } from '@comu/identity';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { compile, readBpmn } from '@comu/processes';
import { terms } from '@comu/running-terms';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compiled } from './compiling.ts';
import { largeDrawing } from './limits.ts';
import { processes } from './index.ts';

const [town, other] = [randomUUID(), randomUUID()];
const permissions = ['processes.run', 'processes.read', 'processes.model'];
const as = (organisation: string) => ({ actor: testActor({ person: randomUUID(), organisations: { [organisation]: permissions } }), organisation });
let house: Installation;
beforeAll(async () => { house = await testInstallation({ modules: [identityModule, terms, processes] }); });
afterAll(() => house.close());

const drawing = (steps: number) => {
  const ids = ['s', ...Array.from({ length: steps }, (_, index) => `t${index}`), 'e'];
  const flows = ids.slice(1).map((id, index) => `<sequenceFlow id="f${index}" sourceRef="${ids[index] ?? ''}" targetRef="${id}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/>${ids.slice(1, -1).map((id) => `<userTask id="${id}" name="Pas ${id}"/>`).join('')}<endEvent id="e"/>${flows.join('')}</process></definitions>`;
};

it('compiles a very large model without keeping anybody waiting, into the very graph of a small one', async () => {
  const large = drawing(1600);
  expect(large.length).toBeGreaterThan(largeDrawing);
  let turns = 0;
  const heart = setInterval(() => { turns += 1; }, 5);
  const definition = await compiled(large);
  clearInterval(heart);
  expect(turns).toBeGreaterThan(10);
  expect(JSON.stringify(definition)).toBe(JSON.stringify(compile(await readBpmn(large))));
  const id = randomUUID();
  await house.database.owner.query(`insert into processes.definition (organisation, id, code, name, edition, content, created_at, changed_at) values ($1, $2, 'gran', 'Gran', 1, $3, now(), now())`, [town, id, { bpmn: large, decisions: [] }]);
  const { instance } = await house.runner.run('processes.start-process', { code: 'gran', variables: {} }, as(town));
  const [task] = await house.runner.run('processes.tasks', {}, as(town));
  expect(task).toMatchObject({ instance, name: 'Pas t0', title: { ca: 'Pas t0' } });
});

it('gives nobody a model of an organisation whose processes they may not read, even when it is held already', async () => {
  const { id } = await house.runner.run('processes.deploy-process', { code: 'petit', name: 'Petit', bpmn: drawing(2), decisions: [] }, as(town));
  await house.runner.run('processes.start-process', { code: 'petit', variables: {} }, as(town));
  await expect(house.runner.run('processes.definition-at-work', { definition: id }, as(other))).rejects.toMatchObject({ status: 404 });
  await expect(house.runner.run('processes.instances', { definition: id }, as(other))).rejects.toMatchObject({ status: 404 });
});

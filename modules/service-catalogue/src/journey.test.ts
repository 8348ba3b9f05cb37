import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Installation } from '@comu/kernel/testing';
import { municipality } from '@comu/territory';
import { openHouse, passphrase, type Body, type Someone } from './testing/house.ts';
import { seedDemoCalls } from './seed-calls.ts';

const now = new Date('2026-11-24T09:00:00Z');
const towns = ['08046', '08140', '08022'].map((ine) => { const { slug, name, code6 } = municipality(ine); return { slug, name, ine, dir3: `L01${code6}` }; });

let house: Installation, provincial: Body, town: Body, manager: Someone, handler: Someone, reviewer: Someone, secretary: Someone, president: Someone, clerk: Someone, mayor: Someone, call: string;

beforeAll(async () => {
  const opened = await openHouse({ now, towns });
  ({ house, provincial } = opened);
  town = opened.town(towns[0]!.slug);
  manager = await provincial.person('Pau Sala', 'programme-manager');
  handler = await provincial.person('Nuria Bosch', 'case-handler');
  reviewer = await provincial.person('Marc Vidal', 'case-handler');
  secretary = await provincial.person('Carme Roca', 'secretary');
  president = await provincial.person('Teresa Camps', 'signer');
  clerk = await town.person('Biel Homs', 'case-handler');
  mayor = await town.person('Aina Pons', 'signer');
  for (const each of [secretary, president, mayor]) await each.run('signatures.issue-own-certificate', { passphrase });
  const [economic] = await seedDemoCalls(house.runner, { owner: 'diputacio-de-barcelona', now });
  call = economic!.id;
}, 120_000);
afterAll(() => house.close());

const refusedWith = (code: string) => expect.objectContaining({ code });
const answers = { solution: 'running', agents: 'roles', cloud: 'partly' };
const form = { project: 'Gestor d’expedients al núvol', answers, declares: ['up-to-date', 'not-financed'], amount: '18000.00', contact: 'Biel Homs' };
const apply = async (by: Someone, signer: Someone, from: Body, { report }: { report: boolean }) => {
  const { id } = await by.run('service-catalogue.save-draft', { call, ...form });
  if (report) await by.run('service-catalogue.attach-document', { application: id, code: 'report', file: await from.pdf('Memoria') });
  await by.run('service-catalogue.ready-to-sign', { application: id });
  await signAll(signer);
  return by.run('service-catalogue.submit', { application: id });
};
const signAll = async (signer: Someone) => {
  await house.drain();
  for (const { request } of await signer.run('signatures.tray', {})) await signer.run('signatures.sign', { request: request.id, passphrase });
  await house.drain();
};
const task = async (who: Someone, of: string, name: string) => (await who.run('processes.tasks', { businessKey: of })).find((each: { name: string }) => each.name === name);
const incidents = () => secretary.run('processes.incidents', {});

describe('an application from the draft to the closed case', () => {
  it('shows a town which calls are open to it and which rule excludes it from the others', async () => {
    const open = await clerk.run('service-catalogue.open-calls', {});
    expect(open.map(({ call: each, eligible }: { call: { code: string }; eligible: boolean }) => [each.code, eligible])).toEqual([['315739-2026', true], ['21288-2026', false]]);
    expect(open[1].rules.find(({ passes }: { passes: boolean }) => !passes)).toMatchObject({ rule: 'population', figure: municipality('08046').population[2024], on: '2024-01-01' });
    await expect(clerk.run('service-catalogue.save-draft', { call: open[1].call.id, project: 'x' })).rejects.toEqual(refusedWith('service-catalogue.not-eligible'));
  });
  it('goes all the way: two registries in one transaction, score explained, four eyes, resolution, notification, budget, ENI package', async () => {
    const draft = await clerk.run('service-catalogue.save-draft', { call, project: 'Gestor' });
    await expect(clerk.run('service-catalogue.ready-to-sign', { application: draft.id })).rejects.toEqual(refusedWith('service-catalogue.incomplete'));
    await expect(clerk.run('service-catalogue.submit', { application: draft.id })).rejects.toEqual(refusedWith('service-catalogue.not-signed'));
    const submitted = await apply(clerk, mayor, town, { report: true });
    expect(submitted).toMatchObject({ id: draft.id, state: 'submitted', exitCode: 'S2026-000001', entryCode: 'E2026-000001', caseCode: 'EXP2026/000001' });
    await house.drain();
    expect(await incidents()).toEqual([]);
    const { case: of } = submitted;
    const dossier = await handler.run('cases.dossier', { case: of });
    expect(dossier.decisions[0].trace).toBeTruthy();
    expect(dossier.documents.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['TD13', 'TD14']);
    expect(dossier.terms[0].term).toMatchObject({ purpose: 'resolve', state: 'running', endsOn: '2027-02-24' });

    const proposal = await task(handler, of, 'Proposeu la resolució');
    await handler.run('processes.complete-task', { task: proposal.id, variables: { motive: 'Projecte madur.' } });
    const review = await task(handler, of, 'Reviseu la proposta');
    await expect(handler.run('processes.complete-task', { task: review.id })).rejects.toEqual(refusedWith('processes.four-eyes'));
    await reviewer.run('processes.complete-task', { task: review.id });
    await signAll(president);
    const { rows: [candidacy] } = await manager.run('service-catalogue.candidacy.list', {});
    expect(candidacy).toMatchObject({ points: 30 + 15 + 20 + 10, sense: 'granted', amount: '18000.00', resolution: 'D2026-000001' });
    await openNotification(mayor);
    expect(await incidents()).toEqual([]);
    const status = await clerk.run('service-catalogue.application-status', { application: draft.id });
    expect(status.sentence.ca).toMatch(/^S’ha concedit: 18\.000,00 €/);
    expect(status.history.map(({ kind }: { kind: string }) => kind)).toEqual(['granted', 'notification', 'submitted', 'signed', 'to-sign', 'begun']);
    const closed = await handler.run('cases.dossier', { case: of });
    expect(closed.case).toMatchObject({ state: 'closed', outcome: 'Concedida', package: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await manager.run('service-catalogue.call-budget', { call })).toMatchObject({ total: '1200000.00', committed: '18000.00', remaining: '1182000.00', waiting: [] });
  });
});

async function openNotification(by: Someone) {
  await house.drain();
  for (const { notification } of await by.run('notifications.tray', {})) await by.run('notifications.accept-notification', { notification: notification.id });
  await house.drain();
}

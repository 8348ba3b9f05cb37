import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor, verifyReceipt } from '@comu/kernel';
import type { Installation } from '@comu/kernel/testing';
import { municipality } from '@comu/territory';
import { openHouse, passphrase, type Body, type Someone } from './testing/house.ts';
import { seedDemoCalls } from './seed-calls.ts';

vi.setConfig({ testTimeout: 180_000 });
const now = new Date('2026-11-24T09:00:00Z');
const towns = ['08046', '08140', '08022', '08044'].map((ine) => { const { slug, name, code6 } = municipality(ine); return { slug, name, ine, dir3: `L01${code6}` }; });

let house: Installation, provincial: Body, town: Body & { of(slug: string): Body }, manager: Someone, handler: Someone, reviewer: Someone, secretary: Someone, president: Someone, clerk: Someone, mayor: Someone, call: string;

beforeAll(async () => {
  const opened = await openHouse({ now, towns });
  ({ house, provincial } = opened);
  town = { ...opened.town(towns[0]!.slug), of: opened.town };
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
});
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
const incidents = () => secretary.run('processes.stopped', {});

describe('an application from the draft to the closed case', () => {
  it('shows a town which calls are open to it and which rule excludes it from the others', async () => {
    const open = await clerk.run('service-catalogue.open-calls', {});
    expect(open.map(({ call: each, eligible }: { call: { code: string }; eligible: boolean }) => [each.code, eligible])).toEqual([['315739-2026', true], ['21288-2026', false]]);
    expect(open[1].rules.find(({ passes }: { passes: boolean }) => !passes)).toMatchObject({ rule: 'population', figure: municipality('08046').population[2024], on: '2024-01-01' });
    const refused = await clerk.run('service-catalogue.save-draft', { call: open[1].call.id, project: 'x' }).catch((each) => each);
    expect(refused).toEqual(refusedWith('service-catalogue.not-eligible'));
    expect([refused.sentence.ca, refused.sentence.es, refused.sentence.en]).toEqual([expect.stringContaining('“Projectes de teletreball”'), expect.stringContaining('«Proyectos de teletrabajo»'), expect.stringContaining('“Telework projects”')]);
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
    expect(dossier.decisions[0].trace.model.words['Solucions d’administració digital']).toMatchObject({ es: 'Soluciones de administración digital', en: 'Digital administration solutions' });
    expect([dossier.case.title, dossier.case.titleEs, dossier.procedure.nameEn]).toEqual([expect.stringMatching(/^Solucions d’administració digital: /), expect.stringMatching(/^Soluciones de administración digital: /), '315739 Digital administration solutions']);
    const listed = await house.runner.run('service-catalogue.candidacy.list', {}, { ...provincial.system, actor: { ...systemActor, language: 'es' } });
    expect(Object.values(listed.labels)).toContain('315739-2026 Soluciones de administración digital');
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
    expect(status.history.map(({ kind }: { kind: string }) => kind)).toEqual(['granted', 'notification', 'scored', 'submitted', 'signed', 'to-sign', 'begun']);
    const closed = await handler.run('cases.dossier', { case: of });
    expect(closed.case).toMatchObject({ state: 'closed', outcome: 'Concedida', package: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await manager.run('service-catalogue.call-budget', { call })).toMatchObject({ total: '900000.00', committed: '18000.00', remaining: '882000.00', waiting: [] });
  });
});


describe('an application that lacks a document', () => {
  let other: Body, otherClerk: Someone, otherMayor: Someone, application: string, of: string;
  const days = (count: number) => { house.clock.now = new Date(house.clock.now.getTime() + count * 86_400_000); };
  const requireAmendment = async (slug: string) => {
    other = town.of(slug);
    otherClerk = await other.person(`Clara ${slug}`, 'case-handler');
    otherMayor = await other.person(`David ${slug}`, 'signer');
    await otherMayor.run('signatures.issue-own-certificate', { passphrase });
    ({ id: application, case: of } = await apply(otherClerk, otherMayor, other, { report: false }));
    await house.drain();
    const asked = await task(handler, of, 'Demaneu l’esmena');
    await handler.run('processes.complete-task', { task: asked.id, variables: { motive: 'La memòria ha de dir el calendari.' } });
    await signAll(secretary);
    await openNotification(otherMayor);
    expect(await incidents()).toEqual([]);
  };
  const resolve = async () => { await signAll(president); await openNotification(otherMayor); };

  it('is required to amend within ten working days, the term to resolve is suspended, and resumes when the answer enters', async () => {
    await requireAmendment(towns[1]!.slug);
    const status = await otherClerk.run('service-catalogue.application-status', { application });
    // Ten working days from 25 November; the 8th of December is a holiday.
    expect(status).toMatchObject({ application: { state: 'to-amend', answerUntil: '2026-12-09' }, next: { operation: 'service-catalogue.answer-requirement' }, missingDocuments: [{ en: 'Project report' }] });
    const { terms } = await handler.run('cases.dossier', { case: of });
    expect(terms.map(({ term }: { term: { purpose: string; state: string } }) => [term.purpose, term.state])).toEqual([['resolve', 'suspended'], ['amend', 'running']]);
    // A day off that is decided afterwards moves the last day, here and for the town; taken away, it comes back.
    const { id: holiday } = await house.runner.run('terms.add-holiday', { date: '2026-12-09', name: 'Tancament', source: 'Decret', scope: 'body' }, provincial.system);
    await house.drain();
    const moved = await otherClerk.run('service-catalogue.application-status', { application });
    expect([moved.application.answerUntil, moved.history[0].says.ca]).toEqual(['2026-12-10', expect.stringMatching(/^Canvia el calendari: .*10 de desembre de 2026/)]);
    expect(moved.notifications).toEqual([expect.objectContaining({ waits: false, subject: expect.objectContaining({ es: expect.stringMatching(/^Requerimiento de subsanación: /) }) })]);
    await house.runner.run('terms.remove-holiday', { id: holiday }, provincial.system);
    await house.drain();
    await expect(otherClerk.run('service-catalogue.answer-requirement', { application })).rejects.toEqual(refusedWith('service-catalogue.incomplete'));
    days(6);
    await otherClerk.run('service-catalogue.attach-document', { application, code: 'report', file: await other.pdf('Memoria') });
    await otherClerk.run('service-catalogue.answer-requirement', { application });
    await house.drain();
    const after = await handler.run('cases.dossier', { case: of });
    expect(after.terms.map(({ term }: { term: { purpose: string; state: string } }) => [term.purpose, term.state])).toEqual([['resolve', 'running'], ['amend', 'met']]);
    expect(after.terms[0].term.endsOn > '2027-02-24').toBe(true);
    expect(await task(handler, of, 'Proposeu la resolució')).toBeTruthy();
  });
  it('a proposal sent back goes to the handler again, and a refused signature too', async () => {
    const proposal = await task(handler, of, 'Proposeu la resolució');
    await handler.run('processes.complete-task', { task: proposal.id });
    await reviewer.run('processes.complete-task', { task: (await task(reviewer, of, 'Reviseu la proposta')).id, variables: { returned: true, motive: 'Falta motivar-la.' } });
    await house.drain();
    expect((await handler.run('cases.dossier', { case: of })).happenings[0]).toMatchObject({ kind: 'note', words: { ca: 'La proposta es torna: Falta motivar-la.' } });
    await handler.run('processes.complete-task', { task: (await task(handler, of, 'Proposeu la resolució')).id, variables: { sense: 'refused', motive: 'El projecte ja té un altre ajut.' } });
    await reviewer.run('processes.complete-task', { task: (await task(reviewer, of, 'Reviseu la proposta')).id });
    await house.drain();
    const [{ request }] = await president.run('signatures.tray', {});
    await president.run('signatures.reject-signature', { request: request.id, motive: 'Falta motivar-la millor.' });
    await house.drain();
    await handler.run('processes.complete-task', { task: (await task(handler, of, 'Proposeu la resolució')).id, variables: { motive: 'El projecte ja té un altre ajut, de la Generalitat.' } });
    await reviewer.run('processes.complete-task', { task: (await task(reviewer, of, 'Reviseu la proposta')).id });
    await resolve();
    expect(await incidents()).toEqual([]);
    const status = await otherClerk.run('service-catalogue.application-status', { application });
    expect(status.application).toMatchObject({ state: 'refused', granted: null });
    // What was set aside for it is free again.
    expect(await manager.run('service-catalogue.call-budget', { call })).toMatchObject({ reserved: '0.00', committed: '18000.00' });
  });
  it('not amended in time, it is deemed withdrawn by resolution', async () => {
    house.clock.now = now;
    await requireAmendment(towns[2]!.slug);
    days(15);
    await house.drain();
    expect((await handler.run('cases.dossier', { case: of })).case.state).toBe('open');
    expect((await president.run('signatures.tray', {}))).toHaveLength(0);
    days(1);
    await house.drain();
    expect(await incidents()).toEqual([]);
    await resolve();
    const { case: closed, terms, happenings } = await handler.run('cases.dossier', { case: of });
    expect(closed).toMatchObject({ state: 'closed', outcome: 'Desistida' });
    expect(terms.map(({ term }: { term: { state: string } }) => term.state)).toContain('met');
    expect(happenings.map(({ kind }: { kind: string }) => kind)).toContain('not-amended');
    expect((await otherClerk.run('service-catalogue.application-status', { application })).sentence.ca).toMatch(/desistida.*art\. 68\.1/);
  });
});

describe('the titles of a published call', () => {
  it('may be written in Spanish and English later, are read in the applications too, and only their owner writes them', async () => {
    await expect(manager.run('service-catalogue.draft-call', { resource: (await manager.run('service-catalogue.resource.list', { search: '315739' })).rows[0].id, ...rulesOf(await manager.run('service-catalogue.call.read', { id: call })) })).rejects.toEqual(refusedWith('service-catalogue.already-published'));
    await expect(clerk.run('service-catalogue.title-call', { call, titleEs: 'Otro' })).rejects.toEqual(refusedWith('kernel.not-allowed'));
    await manager.run('service-catalogue.title-call', { call, titleEs: 'Administración digital en la nube', titleEn: 'Digital administration in the cloud' });
    await house.drain();
    const { rows: [application] } = await clerk.run('service-catalogue.application.list', {});
    expect(application).toMatchObject({ title: 'Solucions d’administració digital', titleEs: 'Administración digital en la nube', titleEn: 'Digital administration in the cloud' });
    // Cases under way are called so too in those languages; their Catalan name, and what is closed, stay as they were.
    const { rows: cases } = await handler.run('cases.case.list', { filter: { state: ['open', 'closed'] } });
    expect(cases.length).toBeGreaterThan(0);
    for (const { state, title, titleEs, interested } of cases) expect([title, titleEs]).toEqual([`Solucions d’administració digital: ${interested}`, state === 'open' ? `Administración digital en la nube: ${interested}` : expect.not.stringContaining('en la nube')]);
  });
});
const rulesOf = ({ row: { title, opensOn, closesOn, recipients, populationYear, requirements, criteria, documents, minimum, months, budget, most } }: { row: Record<string, unknown> }) => ({ title, opensOn, closesOn, recipients, populationYear, requirements, criteria, documents, minimum, months, budget, most });

describe('an application that nobody decides', () => {
  it('counts as refused by silence when the three months pass, and the town is told', async () => {
    house.clock.now = now;
    const late = town.of(towns[3]!.slug);
    const lateClerk = await late.person('Elena Quer', 'case-handler');
    const lateMayor = await late.person('Ferran Gili', 'signer');
    await lateMayor.run('signatures.issue-own-certificate', { passphrase });
    const { id, case: of } = await apply(lateClerk, lateMayor, late, { report: true });
    await house.drain();
    house.clock.now = new Date('2027-02-24T12:00:00Z');
    await house.drain();
    const told = async () => (await lateClerk.run('service-catalogue.application-status', { application: id })).history.some(({ kind }: { kind: string }) => kind === 'silence');
    expect(await told()).toBe(false);
    house.clock.now = new Date('2027-02-25T12:00:00Z');
    await house.drain();
    expect(await told()).toBe(true);
    expect((await handler.run('cases.dossier', { case: of })).terms[0].term.state).toBe('expired');
    house.clock.now = now;
  });
});

describe('what stays behind', () => {
  it('the codes of every registry and of the resolutions have no gaps, and the ledger verifies', async () => {
    const codes = (await handler.run('registry.entry.list', { limit: 200 })).rows.map(({ code }: { code: string }) => code).toSorted();
    const [entries, exits] = [codes.filter((code: string) => code.startsWith('E')), codes.filter((code: string) => code.startsWith('S'))];
    for (const [letter, list] of [['E', entries], ['S', exits]] as const) expect(list).toEqual(list.map((_: string, index: number) => `${letter}2026-${String(index + 1).padStart(6, '0')}`));
    expect(entries).toHaveLength(5);
    expect((await manager.run('resolutions.resolution.list', {})).rows.map(({ code }: { code: string }) => code).toSorted()).toEqual(['D2026-000001', 'D2026-000002', 'D2026-000003']);
    await house.runner.run('kernel.seal-ledger', {}, provincial.system);
    const { rows: [resolution] } = await manager.run('resolutions.resolution.list', {});
    const proof = await house.runner.run('seeds.proof', { id: resolution.id }, provincial.system);
    expect(verifyReceipt(proof, { trustedKeys: [proof.publicKey] }).ok).toBe(true);
  });
});

async function openNotification(by: Someone) {
  await house.drain();
  for (const { notification } of await by.run('notifications.tray', {})) await by.run('notifications.accept-notification', { notification: notification.id });
  await house.drain();
}

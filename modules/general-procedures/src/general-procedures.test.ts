import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { defineModule, operation, PLATFORM, systemActor, type Actor, type RoleName } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { cases } from '@comu/cases';
import { renderPdf } from '@comu/documents';
import { documents, keepBytes } from '@comu/filing';
import { actorFor, identityModule, Person, seedProvince } from '@comu/identity';
import { notifications } from '@comu/notifications';
import { checkBpmn, feelExpressions, readBpmn } from '@comu/processes';
import { registry } from '@comu/registry';
import { resolutions } from '@comu/resolutions';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import { z } from 'zod';
import { amendment } from './amendment.ts';
import { generalProcedures, procedures } from './index.ts';

vi.setConfig({ testTimeout: 120_000 });
const title = { ca: 'Prova', es: 'Prueba', en: 'Test' };
const seedPerson = operation('seeds.person', {
  title, permission: 'system', scope: 'platform', input: { name: z.string(), email: z.string() }, output: z.object({ id: z.uuid() }), run: async (person, { db }) => ({ id: (await db.insert(Person, person)).id }),
});
const seedPaper = operation('seeds.paper', {
  title, permission: 'system', input: {}, output: z.any(), run: async (_, context) => {
    const { bytes } = await renderPdf({ title: 'Instància', language: 'ca', date: context.now, letterhead: { organisation: 'Prova' }, content: [{ kind: 'paragraph', text: 'Demano les actes.' }] });
    const { sha256, name, size, type } = await keepBytes(context, bytes, 'instancia.pdf');
    return { sha256, name, size, type };
  },
});
const seeds = defineModule({ name: 'seeds', title, operations: [seedPerson, seedPaper] });
const passphrase = 'una frase llarga';
const citizen = { role: 'interested', name: 'Pere Roca', nif: '12345678Z', email: 'pere@example.org' } as const;

type Someone = (operationName: string, input: unknown) => Promise<any>;
let house: Installation, town: string, handler: Someone, secretary: Someone, mayor: Someone, clerk: Someone;
beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, documents, signatures, registry, processes, cases, notifications, resolutions, generalProcedures, seeds] });
  const platform = { actor: systemActor, organisation: PLATFORM };
  await seedProvince(house.runner, { bodies: [{ slug: 'berga', name: 'Ajuntament de Berga', kind: 'municipality', ine: '08022', dir3: 'L01080229' }] });
  [{ id: town }] = await house.runner.run('identity.organisations', {}, platform);
  const person = async (name: string, role: RoleName): Promise<Someone> => {
    const { id } = await house.runner.run(seedPerson, { name, email: `${role}@berga.example` }, platform);
    await house.runner.run('identity.join', { person: id, role, from: '2020-01-01' }, { actor: systemActor, organisation: town });
    return async (operationName, input) => house.runner.run(operationName, input, { actor: await actorFor(house.runner, id, { now: house.clock.now }), organisation: town });
  };
  handler = await person('Biel Homs', 'case-handler');
  secretary = await person('Clara Duran', 'secretary');
  clerk = await person('Biel Clos', 'registry-clerk');
  mayor = await person('Aina Pons', 'signer');
  await mayor('signatures.issue-own-certificate', { passphrase });
  await house.runner.run('general-procedures.adopt-everywhere', {}, platform);
  await house.drain();
});
afterAll(() => house.close());

const open = async (procedure: string, name: string, parties: readonly object[] = [citizen]) => {
  const { id } = await handler('cases.open-case', { procedure, title: name, parties });
  await house.drain();
  return id as string;
};
const complete = async (who: Someone, of: string, name: string, variables: object = {}) => {
  const task = (await who('processes.tasks', { businessKey: of })).find((each: { name: string }) => each.name === name);
  await who('processes.complete-task', { task: task.id, variables });
  await house.drain();
};
const sign = async () => {
  for (const { request } of await mayor('signatures.tray', {})) await mayor('signatures.sign', { request: request.id, passphrase });
  await house.drain();
};
const opened = async (of: string) => {
  for (const { notification } of await handler('notifications.of-case', { case: of }))
    if (notification.state === 'available') await house.runner.run('notifications.open-as-party', { notification: notification.id, identity: { type: 'nif', number: citizen.nif }, name: citizen.name, identification: 'idCAT Mòbil' }, { actor: systemActor, organisation: town });
  await house.drain();
};
const after = async (of: string) => {
  expect(await secretary('processes.stopped', {})).toEqual([]);
  return handler('cases.dossier', { case: of });
};

describe('the general procedures', () => {
  it('break no rule of the standard and are drawn whole', async () => {
    for (const { bpmn } of [...procedures, amendment]) {
      expect(checkBpmn(await readBpmn(bpmn), { expressions: feelExpressions })).toEqual([]);
      const drawn = [...bpmn.matchAll(/bpmnElement="([^"]+)"/g)].map(([, id]) => id);
      const ids = [...bpmn.matchAll(/<(?:process|startEvent|endEvent|\w+Task|\w+Gateway|intermediateCatchEvent|sequenceFlow) id="([^"]+)"/g)].map(([, id]) => id);
      expect(drawn.toSorted()).toEqual(ids.toSorted());
    }
  });
  it('are adopted once, however often it is asked', async () => {
    await house.runner.run('general-procedures.adopt', {}, { actor: systemActor, organisation: town });
    const { rows } = await handler('cases.procedure.list', {});
    expect(rows.map(({ code }: { code: string }) => code).toSorted()).toEqual(['access-to-information', 'generic-application', 'internal-decree']);
    expect((await handler('processes.definition.list', {})).rows).toHaveLength(4);
  });
  it('are called in the language of who reads', async () => {
    const called = (await secretary('processes.published', {})).map(({ code, title: of }: { code: string; title: object }) => [code, of]);
    expect(called).toContainEqual(['internal-decree', { ca: 'Decret intern', es: 'Decreto interno', en: 'Internal decree' }]);
    expect(called).toContainEqual(['generic-application', { ca: 'Sol·licitud genèrica', es: 'Solicitud genérica', en: 'General application' }]);
  });
  it('are brought up to date where the body has published none of its own', async () => {
    const editions = async () => (await house.database.owner.query<{ bpmn: string }>(`select content->>'bpmn' as bpmn from processes.definition where code = 'generic-application' order by edition`)).rows.map(({ bpmn }) => bpmn);
    const [shipped] = await editions();
    const former = shipped!.replace('</process>', '<textAnnotation id="former"/></process>');
    const publish = (bpmn: string, actor: Actor) => house.runner.run('processes.deploy-process', { code: 'generic-application', name: 'Sol·licitud genèrica', bpmn }, { actor, organisation: town });
    const adopt = () => house.runner.run('general-procedures.adopt', {}, { actor: systemActor, organisation: town });
    await publish(former, systemActor);
    await adopt();
    expect(await editions()).toEqual([shipped, former, shipped]);
    await publish(former, testActor({ person: randomUUID(), organisations: { [town]: ['processes.model'] } }));
    await adopt();
    expect((await editions()).at(-1)).toBe(former);
    await publish(shipped!, systemActor);
  });
  it('a generic application is answered with four eyes, signed, numbered and notified', async () => {
    const of = await open('generic-application', 'Ús d’una sala municipal');
    await complete(handler, of, 'Prepareu la resposta', { sense: 'granted', text: 'La sala és lliure el dia que es demana.' });
    await complete(secretary, of, 'Reviseu la proposta');
    expect((await after(of)).case.stage.ca).toMatch(/^Espera el que passi primer: «Signat» o «Signatura rebutjada»\. Cal resoldre abans del /);
    await sign();
    expect((await after(of)).case.stage.ca).toMatch(/^Espera que passi «Notificat»\./);
    await opened(of);
    expect((await after(of)).case).toMatchObject({ state: 'closed', outcome: 'Estimada (D2026-000001)' });
  });
  it('access to public information has one month, which is extended once, by half, and telling so', async () => {
    const of = await open('access-to-information', 'Contractes de 2025');
    const before = (await handler('cases.dossier', { case: of })).terms[0].term;
    expect(before.endsOn).toBe('2026-12-24');
    await complete(handler, of, 'Estudieu la petició', { reason: 'Són 4.000 documents.' });
    const { terms: [{ term }], documents: [told] } = await after(of);
    expect(term.endsOn).toBe('2027-01-08');
    expect(told).toMatchObject({ kind: 'TD06', state: 'signed' });
    await complete(handler, of, 'Proposeu la resposta', { sense: 'partly', text: 'Es donen els contractes sense dades personals.' });
    await complete(secretary, of, 'Reviseu la proposta', { returned: true, motive: 'Digueu quins.' });
    expect((await after(of)).happenings[0]).toMatchObject({ kind: 'note', words: { ca: 'La proposta es torna: Digueu quins.' } });
    await complete(handler, of, 'Proposeu la resposta', { sense: 'partly', text: 'Es donen els contractes menors de 2025, sense dades personals.' });
    await complete(secretary, of, 'Reviseu la proposta');
    await sign();
    await opened(of);
    expect((await after(of)).case).toMatchObject({ state: 'closed', outcome: 'Estimada en part (D2026-000002)' });
  });
  it('an entry made at the counter opens a case of the procedure chosen, once, with its party and its documents', async () => {
    const paper = await house.runner.run('seeds.paper', {}, { actor: systemActor, organisation: town });
    const entry = await clerk('registry.register-entry', { direction: 'entry', channel: 'desk', subject: 'Demano les actes de 2025', parties: [{ role: 'representative', kind: 'person', name: 'Anna Font', identity: { type: 'nif', number: '87654321X' } }, { role: 'interested', kind: 'person', name: 'Pere Roca', identity: { type: 'nif', number: '12345678Z' }, email: 'pere@example.org' }], attachments: [{ sha256: paper.sha256, kind: 'TD14' }] });
    const { rows } = await clerk('cases.procedure.list', { filter: { code: 'access-to-information' } });
    const of = await clerk('cases.open-from-entry', { entry: entry.id, procedure: rows[0].id });
    await house.drain();
    const told = await after(of.id);
    expect(told.case).toMatchObject({ title: 'Demano les actes de 2025', interested: 'Pere Roca', state: 'open' });
    expect(told.documents).toMatchObject([{ kind: 'TD14', origin: 'citizen' }]);
    expect(told.terms[0].term.computed.input.start).toContain(entry.effectiveOn);
    expect((await handler('processes.tasks', { businessKey: of.id })).map(({ title }: { title: object }) => title)).toEqual([{ ca: 'Estudieu la petició', es: 'Estudie la petición', en: 'Study the request' }]);
    await expect(clerk('cases.open-from-entry', { entry: entry.id, procedure: rows[0].id })).rejects.toMatchObject({ code: 'cases.already-opened' });
  });
  it('a decree goes from the proposal to the signature and the book', async () => {
    const of = await open('internal-decree', 'Nomenament de la tresoreria accidental', [{ role: 'interested', name: 'Ajuntament de Berga', body: town }]);
    await complete(handler, of, 'Redacteu la proposta', { text: 'Es nomena la tresoreria accidental fins al 31 de desembre.' });
    await sign();
    expect((await after(of)).case).toMatchObject({ state: 'closed', outcome: 'Resolta (D2026-000003)' });
    expect((await after(of)).terms).toEqual([]);
  });
  it('a text of a template that names what the case does not have is refused with its line, and the next document uses the new text', async () => {
    const { rows: [template] } = await secretary('documents.template.list', { filter: { code: 'decree' } });
    await expect(secretary('documents.save-template', { id: template.id, text: `${template.text}\n{{ interesat }}` })).rejects.toMatchObject({ code: 'kernel.input-refused' });
    const { pdf } = await secretary('documents.preview-template', { id: template.id, text: template.text });
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(await secretary('documents.save-template', { id: template.id, text: `${template.text}\nFet a {{ interested }}.` })).toMatchObject({ text: expect.stringContaining('Fet a {{ interested }}.') });
    await expect(clerk('documents.save-template', { id: template.id, text: template.text })).rejects.toMatchObject({ code: 'kernel.not-allowed' });
  });
});

describe('a case whose party has to complete what was filed', () => {
  const states = async (of: string) => (await after(of)).terms.map(({ term }: { term: { purpose: string; state: string } }) => [term.purpose, term.state]);
  const days = (count: number) => { house.clock.now = new Date(house.clock.now.getTime() + count * 86_400_000); };
  const requireIt = async (of: string, ground = 'amend', asks = 'Digueu quin dia voleu la sala.') => {
    await handler('general-procedures.require-amendment', { case: of, ground, asks });
    await house.drain();
    await sign();
    await opened(of);
  };

  it('reads what is asked and has ten working days, during which the term to decide is suspended; what is answered at the counter resumes it (arts. 68.1 and 22.1.a)', async () => {
    const of = await open('generic-application', 'Cessió de la sala polivalent');
    const before = (await after(of)).terms[0].term.endsOn;
    await requireIt(of);
    expect(await states(of)).toEqual([['resolve', 'suspended'], ['amend', 'running']]);
    const { terms, documents, case: { code } } = await after(of);
    expect(terms[1].explanation.map(({ ca }: { ca: string }) => ca).join(' ')).toMatch(/art\. 68\.1 de la Llei 39\/2015.*8 de desembre de 2026/s);
    expect(documents[0]).toMatchObject({ kind: 'TD07', state: 'signed', title: 'Requeriment d’esmena: Cessió de la sala polivalent' });
    await expect(handler('general-procedures.require-amendment', { case: of, ground: 'amend', asks: 'I l’hora.' })).rejects.toMatchObject({ code: 'cases.already-required' });
    days(3);
    const paper = await house.runner.run('seeds.paper', {}, { actor: systemActor, organisation: town });
    const answer = await clerk('registry.register-entry', { direction: 'entry', channel: 'desk', subject: 'El dia de la sala', parties: [{ role: 'interested', kind: 'person', name: citizen.name, identity: { type: 'nif', number: citizen.nif } }], attachments: [{ sha256: paper.sha256, kind: 'TD20' }] });
    await expect(clerk('cases.join-entry', { entry: answer.id, code: 'EXP2026/999999' })).rejects.toMatchObject({ code: 'cases.no-such-case' });
    await clerk('cases.join-entry', { entry: answer.id, code });
    await house.drain();
    await expect(clerk('cases.join-entry', { entry: answer.id, code })).rejects.toMatchObject({ code: 'cases.already-joined' });
    expect(await states(of)).toEqual([['resolve', 'running'], ['amend', 'met']]);
    const answered = await after(of);
    expect(answered.terms[0].term.endsOn > before).toBe(true);
    expect(answered.documents).toHaveLength(2);
    expect(answered.happenings.map(({ words }: { words: { ca: string } }) => words.ca)).toContain(`Arriba la resposta: entrada ${answer.code}.`);
    await complete(handler, of, 'Llegiu la resposta al requeriment');
    expect((await handler('processes.tasks', { businessKey: of })).map(({ name }: { name: string }) => name)).toEqual(['Prepareu la resposta']);
  });
  it('is deemed withdrawn only when a person decides so with their grounds, which is signed, numbered and notified', async () => {
    const of = await open('access-to-information', 'Tota la informació');
    await requireIt(of, 'clarify', 'De quins anys i de quin servei.');
    expect((await after(of)).terms[1].explanation.map(({ ca }: { ca: string }) => ca).join(' ')).toMatch(/art\. 28 de la Llei 19\/2014/);
    days(20);
    await house.drain();
    expect(await states(of)).toEqual([['resolve', 'running'], ['amend', 'expired']]);
    expect((await after(of)).case.state).toBe('open');
    expect(await mayor('signatures.tray', {})).toEqual([]);
    const names = async () => (await handler('processes.tasks', { businessKey: of })).map(({ name }: { name: string }) => name);
    expect(await names()).toEqual(['Estudieu la petició', 'Decidiu si es té per desistida']);
    await complete(handler, of, 'Decidiu si es té per desistida', { sense: 'withdrawn', text: 'No ha concretat què demana.' });
    await sign();
    await opened(of);
    expect((await after(of)).case).toMatchObject({ state: 'closed', outcome: expect.stringMatching(/^Desistida \(D2026-/) });
    expect(await names()).toEqual([]);
  });
  it('goes on without the answer when a person decides so, and a refused signature sends the requirement back', async () => {
    const of = await open('generic-application', 'Una altra sala');
    await expect(handler('general-procedures.require-amendment', { case: of, ground: 'clarify', asks: 'Quina.' })).rejects.toMatchObject({ code: 'general-procedures.no-such-ground' });
    await handler('general-procedures.require-amendment', { case: of, ground: 'amend', asks: 'Quina.' });
    await house.drain();
    const [{ request }] = await mayor('signatures.tray', {});
    await mayor('signatures.reject-signature', { request: request.id, motive: 'Digueu-ho sencer.' });
    await house.drain();
    await complete(handler, of, 'Refeu el requeriment', { asks: 'Quina sala voleu.' });
    await sign();
    await opened(of);
    days(20);
    await house.drain();
    await complete(secretary, of, 'Decidiu si es té per desistida', { sense: 'goes-on', text: 'Se sap pel context.' });
    expect((await handler('processes.tasks', { businessKey: of })).map(({ name }: { name: string }) => name)).toEqual(['Prepareu la resposta']);
    expect((await after(of)).case.state).toBe('open');
    await handler('cases.close-case', { case: of, outcome: 'Arxivada' });
    expect(await handler('processes.tasks', { businessKey: of })).toEqual([]);
  });
  it('cannot be asked where nobody can be notified', async () => {
    const of = await open('generic-application', 'Anònima', [{ role: 'interested', name: 'Algú' }]);
    await expect(handler('general-procedures.require-amendment', { case: of, ground: 'amend', asks: 'El NIF.' })).rejects.toMatchObject({ code: 'general-procedures.nowhere-to-notify' });
  });
});

describe('whoever asks for Spanish', () => {
  it.skipIf(spawnSync('pdftotext', ['-v']).error !== undefined)('is written to in it: receipt, notice, resolution and evidence (Llei 1/1998, art. 10.1)', async () => {
    const written = async (sha256: string) => {
      const chunks: Buffer[] = [];
      for await (const chunk of await house.runner.files.open(sha256)) chunks.push(chunk as Buffer);
      return spawnSync('pdftotext', ['-', '-'], { input: Buffer.concat(chunks), encoding: 'utf8' }).stdout.replaceAll(/\s+/g, ' ');
    };
    const entry = await clerk('registry.register-entry', { direction: 'entry', subject: 'Solicito un vado', parties: [{ role: 'interested', kind: 'person', name: citizen.name, identity: { type: 'nif', number: citizen.nif }, email: citizen.email, language: 'es' }], attachments: [] });
    await house.drain();
    expect(await written((await clerk('registry.receipt-of', { entry: entry.id })).file)).toMatch(/Justificante de registro/);
    const { rows } = await clerk('cases.procedure.list', { filter: { code: 'generic-application' } });
    const { id: of } = await clerk('cases.open-from-entry', { entry: entry.id, procedure: rows[0].id });
    await house.drain();
    await complete(handler, of, 'Prepareu la resposta', { sense: 'granted', text: 'Cumple la ordenanza.' });
    await complete(secretary, of, 'Reviseu la proposta');
    await sign();
    const [{ notification, history }] = await handler('notifications.of-case', { case: of });
    const { rows: letters } = await house.database.owner.query('select subject, language from notifications.message where notification = $1', [notification.id]);
    expect(letters).toEqual([{ subject: 'Tiene una notificación de Ajuntament de Berga', language: 'es' }]);
    expect(await written(notification.documents[0].sha256)).toMatch(/Estimar la solicitud\. .*Esta resolución pone fin a la vía administrativa/);
    // The exit of the notification is in the book in Catalan, and its receipt says what it is about in Spanish.
    expect(await written((await clerk('registry.receipt-of', { entry: notification.entry })).file)).toMatch(/Justificante de registro.*Resolución: Solicito un vado/);
    expect(await written(history[0].certificate.file)).toMatch(/Certificado de puesta a disposición/);
  });
});

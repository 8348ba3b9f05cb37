import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineModule, operation, words } from '@comu/kernel';
import { Case, draftRequirement, grounds, Requirement } from '@comu/cases';
import { startTerm } from '@comu/running-terms';
import { z } from 'zod';
import { fileGeneric, openOffice, type Office } from './testing/house.ts';

const title = words('Prova', 'Prueba', 'Test');
/** A requirement that was notified today, as the process of any procedure leaves it. */
const required = operation('seeds.required', {
  title, permission: 'system', input: { case: Case.id }, output: z.null(),
  async run({ case: id }, context) {
    const { id: requirement } = await draftRequirement(context, await context.db.get(Case, id), { ground: 'amend', asks: 'El plànol de la façana.' });
    const term = await context.asSystem(startTerm, { subject: id, purpose: 'amend', start: context.now.toISOString().slice(0, 10), startKind: 'notification', rule: grounds.amend.rule });
    await context.db.update(Requirement, requirement, { state: 'awaiting', term: term.id });
    return null;
  },
});

let office: Office;
beforeAll(async () => { office = await openOffice({ more: [defineModule({ name: 'seeds', title, operations: [required] })] }); });
afterAll(() => office.close());

const query = async (text: string, values: unknown[] = []) => (await office.runner.database.owner.query(text, values)).rows;

describe('the electronic office', () => {
  it('takes an identified citizen from the list of procedures to an entry, a case and a sealed receipt that anybody may check', async () => {
    const carme = office.browser();
    const home = (await carme.ask('POST', '/api/electronic-office/home', { headers: { 'comu-organisation': 'berga' }, payload: {} })).json();
    expect(home.offerings).toMatchObject([{ procedure: 'generic', months: 3 }]);
    expect(home.calendar.days.length).toBeGreaterThan(12);
    expect((await carme.run('berga', 'begin-draft', { offering: home.offerings[0].id })).statusCode).toBe(401);
    expect(await carme.identify('carme', '/seu/berga/tramit/generic')).toBe('/seu/berga/tramit/generic');
    expect((await carme.ask('POST', '/api/seu/me', { payload: {} })).json()).toMatchObject({ name: 'Carme Soler Vidal', identity: { type: 'nif', number: '11111111H' } });

    const draft = (await carme.run('berga', 'begin-draft', { offering: home.offerings[0].id })).json();
    await carme.run('berga', 'save-draft', { draft: draft.id, answers: { asks: 'Un gual davant de casa.' }, onBehalf: null, email: 'carme@exemple.cat' });
    const uploaded = await carme.upload('berga', draft.id, { name: 'plànol.txt', content: Buffer.from('La porta fa tres metres.') });
    expect(uploaded.json().files).toMatchObject([{ code: 'proof', name: 'plànol.txt', type: 'text/plain' }]);
    const { sha256 } = uploaded.json().files[0];
    expect(await query(`select 1 from kernel.file where sha256 = $1`, [sha256])).toEqual([]);

    const filed = await carme.run('berga', 'file', { draft: draft.id });
    expect(filed.statusCode, filed.body).toBe(200);
    const filing = filed.json();
    expect(filing).toMatchObject({ entryCode: expect.stringMatching(/^E\d{4}-000001$/), caseCode: expect.stringMatching(/^EXP\d{4}\/000001$/) });
    expect(await query(`select 1 from kernel.file where sha256 = $1 and organisation = $2`, [sha256, office.idOf('berga')])).toHaveLength(1);
    const [entry] = await query(`select channel, parties, attachments from registry.entry where id = $1`, [filing.entry]);
    expect(entry).toMatchObject({ channel: 'electronic-office', parties: [{ role: 'interested', name: 'Carme Soler Vidal', identity: { number: '11111111H' } }], attachments: [{ kind: 'TD14', type: 'application/pdf' }, { kind: 'TD20', name: 'plànol.txt' }] });

    await office.house.drain();
    expect((await carme.run('berga', 'receipt', { filing: filing.id })).json()).toMatchObject({ sealed: true, verification: filing.verification });
    const verified = (await office.browser().ask('POST', '/api/registry/verify', { headers: { 'comu-organisation': 'berga' }, payload: { code: filing.verification } })).json();
    expect(verified).toMatchObject({ code: filing.entryCode, organisation: { slug: 'berga' } });

    const mine = (await carme.run('berga', 'matters')).json();
    expect(mine).toMatchObject({ drafts: [], matters: [{ entryCode: filing.entryCode, situation: { state: 'under-way', until: expect.any(String), silence: { ca: expect.stringContaining('que sí') } } }] });
    const matter = (await carme.run('berga', 'matter', { filing: filing.id })).json();
    expect(matter.path).toMatchObject([{ kind: 'now', name: { ca: 'Heu d’esmenar la sol·licitud' } }, { kind: 'later', name: { ca: 'Mira la sol·licitud' } }]);
    expect(matter.happenings.map(({ words }: { words: { ca: string } }) => words.ca)).toEqual([`Entra al registre amb el número ${filing.entryCode}.`, 'S’obre l’expedient.']);
    expect((await carme.ask('GET', `/api/seu/berga/matters/${filing.id}/files/${sha256}`)).body).toBe('La porta fa tres metres.');
  });

  it('files the same draft once, however often it is asked, with one key or with several', async () => {
    const omar = office.browser();
    await omar.identify('omar');
    const { draft, answer } = await fileGeneric(office, omar);
    const key = crypto.randomUUID();
    const again = await Promise.all([omar.run('berga', 'file', { draft: draft.id }), omar.run('berga', 'file', { draft: draft.id }, { 'idempotency-key': key }), omar.run('berga', 'file', { draft: draft.id }, { 'idempotency-key': key })]);
    expect(again.map((each) => each.json().entryCode)).toEqual(Array.from({ length: 3 }, () => answer.json().entryCode));
    expect(await query(`select id from registry.entry where interested = 'Omar Haddad Benali'`)).toHaveLength(1);
    expect((await omar.run('berga', 'save-draft', { draft: draft.id, answers: { asks: 'Una altra cosa' }, onBehalf: null, email: null })).json().code).toBe('electronic-office.already-filed');
  });

  it('tells what is asked to be completed, until when and how that was counted, and takes the answer into the registry, which wakes the process that waits for it', async () => {
    const carme = office.browser();
    await carme.identify('carme');
    const { answer } = await fileGeneric(office, carme);
    const filing = answer.json();
    expect((await carme.run('berga', 'matter', { filing: filing.id })).json()).toMatchObject({ asked: null, situation: { state: 'under-way' } });
    await office.runner.run(required, { case: filing.case }, office.system('berga'));
    const { asked, situation } = (await carme.run('berga', 'matter', { filing: filing.id })).json();
    expect(asked).toMatchObject({ does: { ca: 'Esmenar la sol·licitud' }, asks: 'El plànol de la façana.' });
    expect(asked.counted.map(({ ca }: { ca: string }) => ca).join(' ')).toMatch(/art\. 68\.1 de la Llei 39\/2015/);
    expect(situation).toMatchObject({ state: 'awaits-you', next: { ca: expect.stringMatching(/Podeu contestar fins al .* si no contesteu, podrem resoldre que heu desistit \(art\. 68\.1/) } });
    const draft = (await carme.run('berga', 'begin-draft', { answersTo: filing.id })).json();
    expect((await carme.run('berga', 'file', { draft: draft.id })).json().code).toBe('electronic-office.nothing-to-file');
    await carme.run('berga', 'save-draft', { draft: draft.id, answers: { says: 'Aquí teniu el que faltava.' }, onBehalf: null, email: null });
    const added = (await carme.run('berga', 'file', { draft: draft.id }, { 'accept-language': 'es' })).json();
    expect(added).toMatchObject({ caseCode: filing.caseCode, answersTo: filing.id });
    // The book has it in Catalan; what the party is given says it in the language in which they filed.
    const [entry] = await query(`select subject, parties from registry.entry where id = $1`, [added.entry]);
    expect(entry).toMatchObject({ subject: `Aportació a l’expedient ${filing.caseCode}`, parties: [{ language: 'es', subject: `Aportación al expediente ${filing.caseCode}` }] });
    await office.house.drain();
    expect(await query(`select kind from cases.happening where "case" = $1 order by id`, [filing.case])).toEqual(expect.arrayContaining([{ kind: 'amended' }]));
    expect(await query(`select t.name from processes.task t join processes.instance i on i.id = t.instance where i.business_key = $1`, [filing.case])).toEqual([{ name: 'Mira la sol·licitud' }]);
    expect((await carme.run('berga', 'matter', { filing: filing.id })).json().filings).toMatchObject([{ subject: { ca: 'Sol·licitud genèrica' } }, { subject: { en: `Addition to case ${filing.caseCode}` } }]);
  });
});

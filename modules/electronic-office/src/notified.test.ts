import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '@comu/documents';
import { keepBytes, letterheadOf, newDocument } from '@comu/filing';
import { defineModule, operation } from '@comu/kernel';
import { notify } from '@comu/notifications';
import { sealBytes } from '@comu/signing';
import { z } from 'zod';
import { fileGeneric, openOffice, type Office } from './testing/house.ts';

const label = { ca: 'Prova', es: 'Prueba', en: 'Test' };
const answer = operation('answers.give', {
  title: label, permission: 'system', input: { nif: z.string(), name: z.string(), case: z.uuid().optional(), caseCode: z.string().optional() }, output: z.object({ notification: z.uuid(), file: z.string() }),
  async run({ nif, name, ...of }, context) {
    const { bytes } = await renderPdf({ title: 'Resolució', language: 'ca', date: context.now, letterhead: await letterheadOf(context), content: [{ kind: 'paragraph', text: 'Es concedeix.' }] });
    const file = await keepBytes(context, await sealBytes(context, { pdf: bytes, reason: 'Resolució' }), 'resolucio.pdf');
    const document = await newDocument(context, { title: 'Resolució', kind: 'TD01', origin: 'administration', state: 'signed', file, why: 'Prova' });
    const { id } = await context.asSystem(notify, { document: document.id, subject: 'Resolució del gual', subjectEs: 'Resolución del vado', addressee: { kind: 'person', name, identity: { type: 'nif', number: nif } }, ...of });
    return { notification: id, file: file.sha256 };
  },
});

let office: Office;
beforeAll(async () => { office = await openOffice({ more: [defineModule({ name: 'answers', title: label, operations: [answer] })] }); });
afterAll(() => office.close());
const as = async (person: string) => {
  const browser = office.browser();
  await browser.identify(person);
  return browser;
};
const evidenceOf = async (notification: string) => (await office.runner.database.owner.query('select step, actor, identification from notifications.evidence where notification = $1 order by id', [notification])).rows;

describe('notifications in the electronic office', () => {
  it('the content is nobody’s until its addressee opens it, which is kept as evidence with how they were identified', async () => {
    const [carme, omar] = [await as('carme'), await as('omar')];
    const filing = (await fileGeneric(office, carme)).answer.json();
    const { notification, file } = await office.runner.run(answer, { nif: '11111111H', name: 'Carme Soler Vidal', case: filing.case, caseCode: filing.caseCode }, office.system('berga'));
    const read = (who: typeof carme) => who.ask('GET', `/api/seu/berga/notifications/${notification}/files/${file}`);
    expect((await carme.run('berga', 'matters')).json().notifications).toMatchObject([{ notification, state: 'available', subject: { ca: 'Resolució del gual', es: 'Resolución del vado' } }]);
    expect((await carme.run('berga', 'matter', { filing: filing.id })).json().notifications).toHaveLength(1);
    expect((await read(carme)).statusCode).toBe(404);
    expect((await omar.run('berga', 'open-notification', { notification })).statusCode).toBe(404);
    expect((await omar.run('berga', 'reject-notification', { notification })).statusCode).toBe(404);
    const opened = (await carme.run('berga', 'open-notification', { notification })).json();
    expect(opened).toMatchObject({ documents: [{ title: 'Resolució', sha256: file }], effectiveAt: expect.any(String) });
    expect((await read(carme)).headers['content-type']).toBe('application/pdf');
    expect((await read(omar)).statusCode).toBe(404);
    expect(await evidenceOf(notification)).toContainEqual({ step: 'accessed', actor: 'Carme Soler Vidal', identification: 'el proveïdor de demostració' });
    expect((await carme.run('berga', 'open-notification', { notification })).json().effectiveAt).toBe(opened.effectiveAt);
  });
  it('a refused one stays unread, with its consequence said; a representative opens those of whom they provably represent', async () => {
    const julia = await as('julia');
    const own = await office.runner.run(answer, { nif: '22222222J', name: 'Júlia Serra Puig' }, office.system('berga'));
    const refused = (await julia.run('berga', 'reject-notification', { notification: own.notification })).json();
    expect(refused.sentence.ca).toMatch(/rebutja/i);
    expect((await julia.ask('GET', `/api/seu/berga/notifications/${own.notification}/files/${own.file}`)).statusCode).toBe(404);
    const company = await office.runner.run(answer, { nif: 'B99999997', name: 'Fusteria Serra, SL' }, office.system('berga'));
    expect((await julia.run('berga', 'open-notification', { notification: company.notification })).statusCode).toBe(200);
    expect(await evidenceOf(company.notification)).toContainEqual({ step: 'accessed', actor: 'Júlia Serra Puig, en representació de Fusteria Serra, SL', identification: 'el proveïdor de demostració' });
  });
});

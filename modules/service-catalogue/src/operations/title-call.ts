import { operation, type Context, type RowOf } from '@comu/kernel';
import { Case } from '@comu/cases';
import { Organisation } from '@comu/identity';
import { z } from 'zod';
import { notOwner } from '../refusals.ts';
import { Application, Call, Candidacy } from '../service-catalogue.records.ts';
import { titleOf } from '../words.ts';

/** Writes, or corrects, what a call is called in Spanish and English, published or not: its Catalan title is that of the rules and stays. */
export const titleCall = operation('service-catalogue.title-call', {
  title: { ca: 'Títol en altres llengües', es: 'Título en otras lenguas', en: 'Title in other languages' }, permission: 'service-catalogue.manage',
  input: { call: Call.id, titleEs: Call.fields.titleEs, titleEn: Call.fields.titleEn }, output: Call.row,
  async run({ call: id, titleEs = null, titleEn = null }, { db, organisation, later }) {
    const call = await db.lock(Call, id);
    if (call.owner !== organisation) throw notOwner({ title: titleOf(call) });
    const titled = await db.update(Call, id, { titleEs, titleEn });
    if (call.state === 'published') {
      await retitleCases(db, titled);
      await later(retitleEverywhere, { call: id });
    }
    return titled;
  },
});

/** The Catalan name of a case is that of the day it was opened, as its registry entry has it; what it is called for who reads another language is a translation, and follows the call while the case is open. */
async function retitleCases(db: Context['db'], call: RowOf<typeof Call>): Promise<void> {
  const { es, en } = titleOf(call);
  const applicants = new Map((await db.all(Candidacy, { call: call.id })).map((each) => [each.case, each.applicantName]));
  for (const { id } of await db.all(Case, { id: [...applicants.keys()], state: 'open' })) await db.update(Case, id, { titleEs: `${es}: ${applicants.get(id)}`, titleEn: `${en}: ${applicants.get(id)}` });
}

/** Every body that began an application to the call reads it under its new titles. */
export const retitleEverywhere = operation('service-catalogue.retitle-everywhere', {
  title: { ca: 'Canvia el títol arreu', es: 'Cambia el título en todas partes', en: 'Retitle everywhere' }, permission: 'system', input: { call: Call.id }, output: z.null(),
  async run({ call }, { db, deliver, organisation, asSystem }) {
    for (const { id } of await db.all(Organisation, {}, { limit: 5000 })) {
      if (id === organisation) await asSystem(retitle, { call });
      else await deliver(id, retitle, { call });
    }
    return null;
  },
});

export const retitle = operation('service-catalogue.retitle', {
  title: { ca: 'Canvia el títol de la sol·licitud', es: 'Cambia el título de la solicitud', en: 'Retitle the application' }, permission: 'system', receives: true, input: { call: Call.id }, output: z.null(),
  async run({ call: id }, { db }) {
    const application = await db.first(Application, { call: id });
    if (application === undefined) return null;
    const { titleEs, titleEn } = await db.get(Call, id);
    await db.update(Application, application.id, { titleEs, titleEn });
    return null;
  },
});

import { operation } from '@comu/kernel';
import { Case, caseTitle, receiveAnswer } from '@comu/cases';
import { organisationOf } from '@comu/identity';
import { receiveEntry } from '@comu/registry';
import { z } from 'zod';
import { listed, missingDocuments } from '../form.ts';
import { note } from '../history.ts';
import { incomplete, noRequirement } from '../refusals.ts';
import { documentsToSend, partyOf, registerExit, sentDocument } from '../sending.ts';
import { Application, Call, Candidacy } from '../service-catalogue.records.ts';
import { say, titleOf } from '../words.ts';
import { fileDocuments } from './receive-application.ts';

/** Takes in what amends an application; whatever comes is registered. */
export const receiveAmendment = operation('service-catalogue.receive-amendment', {
  title: { ca: 'Rep una esmena', es: 'Recibe una subsanación', en: 'Receive an amendment' }, permission: 'system', receives: true,
  input: { case: Case.id, applicant: z.uuid(), name: z.string(), nif: z.string().nullable(), subject: z.string().max(500), exitCode: z.string(), documents: z.array(sentDocument).min(1).max(100) },
  output: z.object({ entryCode: z.string() }),
  async run({ case: id, applicant, name, nif, subject, exitCode, documents }, context) {
    const { db, asSystem } = context;
    const found = await db.lock(Case, id);
    const candidacy = await db.first(Candidacy, { case: id, applicant });
    if (candidacy === undefined) throw noRequirement({ title: caseTitle(found) });
    const entry = await asSystem(receiveEntry, {
      channel: 'exchange', subject, parties: [{ role: 'interested', ...partyOf({ name, nif }) }], counterpart: applicant, counterpartCode: exitCode,
      attachments: documents.map(({ sha256, name: file, size, type, kind }) => ({ sha256, name: file, size, type, kind })),
    });
    const filed = await fileDocuments(context, id, documents, exitCode);
    await db.update(Candidacy, candidacy.id, { documents: [...candidacy.documents.filter(({ code }) => !filed.some((each) => each.code === code)), ...filed] });
    await receiveAnswer(context, found, entry);
    return { entryCode: entry.code };
  },
});

/** Answers the requirement with what was attached since: exit here and entry there in one transaction. */
export const answerRequirement = operation('service-catalogue.answer-requirement', {
  title: { ca: 'Esmena la sol·licitud', es: 'Subsana la solicitud', en: 'Amend the application' }, permission: 'service-catalogue.apply',
  input: { application: Application.id }, output: Application.row,
  async run({ application: id }, context) {
    const { db, organisation, deliver } = context;
    const application = await db.lock(Application, id);
    if (application.state !== 'to-amend' || application.case === null) throw noRequirement({ title: titleOf(application) });
    const call = await db.get(Call, application.call);
    const missing = missingDocuments(call, application.documents);
    if (missing.length > 0) throw incomplete({ ...listed(missing.map(({ title }) => title)) });
    const documents = await documentsToSend(context, application.documents.filter(({ code }) => call.documents.some((each) => each.code === code)));
    const subject = `Esmena de la sol·licitud a ${call.code} ${call.title} (${application.caseCode})`;
    const exit = await registerExit(context, { to: call.owner, subject, documents });
    const { name, nif } = await organisationOf(context, organisation);
    const { entryCode } = await deliver(call.owner, receiveAmendment, { case: application.case, applicant: organisation, name, nif, subject, exitCode: exit.code, documents });
    await note(context, application, 'amended', say(`Esmenada: sortida ${exit.code}, entrada ${entryCode}.`, `Subsanada: salida ${exit.code}, entrada ${entryCode}.`, `Amended: exit ${exit.code}, entry ${entryCode}.`));
    return db.update(Application, id, { state: 'submitted', answerUntil: null });
  },
});

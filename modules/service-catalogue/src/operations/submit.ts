import { operation } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { note } from '../history.ts';
import { notSigned } from '../refusals.ts';
import { documentsToSend, registerExit, theApplication } from '../sending.ts';
import { Application, Call } from '../service-catalogue.records.ts';
import { say, titleOf } from '../words.ts';
import { receiveApplication } from './receive-application.ts';
import { mustBeEligible } from './save-draft.ts';

/** Submits the signed application: the exit here, the entry and the case there, all in one transaction or not at all. */
export const submit = operation('service-catalogue.submit', {
  title: { ca: 'Presenta la sol·licitud', es: 'Presenta la solicitud', en: 'Submit the application' }, permission: 'service-catalogue.apply',
  input: { application: Application.id }, output: Application.row,
  async run({ application: id }, context) {
    const { db, organisation, deliver, emit, now } = context;
    const application = await db.lock(Application, id);
    if (application.state !== 'signed') throw notSigned({ title: titleOf(application) });
    const call = await db.get(Call, application.call);
    await mustBeEligible(context, call);
    const documents = await documentsToSend(context, [{ code: theApplication, document: application.document as string }, ...application.documents]);
    const subject = `Sol·licitud a la convocatòria ${call.code} ${call.title}`;
    const exit = await registerExit(context, { to: call.owner, subject, documents });
    const { name, nif } = await organisationOf(context, organisation);
    const { entryCode, case: of, caseCode } = await deliver(call.owner, receiveApplication, {
      call: call.id, applicant: organisation, name, nif, application: id, subject, exitCode: exit.code, answers: application.answers, asked: application.amount, documents,
    });
    await note(context, application, 'submitted', say(
      `Presentada: sortida ${exit.code}, entrada ${entryCode}, expedient ${caseCode}.`, `Presentada: salida ${exit.code}, entrada ${entryCode}, expediente ${caseCode}.`, `Submitted: exit ${exit.code}, entry ${entryCode}, case ${caseCode}.`,
    ));
    await emit('service-catalogue.application-submitted', { application: id, call: call.id });
    return db.update(Application, id, { state: 'submitted', exitCode: exit.code, entryCode, case: of, caseCode, submittedAt: now.toISOString() });
  },
});

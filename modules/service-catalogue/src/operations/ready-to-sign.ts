import { operation, type Context, type RowOf } from '@comu/kernel';
import { composeDocument } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import { requestSignature } from '@comu/signing';
import { longDate } from '@comu/terms';
import { listed, missingFields } from '../form.ts';
import { note } from '../history.ts';
import { incomplete, notDraft } from '../refusals.ts';
import { Application, Call } from '../service-catalogue.records.ts';
import { applicationTemplate } from '../templates.ts';
import { say, titleOf } from '../words.ts';
import { mustBeEligible } from './save-draft.ts';

/** Makes the application as a PDF and puts it in the tray of the mayor, or of whoever has the mayor’s delegation. */
export const readyToSign = operation('service-catalogue.ready-to-sign', {
  title: { ca: 'Prepara per signar', es: 'Prepara para firmar', en: 'Make ready to sign' }, permission: 'service-catalogue.apply',
  input: { application: Application.id }, output: Application.row,
  async run({ application: id }, context) {
    const { db, asSystem } = context;
    const application = await db.lock(Application, id);
    if (application.state !== 'draft') throw notDraft({ title: titleOf(application) });
    const call = await db.get(Call, application.call);
    await mustBeEligible(context, call);
    const missing = missingFields(call, application);
    if (missing.length > 0) throw incomplete({ ...listed(missing) });
    const { kind, text: template, schema } = applicationTemplate;
    const document = await asSystem(composeDocument, { template, schema, data: await dataOf(context, application, call), title: `Sol·licitud: ${call.title}`, kind, language: 'ca' });
    const owner = (await organisationOf(context, call.owner)).name;
    const closes = longDate(call.closesOn);
    const request = await asSystem(requestSignature, {
      document: document.id, why: `Convoca: ${owner}. La convocatòria es tanca el ${closes.ca}.`, whyEs: `Convoca: ${owner}. La convocatoria se cierra el ${closes.es}.`, whyEn: `Called by ${owner}. The call closes on ${closes.en}.`, permission: 'service-catalogue.sign',
    });
    await note(context, application, 'to-sign', say('Es demana la signatura a l’alcaldia.', 'Se pide la firma a la alcaldía.', 'The mayor is asked to sign.'));
    return db.update(Application, id, { state: 'to-sign', document: document.id, request: request.id });
  },
});

async function dataOf(context: Context, { project, contact, amount, answers, documents }: RowOf<typeof Application>, call: RowOf<typeof Call>): Promise<Record<string, unknown>> {
  const chosen = call.criteria.flatMap((each) => (each.kind === 'answer' ? [{ question: each.title.ca, answer: each.options.find(({ code }) => code === answers[each.code])?.label.ca ?? '' }] : []));
  return {
    applicant: (await organisationOf(context, context.organisation)).name, owner: (await organisationOf(context, call.owner)).name, title: call.title, code: call.code, project, contact: contact ?? context.me.name, amount,
    answers: chosen, declares: call.requirements.map(({ says }) => ({ says: says.ca })), documents: call.documents.filter(({ code }) => documents.some((each) => each.code === code)).map(({ title }) => ({ title: title.ca })),
  };
}

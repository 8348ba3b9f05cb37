import { dayInMadrid, operation, type Context, type RowOf } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { eligibility } from '../eligibility.ts';
import { checkAnswers, listed } from '../form.ts';
import { note } from '../history.ts';
import { notDraft, notEligible } from '../refusals.ts';
import { Application, Call } from '../service-catalogue.records.ts';
import { say, titleOf } from '../words.ts';

/** Refuses a body that the call excludes today, with the rules that do. */
export async function mustBeEligible(context: Context, call: RowOf<typeof Call>): Promise<void> {
  const body = await organisationOf(context, context.organisation);
  const { eligible, rules } = eligibility({ call, body, today: dayInMadrid(context.now) });
  if (!eligible) throw notEligible({ title: titleOf(call), ...listed(rules.filter(({ passes }) => !passes).map(({ says }) => says)) });
}

const { project, answers, declares, amount, contact } = Application.fields;

/** Saves what is filled in so far of the application to a call; said again, it goes on with the same one. */
export const saveDraft = operation('service-catalogue.save-draft', {
  title: { ca: 'Desa l’esborrany', es: 'Guarda el borrador', en: 'Save the draft' }, permission: 'service-catalogue.apply',
  input: { call: Call.id, project: project.optional(), answers: answers.optional(), declares: declares.optional(), amount, contact }, output: Application.row,
  async run({ call: id, ...given }, context) {
    const { db } = context;
    const call = await db.get(Call, id);
    await mustBeEligible(context, call);
    const there = await db.first(Application, { call: id });
    const next = {
      project: given.project ?? there?.project ?? '', answers: given.answers ?? there?.answers ?? {}, declares: given.declares ?? there?.declares ?? [],
      amount: given.amount ?? there?.amount ?? null, contact: given.contact ?? there?.contact ?? null,
    };
    checkAnswers(call, next);
    if (there !== undefined) {
      if (there.state !== 'draft') throw notDraft({ title: titleOf(there) });
      return db.update(Application, there.id, next);
    }
    const application = await db.insert(Application, { ...next, call: id, title: call.title, titleEs: call.titleEs, titleEn: call.titleEn, state: 'draft', documents: [] });
    await note(context, application, 'begun', say('Es comença la sol·licitud.', 'Se empieza la solicitud.', 'The application is begun.'));
    return application;
  },
});

import { renderPdf } from '@comu/documents';
import { keepBytes } from '@comu/filing';
import { operation, systemActor, type RowOf, type Runner } from '@comu/kernel';
import { z } from 'zod';
import type { Application, Call } from '../service-catalogue.records.ts';
import { inventPerson, type Invented } from './people.ts';
import type { Plan } from './plan.ts';

/** Makes the project report of an invented application, as a PDF of the body. */
export const simulatedReport = operation('service-catalogue.simulated-report', {
  title: { ca: 'Fa una memòria simulada', es: 'Hace una memoria simulada', en: 'Make a simulated report' }, permission: 'system', input: { name: z.string().max(200) }, output: z.string(),
  async run({ name }, context) {
    const { bytes } = await renderPdf({ title: name, language: 'ca', date: context.now, letterhead: { organisation: name }, content: [{ kind: 'paragraph', text: 'Document d’una simulació: no descriu cap projecte real.' }] });
    return (await keepBytes(context, bytes, 'Memòria.pdf')).sha256;
  },
});

export interface Town {
  readonly name: string;
  readonly population: number;
  readonly submittedOn: string | null;
  readonly application: string | null;
  apply(today: string): Promise<void>;
  /** Opens what it was notified and answers what it was required, when its plan says. */
  attend(today: string): Promise<void>;
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

interface Making { readonly runner: Runner; readonly body: { id: string; slug: string; name: string }; readonly population: number; readonly call: RowOf<typeof Call>; readonly plan: Plan; readonly clerk: Invented; readonly drain: () => Promise<void>; readonly now: () => Date }

/** A town that applies as its plan says. */
export function simulatedTown({ runner, body, population, call, plan, clerk, drain, now }: Making): Town {
  const { id: organisation, slug, name } = body;
  let mayor: Invented | undefined;
  let application: string | null = null;
  let submittedOn: string | null = null;
  const attach = async () => {
    for (const { code, required } of call.documents) if (required) await clerk.run('service-catalogue.attach-document', { application, code, file: await runner.run(simulatedReport, { name }, { actor: systemActor, organisation }) });
  };
  return {
    name, population,
    get application() { return application; },
    get submittedOn() { return submittedOn; },
    async apply(today) {
      mayor = await inventPerson(runner, { organisation, slug, role: 'signer', name: `Alcaldia simulada ${name}`.slice(0, 120), now, signs: true });
      const draft: RowOf<typeof Application> = await clerk.run('service-catalogue.save-draft', {
        call: call.id, project: `Projecte simulat de ${name}.`, answers: plan.answers, declares: call.requirements.map(({ code }) => code), contact: `Tramitació simulada ${name}`.slice(0, 200), ...(plan.amount === null ? {} : { amount: plan.amount }),
      });
      application = draft.id;
      if (plan.documents === 'at-once') await attach();
      const { request } = await clerk.run('service-catalogue.ready-to-sign', { application });
      await mayor.sign(request);
      await drain();
      await clerk.run('service-catalogue.submit', { application });
      submittedOn = today;
    },
    async attend(today) {
      if (plan.opens) for (const { notification } of await (mayor as Invented).run('notifications.tray', {}))
        if (daysBetween(notification.availableAt.slice(0, 10), today) >= plan.opensAfter) await (mayor as Invented).run('notifications.accept-notification', { notification: notification.id });
      if (plan.documents !== 'when-required') return;
      const { application: row, history } = await clerk.run('service-catalogue.application-status', { application });
      const asked = history.find(({ kind }: { kind: string }) => kind === 'to-amend');
      if (row.state !== 'to-amend' || daysBetween(asked.at.slice(0, 10), today) < plan.answersAfter) return;
      await attach();
      await clerk.run('service-catalogue.answer-requirement', { application });
    },
  };
}

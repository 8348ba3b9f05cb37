import type { Runner } from '@comu/kernel';
import { inventPerson } from './people.ts';

/** The people of the body that calls, who do by turns what the process gives each role. */
export interface Office { work(): Promise<void> }

/** Four people who do what waits for them in the cases of a simulation and leave alone everything else. */
export async function simulatedOffice({ runner, owner, drain, now, isOurs }: { runner: Runner; owner: { id: string; slug: string }; drain: () => Promise<void>; now: () => Date; isOurs: (of: string | null) => boolean }): Promise<Office> {
  const person = (role: 'case-handler' | 'secretary' | 'signer', name: string, signs = false) => inventPerson(runner, { organisation: owner.id, slug: owner.slug, role, name, now, signs });
  const handler = await person('case-handler', 'Tramitació simulada A');
  const reviewer = await person('case-handler', 'Tramitació simulada B');
  const secretary = await person('secretary', 'Secretaria simulada', true);
  const president = await person('signer', 'Presidència simulada', true);
  const does = async (who: typeof handler, names: readonly string[]) => {
    const open: { id: string; name: string; element: string; businessKey: string | null }[] = await who.run('processes.tasks', {});
    for (const task of open) if (isOurs(task.businessKey) && names.includes(task.element)) await who.run('processes.complete-task', { task: task.id });
    await drain();
  };
  const signs = async (who: typeof handler, permission: string) => {
    const waiting: { request: { id: string; case: string | null; permission: string } }[] = await who.run('signatures.tray', {});
    for (const { request } of waiting) if (isOurs(request.case) && request.permission === permission) await who.sign(request.id);
    await drain();
  };
  return {
    async work() {
      await does(handler, ['require', 'propose']);
      await does(reviewer, ['review']);
      await signs(secretary, 'cases.require');
      await signs(president, 'service-catalogue.resolve');
    },
  };
}

import { systemActor, type Runner } from '@comu/kernel';
import { portalTag } from './asked.ts';

const usual = 1000;

/**
 * The tag of each portal, asked of the database at most once a second, so that a page that is kept costs no question. What this process publishes or withdraws is known at once;
 * what another one does, a second later at most.
 */
export function portalTags(runner: Runner) {
  const known = new Map<string, { readonly tag: string; readonly at: number }>();
  const changes = new Map<string, number>();
  const forget: Parameters<typeof runner.committed.add>[0] = ({ organisation, touched }) => {
    if (!touched.some(({ record }) => /^(transparency|data|identity)\./.test(record))) return;
    changes.set(organisation, (changes.get(organisation) ?? 0) + 1);
    known.delete(organisation);
  };
  runner.committed.add(forget);
  return {
    async of(organisation: string, { now = false, trusted = usual }: { /** Asked again however lately it was. */ readonly now?: boolean; /** Milliseconds for which an answer is not asked again. */ readonly trusted?: number } = {}): Promise<string> {
      const before = known.get(organisation);
      if (!now && before !== undefined && Date.now() - before.at < trusted) return before.tag;
      const [at, change] = [Date.now(), changes.get(organisation)];
      const { tag } = (await runner.run(portalTag, {}, { actor: systemActor, organisation })) as { tag: string };
      // What was committed while it was asked may not be in the answer.
      if (changes.get(organisation) === change) known.set(organisation, { tag, at });
      return tag;
    },
    close: () => { runner.committed.delete(forget); },
  };
}
export type PortalTags = ReturnType<typeof portalTags>;

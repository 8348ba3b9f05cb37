import { dayInMadrid } from '@comu/kernel';
import type { Runner } from '@comu/kernel';
import { bodiesOf, peopleActing, type Acting } from './acting-as.ts';
import { digitalAdministration } from './calls/315739.ts';
import { telework } from './calls/21288.ts';
import type { CallContent } from './calls/content.ts';

export interface CallsPlan {
  /** The short name of the body that calls. */
  readonly owner: string;
  readonly now?: Date;
  /** Days before and after now in which the calls are open. */
  readonly open?: { readonly since: number; readonly for: number };
}

/** Publishes the two calls as the programme manager of the body would, through the same operations; does nothing when they are there. */
export async function seedDemoCalls(runner: Runner, { owner, now = new Date(), open = { since: 7, for: 60 } }: CallsPlan): Promise<readonly { readonly id: string; readonly code: string }[]> {
  const body = (await bodiesOf(runner)).find(({ slug }) => slug === owner);
  if (body === undefined) throw new Error(`There is no organisation ${owner} to publish calls: found the bodies first.`);
  const [manager] = await peopleActing(runner, { organisation: body.id, permission: 'service-catalogue.manage', now });
  if (manager === undefined) throw new Error(`Nobody in ${owner} may publish calls: add a programme manager first.`);
  const published = [];
  for (const content of [digitalAdministration, telework]) published.push(await publish(runner, manager, content, { now, open }));
  return published;
}

async function publish(runner: Runner, as: Acting, { resource, call }: CallContent, { now, open }: { now: Date; open: { since: number; for: number } }) {
  const { rows: [there] } = await runner.run('service-catalogue.call.list', { search: resource.code }, as);
  if (there !== undefined && there.state === 'published') return { id: there.id as string, code: there.code as string };
  const day = (days: number) => dayInMadrid(new Date(now.getTime() + days * 86_400_000));
  const { id } = await runner.run('service-catalogue.define-resource', resource, as);
  const draft = await runner.run('service-catalogue.draft-call', { ...call, resource: id, opensOn: day(-open.since), closesOn: day(open.for) }, as);
  return runner.run('service-catalogue.publish-call', { call: draft.id }, as);
}

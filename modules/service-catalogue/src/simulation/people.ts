import { randomBytes } from 'node:crypto';
import { PLATFORM, systemActor, type RoleName, type Runner } from '@comu/kernel';
import { actorFor } from '@comu/identity';
import type { Acting } from '../acting-as.ts';

/** Somebody invented for a simulation, who acts through the same operations as anybody. */
export interface Invented { run(operation: string, input: unknown): Promise<any>; sign(request: string): Promise<void> }

const passphrase = randomBytes(18).toString('base64url');

/** Enters an invented person in a body with one role since a year ago; run again, it finds the same one. */
export async function inventPerson(runner: Runner, { organisation, slug, role, name, now, signs = false }: { organisation: string; slug: string; role: RoleName; name: string; now: () => Date; signs?: boolean }): Promise<Invented> {
  const system = { actor: systemActor, organisation };
  // The `.example` domain belongs to nobody (RFC 2606), so no simulation ever writes to a real person.
  const email = `simulacio.${role}.${name.normalize('NFD').replace(/[^a-zA-Z]/g, '').toLowerCase()}@${slug}.example`;
  const [entered] = await runner.run('identity.enter-people', { people: [{ name, email }], organisation, vouched: true }, { actor: systemActor, organisation: PLATFORM });
  const person: string = entered.person;
  let actor = await actorFor(runner, person, { now: now() });
  if (!actor.standings.some((each) => each.organisation === organisation)) {
    await runner.run('identity.join', { person, role, from: new Date(now().getTime() - 365 * 86_400_000).toISOString().slice(0, 10) }, system);
    actor = await actorFor(runner, person, { now: now() });
  }
  const as: Acting = { actor, organisation };
  const run = (operation: string, input: unknown) => runner.run(operation, input, as);
  if (signs) await run('signatures.issue-own-certificate', { passphrase });
  return { run, async sign(request) { await run('signatures.sign', { request, passphrase }); } };
}

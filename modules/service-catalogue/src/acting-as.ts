import { PLATFORM, publicActor, systemActor, type Actor, type Runner } from '@comu/kernel';
import { actorFor } from '@comu/identity';
import { holders } from './operations/holders.ts';

export interface Acting { readonly actor: Actor; readonly organisation: string }
interface Body { readonly id: string; readonly slug: string; readonly name: string; readonly kind: string; readonly ine: string | null }

/** The bodies of the installation. */
export const bodiesOf = (runner: Runner): Promise<Body[]> => runner.run('identity.organisations', {}, { actor: publicActor, organisation: PLATFORM });

/** The people who hold a permission in an organisation at an instant, ready to act there. */
export async function peopleActing(runner: Runner, { organisation, permission, now }: { organisation: string; permission: string; now: Date }): Promise<Acting[]> {
  const found = await runner.run(holders, { permission }, { actor: systemActor, organisation });
  return Promise.all(found.map(async ({ id }) => ({ actor: await actorFor(runner, id, { now }), organisation })));
}

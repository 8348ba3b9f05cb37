import type { Context, RowOf } from '@comu/kernel';
import { Reminder } from './reminders.records.ts';

/** What waits for whoever asks in these organisations: what names them, and what waits for a role they hold or a unit they work in there. */
export async function remindersWaiting({ db, me, house }: Pick<Context, 'db' | 'me' | 'house'>, organisations: readonly string[]): Promise<RowOf<typeof Reminder>[]> {
  if (organisations.length === 0 || me.person === null || !house.records.has(Reminder.name)) return [];
  const rolesIn = new Map(me.standings.map(({ organisation, roles }) => [organisation, roles]));
  const roles = [...new Set([...rolesIn.values()].flat())];
  const own = await db.all(Reminder, { organisation: organisations, person: me.person });
  const shared = roles.length === 0 ? [] : (await db.all(Reminder, { organisation: organisations, person: null, role: roles }, { limit: 5000 })).filter(({ organisation, role }) => role !== null && rolesIn.get(organisation)?.includes(role));
  const unitsIn = me.standings.filter(({ organisation }) => organisations.includes(organisation)).flatMap(({ units }) => units);
  const ofUnits = unitsIn.length === 0 ? [] : await db.all(Reminder, { organisation: organisations, person: null, unit: [...new Set(unitsIn)] }, { limit: 5000 });
  return [...new Map([...own, ...shared, ...ofUnits].map((each) => [each.id, each])).values()];
}

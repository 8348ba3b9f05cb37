import { operation, PLATFORM, roleNames, sentence, systemActor, type Context, type RoleName, type Runner, type Text } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Membership, Organisation, Person, Unit } from '../identity.records.ts';
import { keepPassword } from '../ways-in.ts';
import { hashPassword } from '../password.ts';
import { dayOf } from '../today.ts';
import { inventedName, mailbox, provincialPeople, provincialUnits, sharedSecretary, sharedTitle, townRoles, townSecretary, townUnits } from './demo-names.ts';

const account = z.object({ email: z.string(), password: z.string(), name: z.string(), role: sentence, organisation: z.string() });
export type DemoAccount = z.output<typeof account>;
const roleText = z.enum(Object.keys(roleNames) as [RoleName]);

/** The accounts that a demonstration shows on its sign-in page; none in a real installation. */
export const demoAccounts = operation('identity.demo-accounts', {
  title: { ca: 'Comptes de demostració', es: 'Cuentas de demostración', en: 'Demonstration accounts' },
  permission: 'anyone', scope: 'platform', kind: 'query', input: {}, output: z.array(account),
  async run(_, { db }) {
    const { rows: [row] } = await sql<{ value: string }>`select value from kernel.state where name = 'identity.demo'`.execute(db.tables());
    return row === undefined ? [] : z.array(account).parse(JSON.parse(row.value));
  },
});

/** The units of an organisation by key, and who works in them. */
export const foundStructure = operation('identity.found-structure', {
  title: { ca: 'Crea unitats i vinculacions', es: 'Crea unidades y vinculaciones', en: 'Create units and memberships' },
  permission: 'system', receives: true, output: z.null(),
  input: { units: z.record(z.string(), z.string()), members: z.array(z.object({ person: z.uuid(), roles: z.array(roleText), unit: z.string() })), from: z.iso.date() },
  async run({ units, members, from }, { db }) {
    const keys = Object.keys(units);
    const made = await db.insertAll(Unit, keys.map((key) => ({ name: units[key] as string })));
    const unitOf = new Map(keys.map((key, index) => [key, made[index]?.id ?? null]));
    await db.insertAll(Membership, members.flatMap(({ person, roles, unit }) => roles.map((role) => ({ person, role, unit: unitOf.get(unit) ?? null, from }))));
    return null;
  },
});

interface Member { readonly name: string; readonly roles: readonly RoleName[]; readonly unit: string; readonly title: Text }
interface Body { readonly slug: string; readonly units: Readonly<Record<string, string>>; readonly members: readonly Member[] }

export const foundDemo = operation('identity.found-demo', {
  title: { ca: 'Crea les persones de demostració', es: 'Crea las personas de demostración', en: 'Create the demonstration people' },
  permission: 'system', scope: 'platform', output: z.array(account),
  input: { provincial: z.string(), towns: z.array(z.string()).max(50), shared: z.array(z.string()).max(10), password: z.string().min(8), hash: z.string() },
  async run({ provincial, towns, shared, password, hash }, context) {
    const bodies = [provincialBody(provincial), ...[...new Set([...towns, ...shared])].map((slug, index) => townBody({ slug, index, shared: shared.includes(slug) }))];
    const accounts = new Map<string, DemoAccount>();
    const people = new Map<string, string>();
    for (const body of bodies) await settle(context, { body, password, hash, accounts, people });
    const made = [...accounts.values()];
    await sql`insert into kernel.state (name, value) values ('identity.demo', ${JSON.stringify(made)})`.execute(context.db.tables());
    return made;
  },
});

const provincialBody = (slug: string): Body => ({
  slug, units: provincialUnits,
  members: provincialPeople.map(({ name, role, unit }) => ({ name, roles: [role], unit, title: roleNames[role] })),
});

const titled = (roles: readonly RoleName[]): Text => roleNames[roles[0] as RoleName];

function townBody({ slug, index, shared }: { slug: string; index: number; shared: boolean }): Body {
  const own = [...townRoles, ...(shared ? [] : [townSecretary])].map(({ roles, unit }, place) => ({ name: inventedName(index * 4 + place), roles, unit, title: titled(roles) }));
  return { slug, units: townUnits, members: [...own, ...(shared ? [{ ...townSecretary, name: sharedSecretary, title: sharedTitle }] : [])] };
}

interface Settling { readonly body: Body; readonly password: string; readonly hash: string; readonly accounts: Map<string, DemoAccount>; readonly people: Map<string, string> }

async function settle(context: Context, { body, password, hash, accounts, people }: Settling) {
  const { db, now } = context;
  const organisation = await db.first(Organisation, { slug: body.slug });
  if (organisation === undefined) throw new Error(`There is no organisation ${body.slug} to put demonstration people in: found the bodies first.`);
  const members = [];
  for (const { name, roles, unit, title } of body.members) {
    // The `.example` domain belongs to nobody (RFC 2606), so no demonstration ever writes to a real person.
    const email = name === sharedSecretary ? `${mailbox(name)}@secretaries.example` : `${mailbox(name)}@${body.slug}.example`;
    let person = people.get(email);
    if (person === undefined) {
      person = (await db.insert(Person, { name, email, proven: true })).id;
      await keepPassword(context, { person, hash });
      people.set(email, person);
      accounts.set(email, { email, password, name, role: title, organisation: organisation.name });
    } else if (accounts.has(email)) {
      const before = accounts.get(email) as DemoAccount;
      accounts.set(email, { ...before, organisation: `${before.organisation}, ${organisation.name}` });
    }
    members.push({ person, roles: [...roles], unit });
  }
  await context.deliver(organisation.id, foundStructure, { units: { ...body.units }, members, from: dayOf(new Date(now.getTime() - 365 * 86_400_000)) });
}

export interface DemoPlan {
  /** The provincial council's short name. */
  readonly provincial: string;
  /** Town halls with people of their own. */
  readonly towns: readonly string[];
  /** Town halls that share one secretary-comptroller. */
  readonly shared: readonly string[];
  readonly password?: string;
}

/** Puts invented people in a demonstration, all with one password, and shows their accounts on the sign-in page; does nothing when they are there. */
export async function seedDemoPeople(runner: Runner, { provincial, towns, shared, password = 'demostracio-comu' }: DemoPlan): Promise<DemoAccount[]> {
  const as = { actor: systemActor, organisation: PLATFORM };
  const there = await runner.run(demoAccounts, {}, as);
  if (there.length > 0) return there;
  return runner.run(foundDemo, { provincial, towns: [...towns], shared: [...shared], password, hash: await hashPassword(password) }, as);
}

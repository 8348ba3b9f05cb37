import { operation, sentence, type Context } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Provider } from '../access.records.ts';
import { Organisation, Person } from '../identity.records.ts';
import { meSchema } from '../me.ts';
import { checkPassword, hashPassword } from '../password.ts';
import { organisationInput } from '../organisation-input.ts';
import { alreadyInUse } from '../refusals.ts';
import { keepPassword } from '../ways-in.ts';
import { signIn } from '../session.ts';
import { mustBeFree } from '../short-name.ts';
import { dayOf } from '../today.ts';
import { join } from './membership.ts';
import { emailInput, passwordInput } from './sign-in.ts';

const { slug, name, kind } = Organisation.fields;
const body = organisationInput.pick({ slug: true, name: true, kind: true });

const hasPeople = async ({ db }: Pick<Context, 'db'>): Promise<boolean> =>
  (await sql`select 1 from identity.person limit 1`.execute(db.tables())).rows.length > 0;

const ways = z.object({
  password: z.boolean(), passkey: z.boolean(), first: z.boolean(),
  /** The bodies that are founded already, told only to whoever names the first administrator. */
  bodies: z.array(z.object({ slug: z.string(), name: z.string(), kind: z.string() })),
  oidc: z.array(z.object({ id: z.string(), label: sentence, url: z.string() })),
});

/** How one may sign in here; `first` says that the installation is empty and waits for its first administrator. */
export const signInWays = operation('identity.sign-in-ways', {
  title: { ca: 'Maneres d’entrar', es: 'Formas de entrar', en: 'Ways of signing in' },
  permission: 'anyone', scope: 'platform', kind: 'query', input: {}, output: ways,
  async run(_, context) {
    const providers = await context.db.all(Provider, { active: true });
    const enter = (name: string) => ({ ca: `Entreu amb ${name}`, es: `Entre con ${name}`, en: `Sign in with ${name}` });
    const first = !(await hasPeople(context));
    const bodies = first ? await context.db.all(Organisation, {}, { limit: 2000 }) : [];
    return {
      password: true, passkey: true, first,
      bodies: bodies.map((each) => ({ slug: each.slug, name: each.name, kind: each.kind })).toSorted((a, b) => a.name.localeCompare(b.name, 'ca')),
      oidc: providers.map(({ slug: id, name: called }) => ({ id, label: enter(called), url: `/api/identity/oidc/${id}` })),
    };
  },
});

/** Founds an empty installation: an organisation (already there by its short name, or new) and the person who administers it, signed in. */
export const firstAdministrator = operation('identity.first-administrator', {
  title: { ca: 'Crea el primer administrador', es: 'Crea el primer administrador', en: 'Create the first administrator' },
  permission: 'anyone', scope: 'platform', kind: 'query', perMinute: 10,
  input: { organisation: body, name: Person.fields.name, email: emailInput, password: passwordInput },
  output: meSchema,
  async run({ organisation, name: called, email, password }, context) {
    mustBeFree(context, organisation.slug, '/organisation/slug');
    checkPassword({ password, field: '/password', about: [called, email] });
    const person = await context.asSystem(found, { ...organisation, person: called, email, hash: await hashPassword(password) });
    return signIn(context, { person, way: 'password' });
  },
});

export const found = operation('identity.found', {
  title: { ca: 'Posa en marxa la instal·lació', es: 'Pone en marcha la instalación', en: 'Found the installation' },
  permission: 'system', scope: 'platform',
  input: { slug, name, kind, person: Person.fields.name, email: emailInput, hash: z.string() }, output: z.uuid(),
  async run(input, context) {
    const { db, now } = context;
    // Two founders at once would both find it empty.
    await sql`select pg_advisory_xact_lock(hashtext('identity.found'))`.execute(db.tables());
    if (await hasPeople(context)) throw alreadyInUse();
    const organisation = (await db.first(Organisation, { slug: input.slug })) ?? (await db.insert(Organisation, { slug: input.slug, name: input.name, kind: input.kind }));
    const person = await db.insert(Person, { name: input.person, email: input.email, proven: true });
    await keepPassword(context, { person: person.id, hash: input.hash });
    await context.deliver(organisation.id, join, { person: person.id, role: 'administrator', from: dayOf(now) });
    return person.id;
  },
});

import { operation, PLATFORM } from '@comu/kernel';
import { z } from 'zod';
import { ExternalIdentity, Provider } from '../access.records.ts';
import { beginCeremony, takeCeremony } from '../ceremony.ts';
import { Person } from '../identity.records.ts';
import { labelled, likeField } from '../labelled.ts';
import { becomeProven } from '../ways-in.ts';
import { onlyProvincial, strangerOutside } from '../refusals.ts';
import { signIn } from '../session.ts';
import { isProvincial } from '../operations/people.ts';

const address = z.url({ protocol: /^https?$/ }).max(300).refine((url) => URL.canParse(url) && (url.startsWith('https:') || isLoopback(new URL(url))), { message: 'https' });

/** Plain HTTP is for a provider on this very machine only. */
export const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

const provider = { slug: Provider.fields.slug, name: Provider.fields.name, issuer: likeField(Provider.fields.issuer, address), clientId: Provider.fields.clientId, secret: labelled({ ca: 'Secret', es: 'Secreto', en: 'Secret' }, 'text', z.string().min(1).max(500)), active: likeField(Provider.fields.active, z.boolean().optional()) };

export const keepProvider = operation('identity.keep-provider', {
  title: { ca: 'Desa un proveïdor d’identitat', es: 'Guarda un proveedor de identidad', en: 'Keep an identity provider' },
  permission: 'system', scope: 'platform', receives: true, input: provider, output: z.null(),
  async run({ slug, name, issuer, clientId, secret, active = true }, { db, vault }) {
    const before = await db.first(Provider, { slug });
    if (before === undefined) { await db.insert(Provider, { slug, name, issuer, clientId, active, lockedSecret: vault.lock(secret) }); return null; }
    const same = vault.open(before.lockedSecret) === secret;
    if (same && before.name === name && before.issuer === issuer && before.clientId === clientId && before.active === active) return null;
    await db.update(Provider, before.id, { name, issuer, clientId, active, ...(same ? {} : { lockedSecret: vault.lock(secret) }) });
    return null;
  },
});

/** Adds or changes the OpenID Connect provider of this installation with that short name. */
export const setProvider = operation('identity.set-provider', {
  title: { ca: 'Configura un proveïdor d’identitat', es: 'Configura un proveedor de identidad', en: 'Set up an identity provider' },
  permission: 'identity.manage-organisations', input: provider, output: z.null(),
  async run(input, context) {
    if (!(await isProvincial(context))) throw onlyProvincial();
    return context.deliver(PLATFORM, keepProvider, input);
  },
});

const found = z.object({ slug: z.string(), name: z.string(), issuer: z.string(), clientId: z.string(), lockedSecret: z.string(), changedAt: z.string() });
export type ProviderRow = z.output<typeof found>;

export const oidcProvider = operation('identity.oidc-provider', {
  title: { ca: 'Proveïdor d’identitat', es: 'Proveedor de identidad', en: 'Identity provider' },
  permission: 'system', scope: 'platform', kind: 'query', input: { slug: z.string() }, output: found.nullable(),
  run: async ({ slug }, { db }) => (await db.first(Provider, { slug, active: true })) ?? null,
});

const facts = z.object({ provider: z.string(), verifier: z.string(), nonce: z.string(), binding: z.string(), returnTo: z.string() });

export const beginOidc = operation('identity.begin-oidc', {
  title: { ca: 'Comença l’entrada amb un proveïdor', es: 'Empieza la entrada con un proveedor', en: 'Begin to sign in through a provider' },
  permission: 'system', scope: 'platform', kind: 'query', input: { state: z.string(), facts }, output: z.null(),
  async run({ state, facts: kept }, context) {
    await beginCeremony(context, { purpose: 'oidc', challenge: state, facts: kept });
    return null;
  },
});

export const takeOidc = operation('identity.take-oidc', {
  title: { ca: 'Reprèn l’entrada amb un proveïdor', es: 'Retoma la entrada con un proveedor', en: 'Take up the sign-in through a provider' },
  permission: 'system', scope: 'platform', kind: 'query', input: { state: z.string() }, output: facts,
  run: async ({ state }, context) => facts.parse((await takeCeremony(context, { purpose: 'oidc', challenge: state })).facts),
});

/**
 * Signs in whoever the provider vouches for: known by its subject, or at first by a verified address. Linking an address that nobody had
 * proven drops the password and the sessions somebody else may have made for it.
 */
export const oidcSignIn = operation('identity.oidc-sign-in', {
  title: { ca: 'Entra amb un proveïdor', es: 'Entra con un proveedor', en: 'Sign in through a provider' },
  permission: 'system', scope: 'platform', output: z.null(),
  input: { provider: z.string(), issuer: z.string(), subject: z.string().max(300), email: z.string().max(254).nullable(), verified: z.boolean() },
  async run({ provider: name, issuer, subject, email, verified }, context) {
    const { db } = context;
    const linked = await db.first(ExternalIdentity, { issuer, subject });
    const person = linked !== undefined ? await db.get(Person, linked.person) : verified && email !== null ? await db.first(Person, { email: email.toLowerCase() }) : undefined;
    if (person === undefined) throw strangerOutside({ provider: name });
    if (linked === undefined) {
      if (!person.proven) await becomeProven(context, person.id);
      await db.insert(ExternalIdentity, { person: person.id, issuer, subject });
    }
    await signIn(context, { person: person.id, way: `oidc ${name}`.slice(0, 120) });
    return null;
  },
});

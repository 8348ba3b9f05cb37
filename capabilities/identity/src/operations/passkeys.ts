import { notFound, operation, type Context } from '@comu/kernel';
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type AuthenticatorTransportFuture, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { Passkey } from '../access.records.ts';
import { beginCeremony, takeCeremony } from '../ceremony.ts';
import { Person } from '../identity.records.ts';
import { meSchema, myself } from '../me.ts';
import { passkeyRefused } from '../refusals.ts';
import { signIn } from '../session.ts';

const encoded = z.string().max(20_000);
const common = { id: z.string().max(1400), rawId: z.string().max(1400), type: z.literal('public-key'), clientExtensionResults: z.record(z.string(), z.unknown()), authenticatorAttachment: z.string().optional() };
const assertion = z.object({ ...common, response: z.object({ clientDataJSON: encoded, authenticatorData: encoded, signature: encoded, userHandle: encoded.nullish() }) });
const attestation = z.object({ ...common, response: z.looseObject({ clientDataJSON: encoded, attestationObject: encoded, transports: z.array(z.string().max(20)).max(10).optional() }) });

/** The site that passkeys of this installation belong to; they work on no other. */
const siteOf = ({ publicUrl }: Pick<Context, 'publicUrl'>) => ({ origin: new URL(publicUrl).origin, rpID: new URL(publicUrl).hostname });

/** The challenge inside what the browser signed; its truth is checked afterwards with the signature. */
function challengeOf(clientDataJSON: string): string {
  try {
    return z.object({ challenge: z.string().max(200) }).parse(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString())).challenge;
  } catch {
    throw passkeyRefused();
  }
}

export const passkeyOptions = operation('identity.passkey-options', {
  title: { ca: 'Repte per entrar amb una clau d’accés', es: 'Reto para entrar con una clave de acceso', en: 'Challenge to sign in with a passkey' },
  permission: 'anyone', scope: 'platform', kind: 'query', perMinute: 120, input: {}, output: z.any(),
  async run(_, context) {
    const options = await generateAuthenticationOptions({ rpID: siteOf(context).rpID, userVerification: 'required' });
    await beginCeremony(context, { purpose: 'passkey-sign-in', challenge: options.challenge });
    return options;
  },
});

/** Signs in with a passkey alone: the device has verified its person, so it counts as two factors. */
export const passkeySignIn = operation('identity.passkey-sign-in', {
  title: { ca: 'Entra amb una clau d’accés', es: 'Entra con una clave de acceso', en: 'Sign in with a passkey' },
  permission: 'anyone', scope: 'platform', kind: 'query', perMinute: 120, input: { response: assertion }, output: meSchema,
  async run({ response }, context) {
    const { db, now } = context;
    const challenge = challengeOf(response.response.clientDataJSON);
    await takeCeremony(context, { purpose: 'passkey-sign-in', challenge });
    const passkey = await db.first(Passkey, { credential: response.id });
    if (passkey === undefined) throw passkeyRefused();
    const { origin, rpID } = siteOf(context);
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true,
      credential: { id: passkey.credential, publicKey: Buffer.from(passkey.publicKey, 'base64url'), counter: passkey.counter, transports: passkey.transports as AuthenticatorTransportFuture[] },
    }).catch(() => { throw passkeyRefused(); });
    if (!verified) throw passkeyRefused();
    await db.update(Passkey, passkey.id, { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp, usedAt: now.toISOString() });
    return signIn(context, { person: passkey.person, way: 'passkey' });
  },
});

export const addPasskeyOptions = operation('identity.add-passkey-options', {
  title: { ca: 'Repte per afegir una clau d’accés', es: 'Reto para añadir una clave de acceso', en: 'Challenge to add a passkey' },
  permission: 'signed-in', scope: 'platform', kind: 'query', perMinute: 30, input: {}, output: z.any(),
  async run(_, context) {
    const person = await context.db.get(Person, myself(context));
    const held = await context.db.all(Passkey, { person: person.id });
    const options = await generateRegistrationOptions({
      rpName: 'Comú', rpID: siteOf(context).rpID, userID: Uint8Array.from(Buffer.from(person.id.replaceAll('-', ''), 'hex')), userName: person.email, userDisplayName: person.name,
      attestationType: 'none', authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: held.map(({ credential, transports }) => ({ id: credential, transports: transports as AuthenticatorTransportFuture[] })),
    });
    await beginCeremony(context, { purpose: 'passkey-add', challenge: options.challenge, person: person.id });
    return options;
  },
});

const shown = z.object({ id: z.uuid(), name: z.string(), backedUp: z.boolean(), createdAt: z.string(), usedAt: z.string().nullable() });

export const addPasskey = operation('identity.add-passkey', {
  title: { ca: 'Afegeix una clau d’accés', es: 'Añade una clave de acceso', en: 'Add a passkey' },
  permission: 'signed-in', scope: 'platform', input: { name: Passkey.fields.name, response: attestation }, output: shown,
  async run({ name, response }, context) {
    const challenge = challengeOf(response.response.clientDataJSON);
    const { person } = await takeCeremony(context, { purpose: 'passkey-add', challenge });
    if (person !== myself(context)) throw passkeyRefused();
    const { origin, rpID } = siteOf(context);
    const { verified, registrationInfo } = await verifyRegistrationResponse({ response: response as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true })
      .catch(() => { throw passkeyRefused(); });
    if (!verified) throw passkeyRefused();
    const { credential, credentialBackedUp } = registrationInfo;
    const { id, createdAt } = await context.db.insert(Passkey, {
      person, name, credential: credential.id, publicKey: Buffer.from(credential.publicKey).toString('base64url'), counter: credential.counter,
      transports: credential.transports ?? [], backedUp: credentialBackedUp,
    });
    return { id, name, backedUp: credentialBackedUp, createdAt, usedAt: null };
  },
});

export const passkeys = operation('identity.passkeys', {
  title: { ca: 'Claus d’accés', es: 'Claves de acceso', en: 'Passkeys' },
  permission: 'signed-in', scope: 'platform', kind: 'query', input: {}, output: z.array(shown),
  run: async (_, context) => (await context.db.all(Passkey, { person: myself(context) })).map(({ id, name, backedUp, createdAt, usedAt }) => ({ id, name, backedUp, createdAt, usedAt })),
});

export const removePasskey = operation('identity.remove-passkey', {
  title: { ca: 'Treu una clau d’accés', es: 'Quita una clave de acceso', en: 'Remove a passkey' },
  permission: 'signed-in', scope: 'platform', input: { passkey: Passkey.id }, output: z.null(),
  async run({ passkey }, context) {
    const found = await context.db.first(Passkey, { id: passkey, person: myself(context) });
    if (found === undefined) throw notFound({ what: passkey });
    await context.db.remove(Passkey, found.id);
    return null;
  },
});

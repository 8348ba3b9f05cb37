import { call, Failed, problemFrom, type Language, type Problem } from '@comu/design';

/** Passkeys need a browser that knows them and a connection that cannot be listened to. */
export const passkeysHere = () => window.isSecureContext && typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

const given = { ca: 'No s’ha fet servir cap clau d’accés. Torneu-ho a provar o entreu amb contrasenya.', es: 'No se ha usado ninguna clave de acceso. Vuelva a intentarlo o entre con contraseña.', en: 'No passkey was used. Try again or sign in with your password.' };

async function told(work: () => Promise<void>): Promise<Problem | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Failed) return error.problem;
    return problemFrom('web.no-passkey', 0, given);
  }
}

/** Enters with a passkey; answers the problem when there was one. */
export const signInWithPasskey = (language: Language) => told(async () => {
  const options = await call<PublicKeyCredentialRequestOptionsJSON>({ operation: 'identity.passkey-options', language });
  const credential = (await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })) as PublicKeyCredential | null;
  if (credential === null) throw new DOMException('none', 'NotAllowedError');
  await call({ operation: 'identity.passkey-sign-in', input: { response: credential.toJSON() }, language });
});

/** What a person would call the device they hold. */
function thisDevice(): string {
  const agent = navigator.userAgent;
  const system = [['Android', /Android/], ['iPhone', /iPhone/], ['iPad', /iPad/], ['Windows', /Windows/], ['Mac', /Macintosh/], ['Linux', /Linux/]].find(([, sign]) => (sign as RegExp).test(agent))?.[0] ?? 'Dispositiu';
  const browser = [['Edge', /Edg/], ['Firefox', /Firefox/], ['Chrome', /Chrome/], ['Safari', /Safari/]].find(([, sign]) => (sign as RegExp).test(agent))?.[0];
  return [system, browser].filter(Boolean).join(' · ');
}

/** Adds this device's passkey to the account of whoever is signed in. */
export const addPasskey = (language: Language) => told(async () => {
  const options = await call<PublicKeyCredentialCreationOptionsJSON>({ operation: 'identity.add-passkey-options', language });
  const credential = (await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })) as PublicKeyCredential | null;
  if (credential === null) throw new DOMException('none', 'NotAllowedError');
  await call({ operation: 'identity.add-passkey', input: { name: thisDevice(), response: credential.toJSON() }, language });
});

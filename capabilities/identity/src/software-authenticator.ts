import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** An authenticator in software for tests: real keys, CBOR (RFC 8949), COSE (RFC 9053) and authenticator data (WebAuthn level 3, 6.1). */
export interface Authenticator {
  create(options: { challenge: string; rp: { id?: string }; user: { id: string } }, origin: string): object;
  get(options: { challenge: string; rpId?: string }, origin: string): any;
}

const base64url = (bytes: Buffer) => bytes.toString('base64url');
const head = (major: number, length: number): Buffer =>
  length < 24 ? Buffer.from([(major << 5) | length]) : length < 256 ? Buffer.from([(major << 5) | 24, length]) : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);

function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, each]) => [cbor(key), cbor(each)])]);
}

const flags = { present: 0x01, verified: 0x04, attested: 0x40 };

export function softwareAuthenticator({ verifies = true, counts = true }: { verifies?: boolean; counts?: boolean } = {}): Authenticator {
  let key: KeyObject, credential: Buffer, user = '', counter = 0;
  const clientData = (type: string, challenge: string, origin: string) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const data = (rpId: string, attested: Buffer = Buffer.alloc(0)) => {
    if (counts) counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flag = flags.present | (verifies ? flags.verified : 0) | (attested.length > 0 ? flags.attested : 0);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flag]), count, attested]);
  };
  return {
    create({ challenge, rp, user: { id } }, origin) {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' });
      key = pair.privateKey;
      credential = randomBytes(32);
      user = id;
      const length = Buffer.from([0, credential.length]);
      const cose = cbor(new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]));
      const authData = data(rp.id ?? '', Buffer.concat([Buffer.alloc(16), length, credential, cose]));
      return {
        id: base64url(credential), rawId: base64url(credential), type: 'public-key', clientExtensionResults: {},
        response: { clientDataJSON: base64url(clientData('webauthn.create', challenge, origin)), attestationObject: base64url(cbor(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authData]]))), transports: ['internal'] },
      };
    },
    get({ challenge, rpId = '' }, origin) {
      const authenticatorData = data(rpId);
      const client = clientData('webauthn.get', challenge, origin);
      const signature = createSign('sha256').update(authenticatorData).update(createHash('sha256').update(client).digest()).sign(key);
      return {
        id: base64url(credential), rawId: base64url(credential), type: 'public-key', clientExtensionResults: {},
        response: { clientDataJSON: base64url(client), authenticatorData: base64url(authenticatorData), signature: base64url(signature), userHandle: user },
      };
    },
  };
}

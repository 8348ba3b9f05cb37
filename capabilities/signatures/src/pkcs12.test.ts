import { beforeAll, describe, expect, test } from 'vitest';
import { exportPkcs12, openPkcs12 } from './pkcs12.ts';
import { castOf } from './testing/cast.ts';
import { has, output, pem, run } from './testing/referees.ts';

let cast: Awaited<ReturnType<typeof castOf>>;
let file: Uint8Array;
const passphrase = 'contrasenya ç·à';
beforeAll(async () => {
  cast = await castOf('RSA-2048');
  file = await exportPkcs12(cast.person, passphrase);
});

test('what is exported opens again with the same key and chain', async () => {
  expect(await openPkcs12(file, passphrase)).toEqual({ chain: cast.person.chain, key: cast.person.key });
});

test('a wrong passphrase is refused by name', async () => {
  for (const wrong of ['', 'Contrasenya ç·à', `${passphrase} `]) {
    await expect(openPkcs12(file, wrong)).rejects.toMatchObject({ code: 'signatures.wrong-passphrase' });
  }
});

test('a file that is something else, or half of one, is refused by name', async () => {
  for (const bytes of [new Uint8Array(), Buffer.from('hola'), file.subarray(0, 500), cast.person.chain[0]!]) {
    await expect(openPkcs12(bytes, passphrase)).rejects.toMatchObject({ code: 'signatures.not-pkcs12' });
  }
});

test('a changed byte inside never opens as something else', async () => {
  for (let at = 40; at < file.length; at += 97) {
    const changed = new Uint8Array(file);
    changed[at]! ^= 0x10;
    const opened = await openPkcs12(changed, passphrase).catch((error: { code: string }) => error.code);
    expect(typeof opened === 'string' ? opened : opened.key).toSatisfy((one) => typeof one === 'string' ? one.startsWith('signatures.') : Buffer.compare(one, cast.person.key) === 0);
  }
});

describe.skipIf(!has('openssl'))('files travel to and from OpenSSL', () => {
  test('it opens ours, and refuses a wrong passphrase', () => {
    const open = (word: string) => run('openssl', ['pkcs12', '-in', 'ours.p12', '-passin', `pass:${word}`, '-nodes', '-info'], { 'ours.p12': file });
    const { said, code } = open(passphrase);
    expect(code).toBe(0);
    expect(said).toContain('AES-256-CBC');
    expect(said.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(said).toContain('BEGIN PRIVATE KEY');
    expect(open('altra').code).not.toBe(0);
  });

  test.each([
    ['as it writes them today', []],
    ['as Windows and browsers wrote them for years (RC2-40 and triple DES)', ['-legacy']],
    ['with triple DES throughout', ['-legacy', '-descert']],
    ['with AES-128 and open certificates', ['-keypbe', 'aes-128-cbc', '-certpbe', 'NONE']],
    ['with SHA-512 throughout', ['-macalg', 'sha512', '-keypbe', 'aes-256-cbc']],
  ])('we open its files %s', async (_, how) => {
    const inputs = { 'key.pem': pem('PRIVATE KEY', cast.person.key), 'certificates.pem': cast.person.chain.map((one) => pem('CERTIFICATE', one)).join('') };
    const theirs = output('openssl', ['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'certificates.pem', '-passout', `pass:${passphrase}`, ...how], inputs);
    expect((await openPkcs12(theirs, passphrase)).chain).toEqual(cast.person.chain);
    await expect(openPkcs12(theirs, 'altra')).rejects.toMatchObject({ code: 'signatures.wrong-passphrase' });
  });
});

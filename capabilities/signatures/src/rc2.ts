/**
 * RC2 in CBC mode (RFC 2268), decryption only. It is broken as a cipher and OpenSSL no longer carries it by default, but Windows
 * and older browsers wrap the certificates of people's PKCS#12 files in it (never the key), so they could not sign without it.
 */
export function decryptRc2({ key, iv, data, effectiveBits }: { key: Uint8Array; iv: Uint8Array; data: Uint8Array; effectiveBits: number }): Uint8Array {
  if (data.length === 0 || data.length % 8 !== 0) throw new Error('RC2 works on blocks of eight bytes.');
  const words = expandKey(key, effectiveBits);
  const plain = Buffer.alloc(data.length);
  let previous = Buffer.from(iv);
  for (let at = 0; at < data.length; at += 8) {
    const block = Buffer.from(data.subarray(at, at + 8));
    const open = decryptBlock(block, words);
    for (let index = 0; index < 8; index++) plain[at + index] = open[index]! ^ previous[index]!;
    previous = block;
  }
  const padding = plain.at(-1)!;
  if (padding < 1 || padding > 8 || plain.subarray(-padding).some((byte) => byte !== padding)) throw new Error('Wrong key.');
  return plain.subarray(0, -padding);
}

const PI = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb6266fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
);
const ROTATIONS = [1, 2, 3, 5] as const;

function expandKey(key: Uint8Array, effectiveBits: number): Uint16Array {
  const bytes = Buffer.alloc(128);
  bytes.set(key);
  for (let index = key.length; index < 128; index++) bytes[index] = PI[(bytes[index - 1]! + bytes[index - key.length]!) & 0xff]!;
  const effective = Math.ceil(effectiveBits / 8);
  const mask = 0xff >> (8 * effective - effectiveBits);
  bytes[128 - effective] = PI[bytes[128 - effective]! & mask]!;
  for (let index = 127 - effective; index >= 0; index--) bytes[index] = PI[bytes[index + 1]! ^ bytes[index + effective]!]!;
  return Uint16Array.from({ length: 64 }, (_, index) => bytes.readUInt16LE(index * 2));
}

function decryptBlock(block: Buffer, key: Uint16Array): Buffer {
  const r = [0, 2, 4, 6].map((at) => block.readUInt16LE(at));
  let next = 63;
  const unmix = () => {
    for (let index = 3; index >= 0; index--) {
      const turn = ROTATIONS[index]!;
      const turned = ((r[index]! >> turn) | (r[index]! << (16 - turn))) & 0xffff;
      const [one, two, three] = [r[(index + 3) % 4]!, r[(index + 2) % 4]!, r[(index + 1) % 4]!];
      r[index] = (turned - key[next--]! - (one & two) - (~one & three)) & 0xffff;
    }
  };
  const unmash = () => {
    for (let index = 3; index >= 0; index--) r[index] = (r[index]! - key[r[(index + 3) % 4]! & 63]!) & 0xffff;
  };
  for (const rounds of [5, 6, 5]) {
    for (let round = 0; round < rounds; round++) unmix();
    if (next > 0) unmash();
  }
  const open = Buffer.alloc(8);
  r.forEach((word, index) => open.writeUInt16LE(word, index * 2));
  return open;
}

import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync, chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localFiles } from './local.ts';
import { FileRefused } from './refused.ts';
import { s3Files } from './s3.ts';
import type { FileStore } from './store.ts';

type S3Server = { run(): Promise<{ port: number }>; close(): Promise<void> };
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => S3Server;

const base = mkdtempSync(join(tmpdir(), 'comu-files-test-'));
const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: join(base, 's3'), configureBuckets: [{ name: 'comu' }] });
const stores: Record<string, FileStore> = { local: localFiles({ folder: join(base, 'local') }) };
let endpoint: string;

beforeAll(async () => {
  const { port } = await server.run();
  endpoint = `http://127.0.0.1:${port}`;
  stores['s3'] = s3Files({ endpoint, bucket: 'comu', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', prefix: 'files/', folder: join(base, 's3-incoming') });
});

afterAll(async () => {
  await server.close();
  rmSync(base, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const unknown = sha256(randomBytes(8));
const options = { name: 'informe.txt', maxBytes: 64 * 1024 * 1024 };
const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));

async function refusal(promise: Promise<unknown>): Promise<{ code: string; detail: Readonly<Record<string, unknown>> }> {
  const error = await promise.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(FileRefused);
  return error as FileRefused;
}

describe.each(['local', 's3'])('the %s store', (kind) => {
  const store = (): FileStore => stores[kind]!;

  test('gives back exactly what it was given, named by its hash, with size, type and name', async () => {
    const bytes = Buffer.from('Sol·licitud d’ajut\n');
    const file = await store().put(Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]), options);
    expect(file).toMatchObject({ sha256: sha256(bytes), size: bytes.length, type: 'text/plain', name: 'informe.txt' });
    expect(await buffer(await store().open(file.sha256))).toEqual(bytes);
    expect(await store().stat(file.sha256)).toEqual({ size: bytes.length });
    expect(await store().verify(file.sha256)).toBe('intact');
  });

  test('keeps a file of many megabytes, in parts where needed', async () => {
    const bytes = randomBytes(20 * 1024 * 1024 + 7);
    const file = await store().put(bytes, { ...options, name: 'còpia' });
    expect(file).toMatchObject({ sha256: sha256(bytes), size: bytes.length, type: 'application/octet-stream' });
    expect(await store().verify(file.sha256)).toBe('intact');
    expect(await buffer(await store().open(file.sha256, { start: 8 * 1024 * 1024 - 2, end: 8 * 1024 * 1024 + 1 }))).toEqual(bytes.subarray(8 * 1024 * 1024 - 2, 8 * 1024 * 1024 + 2));
  });

  test('keeps the same content once, whatever its names, even when it arrives twice at the same time', async () => {
    const bytes = Buffer.from(`una vegada ${kind}`);
    const [one, other] = await Promise.all([store().put(bytes, options), store().put(bytes, { ...options, name: 'altre.txt' })]);
    expect(other!.sha256).toBe(one!.sha256);
    expect(other!.name).toBe('altre.txt');
    if (kind === 'local') expect(filesIn(join(base, 'local')).filter((path) => path.endsWith(one!.sha256))).toHaveLength(1);
  });

  test('reads any part of a file and refuses a part outside it', async () => {
    const { sha256: id } = await store().put(Buffer.from('0123456789'), options);
    const part = async (start: number, end?: number): Promise<string> => (await buffer(await store().open(id, end === undefined ? { start } : { start, end }))).toString();
    expect(await part(2, 4)).toBe('234');
    expect(await part(7)).toBe('789');
    expect(await part(8, 100)).toBe('89');
    await expect(part(10)).rejects.toThrow(RangeError);
    await expect(part(-1)).rejects.toThrow(RangeError);
  });

  test('says that a file is missing, also when asked for what is no hash', async () => {
    for (const id of [unknown, '../../etc/passwd', '']) expect((await refusal(store().open(id))).code).toBe('missing');
    expect(await store().stat(unknown)).toBeUndefined();
    expect(await store().verify(unknown)).toBe('missing');
    expect(await store().remove(unknown)).toBe(false);
  });

  test('removes a file', async () => {
    const { sha256: id } = await store().put(Buffer.from(`per esborrar ${kind}`), options);
    expect(await store().remove(id)).toBe(true);
    expect(await store().stat(id)).toBeUndefined();
  });

  test('refuses an empty file, one too large, an unsafe name, a wrong and a forbidden type, and keeps nothing of them', async () => {
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    const refused = [
      await refusal(store().put(Buffer.alloc(0), options)),
      await refusal(store().put(Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), { ...options, maxBytes: 100 })),
      await refusal(store().put(pdf, { ...options, name: '../informe.pdf' })),
      await refusal(store().put(Buffer.from('cap PDF'), { ...options, name: 'informe.pdf' })),
      await refusal(store().put(pdf, { ...options, name: 'informe.pdf', allowed: ['image/*', 'text/plain'] })),
    ];
    expect(refused.map(({ code }) => code)).toEqual(['empty', 'too-large', 'name-unsafe', 'type-mismatch', 'type-not-allowed']);
    expect(refused[1]!.detail).toEqual({ maxBytes: 100 });
    expect(refused[2]!.detail['cleaned']).toBe('informe.pdf');
    expect(refused[3]!.detail).toMatchObject({ claimed: 'application/pdf', found: 'text/plain' });
    expect(await store().stat(sha256(pdf))).toBeUndefined();
    expect(filesIn(join(base, kind === 'local' ? 'local/incoming' : 's3-incoming'))).toEqual([]);
  });

  test('keeps nothing of a file whose sender breaks off', async () => {
    const breaking = Readable.from((async function* () {
      yield Buffer.from('meitat');
      throw new Error('connection lost');
    })());
    await expect(store().put(breaking, options)).rejects.toThrow('connection lost');
    expect(await store().stat(sha256(Buffer.from('meitat')))).toBeUndefined();
    expect(filesIn(join(base, kind === 'local' ? 'local/incoming' : 's3-incoming'))).toEqual([]);
  });
});

describe('the local store', () => {
  test('finds a file that was damaged on the disk, and heals a cut one when it arrives again', async () => {
    const bytes = Buffer.from('document que es farà malbé');
    const { sha256: id } = await stores['local']!.put(bytes, options);
    const path = join(base, 'local', id.slice(0, 2), id.slice(2, 4), id);
    chmodSync(path, 0o640);
    appendFileSync(path, '!');
    expect(await stores['local']!.verify(id)).toBe('damaged');
    await stores['local']!.put(bytes, options);
    expect(await stores['local']!.verify(id)).toBe('intact');
    expect(statSync(path).mode & 0o222).toBe(0);
  });

  test('clears what a killed process left half received, a day later', async () => {
    const folder = join(base, 'killed');
    mkdirSync(join(folder, 'incoming'), { recursive: true });
    for (const name of ['old', 'new']) writeFileSync(join(folder, 'incoming', name), 'half');
    utimesSync(join(folder, 'incoming', 'old'), 0, 0);
    await localFiles({ folder }).put(Buffer.from('x'), options);
    expect(readdirSync(join(folder, 'incoming'))).toEqual(['new']);
  });

  test.runIf(canMount())('says store-full on a full disk and leaves no part of the file', async () => {
    const folder = join(base, 'full');
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
    try {
      const small = localFiles({ folder });
      const { sha256: id } = await small.put(Buffer.from('hi cap'), options);
      expect((await refusal(small.put(randomBytes(2 * 1024 * 1024), { ...options, name: 'gran' }))).code).toBe('store-full');
      expect(filesIn(folder).map((path) => path.slice(-64))).toEqual([id]);
      expect(await small.verify(id)).toBe('intact');
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

test('the S3 store tells what the storage answered when it refuses', async () => {
  const store = s3Files({ endpoint, bucket: 'nowhere', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', folder: join(base, 's3-incoming') });
  await expect(store.put(Buffer.from('x'), options)).rejects.toThrow(/S3 answered 404 NoSuchBucket/);
});

function canMount(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/proc/filesystems')) return false;
  const folder = mkdtempSync(join(tmpdir(), 'comu-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

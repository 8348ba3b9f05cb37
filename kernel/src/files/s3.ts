import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { FileRefused } from './refused.ts';
import { stage, sweep, type Staged } from './stage.ts';
import { checkRange, placeOf, verifyContent, type FileStore } from './store.ts';

export type S3Options = {
  /** Of any S3-compatible storage: `https://s3.eu-south-2.amazonaws.com`. */
  endpoint: string; bucket: string; region?: string; accessKeyId: string; secretAccessKey: string;
  /** Begins every key, so that installations may share a bucket. */
  prefix?: string;
  /** Where a file waits while it is received and examined. */
  folder?: string;
};

const partSize = 8 * 1024 * 1024;
const mostParts = 10_000;

/** Files in an S3-compatible storage. What is larger than 8 MB goes up in parts, and appears only when all have arrived. */
export function s3Files({ endpoint, bucket, region = 'us-east-1', accessKeyId, secretAccessKey, prefix = '', folder = join(tmpdir(), 'comu-incoming') }: S3Options): FileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  let swept: Promise<void> | undefined;

  async function ask({ sha256, query = '', method = 'GET', body, headers = {} }: {
    sha256: string; query?: string; method?: string; body?: Uint8Array<ArrayBuffer> | string; headers?: Record<string, string>;
  }): Promise<Response> {
    const url = `${endpoint.replace(/\/$/, '')}/${bucket}/${prefix}${placeOf(sha256)}${query}`;
    // The storage compares what arrives with this hash, so a byte lost on the way is noticed.
    const hash = createHash('sha256').update(body ?? '').digest('hex');
    const response = await client.fetch(url, { method, headers: { ...headers, 'x-amz-content-sha256': hash }, ...(body === undefined ? {} : { body }) });
    if (response.ok || response.status === 404) return response;
    throw await failure(response);
  }

  async function sizeOf(sha256: string): Promise<number | undefined> {
    const response = await ask({ sha256, method: 'HEAD' });
    return response.ok ? Number(response.headers.get('content-length')) : undefined;
  }

  async function keep({ file: { sha256, size, type }, path }: Staged): Promise<void> {
    if ((await sizeOf(sha256)) === size) return;
    const handle = await open(path, 'r');
    const read = async (start: number, length: number): Promise<Uint8Array<ArrayBuffer>> => {
      const bytes = Buffer.alloc(Math.min(length, size - start));
      await handle.read(bytes, 0, bytes.length, start);
      return bytes;
    };
    try {
      if (size <= partSize) await expectOk(await ask({ sha256, method: 'PUT', body: await read(0, size), headers: { 'content-type': type } }));
      else await putInParts({ sha256, size, type, read });
    } finally {
      await handle.close();
    }
  }

  async function putInParts({ sha256, size, type, read }: {
    sha256: string; size: number; type: string; read: (start: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
  }): Promise<void> {
    const begun = await expectOk(await ask({ sha256, query: '?uploads', method: 'POST', headers: { 'content-type': type } }));
    const upload = encodeURIComponent(textOf(await begun.text(), 'UploadId') ?? '');
    const length = Math.max(partSize, Math.ceil(size / mostParts));
    try {
      const parts: string[] = [];
      for (let start = 0; start < size; start += length) {
        const number = parts.length + 1;
        const sent = await expectOk(await ask({ sha256, query: `?partNumber=${number}&uploadId=${upload}`, method: 'PUT', body: await read(start, length) }));
        parts.push(`<Part><PartNumber>${number}</PartNumber><ETag>${sent.headers.get('etag') ?? ''}</ETag></Part>`);
      }
      const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
      const done = await expectOk(await ask({ sha256, query: `?uploadId=${upload}`, method: 'POST', body, headers: { 'content-type': 'application/xml' } }));
      // S3 may answer 200 and tell the failure in the body.
      const answer = await done.text();
      if (answer.includes('<Error>')) throw new Error(`S3 did not put the parts together: ${textOf(answer, 'Message') ?? answer}`);
    } catch (error) {
      await ask({ sha256, query: `?uploadId=${upload}`, method: 'DELETE' }).catch(() => undefined);
      throw error;
    }
  }

  const store: FileStore = {
    async put(content, options) {
      await (swept ??= sweep(folder));
      return stage({ content, options, folder, keep });
    },
    async open(sha256, range) {
      const size = await sizeOf(sha256);
      if (size === undefined) throw new FileRefused('missing', { sha256 });
      const within = range && checkRange(range, size);
      const response = await ask({ sha256, headers: within ? { range: `bytes=${within.start}-${within.end}` } : {} });
      if (response.status === 404 || !response.body) throw new FileRefused('missing', { sha256 });
      return Readable.fromWeb(response.body as ReadableStream);
    },
    async stat(sha256) {
      const size = await sizeOf(sha256);
      return size === undefined ? undefined : { size };
    },
    async remove(sha256) {
      if ((await sizeOf(sha256)) === undefined) return false;
      await ask({ sha256, method: 'DELETE' });
      return true;
    },
    verify: (sha256) => verifyContent({ store, sha256 }),
  };
  return store;
}

const fullCodes = new Set(['QuotaExceeded', 'XMinioStorageFull', 'InsufficientCapacity']);

async function failure(response: Response): Promise<Error> {
  const body = await response.text();
  const code = textOf(body, 'Code') ?? '';
  if (response.status === 507 || fullCodes.has(code)) return new FileRefused('store-full');
  return new Error(`S3 answered ${response.status} ${code}: ${textOf(body, 'Message') ?? (body.slice(0, 200) || response.statusText)}`);
}

async function expectOk(response: Response): Promise<Response> {
  if (!response.ok) throw await failure(response);
  return response;
}

function textOf(xml: string, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
}

import { Worker } from 'node:worker_threads';
import { deflateSync } from 'node:zlib';
import { unreadable, tooManyPages } from './refusals.ts';

/** A page of a PDF, in points: either it has its text already, or it is an image (PNG) to be read. */
export type PageImage =
  | { kind: 'text'; width: number; height: number; text: string }
  | { kind: 'image'; width: number; height: number; png: Uint8Array; pixels: { width: number; height: number } };

type Message =
  | { kind: 'pages'; pages: number }
  | { kind: 'too-many-pages'; pages: number }
  | { kind: 'text'; text: string; width: number; height: number }
  | { kind: 'image'; width: number; height: number; image: { width: number; height: number; grey: Uint8Array } }
  | { kind: 'end' }
  | { kind: 'unreadable'; reason: string };

const LONGEST_SIDE = 3600;
const DPI = 300;

/**
 * Draws the pages of a PDF that have no text of their own, or with `drawAll` every page, at 300 dots per inch; stops when `signal` does.
 * @throws DocumentRefused when it cannot be read or has too many pages.
 */
export function pageImages(bytes: Uint8Array, { pageLimit, signal, drawAll = false }: { pageLimit: number; signal: AbortSignal; drawAll?: boolean }): Promise<PageImage[]> {
  const worker = new Worker(new URL('./page-images.worker.mjs', import.meta.url), {
    workerData: { bytes, pageLimit, drawAll, longestSide: LONGEST_SIDE, dpi: DPI },
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
    execArgv: [],
  });
  const pages: PageImage[] = [];
  return new Promise<PageImage[]>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.on('error', () => reject(unreadable()));
    worker.on('exit', () => reject(unreadable()));
    worker.on('message', (message: Message) => {
      if (message.kind === 'too-many-pages') reject(tooManyPages(message.pages, pageLimit));
      if (message.kind === 'unreadable') reject(unreadable());
      if (message.kind === 'text') pages.push(message);
      if (message.kind === 'image') {
        const { image, width, height } = message;
        pages.push({ kind: 'image', width, height, png: greyPng(image), pixels: { width: image.width, height: image.height } });
      }
      if (message.kind === 'end') resolve(pages);
    });
  }).finally(() => worker.terminate());
}

/** A grey PNG (ISO/IEC 15948) without filters: it is only handed on to be read, so speed matters more than size. */
function greyPng({ width, height, grey }: { width: number; height: number; grey: Uint8Array }): Uint8Array {
  const stride = grey.byteLength / height;
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) rows.set(grey.subarray(row * stride, row * stride + width), row * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.byteLength, 0);
  made.set(body, 4);
  made.writeUInt32BE(crc32(body), body.length + 4);
  return made;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

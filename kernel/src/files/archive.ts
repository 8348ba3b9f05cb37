import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { readDirectory, withFile, type ZipEntry } from './zip.ts';

/** Sizes in bytes, with the archives inside the archive counted. */
export type ArchiveFacts = { entries: number; uncompressed: number; depth: number };
export type ArchiveWarning = 'zip-bomb' | 'archive-unreadable' | 'unsafe-path' | 'macros' | 'nested-too-deep';
type Read = (start: number, length: number) => Promise<Buffer>;

const ordinary = { uncompressed: 2 * 1024 ** 3, entries: 100_000, ratio: 150, free: 32 * 1024 ** 2, depth: 3, opened: 64 * 1024 ** 2 };

/**
 * Says what an archive would become, from its directory and without unpacking it; only archives inside it are opened,
 * within a fixed amount of memory. Directories may lie about sizes, so whoever unpacks must count as well.
 */
export async function inspectArchive(path: string): Promise<{ archive: ArchiveFacts; encrypted: boolean; warnings: ArchiveWarning[] }> {
  return withFile(path, async (read, size) => {
    const found: Found = { archive: { entries: 0, uncompressed: 0, depth: 1 }, encrypted: false, warnings: new Set(), opened: 0 };
    await add({ found, read, size, depth: 1 });
    const { uncompressed, entries } = found.archive;
    if (uncompressed > ordinary.uncompressed || entries > ordinary.entries || (uncompressed > ordinary.free && uncompressed / size > ordinary.ratio)) found.warnings.add('zip-bomb');
    return { archive: found.archive, encrypted: found.encrypted, warnings: [...found.warnings] };
  });
}

type Found = { archive: ArchiveFacts; encrypted: boolean; warnings: Set<ArchiveWarning>; opened: number };

async function add({ found, read, size, depth }: { found: Found; read: Read; size: number; depth: number }): Promise<void> {
  const entries = await readDirectory({ read, size }).catch(() => undefined);
  if (!entries) {
    found.warnings.add('archive-unreadable');
    return;
  }
  found.archive.depth = Math.max(found.archive.depth, depth);
  found.archive.entries += entries.length;
  // More compressed bytes than the file holds: entries share them, as in a bomb without nesting.
  if (sum(entries, 'compressed') > size) found.warnings.add('zip-bomb');
  for (const entry of entries) {
    found.archive.uncompressed += entry.uncompressed;
    found.encrypted ||= entry.encrypted;
    if (/^([/\\]|[a-z]:)|(^|[/\\])\.\.([/\\]|$)|\0/i.test(entry.name)) found.warnings.add('unsafe-path');
    if (/(^|\/)vbaProject\.bin$/i.test(entry.name)) found.warnings.add('macros');
    if (/\.(zip|jar|docx|xlsx|pptx|odt|ods|odp|asice|asics|epub)$/i.test(entry.name)) await open({ found, entry, read, depth });
  }
}

async function open({ found, entry, read, depth }: { found: Found; entry: ZipEntry; read: Read; depth: number }): Promise<void> {
  if (depth >= ordinary.depth || found.opened + entry.uncompressed + entry.compressed > ordinary.opened) {
    found.warnings.add('nested-too-deep');
    return;
  }
  const inner = await content({ entry, read }).catch(() => undefined);
  if (!inner) {
    if (!entry.encrypted) found.warnings.add('archive-unreadable');
    return;
  }
  found.opened += inner.length;
  await add({ found, read: (start, length) => Promise.resolve(inner.subarray(start, start + length)), size: inner.length, depth: depth + 1 });
}

/** Never more than the directory announces: what would go on is cut and counts as unreadable. */
async function content({ entry, read }: { entry: ZipEntry; read: Read }): Promise<Buffer> {
  const header = await read(entry.offset, 30);
  const bytes = await read(entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), entry.compressed);
  if (entry.encrypted) throw new Error('The entry is encrypted');
  if (entry.method === 0) return bytes;
  return promisify(inflateRaw)(bytes, { maxOutputLength: Math.max(1, entry.uncompressed) });
}

function sum(entries: readonly ZipEntry[], key: 'compressed' | 'uncompressed'): number {
  return entries.reduce((total, entry) => total + entry[key], 0);
}

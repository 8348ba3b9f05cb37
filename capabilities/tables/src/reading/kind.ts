import { headOf, bytesOf } from './bytes.ts';
import { encodingOf } from './encoding.ts';
import { emptyFile, htmlForTable, noSuchPart, unknownKind } from './refusals.ts';
import { zipEntries } from './zip.ts';
import type { Encoding, FileKind } from '../types.ts';

export interface Recognised { readonly kind: FileKind; readonly member?: string; readonly gzip?: boolean; readonly encoding?: Encoding; readonly others: readonly string[] }

const readable = /\.(csv|tsv|txt|tab|json|geojson|ndjson|jsonl|sql|parquet|xlsx|ods)$/i;

/** What a file is, by its first bytes and not by its name; HTML is refused. */
export async function recognise({ path, member }: { path: string; member?: string | undefined }): Promise<Recognised> {
  const head = await headOf(path, 65_536);
  if (head.length === 0) throw emptyFile();
  if (head.subarray(0, 4).equals(Buffer.from('PAR1'))) return { kind: 'parquet', others: [] };
  if (head[0] === 0x1f && head[1] === 0x8b) return { ...textKind(await start({ path, gzip: true })), gzip: true, others: [] };
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return packed(path, member);
  return { ...textKind(head), others: [] };
}

async function packed(path: string, wanted: string | undefined): Promise<Recognised> {
  const entries = await zipEntries(path);
  const has = (name: string) => entries.some((entry) => entry.name === name);
  if (has('xl/workbook.xml')) return { kind: 'xlsx', others: [] };
  if (has('content.xml') && has('mimetype')) return { kind: 'ods', others: [] };
  const names = entries.filter(({ name }) => readable.test(name) && !/^__MACOSX\/|(^|\/)\.[^./]/.test(name)).toSorted((a, b) => b.unpacked - a.unpacked).map(({ name }) => name);
  if (wanted !== undefined && !has(wanted)) throw noSuchPart(wanted, names);
  const member = wanted ?? names[0];
  if (member === undefined) throw unknownKind();
  const head = await start({ path, member });
  if (head.subarray(0, 4).equals(Buffer.from('PAR1')) || head.subarray(0, 2).toString('latin1') === 'PK') return { kind: head[1] === 0x41 ? 'parquet' : /\.ods$/i.test(member) ? 'ods' : 'xlsx', member, others: names.filter((name) => name !== member) };
  return { ...textKind(head), member, others: names.filter((name) => name !== member) };
}

async function start(packing: { path: string; member?: string; gzip?: boolean }): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytesOf(packing)) {
    pieces.push(piece);
    size += piece.length;
    if (size >= 65_536) break;
  }
  if (size === 0) throw emptyFile();
  return Buffer.concat(pieces).subarray(0, 65_536);
}

function textKind(head: Buffer): { kind: FileKind; encoding: Encoding } {
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head).trimStart();
  // eslint-disable-next-line no-control-regex -- control characters are what tells a binary file
  if (encoding === 'windows-1252' && /[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, 4096))) throw unknownKind();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|script|title)\b/i.test(text)) throw htmlForTable();
  if (/^<(?:\?xml|[a-z])/i.test(text)) throw unknownKind();
  if (/^[[{]/.test(text)) return { kind: jsonKind(text), encoding };
  if (/^(?:--[^\n]*\n|\/\*[\s\S]*?\*\/|\s)*(?:DROP TABLE|CREATE TABLE|INSERT INTO|SET |BEGIN|PRAGMA )/i.test(text) && /(?:CREATE TABLE|INSERT INTO)/i.test(text)) return { kind: 'sql', encoding };
  return { kind: 'csv', encoding };
}

function jsonKind(text: string): FileKind {
  if (/"type"\s*:\s*"FeatureCollection"/.test(text.slice(0, 4000)) || /^\{\s*"features"/.test(text)) return 'geojson';
  const firstLine = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n')).trim();
  if (firstLine.startsWith('{') && /\n\s*\{/.test(text.slice(0, 65_536))) {
    try {
      JSON.parse(firstLine);
      return 'ndjson';
    } catch {
      return 'json';
    }
  }
  return 'json';
}

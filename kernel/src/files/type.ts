import { readFile, stat } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { extensionOf } from './name.ts';
import { FileRefused } from './refused.ts';
import { decodeText, headOf, readProlog } from './text.ts';
import { readZip } from './zip.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';
const compound = 'application/x-cfb';

/** What the content of a file with this extension must be. An extension that is not here claims nothing. */
const claims: Record<string, readonly string[]> = {
  pdf: ['application/pdf'],
  docx: [`${office}.wordprocessingml.document`, compound], xlsx: [`${office}.spreadsheetml.sheet`, compound], pptx: [`${office}.presentationml.presentation`, compound],
  doc: [compound, 'application/rtf'], xls: [compound], ppt: [compound], msg: [compound],
  odt: [`${openDocument}.text`], ods: [`${openDocument}.spreadsheet`], odp: [`${openDocument}.presentation`], odg: [`${openDocument}.graphics`],
  rtf: ['application/rtf'],
  zip: ['application/zip'], gz: ['application/gzip'], '7z': ['application/x-7z-compressed'], rar: ['application/x-rar-compressed'],
  asice: ['application/vnd.etsi.asic-e+zip'], asics: ['application/vnd.etsi.asic-s+zip'],
  jpg: ['image/jpeg'], jpeg: ['image/jpeg'], png: ['image/png'], gif: ['image/gif'], tif: ['image/tiff'], tiff: ['image/tiff'],
  webp: ['image/webp'], bmp: ['image/bmp'], heic: ['image/heic', 'image/heif'], svg: ['image/svg+xml'],
  mp3: ['audio/mpeg'], mp4: ['video/mp4'], wav: ['audio/wav'],
  xml: ['application/xml', 'image/svg+xml', 'text/html'], xsd: ['application/xml'], xsig: ['application/xml'], bpmn: ['application/xml'], dmn: ['application/xml'],
  html: ['text/html'], htm: ['text/html'],
  json: ['application/json'], geojson: ['application/json'], csv: ['text/csv'], tsv: ['text/csv'],
  txt: ['text/plain'], md: ['text/plain'], log: ['text/plain'],
};

/** Extensions whose content is any text: nobody can tell a table with one column from prose, and as text even a web page does nothing. */
const anyText = new Map([['eml', 'message/rfc822'], ['csv', 'text/csv'], ['tsv', 'text/csv'], ['txt', 'text/plain'], ['md', 'text/plain'], ['log', 'text/plain']]);
const mostJson = 20 * 1024 * 1024;

/** The media type by content; the name only chooses among kinds of text. `application/octet-stream` for the unknown. */
export async function typeOf({ path, name }: { path: string; name: string }): Promise<string> {
  const found = (await fileTypeFromFile(path).catch(() => undefined))?.mime;
  if (found === 'application/zip') return typeOfZip(path);
  if (found !== undefined && found !== 'application/xml' && found !== 'image/svg+xml') return found;
  const head = await headOf({ path, bytes: 64 * 1024 });
  // Scanners write a few bytes before a PDF, and readers look for its mark in the first 1024.
  if (head.subarray(0, 1024).includes('%PDF-')) return 'application/pdf';
  const text = decodeText(head);
  if (text === undefined) return found ?? 'application/octet-stream';
  const chosen = anyText.get(extensionOf(name));
  if (chosen) return chosen;
  const markup = typeOfMarkup(text);
  if (markup) return markup;
  if (await isJson({ path, text })) return 'application/json';
  return isTable(text) ? 'text/csv' : 'text/plain';
}

/** Throws FileRefused when the content is not what the extension claims, or not of an allowed type. */
export function checkType({ name, type, allowed }: { name: string; type: string; allowed: readonly string[] | undefined }): void {
  const extension = extensionOf(name);
  const claimed = claims[extension];
  if (claimed && !claimed.includes(type)) throw new FileRefused('type-mismatch', { name, extension, claimed: claimed[0], found: type });
  const fits = (one: string): boolean => (one.endsWith('/*') ? type.startsWith(one.slice(0, -1)) : one === type);
  if (allowed && !allowed.some(fits)) throw new FileRefused('type-not-allowed', { name, type, allowed });
}

async function typeOfZip(path: string): Promise<string> {
  const names = new Set((await readZip({ path }).catch(() => undefined))?.entries.map((entry) => entry.name));
  if (names.has('word/document.xml')) return `${office}.wordprocessingml.document`;
  if (names.has('xl/workbook.xml')) return `${office}.spreadsheetml.sheet`;
  if (names.has('ppt/presentation.xml')) return `${office}.presentationml.presentation`;
  // Signature containers of ETSI EN 319 162-1 say which they are in their first, uncompressed entry.
  const head = (await headOf({ path, bytes: 120 })).toString('latin1');
  return /^PK.{28}mimetype(application\/vnd\.etsi\.asic-[es]\+zip)/s.exec(head)?.[1] ?? 'application/zip';
}

function typeOfMarkup(text: string): string | undefined {
  const start = text.trimStart();
  if (!start.startsWith('<') && !start.startsWith('\ufeff<')) return undefined;
  const root = readProlog(text).root?.toLowerCase();
  if (root === 'svg') return 'image/svg+xml';
  if (root === 'html' || /^\s*<!doctype html|<(html|head|body|script)[\s>]/i.test(text.slice(0, 4096))) return 'text/html';
  return root === undefined ? undefined : 'application/xml';
}

async function isJson({ path, text }: { path: string; text: string }): Promise<boolean> {
  if (!/^\ufeff?\s*[[{]/.test(text) || (await stat(path)).size > mostJson) return false;
  try {
    JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

/** Several lines with the same number, two or more, of cells. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, 21).filter((line) => line !== '');
  if (text.length >= 60_000) lines.pop();
  if (lines.length < 2) return false;
  return [';', ',', '\t', '|'].some((separator) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length);
    return counts[0]! > 1 && counts.every((count) => count === counts[0]);
  });
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Text } from '../text.ts';
import { inspectArchive, type ArchiveFacts, type ArchiveWarning } from './archive.ts';
import { decodeText, headOf, readProlog } from './text.ts';
import { withFile } from './zip.ts';

export type FileWarning = ArchiveWarning | 'encrypted' | 'xml-doctype' | 'xml-entities' | 'scripts';
/** What one should know before opening a file. `signedPdf` says that signatures are there, not that they are valid. */
export type FileFacts = { encrypted: boolean; signedPdf: boolean; archive?: ArchiveFacts; warnings: FileWarning[] };

/** Looks for hostile or unusable content, by the type that `typeOf` found. Never unpacks, renders or runs anything, and never throws for what the content is. */
export async function inspect({ path, type }: { path: string; type: string }): Promise<FileFacts> {
  const facts = await look({ path, type });
  return { encrypted: false, signedPdf: false, ...facts, warnings: [...(facts.encrypted ? ['encrypted' as const] : []), ...(facts.warnings ?? [])] };
}

async function look({ path, type }: { path: string; type: string }): Promise<Partial<FileFacts>> {
  if (type === 'application/pdf') return lookAtPdf(path);
  if (type === 'application/x-cfb') return lookAtCompound(path);
  if (type === 'application/gzip') return lookAtGzip(path);
  if (type.endsWith('zip') || type.includes('openxmlformats') || type.includes('opendocument') || type === 'application/java-archive') return inspectArchive(path);
  if (type === 'application/xml' || type === 'image/svg+xml' || type === 'text/html') return lookAtMarkup({ path, type });
  return {};
}

/** In a PDF these keys stand in the open: the dictionary that names the encryption and that of a signature cannot be compressed (ISO 32000-1 §7.5.8, §12.8.1). */
async function lookAtPdf(path: string): Promise<Partial<FileFacts>> {
  const found = await search({ path, patterns: {
    encrypted: /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/,
    byteRange: /\/ByteRange\s*\[\s*\d+\s+\d+/,
    scripts: /\/(?:JavaScript|JS|Launch)[\s/<(]/,
  } });
  return { encrypted: found.encrypted, signedPdf: found.byteRange, warnings: found.scripts ? ['scripts'] : [] };
}

/** Finds a name as a compound file writes it. */
const utf16 = (name: string): RegExp => new RegExp(Array.from(name, (letter) => `${letter}\\0`).join(''));

/** Old Office files and encrypted new ones are the same kind of container; the names inside, in UTF-16, tell them apart. */
async function lookAtCompound(path: string): Promise<Partial<FileFacts>> {
  const found = await search({ path, patterns: { encrypted: utf16('EncryptedPackage'), macros: utf16('_VBA_PROJECT') } });
  return { encrypted: found.encrypted, warnings: found.macros ? ['macros'] : [] };
}

/** The last four bytes are the size of the content, modulo 4 GB (RFC 1952). */
async function lookAtGzip(path: string): Promise<Partial<FileFacts>> {
  return withFile(path, async (read, size) => {
    const uncompressed = size >= 18 ? (await read(size - 4, 4)).readUInt32LE(0) : 0;
    const bomb = uncompressed > 32 * 1024 ** 2 && uncompressed / size > 150;
    return { archive: { entries: 1, uncompressed, depth: 1 }, warnings: bomb ? ['zip-bomb'] : [] };
  });
}

async function lookAtMarkup({ path, type }: { path: string; type: string }): Promise<Partial<FileFacts>> {
  const warnings: FileWarning[] = [];
  const { doctype, entities } = readProlog(decodeText(await headOf({ path, bytes: 1024 * 1024 })) ?? '');
  if (doctype && type !== 'text/html') warnings.push('xml-doctype');
  if (entities) warnings.push('xml-entities');
  if (type !== 'application/xml' && (await hasScripts(path))) warnings.push('scripts');
  return { warnings };
}

const mostMarkup = 32 * 1024 * 1024;

/** Too large to be read whole counts as having scripts: nobody draws a picture of that size by hand. */
async function hasScripts(path: string): Promise<boolean> {
  const { size } = await stat(path);
  if (size > mostMarkup) return true;
  const text = plain(decodeText(await headOf({ path, bytes: size })) ?? '');
  return /<(?:[\w-]+:)?(?:script|iframe|object|embed|foreignobject)[\s/>]|[\s/"']on[a-z]{3,}\s*=|javascript:|data:text\/html/i.test(text);
}

/** Character references and blanks within a word are ways to write `javascript:` so that a plain search misses it. */
function plain(text: string): string {
  const decoded = text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex: string | undefined, decimal: string | undefined) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
  return decoded.replace(/j[\s\0]*a[\s\0]*v[\s\0]*a[\s\0]*s[\s\0]*c[\s\0]*r[\s\0]*i[\s\0]*p[\s\0]*t[\s\0]*:/gi, 'javascript:');
}

/** Searches a file of any size piece by piece; pieces overlap so that nothing is missed between two. */
async function search<Name extends string>({ path, patterns }: { path: string; patterns: Record<Name, RegExp> }): Promise<Record<Name, boolean>> {
  const names = Object.keys(patterns) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, false])) as Record<Name, boolean>;
  let before = '';
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, encoding: 'latin1' })) {
    // In a PDF `/J#53` is another way to write `/JS`.
    const piece = before + String(chunk);
    const text = piece.includes('#') ? piece.replace(/#([46][1-9a-f]|[57][0-9a])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : piece;
    for (const name of names) found[name] ||= patterns[name].test(text);
    before = piece.slice(-200);
  }
  return found;
}

/** What each warning means, for the person who is about to open the file. */
export const fileWarnings: Record<FileWarning, Text> = {
  encrypted: { ca: 'El fitxer està protegit amb contrasenya: no se’n pot llegir ni conservar el contingut.', es: 'El fichero está protegido con contraseña: no se puede leer ni conservar su contenido.', en: 'The file is protected with a password: its content can be neither read nor preserved.' },
  'zip-bomb': { ca: 'L’arxiu ocuparia una mida desmesurada en descomprimir-lo: no l’obriu.', es: 'El archivo ocuparía un tamaño desmesurado al descomprimirlo: no lo abra.', en: 'The archive would take up an excessive size when unpacked: do not open it.' },
  'archive-unreadable': { ca: 'L’arxiu, o algun dels que conté, està malmès.', es: 'El archivo, o alguno de los que contiene, está dañado.', en: 'The archive, or one inside it, is damaged.' },
  'unsafe-path': { ca: 'L’arxiu conté noms que escriurien fora de la carpeta on es descomprimís.', es: 'El archivo contiene nombres que escribirían fuera de la carpeta donde se descomprimiera.', en: 'The archive holds names that would write outside the folder it is unpacked in.' },
  'nested-too-deep': { ca: 'L’arxiu en conté d’altres que no s’han pogut examinar fins al fons.', es: 'El archivo contiene otros que no se han podido examinar hasta el fondo.', en: 'The archive holds others that could not be examined to the bottom.' },
  macros: { ca: 'El document conté macros.', es: 'El documento contiene macros.', en: 'The document contains macros.' },
  'xml-doctype': { ca: 'L’XML porta una declaració DOCTYPE, que un document administratiu no necessita.', es: 'El XML lleva una declaración DOCTYPE, que un documento administrativo no necesita.', en: 'The XML carries a DOCTYPE declaration, which an administrative document does not need.' },
  'xml-entities': { ca: 'L’XML declara entitats, que poden llegir altres fitxers o esgotar la memòria.', es: 'El XML declara entidades, que pueden leer otros ficheros o agotar la memoria.', en: 'The XML declares entities, which may read other files or exhaust memory.' },
  scripts: { ca: 'El fitxer conté programes que s’executarien en obrir-lo.', es: 'El fichero contiene programas que se ejecutarían al abrirlo.', en: 'The file contains programs that would run when it is opened.' },
};

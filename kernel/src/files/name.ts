import { FileRefused } from './refused.ts';

const longest = 255;
/** Control characters, and marks that reverse the reading order: they make `exe.pdf` of what ends in `.exe`. */
const invisible = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name without blanks at its ends and in composed letters (NFC). Throws FileRefused `name-unsafe`, whose detail holds
 * a `cleaned` name, when it could lead out of a folder, deceive the eye or not be kept whole.
 */
export function safeName(name: string): string {
  const trimmed = name.toWellFormed().trim();
  const unsafe = /^\.*$|[/\\]/.test(trimmed) || trimmed.search(invisible) >= 0 || Buffer.byteLength(trimmed.normalize('NFC')) > longest;
  if (unsafe) throw new FileRefused('name-unsafe', { name, cleaned: cleanName(name) });
  return cleanName(name);
}

/** The nearest name that is safe in any folder of any system, its extension kept. */
export function cleanName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!;
  const visible = last.replace(invisible, '').trim().replace(/[. ]+$/, '');
  const named = visible === '' ? 'document' : visible;
  return shorten(reserved.test(named) ? `_${named}` : named);
}

/** In lower case and without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([^.\s]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** File systems count bytes, and an accented letter takes two. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  const extension = extensionOf(name);
  const ending = extension === '' ? '' : `.${extension}`;
  const letters = Array.from(name.slice(0, name.length - ending.length));
  while (Buffer.byteLength(letters.join('') + ending) > longest) letters.pop();
  return letters.join('').trimEnd() + ending;
}

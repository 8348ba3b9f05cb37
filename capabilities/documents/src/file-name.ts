/** Names that an operating system keeps for devices; a file called so cannot be unpacked there. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Longest name in bytes that common file systems take, less some room for a number. */
const LONGEST = 200;

/**
 * A name that stays inside its folder whatever the sender wrote: no separators, control signs, direction
 * overrides, drive letters or leading dots, and not yet in `taken`, to which it is added.
 */
export function safeFileName(name: string, taken: Set<string> = new Set()): string {
  const clean = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. _]+/, '')
    .replace(/[. ]+$/, '');
  const named = clean === '' ? 'document' : RESERVED.test(clean) ? `_${clean}` : clean;
  const [stem, extension] = splitExtension(named);
  const short = shorten(stem, LONGEST - Buffer.byteLength(extension));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? short + extension : `${short}-${number}${extension}`;
    const key = candidate.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return candidate;
  }
}

function splitExtension(name: string): [string, string] {
  const found = /^(.+)(\.[\p{L}\p{N}]{1,12})$/u.exec(name);
  return found ? [found[1] ?? name, found[2] ?? ''] : [name, ''];
}

function shorten(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  for (const sign of text) {
    if (Buffer.byteLength(kept + sign) > bytes) break;
    kept += sign;
  }
  return kept;
}

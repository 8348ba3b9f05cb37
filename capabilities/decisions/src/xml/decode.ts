import { says } from './fault-words.ts';
import type { XmlFault } from './fault.ts';

/** The text of an XML file in the encoding it declares (XML 1.0, appendix F): byte order mark, then declaration, then UTF-8. Or what is wrong with it. */
export function decodedXml(bytes: Uint8Array): { readonly text: string } | { readonly fault: XmlFault } {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const encoding = marked ?? /^(?:ï»¿)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding).decode(bytes);
  } catch {
    return { fault: { line: 1, sentence: says.unknownEncoding(encoding) } };
  }
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { fault: { line: text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n').length, sentence: says.otherEncoding(encoding) } };
  }
}

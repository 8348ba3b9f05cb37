import { describe, expect, it } from 'vitest';
import { xmlParts, type XmlPart } from './xml.ts';

async function partsOf(text: string, size = text.length): Promise<XmlPart[]> {
  const found: XmlPart[] = [];
  async function* pieces() { for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size); }
  for await (const parts of xmlParts(pieces())) found.push(...parts);
  return found;
}
const textOf = (parts: readonly XmlPart[]) => parts.flatMap((part) => ('text' in part ? [part.text] : [])).join('');

describe('the XML of a workbook', () => {
  it('is read the same however it comes cut, with its entities, numbered characters and CDATA', async () => {
    const text = '<?xml version="1.0"?><!-- a > b --><r a="1 &lt; 2 &#233;" b=\'"\'><t>l&apos;Hospitalet &amp; Vic &#x20AC; &#8217;</t><![CDATA[<no és> &amp; cap etiqueta]]></r>';
    const whole = await partsOf(text);
    expect(whole[0]).toEqual({ open: 'r', attributes: { a: '1 < 2 é', b: '"' }, closed: false });
    expect(textOf(whole)).toBe('l\'Hospitalet & Vic € ’<no és> &amp; cap etiqueta');
    for (const size of [1, 2, 3, 7]) {
      const parts = await partsOf(text, size);
      expect(textOf(parts)).toBe(textOf(whole));
      expect(parts.filter((part) => 'open' in part)).toEqual(whole.filter((part) => 'open' in part));
    }
  });
  it('may have the sign that closes a tag inside a value', async () => {
    expect(await partsOf('<sheet name="Més > menys" id=\'a>b\'/>', 5)).toEqual([{ open: 'sheet', attributes: { name: 'Més > menys', id: 'a>b' }, closed: true }]);
  });
  it('expands nothing that it declares: what could read files or grow without end is refused in a sentence', async () => {
    for (const bad of ['<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>', '<!doctype r [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]><r>&b;</r>', '<?xml version="1.0"?>\n<!DOCTYPE r SYSTEM "http://exemple.cat/r.dtd"><r/>'])
      await expect(partsOf(bad, 9), bad).rejects.toMatchObject({ code: 'tables.xml-declares', text: { ca: expect.stringContaining('no s’ha llegit') } });
    // An entity that nobody declared stays as it was written, and a character that cannot be is left out.
    expect(textOf(await partsOf('<r>&lol; &#1114112;&#0;x</r>'))).toBe('&lol; x');
  });
});

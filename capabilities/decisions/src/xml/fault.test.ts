import { XmlDocument } from 'libxml2-wasm';
import { expect, it } from 'vitest';
import { decodedXml } from './decode.ts';
import { xmlFault } from './fault.ts';

const well = `<?xml version="1.0"?>
<!-- dibuixat & desat -->
<definitions xmlns="urn:b" xmlns:c="urn:c" id='d'>
  <process id="p"><task id="t" name="Sol·licitud &amp; alta &#233;"><c:form key="x"/></task>
    <script><![CDATA[a < b & c]]></script></process>
</definitions>
`;
const told = (text: string) => { const fault = xmlFault(text); return fault === null ? null : `${fault.line}: ${fault.sentence.ca}`; };

it('finds nothing in what is well formed', () => {
  expect(xmlFault(well)).toBeNull();
  expect(xmlFault(`\uFEFF${well}<!-- fi -->`)).toBeNull();
});

it.each([
  ['', /^1: El fitxer és buit/],
  ['PK\u0003\u0004 zip', /^1: El fitxer no és XML: comença per «PK·· zip».*\.bpmn/],
  [well.slice(0, well.indexOf('</process>')), /^5: El fitxer s’acaba i <process>, de la línia 4, no s’ha tancat\. El fitxer està tallat/],
  [well.slice(0, well.indexOf('</process>') + 6), /^5: El fitxer s’acaba i <process>, de la línia 4/],
  [well.slice(0, well.indexOf(' name=') + 10), /^4: .*«name»/],
  [well.replace('</task>', '</tasca>'), /^4: <\/tasca> tanca el que no toca: encara és oberta <task>, de la línia 4/],
  [`${well}</definitions>`, /^7: <\/definitions> no tanca res/],
  [well + well.slice(well.indexOf('<def')), /^7: Hi ha contingut després del final/],
  [well.replace('id="t"', 'id=t'), /^4: A <task>, el valor de «id» no va entre cometes/],
  [well.replace('id="t"', 'id="t" id="u"'), /^4: <task> porta dues vegades l’atribut «id»/],
  [well.replace('&amp;', '&'), /^4: Hi ha un signe «&» solt.*&amp;/],
  [well.replace('&amp;', '&nbsp;'), /^4: Hi ha «&nbsp;», que XML no coneix/],
  [well.replace('alta', 'a < b'), /^4: A <task>, el valor de «name» té un signe «<»/],
  [well.replace('<c:form', '< c:form'), /^4: Hi ha un signe «<» que no obre ni tanca/],
  [well.replace('c:form', 'z:form'), /^4: A <z:form>, el prefix «z:» no està declarat/],
  [well.replace('alta', '\u0001'), /^4: Hi ha un caràcter de control/],
  [well.replace(']]>', ''), /^5: El que comença amb «<!\[CDATA\[» no s’acaba/],
  [well.replace('<definitions', '<!DOCTYPE x [<!ENTITY a "b">]><definitions'), /^3: El fitxer declara un DOCTYPE o entitats/],
])('tells on which line, what is wrong and what to do: %#', (text, sentence) => {
  expect(told(text)).toMatch(sentence);
  for (const language of ['ca', 'es', 'en'] as const) expect(xmlFault(text)?.sentence[language]).toMatch(/\p{L}{4}/u);
});

it('finds a fault in all that a parser refuses, and in nothing that it takes, whatever character is lost or added', () => {
  const parses = (text: string) => { try { XmlDocument.fromString(text).dispose(); return true; } catch { return false; } };
  const signs = ['', '<', '>', '&', '"', '/', ' ', 'x', '=', '\n', ':'];
  for (let at = well.indexOf('<process'); at < well.length; at += 1) for (const sign of signs) for (const lost of [0, 1]) {
    const text = well.slice(0, at) + sign + well.slice(at + lost);
    expect({ text, well: xmlFault(text) === null }).toEqual({ text, well: parses(text) });
  }
});

it('reads a file in the encoding it declares, and tells the line that is in another', () => {
  const latin = Buffer.from(well.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"'), 'latin1');
  expect(decodedXml(latin)).toMatchObject({ text: expect.stringContaining('Sol·licitud') });
  expect(decodedXml(Buffer.from(well, 'latin1'))).toMatchObject({ fault: { line: 4, sentence: { ca: expect.stringMatching(/^El fitxer diu que està codificat en UTF-8.*Deseu-lo en UTF-8/) } } });
  expect(decodedXml(Buffer.from(well.replace('?>', ' encoding="KLINGON"?>')))).toMatchObject({ fault: { line: 1, sentence: { ca: expect.stringContaining('«KLINGON», que no es coneix') } } });
});

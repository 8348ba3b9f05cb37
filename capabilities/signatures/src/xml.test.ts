import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { castOf } from './testing/cast.ts';
import { has, pem, run } from './testing/referees.ts';
import { signXml } from './xml-sign.ts';
import { verifyXml } from './xml-verify.ts';

const index = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- índex d’un expedient -->
<eni:indice xmlns:eni="urn:eni:indice" xmlns:res="urn:sobrer" Version='1.0' Id="INDEX-1">
  <eni:documento Id="DOC-1"><eni:nombre>Sol·licitud d'ajut &amp; annexos</eni:nombre><eni:buit/></eni:documento>
</eni:indice>
<!-- fi </eni:indice> -->`.replace('’', "'"), 'latin1');

let cast: Awaited<ReturnType<typeof castOf>>;
let rsa: Awaited<ReturnType<typeof castOf>>;
beforeAll(async () => {
  [cast, rsa] = await Promise.all([castOf(), castOf('RSA-2048')]);
});

describe.skipIf(!has('xmlsec1'))('xmlsec finds our signatures valid', () => {
  const IDS = ['--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties', '--id-attr:Id', 'urn:eni:indice:documento'];
  const verdict = (xml: Uint8Array, root: Uint8Array, files = {}, number = 1) =>
    run('xmlsec1', ['--verify', '--node-xpath', `(//*[local-name()='Signature'])[${number}]`, '--trusted-pem', 'root.pem', ...IDS, 'signed.xml'], { 'signed.xml': xml, 'root.pem': pem('CERTIFICATE', root), ...files }).said;

  test('around a whole document, elliptic or RSA, with and without timestamp', async () => {
    for (const { seal, timestamp, authority } of [cast, rsa]) {
      for (const level of ['B-B', 'B-T'] as const) {
        const said = verdict(await signXml({ xml: index, signer: seal, level, timestamp: { authority: timestamp } }), authority.certificate);
        expect(said).toMatch(/^OK/m);
        expect(said).toContain('References (ok/all): 2/2');
      }
    }
  });

  test('several on one document, one of them on a part only', async () => {
    const one = await signXml({ xml: index, signer: rsa.seal });
    const two = await signXml({ xml: one, signer: rsa.person, packaging: { kind: 'enveloped', id: 'DOC-1' } });
    const three = await signXml({ xml: two, signer: rsa.person });
    for (const number of [1, 2, 3]) expect(verdict(three, rsa.authority.certificate, {}, number)).toMatch(/^OK/m);
    expect((await verifyXml(three, { trust: rsa.trust })).signatures.map(({ verdict: own }) => own)).toEqual(['valid', 'uncertain', 'valid']);
  });

  test('beside any file', async () => {
    const xml = Buffer.from('qualsevol contingut\u0000');
    const signature = await signXml({ xml, signer: rsa.seal, packaging: { kind: 'detached', uri: 'annex.bin' } });
    expect(verdict(signature, rsa.authority.certificate, { 'annex.bin': xml })).toMatch(/^OK/m);
    expect(verdict(signature, rsa.authority.certificate, { 'annex.bin': 'canviat' })).not.toMatch(/^OK/m);
  });

  test('and so do we find those that xmlsec makes', async () => {
    const template = `<a xmlns="urn:a"><b>text</b><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/><SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"/><Reference URI=""><Transforms><Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha512"/><DigestValue/></Reference></SignedInfo><SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature></a>`;
    const files = { 'template.xml': template, 'key.pem': pem('PRIVATE KEY', rsa.seal.key), 'own.pem': pem('CERTIFICATE', rsa.seal.chain[0]!) };
    const { said } = run('xmlsec1', ['--sign', '--privkey-pem', 'key.pem,own.pem', 'template.xml'], files);
    const theirs = Buffer.from(said.slice(said.indexOf('<?xml')));
    expect((await verifyXml(theirs, { trust: rsa.trust })).verdict).toBe('valid');
    expect((await verifyXml(Buffer.from(theirs.toString().replace('text', 'test')), { trust: rsa.trust })).signatures[0]!.findings).toContain('bytes-changed');
    await expect(signXml({ xml: theirs, signer: rsa.seal })).rejects.toMatchObject({ code: 'signatures.xml-locked' });
  });
});

const schemas = join(process.env['COMU_REFERENCE'] ?? fileURLToPath(new URL('../../../../shared/reference', import.meta.url)), 'eni/www.w3.org/TR/xmldsig-core/xmldsig-core-schema.xsd');
test.skipIf(!existsSync(schemas) || !has('xmllint'))('a signature is valid against the official schema that the ENI imports', async () => {
  const signature = await signXml({ xml: Buffer.from('x'), signer: cast.seal, level: 'B-T', timestamp: { authority: cast.timestamp }, packaging: { kind: 'detached', uri: 'annex.txt' } });
  expect(run('xmllint', ['--nonet', '--noout', '--schema', schemas, 'signature.xml'], { 'signature.xml': signature }).said).toContain('signature.xml validates');
});

test('who, when and what are told, and a changed letter is caught', async () => {
  const signed = await signXml({ xml: index, signer: cast.person, level: 'B-T', timestamp: { authority: cast.timestamp } });
  const report = await verifyXml(signed, { trust: cast.trust });
  expect(report).toMatchObject({ verdict: 'valid', signatures: [{ signer: { name: 'Núria Puig i Ferrer', nif: '12345678Z' }, timestamp: { valid: true, trusted: true }, covers: { uris: [''], whole: true }, findings: [] }] });
  for (const [before, after] of [['annexos', 'annexes'], ['Version="1.0"', 'Version="1.1"'], ['SigningTime>20', 'SigningTime>19']] as const) {
    const changed = Buffer.from(Buffer.from(signed).toString('utf8').replace(before, after));
    expect(changed).not.toEqual(Buffer.from(signed));
    expect((await verifyXml(changed, { trust: cast.trust })).signatures[0]).toMatchObject({ integrity: 'broken', verdict: 'invalid' });
  }
});

test('the same content written otherwise stays signed', async () => {
  const signed = Buffer.from(await signXml({ xml: index, signer: cast.seal })).toString('utf8');
  const rewritten = signed.replace('Version="1.0" Id="INDEX-1"', "Id='INDEX-1'   Version='1.0'").replace('<!-- fi', '<!-- final');
  expect((await verifyXml(Buffer.from(rewritten), { trust: cast.trust })).verdict).toBe('valid');
});

describe('tricks of strangers', () => {
  test('signed content moved aside and replaced (signature wrapping) is not taken for the document', async () => {
    const signed = Buffer.from(await signXml({ xml: index, signer: cast.seal, packaging: { kind: 'enveloped', id: 'DOC-1' } })).toString('utf8');
    const twin = signed.replace('<eni:documento Id="DOC-1">', '<eni:documento Id="DOC-1"><eni:nombre>Fals</eni:nombre></eni:documento><eni:documento Id="DOC-1">');
    expect((await verifyXml(Buffer.from(twin), { trust: cast.trust })).signatures[0]).toMatchObject({ verdict: 'invalid', findings: expect.arrayContaining(['ranges-wrong']) });
    expect((await verifyXml(Buffer.from(signed), { trust: cast.trust })).signatures[0]!.findings).toContain('coverage-partial');
  });

  test('properties that are not signed do not speak', async () => {
    const signed = Buffer.from(await signXml({ xml: index, signer: cast.seal })).toString('utf8');
    const without = signed.replace(/<ds:Reference Type=.*?<\/ds:Reference>/s, '');
    expect((await verifyXml(Buffer.from(without), { trust: cast.trust })).signatures[0]).toMatchObject({ claimedAt: undefined, verdict: 'invalid' });
  });

  test('transforms that choose what is signed are not run', async () => {
    const signed = Buffer.from(await signXml({ xml: index, signer: cast.seal })).toString('utf8');
    for (const [before, after] of [['/descendant::ds:Signature', '/descendant::*'], ['subtract', 'intersect']] as const) {
      expect((await verifyXml(Buffer.from(signed.replace(before, after)), { trust: cast.trust })).signatures[0]!.findings).toContain('signature-unreadable');
    }
  });

  test('a document type, entity bombs, nonsense and oversize are refused by name', async () => {
    const refused = (xml: string | Uint8Array, code: string, maxBytes?: number) => expect(verifyXml(Buffer.from(xml as string), { trust: cast.trust, ...(maxBytes ? { maxBytes } : {}) })).rejects.toMatchObject({ code });
    await refused('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'signatures.xml-unsafe');
    await refused(Buffer.from('\uFEFF<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'utf16le'), 'signatures.xml-unsafe');
    await refused('<a><b></a>', 'signatures.not-xml');
    await refused('', 'signatures.empty-file');
    await refused('<a/>', 'signatures.file-too-large', 2);
    await refused(`${'<a>'.repeat(100_000)}`, 'signatures.not-xml');
  });
});

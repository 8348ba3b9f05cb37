import { expect, test } from 'vitest';
import { checkBpmn } from '../check/check.ts';
import { feelExpressions } from '../feel-expressions.ts';
import { bpmn, chain, definitionOf, flow } from '../testing/models.ts';
import { simulator } from '../simulator.ts';
import { compile } from './compile.ts';
import { readBpmn, writeBpmn } from './read.ts';

const simple = bpmn(`<startEvent id="s"/><userTask id="t" name="Sol·licitud d’ajut"><extensionElements><comu:form key="ajut"/><comu:candidates role="tramitador"/></extensionElements></userTask><endEvent id="e"/>${chain('s', 't', 'e')}`);

test('a file in ISO-8859-1 or UTF-16 is read as it was written', async () => {
  const accented = simple.replace('Sol·licitud d’ajut', 'Sol·licitud pública').replace('UTF-8', 'ISO-8859-1');
  expect(compile(await readBpmn(Buffer.from(accented, 'latin1'))).nodes['t']?.name).toBe('Sol·licitud pública');
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(simple.replace('UTF-8', 'UTF-16'), 'utf16le')]);
  expect(compile(await readBpmn(wide)).nodes['t']?.name).toBe('Sol·licitud d’ajut');
});

test('a file with a DOCTYPE, entities, a wrong encoding or no BPMN in it is refused with its reason', async () => {
  const refused = async (source: Uint8Array | string) => readBpmn(source).then(() => 'read', (error: { code?: string }) => error.code);
  expect(await refused(simple.replace('<definitions', '<!DOCTYPE x [<!ENTITY a "b">]><definitions'))).toBe('processes.doctype');
  expect(await refused(Buffer.from(simple.replace('UTF-8', 'KLINGON')))).toBe('processes.malformed-xml');
  expect(await refused(Buffer.from([0x3c, 0xff, 0xfe, 0x00]))).toBe('processes.malformed-xml');
  expect(await refused(simple.replace('id="s"', 'id=s'))).toBe('processes.malformed-xml');
  expect(await refused('<html/>')).toBe('processes.not-bpmn');
  expect(await refused(new Uint8Array(33 * 1024 * 1024))).toBe('processes.file-too-large');
});

test('a file that is not well-formed does not pass the check', async () => {
  const file = { ...(await readBpmn(simple)), xml: simple.replace('</process>', '') };
  expect(() => checkBpmn(file, { expressions: feelExpressions })).toThrow(/malformed-xml/);
});

test('our own extension elements are kept when a model is written back', async () => {
  const written = await writeBpmn(await readBpmn(simple));
  expect(written).toContain('<comu:form key="ajut"');
  expect(compile(await readBpmn(written)).nodes['t']?.activity).toMatchObject({ form: 'ajut', candidates: [{ role: 'tramitador', unit: null, person: null }] });
});

test('a model of more than ten thousand elements is read, checked and run', { timeout: 120_000 }, async () => {
  const size = 1_200;
  const parts = Array.from({ length: size }, (_, n) => {
    const next = n + 1 === size ? 'e' : `g${n + 1}`;
    return `<exclusiveGateway id="g${n}" default="g${n}_b${n}"/><task id="a${n}"/><task id="b${n}"/><exclusiveGateway id="j${n}"/>${flow(`g${n}`, `a${n}`, `n > ${n}`)}${flow(`g${n}`, `b${n}`)}${chain(`a${n}`, `j${n}`)}${chain(`b${n}`, `j${n}`, next)}`;
  });
  const definition = await definitionOf(bpmn(`<startEvent id="s"/>${parts.join('')}<endEvent id="e"/>${chain('s', 'g0')}`));
  const run = simulator({ definition, expressions: feelExpressions, doJob: () => ({}) });
  const id = run.start({ process: 'p', variables: { n: 600 } });
  run.run();
  expect(Object.keys(definition.nodes).length + Object.keys(definition.flows).length).toBeGreaterThan(10_000);
  expect(run.state(id)?.instance.state).toBe('completed');
  expect(run.events.filter((event) => event.kind === 'activity-completed').map((event) => event.element.charAt(0)).join('')).toBe('a'.repeat(600) + 'b'.repeat(600));
});

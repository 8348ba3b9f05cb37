import { expect, test } from 'vitest';
import { bpmn, chain, play, stateOf } from '../testing/models.ts';

const property = (id: string, ...paths: readonly (readonly [string, string])[]) =>
  `<correlationProperty id="${id}">${paths.map(([message, path]) => `<correlationPropertyRetrievalExpression messageRef="${message}"><messagePath>${path}</messagePath></correlationPropertyRetrievalExpression>`).join('')}</correlationProperty>`;
const roots = `<message id="Q" name="question"/><message id="A" name="answer"/><interface id="I" name="i"><operation id="O" name="o"><inMessageRef>A</inMessageRef></operation></interface>
  ${property('number', ['Q', 'caseNumber'], ['A', 'regarding'])}<collaboration id="col"><participant id="P" processRef="p"/><correlationKey id="K"><correlationPropertyRef>number</correlationPropertyRef></correlationKey></collaboration>`;
const waits = '<intermediateCatchEvent id="c"><messageEventDefinition messageRef="A"><operationRef>O</operationRef></messageEventDefinition></intermediateCatchEvent>';

test('the first message of a conversation fixes the key by which the next ones are taken', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><sendTask id="ask" messageRef="Q"><extensionElements><comu:input source="&quot;X-1&quot;" target="caseNumber"/></extensionElements></sendTask>${waits}<endEvent id="e"/>${chain('s', 'ask', 'c', 'e')}`, roots));
  const output = running.run.execute('i', { kind: 'start', organisation: 'o', definition: 'd', process: 'p', id: 'i' });
  expect(output?.effects[0]).toMatchObject({ kind: 'send-message', correlation: '["K","X-1"]' });
  expect(output?.state.subscriptions[0]).toMatchObject({ name: 'answer', correlation: '["K","X-1"]' });
});

test('a process may say by its own data which messages are for it', async () => {
  const running = await play(bpmn(`<startEvent id="s"/>${waits}<endEvent id="e"/>${chain('s', 'c', 'e')}<correlationSubscription id="cs" correlationKeyRef="K"><correlationPropertyBinding id="cb" correlationPropertyRef="number"><dataPath>file.number</dataPath></correlationPropertyBinding></correlationSubscription>`, roots));
  const output = running.run.execute('i', { kind: 'start', organisation: 'o', definition: 'd', process: 'p', id: 'i', variables: { file: { number: 'X-2' } } });
  expect(output?.state.subscriptions[0]).toMatchObject({ name: 'answer', correlation: '["K","X-2"]' });
  expect(output?.state.instance.state).toBe('running');
  running.run.run();
  expect(stateOf(running).incidents[0]).toMatchObject({ kind: 'expression', facts: { source: 'file.number' } });
});

test('what the engine keeps for itself is shown to nobody', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><sendTask id="ask" messageRef="Q"><extensionElements><comu:input source="1" target="caseNumber"/></extensionElements></sendTask><serviceTask id="op"><extensionElements><comu:operation name="op"/></extensionElements></serviceTask><endEvent id="e"/>${chain('s', 'ask', 'op', 'e')}`, roots), { doJob: (job) => ({ result: { seen: Object.keys(job.input) } }) });
  running.run.run();
  expect(stateOf(running).variables.find((row) => row.name === 'seen')?.value).toEqual([]);
});

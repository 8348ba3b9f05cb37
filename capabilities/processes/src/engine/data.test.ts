import { expect, test } from 'vitest';
import { bpmn, chain, openTasks, play, stateOf, variable } from '../testing/models.ts';

test('data objects, associations, transformations and assignments say what the standard says with them', async () => {
  const running = await play(bpmn(`<dataObject id="D" name="price"/><dataObject id="T" name="total"/><dataObject id="L" name="label"/>
    <dataObjectReference id="Dr" name="price" dataObjectRef="D"/><dataObjectReference id="Tr" name="total" dataObjectRef="T"/><dataObjectReference id="Lr" name="label" dataObjectRef="L"/>
    <startEvent id="s"/><scriptTask id="set" scriptFormat="application/feel"><script>{ price: 100 }</script></scriptTask>
    <scriptTask id="sum" scriptFormat="application/feel"><ioSpecification><dataInput id="in1" name="base"/><dataOutput id="out1" name="amount"/><dataOutput id="out2" name="text"/><inputSet><dataInputRefs>in1</dataInputRefs></inputSet><outputSet><dataOutputRefs>out1</dataOutputRefs><dataOutputRefs>out2</dataOutputRefs></outputSet></ioSpecification>
      <dataInputAssociation><sourceRef>Dr</sourceRef><targetRef>in1</targetRef><transformation>price * 1.21</transformation></dataInputAssociation>
      <dataOutputAssociation><sourceRef>out1</sourceRef><targetRef>Tr</targetRef></dataOutputAssociation>
      <dataOutputAssociation><sourceRef>out2</sourceRef><targetRef>Lr</targetRef><assignment><from xsi:type="tFormalExpression">upper case(text)</from><to xsi:type="tFormalExpression">label</to></assignment></dataOutputAssociation>
      <script>{ amount: base, text: "iva" }</script></scriptTask><endEvent id="e"/>${chain('s', 'set', 'sum', 'e')}`));
  running.run.run();
  expect([variable(running, 'total'), variable(running, 'label'), variable(running, 'amount')]).toEqual([121, 'IVA', undefined]);
});

test('a multi-instance takes its list and gives its results by the data of the standard', async () => {
  const running = await play(bpmn(`<dataObject id="D" name="towns" isCollection="true"/><dataObjectReference id="Dr" name="towns" dataObjectRef="D"/><dataObject id="R" name="sizes" isCollection="true"/><dataObjectReference id="Rr" name="sizes" dataObjectRef="R"/>
    <startEvent id="s"/><scriptTask id="set" scriptFormat="application/feel"><script>{ towns: ["Avià", "Olost"] }</script></scriptTask>
    <scriptTask id="each" scriptFormat="application/feel"><extensionElements><comu:script result="size"/></extensionElements>
      <ioSpecification><dataInput id="in1" name="list" isCollection="true"/><dataOutput id="out1" name="all" isCollection="true"/><inputSet><dataInputRefs>in1</dataInputRefs></inputSet><outputSet><dataOutputRefs>out1</dataOutputRefs></outputSet></ioSpecification>
      <dataInputAssociation><sourceRef>Dr</sourceRef><targetRef>in1</targetRef></dataInputAssociation><dataOutputAssociation><sourceRef>out1</sourceRef><targetRef>Rr</targetRef></dataOutputAssociation>
      <multiInstanceLoopCharacteristics isSequential="true"><loopDataInputRef>in1</loopDataInputRef><loopDataOutputRef>out1</loopDataOutputRef><inputDataItem id="i" name="town"/><outputDataItem id="o" name="size"/></multiInstanceLoopCharacteristics><script>string length(town)</script></scriptTask><endEvent id="e"/>${chain('s', 'set', 'each', 'e')}`));
  running.run.run();
  expect(stateOf(running).incidents).toEqual([]);
  expect(variable(running, 'sizes')).toEqual([4, 5]);
});

test('nested lanes hand down their role, and who the standard names as potential owner comes before any lane', async () => {
  const running = await play(bpmn(`<laneSet id="ls"><lane id="out" name="Ajuntament"><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef><flowNodeRef>c</flowNodeRef><childLaneSet id="in"><lane id="sec" name="Secretaria"><flowNodeRef>b</flowNodeRef></lane></childLaneSet></lane></laneSet>
    <startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><userTask id="c"><potentialOwner id="po"><resourceRef>R</resourceRef></potentialOwner></userTask><parallelGateway id="j"/><endEvent id="e"/>${chain('s', 'g', 'a', 'j', 'e')}${chain('g', 'b', 'j')}${chain('g', 'c', 'j')}`, '<resource id="R" name="interventor"/>'));
  running.run.run({ milliseconds: 0 });
  expect(Object.fromEntries(openTasks(running).map((task) => [task.element, task.candidates[0]?.role]))).toEqual({ a: 'Ajuntament', b: 'Secretaria', c: 'interventor' });
});

test('a message goes where its message flow points, with the data its mappings name and no other', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><sendTask id="ask" messageRef="M"><extensionElements><comu:input source="6 * 7" target="answer"/></extensionElements></sendTask><endEvent id="e"/>${chain('s', 'ask', 'e')}`,
    `<message id="M" name="question"/><collaboration id="col"><participant id="P" processRef="p"/><participant id="Q" processRef="q"/><messageFlow id="mf" sourceRef="ask" targetRef="qs"/></collaboration>
     <process id="q" isExecutable="true"><startEvent id="qs"><extensionElements><comu:correlation key="answer"/></extensionElements><messageEventDefinition messageRef="M"/></startEvent><endEvent id="qe"/>${chain('qs', 'qe')}</process>`));
  running.run.run();
  const started = running.run.instances().find((state) => state.instance.process === 'q');
  expect(started?.variables.map(({ name, value }) => [name, value])).toEqual([['answer', 42]]);
});

test('an operation with input mappings is given those data and no other', async () => {
  const seen: unknown[] = [];
  const running = await play(bpmn(`<startEvent id="s"/><scriptTask id="set" scriptFormat="application/feel"><script>{ nif: "12345678Z", amount: 10 }</script></scriptTask><serviceTask id="pay"><extensionElements><comu:operation name="pay"/><comu:input source="amount * 2" target="total"/></extensionElements></serviceTask><endEvent id="e"/>${chain('s', 'set', 'pay', 'e')}`), { doJob: (job) => { seen.push(job.input); return {}; } });
  running.run.run();
  expect(seen).toEqual([{ total: 20 }]);
});

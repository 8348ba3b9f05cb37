import { expect, test } from 'vitest';
import { bpmn, chain, finishTask, flow, play, stateOf } from '../testing/models.ts';
import { labelsOf } from './labels.ts';
import { whereItStands } from './where-it-stands.ts';

const grant = bpmn(`<startEvent id="s"/><userTask id="apply" name="Revisar la sol·licitud"><extensionElements><comu:candidates role="tramitador"/><comu:due date="P10D"/></extensionElements></userTask>
  <boundaryEvent id="late" name="Termini vençut" attachedToRef="apply"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P3M</timeDuration></timerEventDefinition></boundaryEvent>
  <exclusiveGateway id="g" default="g_deny"/><userTask id="grant" name="Concedir"/><userTask id="deny" name="Denegar"/><task id="silence" name="Declarar el silenci"/><endEvent id="e"/>
  ${chain('s', 'apply', 'g')}${flow('g', 'grant', 'score >= 50')}${flow('g', 'deny')}${chain('grant', 'e')}${chain('deny', 'e')}${chain('late', 'silence', 'e')}`);

test('it tells what is awaited, from whom and until when, and what can come next', async () => {
  const running = await play(grant);
  running.run.run({ milliseconds: 0 });
  const standing = whereItStands(running.definition, stateOf(running));
  expect(standing.summary.ca).toBe('Espera que algú (tramitador) faci «Revisar la sol·licitud». Termini: 11 de gener de 2026.');
  expect(standing.next.map((each) => each.sentence.ca)).toEqual([
    'Després de «Revisar la sol·licitud» pot venir «Concedir», si score >= 50.',
    'Després de «Revisar la sol·licitud» pot venir «Denegar», en cas contrari.',
    'Mentrestant, si passa «Termini vençut», ve «Declarar el silenci».',
  ]);
});

test('it tells who did what, and in the end that it has finished', async () => {
  const running = await play(grant);
  running.run.run({ milliseconds: 0 });
  finishTask(running, 'apply', { by: 'Anna Serra', variables: { score: 70 } });
  finishTask(running, 'grant', { by: 'Biel Puig' });
  const standing = whereItStands(running.definition, stateOf(running));
  expect(standing.summary.es).toBe('Ha terminado.');
  expect(standing.done.map((each) => each.sentence.en)).toEqual(['Anna Serra did “Revisar la sol·licitud” (1 January 2026).', 'Biel Puig did “Concedir” (1 January 2026).']);
});

test('the interested party reads the name that is written for them, and whoever does it the other', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="study" name="Estudieu la petició"><extensionElements><comu:party ca="S’estudia la vostra petició" en="Your request is being studied"/></extensionElements></userTask><userTask id="keep" name="Arxiva"/><endEvent id="e"/>${chain('s', 'study', 'keep', 'e')}`));
  expect(running.definition.nodes['study']).toMatchObject({ name: 'Estudieu la petició', party: { ca: 'S’estudia la vostra petició', es: 'S’estudia la vostra petició', en: 'Your request is being studied' } });
  expect(running.definition.nodes['keep']?.party).toBeUndefined();
});

test('trouble is told with its remedy and the data at hand', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><scriptTask id="set" scriptFormat="application/feel"><script>{ amount: 10 }</script></scriptTask><serviceTask id="pay" name="Pagar"><extensionElements><comu:operation name="pay"/></extensionElements></serviceTask><endEvent id="e"/>${chain('s', 'set', 'pay', 'e')}`), { doJob: () => ({ failure: 'el banc no respon.' }) });
  running.run.run();
  const [trouble] = whereItStands(running.definition, stateOf(running)).trouble;
  expect(trouble?.sentence.ca).toBe('«Pagar» ha fallat (intents: 1): el banc no respon. Resoleu-ne la causa i torneu-ho a provar, o feu-ho a mà i salteu-lo.');
  expect(trouble?.data).toEqual({ amount: 10 });
});

test('a join that can never be completed is told as such, instead of waiting in silence', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><exclusiveGateway id="x" default="x_b"/><task id="a"/><task id="b"/><parallelGateway id="j" name="Tot a punt"/><endEvent id="e"/>${chain('s', 'x')}${flow('x', 'a', 'true')}${flow('x', 'b')}${chain('a', 'j', 'e')}${chain('b', 'j')}`));
  running.run.run();
  expect(whereItStands(running.definition, stateOf(running)).active).toMatchObject([{ kind: 'stuck', element: 'j' }]);
});

test('what the model calls in three languages is told in three; what it calls in Catalan only stays so', async () => {
  const named = grant.replace('<userTask id="apply" name="Revisar la sol·licitud"><extensionElements>', '<userTask id="apply" name="Revisar la sol·licitud"><extensionElements><comu:name es="Revisar la solicitud" en="Review the application"/>')
    .replace('<userTask id="grant" name="Concedir"/>', '<userTask id="grant" name="Concedir"><extensionElements><comu:name es="Conceder"/></extensionElements></userTask>')
    .replace('id="g_grant" sourceRef="g" targetRef="grant">', 'id="g_grant" name="prou punts" sourceRef="g" targetRef="grant"><extensionElements><comu:name es="puntos suficientes" en="enough points"/></extensionElements>');
  const running = await play(named);
  running.run.run({ milliseconds: 0 });
  const standing = whereItStands(running.definition, stateOf(running));
  expect(standing.active[0]).toMatchObject({ name: 'Revisar la sol·licitud', title: { ca: 'Revisar la sol·licitud', es: 'Revisar la solicitud', en: 'Review the application' } });
  expect(standing.summary.en).toBe('It waits for someone (tramitador) to do “Review the application”. Due: 11 January 2026.');
  expect(standing.next[0]?.sentence.es).toBe('Después de «Revisar la solicitud» puede venir «Conceder», si puntos suficientes.');
  expect(standing.next[0]?.sentence.en).toBe('After “Review the application” may come “Concedir”, if enough points.');
});

test('what machines call a message or a node is not told to people where the model has words for it', async () => {
  const about = '<extensionElements><comu:correlation key="&quot;x&quot;"/></extensionElements>';
  const running = await play(bpmn(`<startEvent id="s"/><eventBasedGateway id="Gateway_0x"/><intermediateCatchEvent id="in" name="Arriba l’esmena">${about}<messageEventDefinition messageRef="m"/></intermediateCatchEvent><intermediateCatchEvent id="Event_0y">${about}<messageEventDefinition messageRef="m"/></intermediateCatchEvent><endEvent id="Event_0z"/>
    ${chain('s', 'Gateway_0x', 'in', 'Event_0z')}${chain('Gateway_0x', 'Event_0y', 'Event_0z')}`, '<message id="m" name="amended"/>'));
  running.run.run({ milliseconds: 0 });
  const standing = whereItStands(running.definition, stateOf(running));
  expect(standing.active.map(({ sentence }) => sentence.ca)).toEqual(['Espera el que passi primer: «Arriba l’esmena» o «Esdeveniment».']);
  expect(standing.next.map(({ sentence }) => sentence.es)).toEqual(['Después de «Cruce» puede venir «Arriba l’esmena».', 'Después de «Cruce» puede venir «Evento».']);
});

test('data are called as the form that asks for them does, else by the step that gives them', async () => {
  const { definition } = await play(bpmn(`<startEvent id="s"/><userTask id="ask" name="Estudieu-la"><extensionElements><comu:form key="model:ask"><comu:field name="amount" kind="money" ca="Import" es="Importe" en="Amount"/></comu:form><comu:output source="amount &gt; 10" target="large"/></extensionElements></userTask><serviceTask id="pay" name="Paga"><extensionElements><comu:name es="Paga" en="Pay"/><comu:operation name="pay" result="paid"/><comu:input source="amount * 2" target="due"/></extensionElements></serviceTask><endEvent id="e"/>${chain('s', 'ask', 'pay', 'e')}`));
  expect(labelsOf(definition)).toEqual({ amount: { ca: 'Import', es: 'Importe', en: 'Amount' }, large: { ca: 'Resultat de «Estudieu-la»', es: 'Resultado de «Estudieu-la»', en: 'Result of “Estudieu-la”' }, paid: { ca: 'Resultat de «Paga»', es: 'Resultado de «Paga»', en: 'Result of “Pay”' }, due: { ca: 'Dada per a «Paga»', es: 'Dato para «Paga»', en: 'Given to “Pay”' } });
});

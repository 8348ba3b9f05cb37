/** A process that writes in the registry, waits for a time, waits for a message about it and writes again: each of those must happen once. */
export const waiting = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
  <message id="m" name="resposta"/>
  <process id="p" isExecutable="true">
    <startEvent id="start"/>
    <serviceTask id="first" name="Registra la sortida"><extensionElements>
      <comu:operation name="registry.register-entry" result="registered"/>
      <comu:input source="direction" target="direction"/><comu:input source="subject" target="subject"/><comu:input source="parties" target="parties"/><comu:input source="attachments" target="attachments"/>
    </extensionElements></serviceTask>
    <intermediateCatchEvent id="pause" name="Espera"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT2S</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <intermediateCatchEvent id="answer" name="Resposta"><extensionElements><comu:correlation key="subject"/></extensionElements><messageEventDefinition messageRef="m"/></intermediateCatchEvent>
    <serviceTask id="second" name="Registra l’acusament"><extensionElements>
      <comu:operation name="registry.register-entry" result="acknowledged"/>
      <comu:input source="direction" target="direction"/><comu:input source="subject + &quot; (rebut)&quot;" target="subject"/><comu:input source="parties" target="parties"/><comu:input source="attachments" target="attachments"/>
    </extensionElements></serviceTask>
    <endEvent id="end"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="first"/><sequenceFlow id="f2" sourceRef="first" targetRef="pause"/><sequenceFlow id="f3" sourceRef="pause" targetRef="answer"/><sequenceFlow id="f4" sourceRef="answer" targetRef="second"/><sequenceFlow id="f5" sourceRef="second" targetRef="end"/>
  </process>
</definitions>`;

/** A process with a person’s task, an automatic exit entry in the registry and a second task: its automatic step must have its effect once. */
export const twoSteps = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:comu="https://comu.cat/bpmn/1" id="d" targetNamespace="t">
  <process id="p" isExecutable="true">
    <startEvent id="start"><outgoing>f1</outgoing></startEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="propose"/>
    <userTask id="propose" name="Proposa"><incoming>f1</incoming><outgoing>f2</outgoing></userTask>
    <sequenceFlow id="f2" sourceRef="propose" targetRef="register"/>
    <serviceTask id="register" name="Registra la sortida">
      <extensionElements>
        <comu:operation name="registry.register-entry" result="registered"/>
        <comu:input source="direction" target="direction"/><comu:input source="subject" target="subject"/>
        <comu:input source="parties" target="parties"/><comu:input source="attachments" target="attachments"/>
      </extensionElements>
      <incoming>f2</incoming><outgoing>f3</outgoing>
    </serviceTask>
    <sequenceFlow id="f3" sourceRef="register" targetRef="check"/>
    <userTask id="check" name="Comprova"><incoming>f3</incoming><outgoing>f4</outgoing></userTask>
    <sequenceFlow id="f4" sourceRef="check" targetRef="end"/>
    <endEvent id="end"><incoming>f4</incoming></endEvent>
  </process>
</definitions>`;

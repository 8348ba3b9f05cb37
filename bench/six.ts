import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineModule, operation, type Actor } from '@comu/kernel';
import { startProcess } from '@comu/running-processes';

const text = (value: string) => ({ ca: value, es: value, en: value });

const approve = operation('bench.approve', { title: text('Approve'), permission: 'system', kind: 'query', input: { amount: z.number() }, output: z.object({ level: z.number() }), run: async ({ amount }) => ({ level: amount > 10 ? 2 : 1 }) });
/** Leaves so many starts of a process in the job queue. */
export const queue = operation('bench.queue', {
  title: text('Queue'), permission: 'processes.run', input: { code: z.string(), count: z.int() }, output: z.null(),
  async run({ code, count }, { later }) {
    for (let left = count; left > 0; left -= 1) await later(startProcess, { code, variables: { amount: 21 } });
    return null;
  },
});
/** The module whose operation the service tasks call. */
export const bench = defineModule({ name: 'bench', title: text('Bench'), operations: [approve, queue] });

/** Start, service task, exclusive gateway, user task, service task, end. */
const model = (service: (id: string) => string, condition: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:comu="https://comu.cat/bpmn/1" id="d" targetNamespace="t">
<process id="p" isExecutable="true">
<startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="first"/>
${service('first')}<sequenceFlow id="f2" sourceRef="first" targetRef="which"/>
<exclusiveGateway id="which" default="f4"/><sequenceFlow id="f3" sourceRef="which" targetRef="task">${condition}</sequenceFlow><sequenceFlow id="f4" sourceRef="which" targetRef="end"/>
<userTask id="task" name="Task"/><sequenceFlow id="f5" sourceRef="task" targetRef="second"/>
${service('second')}<sequenceFlow id="f6" sourceRef="second" targetRef="end"/>
<endEvent id="end"/></process></definitions>`;
/** Six nodes, as our engine runs them. */
export const ours = model((id) => `<serviceTask id="${id}" name="${id}"><extensionElements><comu:operation name="bench.approve" result="done"/><comu:input source="amount" target="amount"/></extensionElements></serviceTask>`, '<conditionExpression xsi:type="tFormalExpression">done.level &gt; 1</conditionExpression>');
/** The same nodes, as bpmn-engine runs them. */
export const theirs = model((id) => `<serviceTask id="${id}" name="${id}" implementation="\${environment.services.approve}"/>`, '<conditionExpression xsi:type="tFormalExpression">${environment.services.isLarge()}</conditionExpression>');

/** The same with a service in place of the person. */
export const theirsAutomatic = theirs.replace('<userTask id="task" name="Task"/>', '<serviceTask id="task" name="Task" implementation="${environment.services.approve}"/>');

/** Six nodes with nobody to wait for: a job of the queue runs one whole. */
export const automatic = ours.replace('<userTask id="task" name="Task"/>', '<scriptTask id="task" name="Task" scriptFormat="application/feel"><extensionElements><comu:script result="twice"/></extensionElements><script>amount * 2</script></scriptTask>');

/** Somebody who may do all that these measurements do, in one organisation. */
export function person(): { readonly actor: Actor; readonly organisation: string } {
  const organisation = randomUUID();
  return { organisation, actor: { kind: 'person', person: randomUUID(), name: 'bench', language: 'ca', standings: [{ organisation, slug: 'x', permissions: new Set(['processes.run', 'processes.model']), units: [], roles: [] }] } };
}

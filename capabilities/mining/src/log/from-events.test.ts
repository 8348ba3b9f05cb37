import { expect, test } from 'vitest';
import { compile, feelExpressions, readBpmn, simulator } from '@comu/processes';
import { measure } from '../measure/measures.ts';
import { columnsOf } from './columns.ts';
import { tracesFrom } from './from-events.ts';

const model = `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p" isExecutable="true">
<startEvent id="s"/><userTask id="a" name="Revisar"/><task id="b" name="Arxivar"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/><sequenceFlow id="f3" sourceRef="b" targetRef="e"/></process></definitions>`;

test('the events that processes leave are an event log, with who did what and when', async () => {
  const run = simulator({ definition: compile(await readBpmn(model)), expressions: feelExpressions, doJob: () => ({}), doTask: () => ({ by: 'anna', takes: 3_600_000 }) });
  run.start({ process: 'p' });
  run.run({ milliseconds: 7_200_000 });
  const traces = [...tracesFrom(run.events, { lifecycle: ['start', 'complete'] })];
  expect(traces[0]?.events.map(({ activity, lifecycle, resource }) => [activity, lifecycle, resource])).toEqual([['Revisar', 'start', null], ['Revisar', 'complete', 'anna'], ['Arxivar', 'start', null], ['Arxivar', 'complete', null]]);
  expect(measure(await columnsOf(tracesFrom(run.events))).variants).toEqual([{ activities: ['Revisar', 'Arxivar'], count: 1, share: 1 }]);
});

import { describe, expect, it } from 'vitest';
import { compile, readBpmn } from '@comu/processes';
import { columnsOf } from '../log/columns.ts';
import { align } from './align.ts';
import { netOfBpmn, NoNet } from './bpmn-net.ts';

const flows = (...pairs: string[]) => pairs.map((pair) => { const [from, to] = pair.split('>'); return `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`; }).join('');
const model = async (inside: string) => netOfBpmn(compile(await readBpmn(`<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="file" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/><endEvent id="e"/>${inside}</process></definitions>`)));
const tasks = (...ids: string[]) => ids.map((id) => `<task id="${id}" name="${id.toUpperCase()}"/>`).join('');
const deviations = async (net: Awaited<ReturnType<typeof model>>, ...paths: string[]) => {
  const log = await columnsOf(paths.map((path, id) => ({ id: String(id), attributes: {}, events: [...path].map((activity, at) => ({ activity, at, resource: null, lifecycle: null, attributes: {} })) })));
  const { variants } = align(log, net);
  return Object.fromEntries(variants.map(({ activities, alignment }) => [activities.join(''), alignment?.deviations ?? null]));
};

describe('a BPMN model held against a log', () => {
  it('knows choices, parallel work and repetition', async () => {
    const net = await model(`${tasks('a', 'b', 'c', 'd')}<parallelGateway id="f"/><parallelGateway id="j"/><exclusiveGateway id="x"/><exclusiveGateway id="m"/>${flows('s>m', 'm>a', 'a>f', 'f>b', 'f>c', 'b>j', 'c>j', 'j>x', 'x>m', 'x>d', 'd>e')}`);
    expect(await deviations(net, 'ABCD', 'ACBD', 'ABCACBD', 'ABD', 'ABCAD', 'DABC')).toEqual({ ABCD: 0, ACBD: 0, ABCACBD: 0, ABD: 1, ABCAD: 1, DABC: 2 });
  });
  it('knows inclusive gateways that close one another, whatever the order of their paths', async () => {
    const net = await model(`${tasks('a', 'b', 'c')}<inclusiveGateway id="o"/><inclusiveGateway id="k"/>${flows('s>o', 'o>a', 'o>b', 'o>c', 'c>k', 'a>k', 'b>k', 'k>e')}`);
    expect(await deviations(net, 'A', 'CB', 'BAC', 'AA', '')).toEqual({ A: 0, CB: 0, BAC: 0, AA: 1, '': 1 });
  });
  it('knows sub-processes and what interrupts them', async () => {
    const net = await model(`<subProcess id="u"><startEvent id="us"/>${tasks('a', 'b')}<endEvent id="ue"/>${flows('us>a', 'a>b', 'b>ue')}</subProcess><boundaryEvent id="w" attachedToRef="c"><timerEventDefinition/></boundaryEvent>${tasks('c', 'd')}${flows('s>u', 'u>c', 'c>e', 'w>d', 'd>e')}`);
    expect(await deviations(net, 'ABC', 'ABD', 'ABCD')).toEqual({ ABC: 0, ABD: 0, ABCD: 1 });
  });
  it('refuses what has no net, naming the element', async () => {
    const refusal = await model(`${tasks('a', 'b')}<complexGateway id="q" name="Depèn"/>${flows('s>q', 'q>a', 'q>b', 'a>e', 'b>e')}`).catch((each: unknown) => each);
    expect(refusal).toBeInstanceOf(NoNet);
    expect((refusal as NoNet).sentence.ca).toContain('Depèn');
  });
});

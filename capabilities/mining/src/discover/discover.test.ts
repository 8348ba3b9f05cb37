import { describe, expect, it } from 'vitest';
import { compile, readBpmn } from '@comu/processes';
import { align } from '../conform/align.ts';
import { netOfBpmn } from '../conform/bpmn-net.ts';
import { columnsOf } from '../log/columns.ts';
import { hasReference, logNames, readLog } from '../reference/folder.ts';
import { discoverTree } from './inductive.ts';
import { writtenOut } from './process-tree.ts';
import { bpmnOf } from './tree-to-bpmn.ts';
import { netOf } from './tree-to-net.ts';

const logOf = (...paths: string[]) => columnsOf(paths.map((path, id) => ({ id: String(id), attributes: {}, events: [...path].map((activity, at) => ({ activity, at, resource: null, lifecycle: null, attributes: {} })) })));
const treeOf = async (paths: string[], noise = 0) => writtenOut(discoverTree(await logOf(...paths), { noise }));

describe('the model that a log shows', () => {
  it('has sequence, choice, parallel work, repetition and what may be skipped', async () => {
    expect(await treeOf(['abc'])).toBe("->( 'a', 'b', 'c' )");
    expect(await treeOf(['ab', 'ac'])).toBe("->( 'a', X( 'b', 'c' ) )");
    expect(await treeOf(['abcd', 'acbd'])).toBe("->( 'a', +( 'b', 'c' ), 'd' )");
    expect(await treeOf(['abab', 'ab', 'ababab'])).toMatch(/^\*\( ->\( 'a', 'b' \), tau \)$/);
    expect(await treeOf(['aba', 'a', 'ababa'])).toBe("*( 'a', 'b' )");
    expect(await treeOf(['abc', 'ac'])).toBe("->( 'a', X( tau, 'b' ), 'c' )");
  });
  it('leaves out what is rare when asked', async () => {
    const paths = [...Array.from({ length: 20 }, () => 'abcd'), 'acd'];
    expect(await treeOf(paths)).toContain('tau');
    expect(await treeOf(paths, 0.2)).toBe("->( 'a', 'b', 'c', 'd' )");
  });
  it('says nothing of an empty log', async () => expect(await treeOf([])).toBe('tau'));
  it('fits every case it was made from, whatever the log, and never gets stuck', async () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    for (let round = 0; round < 40; round += 1) {
      const log = await logOf(...Array.from({ length: 1 + random(6) }, () => Array.from({ length: random(6) }, () => 'abcde'[random(5)]).join('')));
      const { fitting, givenUp } = align(log, netOf(discoverTree(log)));
      expect([fitting, givenUp], JSON.stringify([...log.activity])).toEqual([1, 0]);
    }
  });
});

describe.skipIf(!hasReference)('the model drawn as BPMN', () => {
  it.for(logNames)('can be read again and fits the log %s as the model does', async (name) => {
    const log = await readLog(name);
    const xml = bpmnOf(discoverTree(log, { noise: 0.2 }), { name });
    const file = await readBpmn(xml);
    const [drawn, direct] = [align(log, netOfBpmn(compile(file))), align(log, netOf(discoverTree(log, { noise: 0.2 })))];
    expect(drawn.variants.map(({ alignment }) => alignment?.deviations)).toEqual(direct.variants.map(({ alignment }) => alignment?.deviations));
  });
});

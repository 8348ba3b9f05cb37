import { describe, expect, it } from 'vitest';
import { columnsOf, openAttribute } from '../log/columns.ts';
import type { Trace } from '../log/event-log.ts';
import { discoverTree } from '../discover/inductive.ts';
import { netOf } from '../discover/tree-to-net.ts';
import { align } from './align.ts';
import { replay } from './replay.ts';

const trace = (id: number, path: string): Trace => ({ id: String(id), attributes: {}, events: [...path].map((activity, index) => ({ activity, at: index, resource: null, lifecycle: 'complete', attributes: {} })) });
const logOf = (...paths: string[]) => columnsOf(paths.map((path, index) => trace(index, path)));
const model = async (...paths: string[]) => netOf(discoverTree(await logOf(...paths)));

describe('a log beside a model', () => {
  it('names each step that only the log or only the model has, at the least cost', async () => {
    const net = await model('abcd', 'acbd');
    const { variants: [one] } = align(await logOf('abxd'), net);
    expect(one?.alignment?.deviations).toBe(2);
    expect(one?.alignment?.moves.filter(({ kind, activity }) => kind !== 'both' && activity !== null).map(({ kind, activity }) => `${kind} ${activity}`).toSorted()).toEqual(['log x', 'model c']);
    expect(one?.alignment?.fitness).toBe(1 - 2 / 8);
  });
  it('finds the same least number of deviations as every spoilt path has, whatever the order of parallel work', async () => {
    const paths = ['sabcde', 'sacbde', 'sbacde', 'scbade', 'scabde', 'sbcade', 'se'];
    const net = await model(...paths);
    for (const path of paths.slice(0, 6)) {
      for (let place = 0; place < path.length; place += 1) {
        const [shorter, longer] = [path.slice(0, place) + path.slice(place + 1), `${path.slice(0, place)}z${path.slice(place)}`];
        const { variants } = align(await logOf(shorter, longer), net);
        expect(variants.map(({ activities, alignment }) => [activities.join(''), alignment?.deviations]).toSorted()).toEqual([[shorter, 1], [longer, 1]].toSorted());
      }
    }
  });
  it('asks of a case still under way only what it should have done by now', async () => {
    const net = await model('abcd', 'acbd');
    const open = (path: string) => align({ ...told, open: new Set([told.cases.indexOf(path)]) }, net).variants.find(({ activities }) => activities.join('') === path);
    const paths = ['', 'a', 'ac', 'abc', 'abcd', 'ad', 'ba', 'axb', 'x', 'abcda'];
    const told = await columnsOf(paths.map((path, index) => ({ ...trace(index, path), id: path })));
    expect(paths.map((path) => [path, open(path)?.underWay, open(path)?.alignment?.deviations])).toEqual([['', true, 0], ['a', true, 0], ['ac', true, 0], ['abc', true, 0], ['abcd', true, 0], ['ad', true, 1], ['ba', true, 1], ['axb', true, 1], ['x', true, 1], ['abcda', true, 1]]);
    // The same cases, were they over, would lack all that never came.
    expect(align(told, net).variants.find(({ activities }) => activities.join('') === 'a')).toMatchObject({ underWay: false, alignment: { deviations: 3, fitness: 1 - 3 / 5 } });
  });
  it('tells of a case under way that a step is missing rather than that the next one is out of place, and never more deviations than it has steps', async () => {
    const net = await model('abcd');
    const log = await columnsOf([{ ...trace(0, 'ac'), attributes: { [openAttribute]: true } }, { ...trace(1, 'dcb'), attributes: { [openAttribute]: true } }, trace(2, 'abcd'), { ...trace(3, 'ab'), attributes: { [openAttribute]: true } }, trace(4, 'ab')]);
    const { variants, fitting } = align(log, net);
    const wrong = (path: string, underWay: boolean) => variants.find((each) => each.activities.join('') === path && each.underWay === underWay)?.alignment?.moves.filter(({ kind }) => kind !== 'both').map(({ kind, activity }) => `${kind} ${activity}`);
    expect([wrong('ac', true), wrong('ab', true), wrong('ab', false)]).toEqual([['model b'], [], ['model c', 'model d']]);
    expect(wrong('dcb', true)?.length).toBeLessThanOrEqual(3);
    expect(fitting).toBe(2 / 5);
  });
  it('gives up on what would take too long and says so, counting it in no figure', async () => {
    const net = await model('abcd', 'acbd');
    const given = align(await logOf('abcd', 'dcba'), net, { states: 6 });
    expect(given.givenUp).toBe(1);
    expect(given.variants.filter(({ alignment }) => alignment === null)).toHaveLength(1);
  });
  it('says by replay which steps were forced and which the model does not know', async () => {
    const net = await model('abc');
    const [one] = replay(await logOf('axc'), net).variants;
    expect(one).toMatchObject({ fits: false, forced: ['c'], unknown: ['x'], missing: 1, remaining: 1 });
  });
  it('says nothing of an empty log, and nothing wrong', async () => {
    const empty = await logOf();
    expect(replay(empty, netOf(discoverTree(empty)))).toEqual({ fitness: 1, fitting: 1, variants: [] });
    expect(align(empty, netOf(discoverTree(empty)))).toMatchObject({ fitness: 1, fitting: 1, variants: [], givenUp: 0 });
  });
});

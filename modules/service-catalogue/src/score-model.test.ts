import { readFileSync } from 'node:fs';
import { fromFeel, readDmn } from '@comu/decisions';
import { checkBpmn, compile, feelExpressions, processTitle, readBpmn } from '@comu/processes';
import { describe, expect, it } from 'vitest';
import { digitalAdministration } from './calls/315739.ts';
import { telework } from './calls/21288.ts';
import { processCalled } from './procedure.ts';
import { scoreDecision, scoreModel } from './score-model.ts';
import { titleOf } from './words.ts';

const file = (name: string) => readFileSync(new URL(`../processes/${name}`, import.meta.url), 'utf8');
const scoreOf = (code: string) => {
  const model = readDmn(file(`${code}.dmn`));
  expect(model.problems).toEqual([]);
  return (application: object) => fromFeel(model.evaluate(scoreDecision, { application }).value) as { total: number } & Record<string, number>;
};
const product = <T extends object>(lists: { [K in keyof T]: readonly T[K][] }): T[] =>
  Object.entries(lists).reduce<T[]>((rows, [key, values]) => rows.flatMap((row) => (values as unknown[]).map((value) => ({ ...row, [key]: value }))), [{} as T]);

describe('the score of resource 315739', () => {
  const score = scoreOf('315739');
  const points = { solution: { running: 30, defined: 15, none: 0 }, agents: { roles: 20, measures: 10, nothing: 0 }, cloud: { fully: 20, partly: 10, not: 0 } } as const;
  it('gives in every case the points that were published', () => {
    const cases = product<{ solution: 'running' | 'defined' | 'none'; agents: 'roles' | 'measures' | 'nothing'; cloud: 'fully' | 'partly' | 'not'; population: number }>({
      solution: ['running', 'defined', 'none'], agents: ['roles', 'measures', 'nothing'], cloud: ['fully', 'partly', 'not'], population: [5_001, 7_500, 10_000, 10_001, 20_000],
    });
    expect(cases).toHaveLength(135);
    for (const each of cases) {
      const population = each.population <= 10_000 ? 30 : 15;
      const expected = { solution: points.solution[each.solution], population, agents: points.agents[each.agents], cloud: points.cloud[each.cloud] };
      expect(score(each)).toEqual({ ...expected, total: expected.solution + population + expected.agents + expected.cloud });
    }
  });
  it('reaches 100, and a county council gets no points for a population it does not have', () => {
    const best = { solution: 'running', agents: 'roles', cloud: 'fully' };
    expect(score({ ...best, population: 6_000 }).total).toBe(100);
    expect(score({ ...best, population: null }).total).toBe(70);
  });
});

describe('the score of resource 21288', () => {
  const score = scoreOf('21288');
  it('gives in every case the points that were published, 100 at most', () => {
    const yesNo = ['yes', 'no'] as const;
    const cases = product<{ contact: 'yes' | 'no'; leadership: 'yes' | 'no'; budgetLine: 'yes' | 'no'; support: 'several' | 'one' | 'none'; earlier: 'yes' | 'no' }>({ contact: yesNo, leadership: yesNo, budgetLine: yesNo, support: ['several', 'one', 'none'], earlier: yesNo });
    expect(cases).toHaveLength(48);
    for (const { contact, leadership, budgetLine, support, earlier } of cases)
      expect(score({ contact, leadership, budgetLine, support, earlier }).total)
        .toBe((contact === 'yes' ? 10 : 0) + (leadership === 'yes' ? 30 : 0) + (budgetLine === 'yes' ? 20 : 0) + { several: 20, one: 10, none: 0 }[support] + (earlier === 'yes' ? 20 : 0));
    expect(Math.max(...cases.map((each) => score(each).total))).toBe(100);
  });
  it('asks for 50 points and decides within three months', () => expect(telework.call).toMatchObject({ minimum: 50, months: 3 }));
});

describe('the models shipped', () => {
  it('the score tables on disk are those that the criteria make', () => {
    for (const { resource, call: { criteria } } of [digitalAdministration, telework]) expect(file(`${resource.code}.dmn`)).toBe(scoreModel({ code: resource.code, title: titleOf(resource), criteria }));
  });
  it('the process breaks no rule of the standard', async () => {
    expect(checkBpmn(await readBpmn(file('catalogue-resource.bpmn')), { expressions: feelExpressions })).toEqual([]);
  });
  it('the process is called as its resource is, in each language', async () => {
    const definition = compile(await readBpmn(processCalled({ ca: 'Obres & «serveis»', es: 'Obras $& servicios', en: 'Works < services' })));
    expect(processTitle(definition, 'Obres & «serveis»')).toEqual({ ca: 'Obres & «serveis»', es: 'Obras $& servicios', en: 'Works < services' });
  });
  it('every box and line of the process is drawn once', () => {
    const xml = file('catalogue-resource.bpmn');
    const drawn = [...xml.matchAll(/bpmnElement="([^"]+)"/g)].map(([, id]) => id as string);
    const ids = [...xml.matchAll(/<(?:startEvent|endEvent|\w+Task|\w+Gateway|intermediateCatchEvent|sequenceFlow) id="([^"]+)"/g)].map(([, id]) => id as string);
    expect(drawn.toSorted()).toEqual([...ids, 'catalogue-resource'].toSorted());
  });
});

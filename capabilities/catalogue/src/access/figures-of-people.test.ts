import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataHouse, type DataHouse } from '../testing/house.ts';
import { mergeUntil, type Class } from './classes.ts';

const smallest = 5;
const rowsAlone = (rows: number) => ({ rows, people: rows, numbers: [] });
const enough = ({ people, rows }: { people: number; rows: number }) => Math.max(people, rows) >= smallest;
const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
const within = (cell: Class, { key }: Class) => key.every((value, at) => value === undefined || value === cell.key[at]);
/** The sum of a class says which cells it is made of. */
const numbered = (cells: readonly Class[]) => cells.map(({ key, held }, at) => ({ key, held: { ...held, numbers: [{ values: 0, sum: 2 ** at, size: 0, largest: [0, 0] as const }] } }));
const holds = ({ held }: Class, at: number) => Math.floor((held.numbers[0]?.sum ?? 0) / 2 ** at) % 2 === 1;

describe('classes of people', () => {
  it('hold every row once, and none is of too few, whatever the table', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.option(fc.integer({ min: 0, max: 3 })), fc.boolean()), { selector: JSON.stringify, maxLength: 30 }), fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 30, maxLength: 30 }), (keys, sizes) => {
      const cells = keys.map((key, at) => ({ key, held: rowsAlone(sizes[at]!) }));
      const classes = mergeUntil(enough, cells);
      const all = sum(cells.map(({ held }) => held.rows));
      expect(sum(classes.map(({ held }) => held.rows))).toBe(all < smallest ? 0 : all);
      expect(classes.every(({ held }) => held.rows >= smallest)).toBe(true);
      expect(cells.every((cell) => classes.length === 0 || classes.some((each) => within(cell, each)))).toBe(true);
    }));
  });
  it('of few people go together before any larger one does', () => {
    const cells = ['n', 's', 'e'].flatMap((place) => [26, 25, 2].map((rows, kind) => ({ key: [place, kind], held: rowsAlone(rows) })));
    const classes = mergeUntil(enough, cells);
    expect(classes.filter(({ key }) => key[1] !== undefined)).toHaveLength(6);
    expect(classes.filter(({ key }) => key[1] === undefined).map(({ held }) => held.rows)).toEqual([6]);
  });
  it('keep the finest detail where nobody is few', () => {
    expect(mergeUntil(enough, [{ key: ['n', 'f'], held: rowsAlone(9) }, { key: ['n', 'm'], held: rowsAlone(8) }, { key: ['s', 'f'], held: rowsAlone(7) }, { key: ['s', 'm'], held: rowsAlone(3) }]).map(({ key, held }) => [...key, held.rows])).toEqual([['n', 'm', 8], ['n', 'f', 9], ['s', undefined, 10]]);
  });
});

let house: DataHouse;
let dataset: string;
const run = (operation: string, input: unknown, who = house.reader) => house.runner.run(operation, input, house.as(who));
const ask = (of: 'count' | 'sum' | 'mean', rest: { by?: readonly string[]; only?: readonly unknown[]; dataset?: string } = {}) => run('data.figures', { dataset: 'ajuts', measures: [{ of, ...(of === 'count' ? {} : { column: 'import' }) }], ...rest }) as Promise<{ rows: (string | number | null)[][]; left: number; crossed: string[] }>;

/** 312 people by district, sex and kind of aid; some meet in twos and threes, and one of the north has nearly all the money of its class. */
const people = Array.from({ length: 312 }, (_, at) => ({ barri: ['Centre', 'Nord', 'Sud', 'Raval'][(at * at + (at % 7)) % 11 < 4 ? 0 : at % 4]!, sexe: at % 13 === 0 || at % 3 === 1 ? 'H' : 'D', ajut: ['Lloguer', 'Menjador', 'Llum'][(at % 17 === 0 ? 2 : at % 2)]!, import: at === 1 ? 900_000 : 100 + (at % 40) }));
const columns = ['barri', 'sexe', 'ajut'] as const;

beforeAll(async () => {
  house = await dataHouse();
  const text = `NIF;Barri;Sexe;Ajut;Import\n${people.map(({ barri, sexe, ajut, import: amount }, at) => `${10000000 + at}${'TRWAGMYFPDXBNJZSQVHLCKE'[(10000000 + at) % 23]};${barri};${sexe};${ajut};${amount},00`).join('\n')}\n`;
  dataset = (await run('data.load-file', { file: await house.keep('ajuts.csv', text), code: 'ajuts', title: 'Ajuts' }, house.steward)).dataset;
  await describeAs({ crossed: [...columns] });
});
afterAll(() => house.close());
const describeAs = async (changes: unknown) => run('data.describe-dataset', { dataset, version: (await run('data.dataset-page', { dataset: 'ajuts' }, house.steward)).dataset.version, changes }, house.steward);

const groupings = Array.from({ length: 8 }, (_, mask) => columns.filter((_column, at) => (mask >> at) % 2 === 1));
const conditions = [[], ...columns.flatMap((column) => [...new Set(people.map((each) => each[column]))].slice(-1).flatMap((value) => [[{ column, is: '=', value }], [{ column, is: '<>', value }]]))];

describe('whoever may ask only for figures of people', () => {
  it('gets nothing, by all the groupings and conditions there are, but sums of classes that are each of enough people', async () => {
    const keyOf = (each: (typeof people)[number]) => JSON.stringify(columns.map((name) => each[name]));
    const cells = [...new Set(people.map(keyOf))].toSorted().map((key): Class => ({ key: JSON.parse(key), held: rowsAlone(people.filter((each) => keyOf(each) === key).length) }));
    expect(cells.some(({ held }) => held.rows < smallest)).toBe(true);
    const classes = mergeUntil(enough, cells);
    for (const by of groupings) for (const only of conditions) {
      const needed = [...by, ...only.map(({ column }) => column)];
      const expected = new Map<string, number>();
      for (const { key, held } of classes) {
        const value = (name: string) => key[columns.indexOf(name as 'barri')];
        if (needed.some((name) => value(name) === undefined) || only.some(({ column, is, value: wanted }) => (value(column) === wanted) !== (is === '='))) continue;
        const group = JSON.stringify(by.map(value));
        expected.set(group, (expected.get(group) ?? 0) + held.rows);
      }
      const { rows } = await ask('count', { by, only });
      expect(Object.fromEntries(rows.map((row) => [JSON.stringify(row.slice(0, -1)), row.at(-1)])), `${by.join()} ${JSON.stringify(only)}`).toEqual(Object.fromEntries(expected));
    }
  });
  it('cannot take a part from its total, nor “all but one” from all', async () => {
    const [[all]] = (await ask('count')).rows as [[number]];
    expect(all).toBe(people.length);
    for (const column of columns) {
      const { rows, left } = await ask('count', { by: [column] });
      expect(sum(rows.map(([, rows]) => Number(rows))) + left).toBe(all);
      expect(left === 0 || left >= smallest).toBe(true);
      for (const [value] of rows) {
        const [but, same] = await Promise.all((['<>', '='] as const).map(async (is) => Number((await ask('count', { only: [{ column, is, value }] })).rows[0]?.[0] ?? 0)));
        for (const rest of [all - but!, all - same!, all - but! - same!]) expect(rest === 0 || rest >= smallest, `${column} ${value}`).toBe(true);
      }
    }
  });
  it('does not learn what one large member has, by no grouping, nor by taking the others from the total', async () => {
    const answers = await Promise.all(groupings.map((by) => ask('sum', { by })));
    expect(answers[0]!.rows).toEqual([]);
    for (const { rows } of answers) for (const row of rows) expect(Number(row.at(-1))).toBeLessThan(900_000);
    expect((await ask('count')).rows).toEqual([[people.length]]);
  });
  it('is told by which columns people are counted, always the same ones until the steward chooses others', async () => {
    await expect(ask('count', { by: ['import'] })).rejects.toMatchObject({ code: 'data.not-crossed', facts: { crossed: '“barri”, “sexe”, “ajut”' } });
    await expect(ask('count', { only: [{ column: 'import', is: '>', value: 1000 }] })).rejects.toMatchObject({ code: 'data.not-crossed' });
    await expect(ask('count', { by: ['nif'] })).rejects.toMatchObject({ code: 'data.not-crossed' });
    await expect(run('data.figures', { dataset: 'ajuts', measures: [{ of: 'median', column: 'import' }] })).rejects.toMatchObject({ code: 'data.only-figures' });
    await expect(describeAs({ crossed: ['nif'] })).rejects.toMatchObject({ code: 'data.not-countable' });
    await describeAs({ crossed: null });
    const chosen = (await ask('count')).crossed;
    expect(chosen).toContain('sexe');
    await run('data.load-file', { file: await house.keep('ajuts.csv', `NIF;Barri;Sexe;Ajut;Import\n${people.slice(0, 40).map(({ ajut, import: amount }, at) => `${20000000 + at};B${at % 30};D;${ajut};${amount},00`).join('\n')}\n`), dataset, reason: 'Prova' }, house.steward);
    expect((await ask('count')).crossed).toEqual(chosen);
  });
  it('counts people and not rows: who stands in many does not make a group', async () => {
    const nif = (at: number) => `${30000000 + at}${'TRWAGMYFPDXBNJZSQVHLCKE'[(30000000 + at) % 23]}`;
    const lines = [...Array.from({ length: 12 }, () => `${nif(0)};Nord`), ...Array.from({ length: 72 }, (_, at) => `${nif(1 + (at % 24))};Sud`)];
    await run('data.load-file', { file: await house.keep('pagaments.csv', `NIF;Barri\n${lines.join('\n')}\n`), code: 'pagaments', title: 'Pagaments' }, house.steward);
    expect((await ask('count', { dataset: 'pagaments', by: ['barri'] })).rows).toEqual([]);
    expect((await ask('count', { dataset: 'pagaments' })).rows).toEqual([[84]]);
  });
});

/** What is told of each total of a table, as equations over its groups, and those that eliminating gives back. */
function givenBack(equations: readonly (readonly [coefficients: readonly number[], told: number])[]): Map<number, number> {
  const rows = equations.map(([coefficients, told]) => [...coefficients, told]);
  const width = (rows[0]?.length ?? 1) - 1;
  let done = 0;
  for (let column = 0; column < width; column += 1) {
    const pivot = rows.findIndex((row, at) => at >= done && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [rows[done], rows[pivot]] = [rows[pivot]!, rows[done]!];
    const lead = rows[done]!.map((each) => each / rows[done]![column]!);
    rows[done] = lead;
    for (const [at, row] of rows.entries()) if (at !== done && Math.abs(row[column]!) > 1e-9) rows[at] = row.map((each, place) => each - row[column]! * lead[place]!);
    done += 1;
  }
  return new Map(rows.flatMap((row) => { const at = row.slice(0, width).flatMap((each, place) => (Math.abs(each) > 1e-9 ? [place] : [])); return at.length === 1 ? [[at[0]!, Math.round(row[width]!)] as const] : []; }));
}

describe('somebody who is told every group of every grouping and solves them as one system of equations', () => {
  const shapes = [[5, 2], [3, 3, 2], [4, 3, 2]];
  const tableOf = (shape: readonly number[], draw: () => number): Class[] => shape.reduce<(readonly number[])[]>((keys, size) => keys.flatMap((key) => Array.from({ length: size }, (_, at) => [...key, at])), [[]]).flatMap((key) => { const rows = draw(); return rows === 0 ? [] : [{ key, held: rowsAlone(rows) }]; });
  const asked = (cells: readonly Class[], shown: (cell: Class, at: number) => Class | undefined) => Array.from({ length: 2 ** cells[0]!.key.length }, (_, mask) => {
    const lines = new Map<string, [number[], number]>();
    for (const [at, cell] of cells.entries()) {
      const key = shown(cell, at)?.key.filter((_value, place) => (mask >> place) % 2 === 1);
      if (key === undefined || key.includes(undefined)) continue;
      const line = lines.get(JSON.stringify(key)) ?? [cells.map(() => 0), 0];
      line[0][at] = 1;
      line[1] += cell.held.rows;
      lines.set(JSON.stringify(key), line);
    }
    return [...lines.values()];
  }).flat();
  const draws = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 24, maxLength: 24 });
  it('works out no small group, even knowing which rows each figure is of', () => {
    for (const shape of shapes) fc.assert(fc.property(draws, (sizes) => {
      const cells = tableOf(shape, () => sizes.pop() ?? 0);
      if (cells.length === 0) return;
      const classes = mergeUntil(enough, numbered(cells));
      expect([...givenBack(asked(cells, (_, at) => classes.find((each) => holds(each, at)))).values()].filter((each) => each > 0 && each < smallest)).toEqual([]);
    }));
  });
  it('does work them out where only the small groups themselves are left out', () => {
    const found = fc.sample(draws, { numRuns: 50, seed: 1 }).filter((sizes) => {
      const cells = tableOf([3, 3, 2], () => sizes.pop() ?? 0);
      return cells.length > 0 && [...givenBack(asked(cells, (cell) => cell).filter(([, told]) => told >= smallest)).values()].some((each) => each > 0 && each < smallest);
    });
    expect(found.length).toBeGreaterThan(25);
  });
});

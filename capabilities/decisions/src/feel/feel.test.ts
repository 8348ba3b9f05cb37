import { describe, expect, it } from 'vitest';
import { type Inputs, feel, unaryTests } from './feel.ts';
import { fromFeel, toFeel } from './json.ts';
import { LimitExceeded, type RunOptions } from './run.ts';
import { FeelSyntaxError } from './grammar/scan.ts';

const value = (source: string, inputs: Inputs = {}, options: RunOptions = {}): unknown => fromFeel(feel(source).evaluate(inputs, options).value);
const warned = (source: string, inputs: Inputs = {}): string[] => feel(source).evaluate(inputs).warnings.map(({ message }) => message.en);

describe('FEEL numbers', () => {
  it('add up as people count, never in binary', () => {
    expect(value('0.1 + 0.2')).toBe(0.3);
    expect(value('0.1 + 0.2 = 0.3')).toBe(true);
    expect(value('1.10 * 3 = 3.3')).toBe(true);
  });

  it('keep 34 digits and round half to even', () => {
    expect(value('1 / 3')).toBe('0.3333333333333333333333333333333333');
    expect(value('decimal(2.5, 0)')).toBe(2);
    expect(value('round half up(2.5, 0)')).toBe(3);
  });

  it('come out as a number only when that says exactly the same', () => {
    expect(fromFeel(toFeel(12.5))).toBe(12.5);
    expect(value('9007199254740993')).toBe('9007199254740993');
    expect(fromFeel(toFeel(7), { numbers: 'string' })).toBe('7');
  });

  it('bind the minus sign tighter than the power', () => {
    expect(value('-2 ** 2')).toBe(4);
  });
});

describe('FEEL names', () => {
  it('may have spaces without being declared', () => {
    expect(value('first name + " " + family name', { 'first name': 'Mercè', 'family name': 'Rodoreda' })).toBe('Mercè Rodoreda');
  });

  it('may have signs when they are declared, and then win over the operator', () => {
    const source = 'e-mail';
    expect(fromFeel(feel(source, { names: ['e-mail'] }).evaluate({ 'e-mail': 'a@b.cat' }).value)).toBe('a@b.cat');
    expect(value(source, { e: 5, mail: 3 })).toBe(2);
  });

  it('are followed into the members of a declared context', () => {
    const names = { applicant: { 'e-mail': null, 'number of children': null } };
    const data = { applicant: { 'e-mail': 'x', 'number of children': 2 } };
    expect(fromFeel(feel('applicant.e-mail = "x" and applicant.number of children > 1', { names }).evaluate(data).value)).toBe(true);
  });

  it('may hold keywords when declared', () => {
    expect(fromFeel(feel('date and time of birth', { names: ['date and time of birth'] }).evaluate({ 'date and time of birth': 1 }).value)).toBe(1);
  });

  it('tell what data an expression needs, without those it gives itself', () => {
    const names = (source: string, options = {}): string[] => feel(source, options).undeclared.map(({ name }) => name);
    expect(names('for x in orders return x * vat rate + sum(orders[price > 3].price)')).toEqual(['orders', 'vat rate', 'orders']);
    expect(names('{a: 1, b: a + c}.b')).toEqual(['c']);
    expect(names('amount > limt', { names: ['amount', 'limit'] })).toEqual(['limt']);
  });

  it('cannot reach what was not given', () => {
    for (const source of ['constructor', '__proto__', 'toString', 'process', 'globalThis', '{}.constructor', '"a".constructor', 'applicant.__proto__']) {
      expect(feel(source).evaluate({ applicant: { name: 'x' } }).value).toBeNull();
    }
  });
});

describe('a null', () => {
  it('always says why', () => {
    expect(warned('1 + "a"')).toEqual(['Cannot work out “+” with a number and a string.']);
    expect(warned('5 / 0')).toEqual(['Cannot divide by zero.']);
    expect(warned('salary > 100')).toEqual(['Nothing is called “salary”.', 'Cannot compare no value with a number.']);
    expect(warned('date("2026-02-30")')).toEqual(['The function date has no result: the text is not written in the right form.']);
    expect(warned('[1,2][3]')).toEqual(['The list has 2 elements and none at position 3.']);
    expect(warned('substring(5, 1)')).toEqual(['The function substring expects a string for “string” and was given a number.']);
  });

  it('says so in Catalan and Spanish too, with its place', () => {
    const [warning] = feel('a and 3').evaluate({ a: true }).warnings;
    expect(warning).toEqual({
      code: 'notABoolean', at: 0,
      message: { ca: '«and» espera un sí o no i ha rebut un nombre.', es: '«and» espera un sí o no y ha recibido un número.', en: '“and” expects a boolean and was given a number.' },
    });
  });

  it('does not hide an answer that the rest decides', () => {
    expect(value('null or true')).toBe(true);
    expect(value('null and false')).toBe(false);
    expect(value('null and true')).toBeNull();
    expect(value('some x in [null, true] satisfies x')).toBe(true);
  });
});

describe('FEEL dates', () => {
  it('count months as the calendar does', () => {
    expect(value('date("2026-01-31") + duration("P1M")')).toBe('2026-02-28');
    expect(value('date("2028-02-29") - duration("P4Y")')).toBe('2024-02-29');
    expect(value('years and months duration(date("2024-02-29"), date("2026-02-28"))')).toBe('P1Y11M');
  });

  it('know the zone of the house and its summer time', () => {
    expect(value('@"2026-07-01T12:00:00@Europe/Madrid".time offset')).toBe('PT2H');
    expect(value('now()', {}, { now: new Date('2026-11-24T23:30:00Z') })).toBe('2026-11-25T00:30:00@Europe/Madrid');
    expect(value('today()', {}, { now: new Date('2026-11-24T23:30:00Z') })).toBe('2026-11-25');
  });

  it('reach years that machines do not', () => {
    expect(value('string(date(999999999, 12, 31))')).toBe('999999999-12-31');
    expect(value('date(999999999, 12, 31) + duration("P1D")')).toBeNull();
  });
});

describe('unary tests', () => {
  const passes = (tests: string, input: unknown, inputs: Inputs = {}): boolean | null => unaryTests(tests).evaluate(input, inputs).passes;

  it('hold a value against numbers, ranges, lists and conditions', () => {
    expect(passes('< 10, [20..30]', 25)).toBe(true);
    expect(passes('not("a", "b")', 'c')).toBe(true);
    expect(passes('-', null)).toBe(true);
    expect(passes('? > limit', 5, { limit: 3 })).toBe(true);
    expect(passes('limit', 5, { limit: 3 })).toBe(false);
    expect(passes('contains(?, "x")', 'box')).toBe(true);
    expect(passes(']1..5[', 5)).toBe(false);
    expect(passes('> 5', 'text')).toBeNull();
    expect(passes('null', null)).toBe(true);
    expect(passes('1 + "a"', null)).toBeNull();
  });
});

describe('functions', () => {
  it('close over what was in sight, and may call themselves', () => {
    expect(value('{ rate: 0.21, tax: function(x) x * rate, total: tax(100) }.total')).toBe(21);
    expect(value('{ f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(25) }.r')).toBe('15511210043330985984000000');
  });

  it('can be called by the names of their parameters', () => {
    expect(value('substring(start position: 3, string: "abcdef")')).toBe('cdef');
  });
});

describe('a syntax error', () => {
  it('tells the line, the column and what was expected', () => {
    expect(() => feel('if a\nthen 1')).toThrow(FeelSyntaxError);
    try {
      feel('if a\nthen 1');
    } catch (error) {
      expect(error).toMatchObject({ line: 2, column: 7, text: { ca: 'Línia 2, columna 7: s’esperava «else» i hi ha el final.' } });
    }
  });

  it('is what everything that is no FEEL ends in', () => {
    for (const source of ['', '1 +', '(1', '[1, 2', '{a: 1', '"open', 'for x return 1', 'a b = ', '1 2', 'function(', '@5', ')', 'x in', 'a..b']) {
      expect(() => feel(source), source).toThrow(FeelSyntaxError);
    }
  });
});

describe('an evaluation', () => {
  const stops = (source: string, limits = {}): void => {
    expect(() => feel(source).evaluate({}, { limits }), source).toThrow(LimitExceeded);
  };

  it('stops with a named error when it would not end', () => {
    stops('{ f: function(n) f(n + 1), r: f(0) }.r');
    stops('for a in 1..100000, b in 1..100000 return a');
    stops('count(for a in 1..9999999999 return a)');
    stops('some a in 1..100000, b in 1..100000 satisfies a + b < 0');
    stops('{ double: function(s, n) if n = 0 then s else double(s + s, n - 1), r: double("xxxx", 60) }.r');
    stops('{ grow: function(l, n) if n = 0 then l else grow(concatenate(l, l), n - 1), r: grow([1,2,3], 60) }.r');
  });

  it('stops on values that hold themselves many times over', () => {
    const twins = 'f: function(x, n) if n = 0 then x else f([x, x], n - 1)';
    stops(`{ ${twins}, r: f([1], 60) = f([1], 60) }.r`);
    stops(`{ ${twins}, r: string(f([1], 60)) }.r`);
    stops(`{ ${twins}, r: flatten(f([1], 60)) }.r`);
    stops(`{ ${twins}, r: f([1], 60) instance of list<list<number>> or f(["a"], 60) in [f(["b"], 60), f(["a"], 60)] }.r`);
    expect(() => fromFeel(feel(`{ ${twins}, r: f([1], 60) }.r`).evaluate().value)).toThrow(LimitExceeded);
  });

  it('stops work on long lists and texts done over and over', () => {
    stops('{ l: for x in 1..100000 return x, r: for i in 1..100000 return reverse(l) }.r');
    stops('{ l: for x in 1..100000 return x, r: for i in 1..100000 return 5 in l }.r');
    stops('{ s: string join(for x in 1..100000 return "abcdefgh"), r: for i in 1..190000 return upper case(s) }.r');
    stops('{ s: string join(for x in 1..100000 return "abcdefgh"), r: for i in 1..190000 return matches(s, "^b") }.r');
  });

  it('stops regular expressions that backtrack without end', () => {
    stops('matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")');
    stops('replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(a|a)*b", "x")');
  });

  it('keeps to the bounds it is given', () => {
    stops('[1,2,3,4]', { list: 3 });
    stops('for x in 1..100 return x', { steps: 50 });
    expect(value('for x in 1..5 return x', {}, { limits: { steps: 50 } })).toEqual([1, 2, 3, 4, 5]);
  });

  it('refuses expressions nested too deeply, instead of reading them in every way there is', () => {
    expect(() => feel('('.repeat(5000) + '1' + ')'.repeat(5000))).toThrow(FeelSyntaxError);
    expect(() => feel(`${'x in ('.repeat(100)}1${')+1'.repeat(100)}`)).toThrow(FeelSyntaxError);
    expect(() => feel(`${'-'.repeat(50_000)}1`)).toThrow(FeelSyntaxError);
  });

  it('is compiled once for the same source and names', () => {
    expect(feel('a + 1', { names: ['a'] })).toBe(feel('a + 1', { names: ['a'] }));
    expect(feel('a-b', { names: ['a-b'] })).not.toBe(feel('a-b'));
  });
});

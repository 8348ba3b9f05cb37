import { describe, expect, it } from 'vitest';
import { feel } from '../feel.ts';
import { fromFeel } from '../json.ts';

const call = (owner: string, signature: string, parameters: string, args: string) =>
  feel(`{ f: function(${parameters}) external { java: { class: "${owner}", method signature: "${signature}" } }, r: f(${args}) }.r`).evaluate({});
const value = (...given: Parameters<typeof call>): unknown => fromFeel(call(...given).value);

describe('functions that a model asks of Java', () => {
  it('are worked out by equivalents of Java’s own library, with the width of its types', () => {
    expect(value('java.lang.Math', 'max(double, double)', 'a, b', '0.1, 0.3')).toBe(0.3);
    expect(value('java.lang.Math', 'max(float,float)', 'a, b', '123.46, 456.78')).toBe(456.78);
    expect(value('java.lang.Integer', 'valueOf(java.lang.String)', 'a', '"-12"')).toBe(-12);
    expect(value('java.lang.String', 'format(java.lang.String, [Ljava.lang.Object;)', 'a, b', '"100 %% de %s", "sou"')).toBe('100 % de sou');
  });

  it('give nothing and say why when Java would have thrown', () => {
    expect(call('java.lang.Byte', 'valueOf(byte)', 'a', '300')).toMatchObject({ value: null, warnings: [{ code: 'wrongArgument' }] });
    expect(call('java.lang.Integer', 'valueOf(java.lang.String)', 'a', '"99999999999"')).toMatchObject({ value: null, warnings: [{ code: 'noResult' }] });
    expect(call('java.lang.Math', 'sqrt(double)', 'a', '-1')).toMatchObject({ value: null, warnings: [{ code: 'noResult' }] });
    expect(call('java.lang.Math', 'max(int,int)', 'a', '1')).toMatchObject({ value: null, warnings: [{ code: 'wrongArguments' }] });
    expect(call('java.lang.String', 'format(java.lang.String,[Ljava.lang.Object;)', 'a, b', '"%x", 1')).toMatchObject({ value: null, warnings: [{ code: 'noResult' }] });
  });

  it.each([
    ['java.lang.Runtime', 'exec(java.lang.String)'], ['java.lang.System', 'exit(int)'], ['java.lang.Class', 'forName(java.lang.String)'],
    ['constructor', 'constructor(java.lang.String)'], ['java.lang.Math', '__proto__'],
  ])('reach nothing outside that library: %s.%s', (owner, signature) => {
    expect(call(owner, signature, 'a', '"1"')).toMatchObject({ value: null, warnings: [{ code: 'external' }] });
  });
});

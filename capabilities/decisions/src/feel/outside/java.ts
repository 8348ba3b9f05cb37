import { type JavaTypeName, type JavaValue } from './java-values.ts';

/** One static method of Java's own library that has an equivalent here: no Java runs, and nothing outside this table can be reached. */
export interface JavaMethod {
  readonly parameters: readonly JavaTypeName[];
  /** The last parameter takes the rest of the arguments. */
  readonly rest: boolean;
  readonly result: JavaTypeName;
  readonly work: (args: readonly JavaValue[]) => JavaValue | undefined;
}

const methods = new Map<string, JavaMethod>();

function add(owner: string, name: string, parameters: readonly JavaTypeName[], result: JavaTypeName, work: JavaMethod['work']): void {
  methods.set(`${owner}.${name}(${parameters.join(',')})`, { parameters, rest: false, result, work });
}

const doubles = (args: readonly JavaValue[]): readonly number[] => args.map(Number);
for (const name of ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'exp', 'log', 'log10', 'sqrt', 'cbrt', 'ceil', 'floor', 'abs'] as const) {
  add('java.lang.Math', name, ['double'], 'double', (args) => Math[name](Number(args[0])));
}
for (const name of ['pow', 'atan2', 'hypot'] as const) {
  add('java.lang.Math', name, ['double', 'double'], 'double', (args) => { const [a = 0, b = 0] = doubles(args); return Math[name](a, b); });
}
for (const type of ['float', 'double'] as const) {
  for (const name of ['max', 'min'] as const) add('java.lang.Math', name, [type, type], type, (args) => Math[name](...doubles(args)));
}
for (const type of ['int', 'long'] as const) {
  add('java.lang.Math', 'max', [type, type], type, ([a = 0n, b = 0n]) => (a > b ? a : b));
  add('java.lang.Math', 'min', [type, type], type, ([a = 0n, b = 0n]) => (a < b ? a : b));
}

const BOXES = { Byte: 'byte', Short: 'short', Integer: 'int', Long: 'long', Float: 'float', Double: 'double' } as const;
const WHOLE = /^[+-]?\d{1,19}$/;
const FRACTION = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
for (const [box, type] of Object.entries(BOXES)) {
  const fractional = type === 'float' || type === 'double';
  const read = ([written]: readonly JavaValue[]): JavaValue | undefined => {
    if (!(fractional ? FRACTION : WHOLE).test(String(written))) return undefined;
    if (fractional) return type === 'float' ? Math.fround(Number(written)) : Number(written);
    const bits = { byte: 8, short: 16, int: 32, long: 64 }[type];
    return BigInt.asIntN(bits, BigInt(String(written))) === BigInt(String(written)) ? BigInt(String(written)) : undefined;
  };
  add(`java.lang.${box}`, 'valueOf', [type], type, ([value]) => value);
  add(`java.lang.${box}`, 'valueOf', ['java.lang.String'], type, read);
}

for (const type of ['char', 'boolean', 'int', 'long'] as const) add('java.lang.String', 'valueOf', [type], 'java.lang.String', ([value]) => String(value));

/** `%s` and `%d` with nothing between, `%n` and `%%`: what the letters of a form need; any other pattern has no result. */
function format([pattern = '', ...given]: readonly JavaValue[]): JavaValue | undefined {
  let next = 0;
  let understood = true;
  const written = String(pattern).replace(/%(.?)/g, (_, letter: string) => {
    if (letter === '%') return '%';
    if (letter === 'n') return '\n';
    const value = given[next++];
    if (value !== undefined && (letter === 's' || (letter === 'd' && WHOLE.test(String(value))))) return String(value);
    understood = false;
    return '';
  });
  return understood ? written : undefined;
}
methods.set('java.lang.String.format(java.lang.String,[Ljava.lang.Object;)', { parameters: ['java.lang.String', 'java.lang.Object'], rest: true, result: 'java.lang.String', work: format });

/** The method that a class and a signature such as `max(double, double)` name, null when there is no equivalent of it here. */
export const javaMethod = (owner: string, signature: string): JavaMethod | null => methods.get(`${owner}.${signature.replace(/\s+/g, '')}`) ?? null;

import { z } from 'zod';
import type { Context } from './context.ts';
import { schemaOf, type Field, type ValueOf } from './field.ts';
import type { ImportField } from './import-columns.ts';
import type { Text } from './text.ts';

type InputShape = Readonly<Record<string, Field<any, boolean, boolean, boolean> | z.ZodType>>;
type InputKey<S extends InputShape, Optional extends boolean> = {
  [K in keyof S]: S[K] extends Field<any, true, any, any> ? (Optional extends true ? K : never)
    : S[K] extends z.ZodType ? (undefined extends z.output<S[K]> ? (Optional extends true ? K : never) : Optional extends true ? never : K)
    : Optional extends true ? never : K;
}[keyof S];
type Given<T> = T extends z.ZodType ? z.output<T> : T extends Field<any, any, any, any> ? ValueOf<T> : never;
/** What the handler of an operation gets, defaults filled in. */
export type InputOf<S extends InputShape> = { readonly [K in InputKey<S, false>]: Given<S[K]> } & { readonly [K in InputKey<S, true>]?: Given<S[K]> };

type AskedKey<S extends InputShape, Optional extends boolean> = {
  [K in keyof S]: S[K] extends Field<any, true, any, any> ? (Optional extends true ? K : never)
    : S[K] extends z.ZodType ? (undefined extends z.input<S[K]> ? (Optional extends true ? K : never) : Optional extends true ? never : K)
    : Optional extends true ? never : K;
}[keyof S];
type Asked<T> = T extends z.ZodType ? z.input<T> : T extends Field<any, any, any, any> ? ValueOf<T> : never;
/** What a caller gives: what has a default may be left out. */
export type AskedOf<S extends InputShape> = { readonly [K in AskedKey<S, false>]: Asked<S[K]> } & { readonly [K in AskedKey<S, true>]?: Asked<S[K]> };

/** Who may call: anybody, whoever signed in, the platform itself, or the holders of a permission in the organisation they act in. */
export type Permission = 'anyone' | 'signed-in' | 'system' | (string & {});

export interface OperationDeclaration<S extends InputShape, Out> {
  readonly title: Text;
  readonly describe?: Text;
  readonly permission: Permission;
  readonly input: S;
  readonly output: z.ZodType<Out>;
  /** A `query` writes nothing and leaves no act; a `change` (when not said) leaves one, sealed in the ledger. */
  readonly kind?: 'change' | 'query';
  /** `platform` work belongs to no organisation (sign-in, the list of organisations); the handler then sees platform records only. */
  readonly scope?: 'organisation' | 'platform';
  /** Other organisations may deliver it here (`context.deliver`): it then runs as this organisation's system. */
  readonly receives?: boolean;
  /** It talks to other systems: processes never call it within a step, but apart and at least once, and take in what it answers. */
  readonly outside?: boolean;
  /** Requests a minute from one address for operations that anyone may call. */
  readonly perMinute?: number;
  /** It imports a file: into which record, and the fields that its columns may bring. */
  readonly imports?: { readonly record: string; fields(): readonly ImportField[] };
  /** The most that one request carries, in bytes unpacked; 2 MiB when not said. */
  readonly carries?: number;
  run(input: InputOf<S>, context: Context): Promise<Out>;
  /** Does many waiting jobs of one organisation in one transaction, faster than one by one; when it fails, all is undone and each is done alone. */
  runTogether?(inputs: readonly InputOf<S>[], context: Context): Promise<void>;
}

export interface Operation<Name extends string = string, In = any, Out = any, Ask = any> {
  readonly name: Name;
  readonly module: string;
  readonly title: Text;
  readonly describe?: Text;
  readonly permission: Permission;
  readonly kind: 'change' | 'query';
  readonly scope: 'organisation' | 'platform';
  readonly receives: boolean;
  readonly outside: boolean;
  readonly perMinute: number | undefined;
  readonly imports?: { readonly record: string; fields(): readonly ImportField[] };
  readonly carries: number | undefined;
  readonly input: z.ZodType<In>;
  readonly output: z.ZodType<Out>;
  run(input: In, context: Context): Promise<Out>;
  readonly runTogether?: (inputs: readonly In[], context: Context) => Promise<void>;
  readonly asked?: Ask;
}
export type InputFor<O> = O extends Operation<string, any, any, infer Ask> ? Ask : never;
export type OutputFor<O> = O extends Operation<string, any, infer Out, any> ? Out : never;

/** Declares a named operation, the only way anything changes: HTTP, command line, processes, jobs and tests all call it. */
export function operation<const Name extends `${string}.${string}`, S extends InputShape, Out>(
  name: Name,
  declaration: OperationDeclaration<S, Out>,
): Operation<Name, InputOf<S>, Out, AskedOf<S>> {
  const { title, describe, permission, kind = 'change', scope = 'organisation', receives = false, outside = false, perMinute, carries, imports, output, run, runTogether } = declaration;
  let input: z.ZodType | undefined;
  return {
    name, title, permission, kind, scope, receives, outside, perMinute, carries, output,
    ...(describe === undefined ? {} : { describe }),
    ...(imports === undefined ? {} : { imports }),
    module: name.slice(0, name.indexOf('.')),
    get input() {
      return (input ??= inputSchema(declaration.input)) as z.ZodType<InputOf<S>>;
    },
    run: (given, context) => run(given, context),
    ...(runTogether === undefined ? {} : { runTogether }),
  };
}

function inputSchema(shape: InputShape) {
  const entries = Object.entries(shape).map(([name, each]) => {
    if (each instanceof z.ZodType) return [name, each] as const;
    const schema = schemaOf(each as Field);
    return [name, each.declaration.optional ? schema.optional() : schema] as const;
  });
  return z.strictObject(Object.fromEntries(entries));
}

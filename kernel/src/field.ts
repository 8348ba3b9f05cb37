import { z } from 'zod';
import type { Text } from './text.ts';
import type { AnyRecord } from './record.ts';

/** Who may ever see a field: everybody, the organisation, or the organisation under data protection. */
export type Protection =
  | { readonly class: 'open' }
  | { readonly class: 'internal' }
  | {
      readonly class: 'personal' | 'special';
      /** What it tells of a person: identity, contact, employment, economic, health … */
      readonly kind: string;
      /** The article that allows it to be held: `GDPR 6.1.e`. */
      readonly basis: string;
    };

export type FieldKind = 'text' | 'long-text' | 'integer' | 'decimal' | 'money' | 'yes-no' | 'day' | 'moment' | 'choice' | 'reference' | 'file' | 'structure';

export interface FieldDeclaration {
  readonly kind: FieldKind;
  readonly label: Text;
  readonly help?: Text;
  readonly protection?: Protection;
  readonly optional: boolean;
  readonly unique: boolean;
  /** Value that a new row takes when none is given. */
  readonly initial?: unknown;
  readonly choices?: Readonly<Record<string, Text>>;
  readonly to?: () => AnyRecord;
  readonly schema: z.ZodType;
}

declare const value: unique symbol;

/** One field of a record or of an operation's input. `Protected` is true once its data-protection class is said. */
export interface Field<Value = unknown, Optional extends boolean = boolean, Protected extends boolean = boolean, Initial extends boolean = boolean> {
  readonly declaration: FieldDeclaration;
  readonly [value]?: { value: Value; optional: Optional; protected: Protected; initial: Initial };
  describe(help: Text): Field<Value, Optional, Protected, Initial>;
  optional(): Field<Value, true, Protected, Initial>;
  unique(): Field<Value, Optional, Protected, Initial>;
  initially(value: Value): Field<Value, Optional, Protected, true>;
  /** May be published as open data. */
  open(): Field<Value, Optional, true, Initial>;
  /** Only for the people of the organisation; tells nothing of a person. */
  internal(): Field<Value, Optional, true, Initial>;
  /** Tells something of a person (GDPR art. 4.1). */
  personal(kind: string, legal: { basis: string }): Field<Value, Optional, true, Initial>;
  /** A special category of personal data (GDPR art. 9). */
  special(kind: string, legal: { basis: string }): Field<Value, Optional, true, Initial>;
}

export interface TextField<Optional extends boolean = false, Protected extends boolean = false> extends Field<string, Optional, Protected, false> {
  matching(pattern: RegExp, remedy?: Text): TextField<Optional, Protected>;
  atMost(characters: number): TextField<Optional, Protected>;
}

export type ValueOf<F> = F extends Field<infer Value, infer Optional, boolean, boolean> ? (Optional extends true ? Value | null : Value) : never;

function make<Value, O extends boolean, P extends boolean, I extends boolean>(declaration: FieldDeclaration): Field<Value, O, P, I> {
  const but = (change: Partial<FieldDeclaration>) => make({ ...declaration, ...change }) as never;
  return {
    declaration,
    describe: (help) => but({ help }),
    optional: () => but({ optional: true }),
    unique: () => but({ unique: true }),
    initially: (initial) => but({ initial }),
    open: () => but({ protection: { class: 'open' } }),
    internal: () => but({ protection: { class: 'internal' } }),
    personal: (kind, { basis }) => but({ protection: { class: 'personal', kind, basis } }),
    special: (kind, { basis }) => but({ protection: { class: 'special', kind, basis } }),
  };
}

const plain = { optional: false, unique: false } as const;

function makeText(label: Text, kind: 'text' | 'long-text', schema: z.ZodString): TextField {
  const field = make<string, false, false, false>({ ...plain, kind, label, schema });
  return Object.assign(field, {
    matching: (pattern: RegExp, remedy?: Text) => makeText(label, kind, schema.regex(pattern, remedy?.ca)),
    atMost: (characters: number) => makeText(label, kind, schema.max(characters)),
  });
}

/** A line of text, trimmed, 1–500 characters unless `atMost` says otherwise. */
export const text = (label: Text): TextField => makeText(label, 'text', z.string().trim().min(1).max(500));
/** Paragraphs, up to 20,000 characters. */
export const longText = (label: Text): TextField => makeText(label, 'long-text', z.string().max(20_000));
/** A whole number, within ±9,007,199,254,740,991. */
export const integer = (label: Text) => make<number, false, false, false>({ ...plain, kind: 'integer', label, schema: z.int() });
/** An exact decimal, carried as a string (`"12.5"`), never as binary floating point. */
export const decimal = (label: Text) => make<string, false, false, false>({ ...plain, kind: 'decimal', label, schema: z.string().regex(/^-?\d{1,20}(\.\d{1,10})?$/) });
/** Euros with two decimals, carried as a string: `"442030.00"`. */
export const money = (label: Text) => make<string, false, false, false>({ ...plain, kind: 'money', label, schema: z.string().regex(/^-?\d{1,15}(\.\d{1,2})?$/) });
export const yesNo = (label: Text) => make<boolean, false, false, false>({ ...plain, kind: 'yes-no', label, schema: z.boolean() });
/** A calendar day, `YYYY-MM-DD`, in Europe/Madrid. */
export const day = (label: Text) => make<string, false, false, false>({ ...plain, kind: 'day', label, schema: z.iso.date() });
/** An instant, ISO 8601 in UTC. */
export const moment = (label: Text) => make<string, false, false, false>({ ...plain, kind: 'moment', label, schema: z.iso.datetime({ offset: true }) });
/** One of a closed list, each value with what people read. */
export const choice = <const C extends Readonly<Record<string, Text>>>(label: Text, choices: C) =>
  make<Extract<keyof C, string>, false, false, false>({ ...plain, kind: 'choice', label, choices, schema: z.enum(Object.keys(choices) as [string, ...string[]]) });
/** The identifier of a row of another record; the database keeps it true. */
export const reference = (to: () => AnyRecord, label: Text) => make<string, false, false, false>({ ...plain, kind: 'reference', label, to, schema: z.uuid() });
/** The SHA-256 (hexadecimal) of a stored file. */
export const file = (label: Text) => make<string, false, false, false>({ ...plain, kind: 'file', label, schema: z.string().regex(/^[0-9a-f]{64}$/) });
/** Something with a shape of its own, kept as JSON. */
export const structure = <S extends z.ZodType>(label: Text, schema: S) => make<z.output<S>, false, false, false>({ ...plain, kind: 'structure', label, schema });

/** The schema that a value of this field must satisfy, `null` allowed where the field is optional, with what a form needs to know. */
export function schemaOf({ declaration }: Field): z.ZodType {
  const { schema, optional, kind, label, help, choices } = declaration;
  return (optional ? schema.nullable() : schema).meta({ title: label.ca, 'x-comu': { kind, label, help, choices, to: declaration.to?.().name } });
}

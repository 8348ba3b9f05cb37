import { z } from 'zod';
import { schemaOf, type Field, type FieldDeclaration, type ValueOf } from './field.ts';
import type { Language, Text } from './text.ts';

export type Fields = Readonly<Record<string, Field<any, boolean, true, boolean>>>;
/** Names that every row already has; a field of its own with one of them does not compile. */
type Own<F> = { readonly [K in keyof F]: K extends keyof Common | 'search' ? never : F[K] };

/** How long a row is kept after a day that one of its fields tells (TAAD), or for ever. */
export type Retention = { readonly years: number; readonly after: string } | 'permanent';
export const years = (count: number) => ({ after: (field: string): Retention => ({ years: count, after: field }) });

export interface RecordDeclaration<F extends Fields> {
  readonly title: Text;
  readonly plural: Text;
  readonly describe?: Text;
  readonly fields: F;
  readonly retention: Retention;
  /** The fields that name a row to a person, joined by a space; the first text field when not said. */
  readonly label?: readonly (keyof F & string)[];
  /** The columns of the list until a person chooses others. */
  readonly list?: readonly ((keyof F & string) | 'createdAt' | 'changedAt')[];
  /** The fields that say in Spanish and English what another says in Catalan; left empty, the Catalan stands in for them. */
  readonly inLanguages?: { readonly [K in keyof F & string]?: { readonly es: keyof F & string; readonly en: keyof F & string } };
  /** The fields in which the search of a list looks for words. */
  readonly search?: readonly (keyof F & string)[];
  /** Further fields that lists are filtered or sorted by often. */
  readonly index?: readonly (readonly (keyof F & string)[])[];
  /** Groups of fields that no two rows of an organisation may share. */
  readonly unique?: readonly (readonly (keyof F & string)[])[];
  /** Official rows are written once and sealed in the ledger; the database refuses to change or delete them. */
  readonly official?: boolean;
  /** The permission that reading asks for; nobody reads it through lists when not said. */
  readonly read?: string;
  /** The permission that the general create, change and import operations ask for; there are none when not said. */
  readonly write?: string;
  /** `platform` rows belong to no single organisation; `visible` then says in SQL who sees them. */
  readonly scope?: 'organisation' | 'platform';
  readonly visible?: string;
  /** The field that refers to the person whom the row tells of, for “who read my data”. */
  readonly subject?: keyof F & string;
}

/** What every row carries beside its own fields. */
export interface Common {
  readonly id: string;
  readonly organisation: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly changedAt: string;
  /** Counts changes; a change that names an older one is refused. */
  readonly version: number;
}

export interface RecordType<Name extends string = string, F extends Fields = Fields> {
  readonly name: Name;
  readonly module: string;
  readonly declaration: RecordDeclaration<F>;
  readonly fields: F;
  /** The identifier of a row as an operation's input. */
  readonly id: Field<string, false, true, false>;
  /** A row as an operation's output. */
  readonly row: z.ZodType<RowOf<RecordType<Name, F>>>;
}
export type AnyRecord = RecordType<string, any>;

type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends Field<any, true, any, any> | Field<any, any, any, true> ? K : never }[keyof F];

export type RowOf<R> = R extends RecordType<string, infer F> ? Common & { readonly [K in keyof F]: ValueOf<F[K]> } : never;
export type NewRow<R> = R extends RecordType<string, infer F>
  ? { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]> } & { readonly [K in OptionalKeys<F>]?: ValueOf<F[K]> } & { readonly id?: string }
  : never;
export type Changes<R> = R extends RecordType<string, infer F> ? { readonly [K in keyof F]?: ValueOf<F[K]> } : never;

const idLabel: Text = { ca: 'Identificador', es: 'Identificador', en: 'Identifier' };

/**
 * Declares a record once; table, row-level security, validation, form, list, API, export and dictionary come from it.
 * The name is `module.record`; a field whose data-protection class was not said does not compile.
 */
export function record<const Name extends `${string}.${string}`, F extends Fields>(name: Name, declaration: RecordDeclaration<F> & { readonly fields: Own<F> }): RecordType<Name, F> {
  const common = {
    id: z.uuid(), organisation: z.uuid(), createdAt: z.string(), createdBy: z.uuid().nullable(), changedAt: z.string(), version: z.int(),
  };
  const self: RecordType<Name, F> = {
    name,
    module: name.slice(0, name.indexOf('.')),
    declaration,
    fields: declaration.fields,
    id: undefined as never,
    row: undefined as never,
  };
  const idDeclaration: FieldDeclaration = { kind: 'reference', label: declaration.title ?? idLabel, to: () => self, schema: z.uuid(), optional: false, unique: false, protection: { class: 'internal' } };
  const id = { declaration: idDeclaration } as Field<string, false, true, false>;
  // References between records may form a ring, so schemas are made when first asked for.
  let row: z.ZodType | undefined;
  Object.defineProperties(self, {
    id: { value: id, enumerable: true },
    row: {
      get: () => (row ??= z.object({ ...(declaration.scope === 'platform' ? { ...common, organisation: z.uuid().optional() } : common), ...shapeOf(declaration.fields) })),
      enumerable: true,
    },
  });
  return self;
}

/** The zod shape of a set of fields. */
export const shapeOf = (fields: Readonly<Record<string, Field>>): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));

export const isPlatform = (record: AnyRecord) => record.declaration.scope === 'platform';

export const labelFields = (record: AnyRecord): readonly string[] =>
  record.declaration.label ?? [Object.entries(record.fields as Fields).find(([, field]) => field.declaration.kind === 'text')?.[0] ?? 'id'];

/** What a field of a row says to a reader of a language, in Catalan where nobody wrote it in theirs. */
export function saidIn({ record, row, field, language }: { record: AnyRecord; row: Readonly<Record<string, unknown>>; field: string; language: Language }): unknown {
  const others = record.declaration.inLanguages?.[field];
  return (language === 'ca' || others === undefined ? null : row[others[language]]) ?? row[field];
}

/** A field with those that say the same in other languages. */
export const withLanguages = (record: AnyRecord, field: string): readonly string[] => {
  const others = record.declaration.inLanguages?.[field];
  return others === undefined ? [field] : [field, others.es, others.en];
};

export const personalFields = (record: AnyRecord): string[] =>
  Object.entries(record.fields as Fields).flatMap(([name, { declaration }]) =>
    declaration.protection?.class === 'personal' || declaration.protection?.class === 'special' ? [name] : []);

import { forPeople } from './for-people.ts';
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { call, type Failed } from '../api.ts';
import { useOrganisationSlug } from '../session.tsx';
import { useLanguage, type Language, type Text } from '../text.tsx';

export type FieldKind = 'text' | 'long-text' | 'integer' | 'decimal' | 'money' | 'yes-no' | 'day' | 'moment' | 'choice' | 'reference' | 'file' | 'structure';

export interface FieldDescription {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: Text;
  readonly help?: Text;
  readonly optional: boolean;
  readonly unique?: boolean;
  readonly choices?: Readonly<Record<string, Text>>;
  readonly to?: string;
  readonly protection?: { readonly class: 'open' | 'internal' | 'personal' | 'special'; readonly kind?: string; readonly basis?: string };
}
export interface RecordDescription {
  readonly name: string;
  readonly module: string;
  readonly title: Text;
  readonly plural: Text;
  readonly describe?: Text;
  readonly label: readonly string[];
  /** The fields that say in Spanish and English what another says in Catalan. */
  readonly inLanguages?: Readonly<Record<string, { readonly es: string; readonly en: string }>>;
  readonly list: readonly string[];
  readonly search: boolean;
  readonly fields: readonly FieldDescription[];
  readonly can: { readonly read: boolean; readonly create: boolean; readonly change: boolean; readonly import: boolean };
}

/** JSON Schema as far as the server's inputs use it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly default?: unknown;
  /** `secret` is never kept in a draft nor shown. */
  readonly 'x-comu'?: { readonly kind: FieldKind | 'secret'; readonly label: Text; readonly help?: Text; readonly choices?: Readonly<Record<string, Text>>; readonly to?: string };
}
export interface OperationDescription {
  readonly name: string;
  readonly module: string;
  readonly title: Text;
  readonly describe?: Text;
  readonly kind: 'change' | 'query';
  readonly allowed: boolean;
  readonly input: Schema;
  /** It imports a file: into which record, and the fields that its columns may bring. */
  readonly imports?: { readonly record: string; readonly fields: readonly { readonly name: string; readonly label: Text; readonly required: boolean }[] };
}
export interface Description {
  readonly modules: readonly { readonly name: string; readonly title: Text }[];
  /** Whether mail leaves this installation, or waits to be read in its outbox. */
  readonly sendsMail: boolean;
  readonly permissions: Readonly<Record<string, Text>>;
  readonly records: readonly RecordDescription[];
  readonly operations: readonly OperationDescription[];
}

/** What this installation knows and what the person may do in the current organisation. */
export function useDescription(given?: string): Description | undefined {
  const current = useOrganisationSlug();
  const organisation = given ?? current;
  const { language } = useLanguage();
  const { data } = useQuery<Description, Failed>({
    queryKey: ['description', organisation ?? ''],
    staleTime: 300_000,
    enabled: organisation !== undefined,
    queryFn: ({ signal }) => call<Description>({ operation: 'kernel.describe', organisation, language, signal }),
  });
  return data;
}

export function useRecord(name: string): RecordDescription | undefined {
  const description = useDescription();
  return useMemo(() => description?.records.find((each) => each.name === name), [description, name]);
}

export function useOperation(name: string): OperationDescription | undefined {
  const description = useDescription();
  return useMemo(() => description?.operations.find((each) => each.name === name), [description, name]);
}

/** The general operations that every record has; screens offer them by their own buttons. */
const general = ['list', 'read', 'create', 'change', 'import', 'export'];
export const isGeneral = ({ name }: OperationDescription, records: readonly RecordDescription[]) =>
  records.some((record) => general.some((verb) => name === `${record.name}.${verb}`));

/** The input property of an operation that takes the identifier of a row of the record, if it has one. */
export function propertyFor({ input }: OperationDescription, record: string): string | undefined {
  return Object.entries(input.properties ?? {}).find(([, property]) => property['x-comu']?.kind === 'reference' && property['x-comu'].to === record)?.[0];
}

/** The steps that may be taken on one row: allowed changes whose input names the record. */
export const actionsOn = ({ operations, records }: Description, record: string) =>
  operations.filter((each) => each.allowed && each.kind === 'change' && !isGeneral(each, records) && propertyFor(each, record) !== undefined && forPeople(each));

/** A row as every list and read gives it. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number; readonly createdAt: string; readonly changedAt: string };
export interface ListAnswer {
  readonly rows: readonly Row[];
  readonly labels: Readonly<Record<string, string>>;
  readonly next?: string;
  readonly count: { readonly value: number; readonly capped: boolean };
}
export interface HistoryEntry {
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly operation: string;
  readonly title: Text;
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}
export interface ReadAnswer {
  readonly row: Row;
  readonly labels: Readonly<Record<string, string>>;
  readonly history: readonly HistoryEntry[];
}

/** What a field of a row says to a reader of a language, in Catalan where nobody wrote it in theirs. */
export function saidIn({ record, row, field, language }: { record: RecordDescription; row: Row; field: string; language: Language }): unknown {
  const others = record.inLanguages?.[field];
  return (language === 'ca' || others === undefined ? null : row[others[language]]) ?? row[field];
}

export const rowName = (record: RecordDescription, row: Row, language: Language): string => record.label.map((field) => saidIn({ record, row, field, language })).filter((part) => part !== null && part !== undefined && part !== '').join(' ') || row.id.slice(0, 8);

export const recordHref = (organisation: string, record: string, id?: string) => `/o/${organisation}/r/${record}${id === undefined ? '' : `/${id}`}`;
export const operationHref = (organisation: string, operation: string, given: Readonly<Record<string, string>> = {}) => {
  const query = new URLSearchParams(given).toString();
  return `/o/${organisation}/do/${operation}${query === '' ? '' : `?${query}`}`;
};

/** The screen where a file is imported by an operation; `back` is the list it is reached from. */
export const importHref = (organisation: string, operation: string, back: string) => `/o/${organisation}/import/${operation}?${new URLSearchParams({ back }).toString()}`;

/** The operation by which the person may bring rows of a record from a file, if any. */
export const importerOf = ({ operations }: Description, record: string) => operations.find(({ allowed, imports }) => allowed && imports?.record === record);

/** The moments every row carries, as columns one may choose. */
export const commonFields: readonly FieldDescription[] = [
  { name: 'createdAt', kind: 'moment', label: { ca: 'Creat', es: 'Creado', en: 'Created' }, optional: false },
  { name: 'changedAt', kind: 'moment', label: { ca: 'Canviat', es: 'Cambiado', en: 'Changed' }, optional: false },
];

import { z } from 'zod';
import type { Context } from './context.ts';
import type { FieldDeclaration } from './field.ts';
import type { House } from './house.ts';
import type { Operation } from './operation.ts';
import { isPlatform, labelFields, type AnyRecord, type Fields } from './record.ts';

/** Everything the web app needs to draw lists, records and forms, and what this person may do of it in this organisation. */
export function describeHouse(house: House, { can: holds, me, settings }: Pick<Context, 'can' | 'me' | 'settings'>) {
  const context = { me, can: (permission: string) => (permission === 'signed-in' ? me.kind !== 'public' : holds(permission)) };
  return {
    modules: house.modules.map(({ name, title }) => ({ name, title })),
    /** Whether mail leaves this installation, or waits to be read in its outbox. */
    sendsMail: settings.SMTP_URL !== undefined,
    permissions: Object.fromEntries(house.permissions),
    records: [...house.records.values()].filter(({ declaration }) => declaration.read === undefined || context.can(declaration.read)).map((record) => describeRecord(record, context)),
    operations: [...house.operations.values()].filter(({ permission }) => permission !== 'system').map((operation) => ({
      name: operation.name, module: operation.module, title: operation.title, describe: operation.describe, kind: operation.kind, permission: operation.permission,
      allowed: mayCall(operation, context), input: inputJson(operation), ...(operation.imports === undefined ? {} : { imports: { record: operation.imports.record, fields: operation.imports.fields().map(({ name, label, required }) => ({ name, label, required })) } }),
    })),
  };
}

const mayCall = ({ permission }: Operation, { can }: { can: (permission: string) => boolean }): boolean =>
  permission === 'anyone' || can(permission);

function describeRecord(record: AnyRecord, { can }: Pick<Context, 'can'>) {
  const { title, plural, describe, list, search, read, write, official, inLanguages } = record.declaration;
  return {
    name: record.name, module: record.module, title, plural, describe, label: labelFields(record), inLanguages,
    list: list ?? Object.keys(record.fields).slice(0, 5), search: search !== undefined, official: official === true, platform: isPlatform(record),
    fields: Object.entries(record.fields as Fields).map(([name, { declaration }]) => describeField(name, declaration)),
    can: { read: read !== undefined && can(read), create: write !== undefined && can(write), change: write !== undefined && official !== true && can(write), import: write !== undefined && can(write) },
  };
}

const describeField = (name: string, { kind, label, help, optional, unique, choices, to, protection }: FieldDeclaration) => ({
  name, kind, label, help, optional, unique, choices, to: to?.().name, protection,
});

const schemas = new WeakMap<Operation, unknown>();
/** The JSON Schema (2020-12) of an operation's input. */
export function inputJson(operation: Operation): unknown {
  let json = schemas.get(operation);
  if (json === undefined) schemas.set(operation, (json = jsonOf(operation.input, 'input')));
  return json;
}

export const jsonOf = (schema: z.ZodType, io: 'input' | 'output'): unknown => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Record<string, unknown>;
  return json;
};

import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Context } from './context.ts';
import type { Field } from './field.ts';
import { importOperation } from './import.ts';
import { labelsOf, listRequest, listRows } from './list.ts';
import { operation, type Operation } from './operation.ts';
import { personalFields, shapeOf, type AnyRecord, type Fields } from './record.ts';
import type { Text } from './text.ts';

const rowsOf = (record: AnyRecord) => z.array(record.row as z.ZodType<Record<string, unknown>>);
const labels = z.record(z.string(), z.string());
const history = z.array(z.object({
  at: z.string(), by: z.object({ id: z.uuid().nullable(), name: z.string() }), operation: z.string(),
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
}));

/** The operations that every record has by being declared: list and read where it says who may read, create and change where it says who may write. */
export function recordOperations(record: AnyRecord): Operation[] {
  const { read, write, official } = record.declaration;
  return [
    ...(read === undefined ? [] : [listOperation(record, read), readOperation(record, read)]),
    ...(write === undefined ? [] : [createOperation(record, write), importOperation(record, write), ...(official ? [] : [changeOperation(record, write)])]),
  ];
}

const titled = (record: AnyRecord, ca: string, es: string, en: string): Text => ({
  ca: `${ca}: ${record.declaration.title.ca}`, es: `${es}: ${record.declaration.title.es}`, en: `${en}: ${record.declaration.title.en}`,
});

const listOperation = (record: AnyRecord, permission: string) =>
  operation(`${record.name}.list` as `${string}.${string}`, {
    title: titled(record, 'Llista', 'Lista', 'List'), permission, kind: 'query',
    input: listRequest.shape,
    output: z.object({ rows: rowsOf(record), labels, next: z.string().optional(), count: z.object({ value: z.int(), capped: z.boolean() }) }),
    async run(request, context) {
      const page = await listRows({ db: context.db, record, organisation: context.organisation, request });
      await recordReading(context, `${record.name}.list`, record, page.rows);
      return { ...page, labels: await labelsOf({ db: context.db, record, rows: page.rows, language: context.language }) };
    },
  });

const readOperation = (record: AnyRecord, permission: string) =>
  operation(`${record.name}.read` as `${string}.${string}`, {
    title: titled(record, 'Consulta', 'Consulta', 'Read'), permission, kind: 'query',
    input: { id: record.id },
    output: z.object({ row: record.row as z.ZodType<Record<string, unknown>>, labels, history }),
    async run({ id }, context) {
      const row = (await context.db.get(record, id)) as Record<string, unknown>;
      await recordReading(context, `${record.name}.read`, record, [row]);
      return { row, labels: await labelsOf({ db: context.db, record, rows: [row], language: context.language }), history: await historyOf(context, id) };
    },
  });

const createOperation = (record: AnyRecord, permission: string) =>
  operation(`${record.name}.create` as `${string}.${string}`, {
    title: titled(record, 'Crea', 'Crea', 'Create'), permission,
    input: withInitial(record), output: record.row as z.ZodType<Record<string, unknown>>,
    run: async (values, { db }) => (await db.insert(record, values as never)) as Record<string, unknown>,
  });

const changeOperation = (record: AnyRecord, permission: string) =>
  operation(`${record.name}.change` as `${string}.${string}`, {
    title: titled(record, 'Modifica', 'Modifica', 'Change'), permission,
    input: {
      id: record.id, version: z.int().min(1),
      changes: z.strictObject(Object.fromEntries(Object.entries(shapeOf(record.fields)).map(([name, schema]) => [name, schema.optional()]))),
    },
    output: record.row as z.ZodType<Record<string, unknown>>,
    run: async ({ id, version, changes }, { db }) => (await db.update(record, id, changes as never, version)) as Record<string, unknown>,
  });

function withInitial(record: AnyRecord): Record<string, z.ZodType | Field> {
  return Object.fromEntries(Object.entries(record.fields as Fields).map(([name, field]) =>
    [name, field.declaration.initial === undefined ? field : (shapeOf({ [name]: field })[name] as z.ZodType).optional()]));
}

/** Keeps who read which personal data: each row for a record opened, one line for a list. */
export async function recordReading(context: Context, operationName: string, record: AnyRecord, rows: readonly Record<string, unknown>[]) {
  const fields = personalFields(record);
  if (fields.length === 0 || rows.length === 0 || context.me.kind === 'system') return;
  const subjectField = record.declaration.subject;
  const single = rows.length === 1 ? rows[0] : undefined;
  const about = single === undefined ? null : record.name === 'identity.person' ? single['id'] : subjectField === undefined ? null : (single[subjectField] ?? null);
  await keepReading(context, { operation: operationName, record: record.name, subject: (single?.['id'] as string | undefined) ?? null, about: about as string | null, fields, rows: rows.length });
}

export interface Reading { readonly operation: string; readonly record: string; readonly subject: string | null; readonly about?: string | null; readonly fields: readonly string[]; readonly rows: number; /** What for, as whoever read said. */ readonly purpose?: string | null }

/** Keeps one reading of personal data, of a record or of anything else that holds them. */
export async function keepReading(context: Context, { operation: operationName, record, subject, about = null, fields, rows, purpose = null }: Reading): Promise<void> {
  await sql`insert into kernel.reading (organisation, id, at, person, actor, operation, record, subject, about, fields, rows, purpose)
    values (${context.organisation}, ${uuidv7()}, ${context.now.toISOString()}, ${context.me.person}, ${context.me.name}, ${operationName}, ${record}, ${subject}, ${about}, ${fields}, ${rows}, ${purpose})`.execute(context.db.tables());
}

/**
 * Keeps that rows were taken away as a file: a line for all of them and one for each person they are about, who can then see it (GDPR, arts. 5.2 and 15).
 * Only the fields that left count, names shown in place of a reference to a person among them.
 */
export async function recordTaken(context: Context, { operation: operationName, record, fields, rows }: { operation: string; record: AnyRecord; fields: readonly string[]; rows: readonly Record<string, unknown>[] }): Promise<void> {
  const naming = Object.entries(record.fields as Fields).flatMap(([name, { declaration }]) => (declaration.kind === 'reference' && declaration.to?.().name === 'identity.person' ? [name] : []));
  const personal = personalFields(record);
  const left = fields.filter((name) => personal.includes(name) || naming.includes(name));
  if (left.length === 0 || rows.length === 0 || context.me.kind === 'system') return;
  const whose = [...(record.name === 'identity.person' ? ['id'] : []), ...(record.declaration.subject === undefined ? [] : [record.declaration.subject]), ...naming.filter((name) => left.includes(name))];
  const about = new Map<string, number>();
  for (const row of rows) for (const person of new Set(whose.flatMap((name) => (typeof row[name] === 'string' ? [row[name]] : [])))) about.set(person, (about.get(person) ?? 0) + 1);
  await keepReading(context, { operation: operationName, record: record.name, subject: null, fields: left, rows: rows.length });
  await keepReadingsAbout(context, { operation: operationName, record: record.name, fields: left, about });
}

/** Keeps a reading for each person that something read was about, with how many rows of it were theirs. */
export async function keepReadingsAbout(context: Context, { operation: operationName, record, fields, about }: Pick<Reading, 'operation' | 'record' | 'fields'> & { readonly about: ReadonlyMap<string, number> }): Promise<void> {
  if (about.size === 0) return;
  await sql`insert into kernel.reading (organisation, id, at, person, actor, operation, record, about, fields, rows)
    select ${context.organisation}, each.id, ${context.now.toISOString()}, ${context.me.person}, ${context.me.name}, ${operationName}, ${record}, each.about, ${fields}, each.rows
    from unnest(${[...about.keys()].map(() => uuidv7())}::uuid[], ${[...about.keys()]}::uuid[], ${[...about.values()]}::int[]) as each (id, about, rows)`.execute(context.db.tables());
}

/** Who read the personal data of a row or of what else holds them, newest first. */
export async function readingsOf({ db, organisation }: Context, subject: string): Promise<{ at: string; actor: string; operation: string; fields: string[]; rows: number; purpose: string | null }[]> {
  return (await sql<Awaited<ReturnType<typeof readingsOf>>[number]>`
    select at, actor, operation, fields, rows, purpose from kernel.reading where organisation = ${organisation} and subject = ${subject} order by id desc limit 100`.execute(db.tables())).rows;
}

/** What happened to a row, newest first. */
export async function historyOf(context: Context, subject: string): Promise<z.output<typeof history>> {
  const { rows } = await sql<{ at: string; person: string | null; actor: string; operation: string; changes: Record<string, { from: unknown; to: unknown }> }>`
    select c.at, a.person, a.actor, a.operation, c.changes from kernel.change c
    join kernel.act a on a.organisation = c.organisation and a.id = c.act
    where c.organisation = ${context.organisation} and c.subject = ${subject} order by c.id desc limit 200`.execute(context.db.tables());
  return rows.map(({ at, person, actor, operation: name, changes }) => ({ at, by: { id: person, name: actor }, operation: name, changes }));
}


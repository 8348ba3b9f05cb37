import { stringify } from 'csv-stringify';
import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import writeXlsx from 'write-excel-file/node';
import { z } from 'zod';
import { asker, type Gate } from './asker.ts';
import { inputRefused } from './problem.ts';
import { pathOf } from './openapi.ts';
import type { AnyRecord, Fields } from './record.ts';
import type { As, Runner } from './run.ts';
import { recordTaken } from './crud.ts';
import { labelsOf, listRequest, listRows } from './list.ts';
import { operation } from './operation.ts';
import type { Language } from './text.ts';

/** Text that a spreadsheet would run as a formula stays text: an apostrophe goes before it (decision 0020). A number with its sign, or a telephone, is none. */
export const keptAsText = (text: string) => (/^[=@\t\r]|^[+-](?![\d.,\s]+$)/.test(text) ? `'${text}` : text);

const most = { csv: 1_000_000, xlsx: 20_000 } as const;
const asked = z.object({ format: z.enum(['csv', 'xlsx']).default('csv'), filter: z.string().max(5000).optional(), search: z.string().optional(), sort: z.string().optional(), columns: z.string().max(2000).optional() });

/** `GET <record>/export`: the rows of a list as CSV (streamed) or XLSX, with the labels people read. Whose personal data left is kept. */
export function exportRoutes(server: FastifyInstance, { runner, gate }: { runner: Runner; gate: Gate }) {
  for (const record of runner.house.records.values()) {
    if (record.declaration.read === undefined) continue;
    const page = pageOf(record, record.declaration.read);
    server.get(`${pathOf(record.name)}/export`, async (request, reply) => {
      const as = await asker(request, gate);
      const { format, filter, columns, ...rest } = asked.parse(request.query);
      const wanted = columns?.split(',').filter((name) => name in record.fields) ?? Object.keys(record.fields);
      const list = { ...rest, ...(filter === undefined ? {} : { filter: readFilter(filter) }) };
      const rows = rowsOf({ runner, as, record, page, list, columns: wanted, most: most[format] });
      const name = `${record.name.replace('.', '-')}-${new Date().toISOString().slice(0, 10)}.${format}`;
      reply.header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store');
      const heads = wanted.map((field) => (record.fields as Fields)[field]!.declaration.label[as.actor.language]);
      if (format === 'csv') {
        // Excel reads UTF-8 only with the mark in front, and Catalan numbers and lists with semicolons.
        const csv = stringify({ header: true, columns: heads, delimiter: ';', bom: true, cast: { string: keptAsText } });
        const first = await rows.next();
        async function* all() { if (!first.done) { yield first.value; yield* rows; } }
        return reply.type('text/csv; charset=utf-8').send(Readable.from(all()).pipe(csv));
      }
      const cells: { value: string; fontWeight?: 'bold' }[][] = [heads.map((value) => ({ value, fontWeight: 'bold' }))];
      for await (const row of rows) cells.push(row.map((value) => ({ value })));
      const book = (await (writeXlsx as unknown as (data: unknown) => { toBuffer(): Promise<Buffer> } | Promise<Buffer>)(cells)) as Buffer | { toBuffer(): Promise<Buffer> };
      return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(Buffer.isBuffer(book) ? book : await book.toBuffer());
    });
  }
}

function readFilter(text: string): Record<string, unknown> {
  try {
    return listRequest.shape.filter.parse(JSON.parse(text)) ?? {};
  } catch {
    throw inputRefused([{ field: '/filter', rule: 'json', remedy: { ca: 'El filtre ha de ser un objecte JSON.', es: 'El filtro debe ser un objeto JSON.', en: 'The filter must be a JSON object.' } }]);
  }
}

/** A page of what is taken away. The same rows as the list gives, and the same permission; but who took whose personal data is kept person by person. */
const pageOf = (record: AnyRecord, permission: string) => operation(`${record.name}.export` as `${string}.${string}`, {
  title: { ca: `Exporta: ${record.declaration.plural.ca}`, es: `Exporta: ${record.declaration.plural.es}`, en: `Export: ${record.declaration.plural.en}` }, permission, kind: 'query',
  input: { ...listRequest.shape, columns: z.array(z.string()) }, output: z.object({ rows: z.array(z.record(z.string(), z.unknown())), labels: z.record(z.string(), z.string()), next: z.string().optional() }),
  async run({ columns, ...request }, context) {
    const { rows, next } = await listRows({ db: context.db, record, organisation: context.organisation, request });
    await recordTaken(context, { operation: `${record.name}.export`, record, fields: columns, rows });
    return { rows, labels: await labelsOf({ db: context.db, record, rows, language: context.language }), ...(next === undefined ? {} : { next }) };
  },
});

async function* rowsOf({ runner, as, record, page: take, list, columns, most: limit }: { runner: Runner; as: As; record: AnyRecord; page: ReturnType<typeof pageOf>; list: object; columns: readonly string[]; most: number }): AsyncGenerator<string[]> {
  let after: string | undefined;
  let sent = 0;
  do {
    const page = await runner.run(take, { ...list, columns: [...columns], limit: 200, ...(after === undefined ? {} : { after }) }, as);
    for (const row of page.rows) yield columns.map((name) => inWords((record.fields as Fields)[name]!.declaration, row[name], page.labels, as.actor.language));
    sent += page.rows.length;
    after = page.next;
  } while (after !== undefined && sent < limit);
}

function inWords({ kind, choices }: Fields[string]['declaration'], value: unknown, labels: Record<string, string>, language: Language): string {
  if (value === null || value === undefined) return '';
  if (kind === 'choice') return choices?.[value as string]?.[language] ?? String(value);
  if (kind === 'reference') return labels[value as string] ?? String(value);
  if (kind === 'money' || kind === 'decimal') return language === 'en' ? String(value) : String(value).replace('.', ',');
  if (kind === 'yes-no') return { ca: ['no', 'sí'], es: ['no', 'sí'], en: ['no', 'yes'] }[language][value ? 1 : 0] as string;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

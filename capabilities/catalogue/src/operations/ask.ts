import { operation, Refused, sentence } from '@comu/kernel';
import { z } from 'zod';
import { askData } from '../access/ask.ts';
import { askFigures, figuresAsked } from '../access/figures.ts';
import { say } from '../words.ts';

const source = z.object({ dataset: z.uuid(), code: z.string(), title: z.string(), version: z.uuid(), number: z.int(), loadedAt: z.string() });

const question = z.string().trim().min(1).max(20_000);
const parameterName = z.string().regex(/^[a-zA-Z_]\w{0,62}$/);
const value = z.union([z.string().max(10_000), z.number(), z.boolean()]).nullable();

/** Whether a question that a procedure is to ask can be asked, and which columns it would give: nothing is read of the rows. */
export const checkQuestion = operation('data.check-question', {
  title: say('Comprova una pregunta', 'Comprueba una pregunta', 'Check a question'), permission: 'data.read', kind: 'query',
  input: { sql: question, parameters: z.array(parameterName).max(50).default([]), purpose: z.string().max(80).optional() },
  output: z.object({ problem: sentence.nullable(), columns: z.array(z.object({ name: z.string(), type: z.string() })), sources: z.array(source), why: z.array(z.object({ code: z.string(), says: sentence })) }),
  async run({ sql, parameters, purpose }, context) {
    const asked = await context.attempt(() => askData(context, {
      sql, parameters: Object.fromEntries(parameters.map((name) => [name, null])), limits: { rows: 1 }, columnsOnly: true, as: 'process', ...(purpose === undefined ? {} : { purpose }),
    }));
    if (asked.done) return { problem: null, columns: asked.value.columns.map(({ name, type }) => ({ name, type })), sources: [...asked.value.sources], why: [...asked.value.why] };
    if (!(asked.failure instanceof Refused)) throw asked.failure;
    return { problem: asked.failure.sentence, columns: [], sources: [], why: [] };
  },
});

/** A question in SQL by a person: only what their access rules open, never a write, a file or the network. */
export const ask = operation('data.ask', {
  title: say('Consulta les dades en SQL', 'Consulta los datos en SQL', 'Query the data in SQL'), permission: 'data.read', kind: 'query',
  input: { sql: question, parameters: z.record(parameterName, value).optional(), purpose: z.string().max(80).optional(), rows: z.int().min(1).max(5000).default(500), as: z.literal('process').optional() },
  output: z.object({ columns: z.array(z.any()), rows: z.array(z.array(z.unknown())), more: z.boolean(), milliseconds: z.number(), sources: z.array(source), lineage: z.any(), why: z.array(z.object({ code: z.string(), says: sentence })) }),
  run: async ({ sql, parameters, purpose, rows, as }, context) => {
    const answer = await askData(context, { sql, limits: { rows }, ...(parameters === undefined ? {} : { parameters }), ...(purpose === undefined ? {} : { purpose }), ...(as === undefined ? {} : { as, use: { kind: 'process', what: purpose ?? '—' } }) });
    return { ...answer, columns: [...answer.columns], rows: answer.rows.map((row) => [...row]), sources: [...answer.sources], why: [...answer.why] };
  },
});

/** Figures by groups, chosen rather than written; the only way to ask personal data that no rule opens row by row. */
export const figures = operation('data.figures', {
  title: say('Demana xifres', 'Pide cifras', 'Ask for figures'), permission: 'data.read', kind: 'query', input: figuresAsked,
  output: z.object({ columns: z.array(z.any()), rows: z.array(z.array(z.unknown())), left: z.int(), smallest: z.int().nullable(), crossed: z.array(z.string()).nullable(), sql: z.string(), source }),
  run: async (question, context) => {
    const answer = await askFigures(context, question);
    return { ...answer, columns: [...answer.columns], rows: answer.rows.map((row) => [...row]), crossed: answer.crossed === null ? null : [...answer.crossed] };
  },
});

import { operation } from '@comu/kernel';
import { z } from 'zod';
import { askData } from '../access/ask.ts';
import { askFigures, figuresAsked } from '../access/figures.ts';
import { say } from '../words.ts';

const source = z.object({ dataset: z.uuid(), code: z.string(), title: z.string(), version: z.uuid(), number: z.int(), loadedAt: z.string() });
const words = z.object({ ca: z.string(), es: z.string(), en: z.string() });

/** A question in SQL by a person: only what their access rules open, never a write, a file or the network. */
export const ask = operation('data.ask', {
  title: say('Pregunta a les dades', 'Pregunta a los datos', 'Ask the data'), permission: 'data.read', kind: 'query',
  input: { sql: z.string().trim().min(1).max(20_000), purpose: z.string().max(80).optional(), rows: z.int().min(1).max(5000).default(500) },
  output: z.object({ columns: z.array(z.any()), rows: z.array(z.array(z.unknown())), more: z.boolean(), milliseconds: z.number(), sources: z.array(source), lineage: z.any(), why: z.array(z.object({ code: z.string(), says: words })) }),
  run: async ({ sql, purpose, rows }, context) => {
    const answer = await askData(context, { sql, limits: { rows }, ...(purpose === undefined ? {} : { purpose }) });
    return { ...answer, columns: [...answer.columns], rows: answer.rows.map((row) => [...row]), sources: [...answer.sources], why: [...answer.why] };
  },
});

/** Figures by groups, chosen rather than written; the only way to ask personal data that no rule opens row by row. */
export const figures = operation('data.figures', {
  title: say('Demana xifres', 'Pide cifras', 'Ask for figures'), permission: 'data.read', kind: 'query', input: figuresAsked,
  output: z.object({ columns: z.array(z.any()), rows: z.array(z.array(z.unknown())), left: z.int(), smallest: z.int().nullable(), sql: z.string(), source }),
  run: async (question, context) => {
    const answer = await askFigures(context, question);
    return { ...answer, columns: [...answer.columns], rows: answer.rows.map((row) => [...row]) };
  },
});

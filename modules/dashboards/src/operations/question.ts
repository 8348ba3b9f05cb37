import { operation } from '@comu/kernel';
import { z } from 'zod';
import { Dashboard, partSchema } from '../dashboards.records.ts';
import { tellUses } from '../parts/in-lineage.ts';
import { mostParts } from '../parts/most.ts';
import { answerQuestion, answerSql } from '../question/answer.ts';
import { questionSchema } from '../question/schema.ts';
import { vocabularyOf } from '../question/vocabulary.ts';
import { boardFull, oneOf } from '../refusals.ts';
import { say } from '../words.ts';
import { seen } from './dashboards.ts';

/** The words with which whoever asks can ask: what they see and nothing else. */
export const vocabulary = operation('dashboards.vocabulary', {
  title: say('Dona les paraules per preguntar', 'Da las palabras para preguntar', 'Give the words to ask with'), permission: 'dashboards.read', kind: 'query', input: {}, output: z.any(), run: (_, context) => vocabularyOf(context),
});

/** Answers a question in words, or the SQL that somebody made of it, over what they may see. */
export const ask = operation('dashboards.ask', {
  title: say('Pregunta', 'Pregunta', 'Ask'), permission: 'dashboards.read', kind: 'query', perMinute: 240, input: { question: questionSchema.optional(), sql: z.string().trim().min(1).max(20_000).optional() }, output: z.any(),
  async run({ question, sql }, context) {
    if ((question === undefined) === (sql === undefined)) throw oneOf();
    return question === undefined ? answerSql(context, sql as string) : answerQuestion(context, question);
  },
});

/** Puts a part at the end of a dashboard; one that is full refuses it and keeps all it has. */
export const addPart = operation('dashboards.add-part', {
  title: say('Afegeix una peça al quadre', 'Añade una pieza al cuadro', 'Add a part to the dashboard'), permission: 'dashboards.compose', input: { dashboard: Dashboard.id, part: partSchema }, output: z.object({ id: z.uuid(), version: z.int() }),
  async run({ dashboard: id, part }, context) {
    const { name } = await seen(context, id);
    const { parts } = await context.db.lock(Dashboard, id);
    const others = parts.filter((each) => each.id !== part.id);
    if (others.length >= mostParts) throw boardFull({ name, most: mostParts });
    const saved = await context.db.update(Dashboard, id, { parts: [...others, part] });
    await tellUses(context, saved);
    return { id, version: saved.version };
  },
});

import { organisationOf } from '@comu/identity';
import { chartRows, valueOf } from '@comu/indicators';
import { Refused, type Context, type Text } from '@comu/kernel';
import { municipality } from '@comu/territory';
import type { Part } from '../dashboards.records.ts';
import { answerQuestion, answerSql, type QuestionAnswer } from '../question/answer.ts';
import type { KeptQuestion } from '../question/schema.ts';
import { oneOf } from '../refusals.ts';
import { periodFor, placesFor } from './spec.ts';
import { figuresIn, type Live } from './story.ts';

/** What a part shows now, or the sentence that says why it shows nothing. */
export interface PartData { readonly rows?: Awaited<ReturnType<typeof chartRows>>; readonly figures?: readonly LiveFigure[]; readonly answer?: QuestionAnswer; readonly problem?: Text }
export interface LiveFigure { readonly indicator: string; readonly place: string; /** The period that was asked for; without one, the last. */ readonly asked: string | null; readonly placeName: string; readonly name: Text; readonly unit: Text; readonly decimals: number; readonly period: string | null; readonly value: number | null; readonly absent: Text | null; readonly source: Text; /** When it was computed. */ readonly at: string | null; readonly versions: readonly { readonly code: string; readonly title: string; readonly version: string; readonly number: number }[] }

export async function liveFigure(context: Context, { indicator, place, period }: Live): Promise<LiveFigure> {
  const found = await valueOf(context, { indicator, place, period });
  return { indicator, place, asked: period ?? null, placeName: municipality(place).name, name: found.indicator.name, unit: found.indicator.unit, decimals: found.indicator.decimals, period: found.period, value: found.value, absent: found.absent, source: found.indicator.source, at: found.why.at, versions: found.why.sources.map(({ code, title, version, number }) => ({ code, title, version, number })) };
}

/** All that a dashboard shows, part by part; one that cannot be shown says why and leaves the others in place. Parts that ask the same are answered once. */
export async function dataOf(context: Context, parts: readonly Part[]): Promise<Record<string, PartData>> {
  const here = (await organisationOf(context, context.organisation)).ine ?? '08019';
  const known = new Map<string, ReturnType<typeof chartRows>>();
  const answers: Record<string, PartData> = {};
  for (const part of parts) {
    try {
      if (part.kind === 'text') answers[part.id] = { figures: await inTurn(figuresIn(part.text), (each) => liveFigure(context, each)) };
      else if (part.kind === 'figure') answers[part.id] = { figures: [await liveFigure(context, part)] };
      else if (part.kind === 'question') answers[part.id] = { answer: await (part.sql === undefined ? answerQuestion(context, asked(part.question)) : answerSql(context, part.sql)) };
      else {
        const question = { indicator: part.indicator, places: placesFor(part, here), period: periodFor(part) };
        const key = JSON.stringify(question);
        if (!known.has(key)) known.set(key, chartRows(context, question));
        answers[part.id] = { rows: await known.get(key)! };
      }
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      answers[part.id] = { problem: failure.sentence };
    }
  }
  return answers;
}

function asked(question: KeptQuestion | undefined): KeptQuestion {
  if (question === undefined) throw oneOf();
  return question;
}

async function inTurn<T, Out>(all: readonly T[], work: (each: T) => Promise<Out>): Promise<Out[]> {
  const found: Out[] = [];
  for (const each of all) found.push(await work(each));
  return found;
}

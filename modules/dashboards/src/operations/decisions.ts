import { openToAll } from '@comu/catalogue';
import { Person } from '@comu/identity';
import { operation, proofOf, type Context } from '@comu/kernel';
import { municipalities } from '@comu/territory';
import { z } from 'zod';
import { answerSchema, Dashboard, Decision, type Part } from '../dashboards.records.ts';
import { dataOf, liveFigure, type LiveFigure } from '../parts/data.ts';
import { figuresIn, written, type Live } from '../parts/story.ts';
import { nothingToDecideOn } from '../refusals.ts';
import { say } from '../words.ts';
import { maySee, seen } from './dashboards.ts';

/** The figures on a dashboard: those of its texts and figures, and of each place set apart in its charts. */
async function figuresOn(context: Context, parts: readonly Part[]): Promise<LiveFigure[]> {
  const asked = parts.flatMap((part): readonly Live[] => (part.kind === 'text' ? figuresIn(part.text) : part.kind === 'figure' ? [part] : part.kind === 'question' ? [] : part.places.map((place) => ({ indicator: part.indicator, place, period: part.period }))));
  const found: LiveFigure[] = [];
  for (const each of new Map(asked.map((figure) => [written(figure), figure])).values()) {
    const figure = await context.attempt(() => liveFigure(context, each));
    if (figure.done) found.push(figure.value);
  }
  return found.slice(0, 400);
}

const mostRows = 200;
const plain = (value: unknown) => (value === null || value === undefined ? null : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value));

/** The answers on a dashboard as they are now. A decision is read by others than whoever takes it: what they might not see is named and left out. */
async function answersOn(context: Context, parts: readonly Part[]): Promise<z.output<typeof answerSchema>[]> {
  const asked = parts.filter((part) => part.kind === 'question');
  const data = await dataOf(context, asked);
  const kept: z.output<typeof answerSchema>[] = [];
  for (const { id, title } of asked) {
    const answer = data[id]?.answer;
    if (answer === undefined) continue;
    const { sql, columns, rows, more, measure, sources, smallest } = answer;
    const open = await openToAll(context, sources.flatMap(({ code, number }) => (number === null ? [] : [code])), { figures: smallest !== null });
    const common = { title, measure, sources: sources.map((each) => ({ ...each })) };
    kept.push(open ? { ...common, withheld: false, sql, columns: columns.map((each) => ({ ...each })), rows: rows.slice(0, mostRows).map((row) => row.map(plain)), more: more || rows.length > mostRows } : { ...common, withheld: true, sql: '', columns: [], rows: [], more: false });
  }
  return kept;
}

/** Records a decision with the figures it was taken on, as they are now; it can never be changed. */
export const decide = operation('dashboards.decide', {
  title: say('Anota una decisió', 'Anota una decisión', 'Record a decision'), permission: 'dashboards.decide', input: { dashboard: Dashboard.id, what: z.string().trim().min(1).max(500), why: z.string().trim().min(1).max(5000) }, output: Decision.row,
  async run({ dashboard: id, what, why }, context) {
    const { parts } = await seen(context, id);
    const figures = (await figuresOn(context, parts)).map(({ indicator, name, place, period, value, unit, decimals, source, at, versions }) => ({ indicator, name, place, period, value, unit, decimals, source, at, versions: [...versions] }));
    const answers = await answersOn(context, parts);
    if (figures.length === 0 && !answers.some(({ withheld }) => !withheld)) throw nothingToDecideOn();
    const decision = await context.db.insert(Decision, { dashboard: id, what, why, takenAt: context.now.toISOString(), figures, answers });
    await context.emit('dashboards.decided', { dashboard: id, decision: decision.id });
    return decision;
  },
});

/** A decision with who took it, the dashboard it was taken on and, once the ledger is sealed, the proof that it has not been touched. */
export const openDecision = operation('dashboards.open-decision', {
  title: say('Obre una decisió', 'Abre una decisión', 'Open a decision'), permission: 'dashboards.read', kind: 'query', input: { decision: Decision.id }, output: z.any(),
  async run({ decision: id }, context) {
    const decision = await context.db.get(Decision, id);
    const dashboard = await context.db.find(Dashboard, decision.dashboard);
    const who = decision.createdBy === null ? undefined : await context.db.find(Person, decision.createdBy);
    return {
      decision, by: who?.name ?? null, places: Object.fromEntries(municipalities.flatMap(({ ine, name }) => (decision.figures.some(({ place }) => place === ine) ? [[ine, name]] : []))),
      dashboard: dashboard !== undefined && maySee(context, dashboard) ? { id: dashboard.id, name: dashboard.name } : null, proof: (await proofOf(context, { record: Decision.name, subject: id })) ?? null,
    };
  },
});

import { draw, figureWithUnit, standing } from '@comu/charts';
import { formatDay, plainText, renderPdf, type Block } from '@comu/documents';
import { keepBytes, letterheadOf } from '@comu/filing';
import { shapesOf } from '@comu/indicators';
import { dayInMadrid, fill, operation, type Context, type Language, type RowOf } from '@comu/kernel';
import { municipality } from '@comu/territory';
import { z } from 'zod';
import { Dashboard, type Part } from '../dashboards.records.ts';
import { dataOf, type PartData } from '../parts/data.ts';
import { specOfAnswer } from '../parts/answer-spec.ts';
import { specOf } from '../parts/spec.ts';
import { withFigures } from '../parts/story.ts';
import type { QuestionAnswer } from '../question/answer.ts';
import { badAddress } from '../refusals.ts';
import { say } from '../words.ts';
import { seen } from './dashboards.ts';

/** A chart of a dashboard as SVG. */
export async function drawn(part: Extract<Part, { kind: 'chart' }>, { rows }: PartData, { language, theme }: { language: Language; theme: 'light' | 'print' }): Promise<string> {
  if (rows === undefined) throw badAddress();
  const { spec, rows: lines } = specOf(part, rows, language);
  return draw(spec, lines, { language, width: 720, theme, ...(part.chart === 'map' ? { shapes: await shapesOf() } : {}) });
}

/** The same chart as it stands in the page of somebody else: with its title, and where its figures come from. */
export async function drawnAlone(part: Extract<Part, { kind: 'chart' }>, data: PartData, language: Language): Promise<string> {
  const svg = await drawn(part, data, { language, theme: 'light' });
  return data.rows === undefined ? svg : standing(svg, { title: specOf(part, data.rows, language).spec.title[language], note: fill(sources, { source: originOf(data.rows, language), formula: data.rows.formula[language] })[language] });
}

/** A dashboard as a PDF, kept among the files of the body. */
export const print = operation('dashboards.print', {
  title: say('Fes-ne un PDF', 'Haz un PDF', 'Make a PDF'), permission: 'dashboards.read', input: { dashboard: Dashboard.id }, output: z.object({ sha256: z.string(), name: z.string() }),
  async run({ dashboard }, context) {
    const { sha256, name } = await printed(context, await seen(context, dashboard), context.language);
    return { sha256, name };
  },
});

/** The PDF of a dashboard as whoever the context is of sees it, kept among the files of the body. */
export async function printed(context: Context, dashboard: RowOf<typeof Dashboard>, language: Language): Promise<{ sha256: string; name: string; size: number }> {
  const data = await dataOf(context, dashboard.parts);
  const content: Block[] = dashboard.about === null ? [] : [{ kind: 'paragraph', tone: 'lead', text: dashboard.about }];
  for (const part of dashboard.parts) content.push(...(await blocksOf(part, data[part.id] ?? {}, language)));
  const { bytes } = await renderPdf({ title: dashboard.name, language, date: context.now, letterhead: await letterheadOf(context), content });
  return keepBytes(context, bytes, `${dashboard.name}.pdf`);
}

const sources = say('Font: {source}. Fórmula: {formula}.', 'Fuente: {source}. Fórmula: {formula}.', 'Source: {source}. Formula: {formula}.');
const version = say('{title}, versió {number}', '{title}, versión {number}', '{title}, version {number}');
const computed = say('calculat el {day}', 'calculado el {day}', 'computed on {day}');
/** Where figures come from, of which versions, and when they were computed. */
const originOf = ({ source, sources: read, at }: Pick<NonNullable<PartData['rows']>, 'source' | 'at'> & { readonly sources: readonly { readonly title: string; readonly number: number }[] }, language: Language): string =>
  [source, ...read.map(({ title, number }) => fill(version, { title, number })), ...(at === null ? [] : [fill(computed, { day: formatDay(dayInMadrid(new Date(at)), language) })])].map((words) => words[language]).join(' · ');

/** The same of the figures of a text, each source once. */
const figuresNote = (figures: PartData['figures'] = [], language: Language): Block[] => {
  const origins = [...new Set(figures.map(({ source, versions, at }) => originOf({ source, sources: versions, at }, language)))];
  return origins.length === 0 ? [] : [{ kind: 'paragraph', tone: 'note', text: plainText(fill(figuresFrom, { source: origins.join('; ') })[language]) }];
};
const figuresFrom = say('Font: {source}.', 'Fuente: {source}.', 'Source: {source}.');

async function blocksOf(part: Part, data: PartData, language: Language): Promise<Block[]> {
  if (data.problem !== undefined) return [{ kind: 'paragraph', tone: 'note', text: data.problem[language] }];
  const words = (figure: NonNullable<PartData['figures']>[number]) => (figure.value === null ? (figure.absent?.[language] ?? '—') : figureWithUnit(figure.value, { title: figure.name, unit: figure.unit, decimals: figure.decimals }, language));
  if (part.kind === 'text') return [...withFigures(part.text, ({ indicator, place, period }) => { const found = data.figures?.find((each) => each.indicator === indicator && each.place === place && each.asked === (period ?? null)); return found === undefined ? '—' : words(found); }).split(/\n{2,}/).map((text): Block => ({ kind: 'paragraph', text })), ...figuresNote(data.figures, language)];
  if (part.kind === 'figure') return [...(data.figures ?? []).map((figure): Block => ({ kind: 'definitions', items: [{ term: `${figure.name[language]} (${municipality(figure.place).name}, ${figure.period ?? '—'})`, text: words(figure) }] })), ...figuresNote(data.figures, language)];
  if (part.kind === 'question') return data.answer === undefined ? [] : answerBlocks(part, data.answer, language);
  if (data.rows === undefined) return [];
  const { rows } = data;
  const note: Block = { kind: 'paragraph', tone: 'note', text: plainText(fill(sources, { source: originOf(rows, language), formula: rows.formula[language] })[language]) };
  if (part.kind === 'table') return [{ kind: 'table', caption: rows.name[language], columns: [{ title: say('Municipi', 'Municipio', 'Municipality')[language], rowHeader: true, share: 2 }, { title: rows.unit[language] || rows.name[language], align: 'right' }], rows: rows.rows.map((row) => [row.name, row.value === null ? '—' : figureWithUnit(row.value, { title: rows.name, decimals: rows.decimals }, language)]) }, note];
  const svg = await drawn(part, data, { language, theme: 'print' });
  return [{ kind: 'heading', level: 2, text: specOf(part, rows, language).spec.title[language] }, { kind: 'drawing', svg, alt: /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1] ?? rows.name[language] }, note];
}

async function answerBlocks(part: Extract<Part, { kind: 'question' }>, answer: QuestionAnswer, language: Language): Promise<Block[]> {
  const heading: Block = { kind: 'heading', level: 2, text: part.title };
  const note: Block = { kind: 'paragraph', tone: 'note', text: plainText(answer.sources.map(({ title, number, at }) => `${title}${number === null ? '' : ` v. ${number}`} (${formatDay(dayInMadrid(new Date(at)), language)})`).join(' · ')) };
  const drawn = specOfAnswer(answer, part);
  const written = (value: unknown) => (value === null || value === undefined ? '—' : figureWithUnit(Number(value), { title: none, ...answer.measure }, language));
  if (drawn !== undefined) {
    const svg = draw(drawn.spec, drawn.rows, { language, width: 720, theme: 'print', ...(drawn.spec.kind === 'map' ? { shapes: await shapesOf() } : {}) });
    return [heading, { kind: 'drawing', svg, alt: /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1] ?? part.title }, note];
  }
  if (part.shape === 'figure' && answer.rows.length === 1) return [heading, { kind: 'paragraph', tone: 'lead', text: written(answer.rows[0]?.at(-1)) }, note];
  const isFigure = (at: number) => ['integer', 'decimal'].includes(answer.columns[at]?.type ?? '');
  return [heading, { kind: 'table', caption: part.title, columns: answer.columns.map(({ name }, at) => ({ title: name, ...(at === 0 ? { rowHeader: true, share: 2 } : {}), ...(isFigure(at) ? { align: 'right' as const } : {}) })), rows: answer.rows.slice(0, 400).map((row) => row.map((value, at) => (at === row.length - 1 && isFigure(at) ? written(value) : plainText(String(value ?? '—'))))) }, note];
}
const none = say('', '', '');

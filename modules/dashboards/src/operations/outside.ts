import { draw } from '@comu/charts';
import { plainText, renderPdf, type Block } from '@comu/documents';
import { keepBytes, letterheadOf } from '@comu/filing';
import { Organisation, organisationOf, peopleWith } from '@comu/identity';
import { shapesOf } from '@comu/indicators';
import { dayInMadrid, operation, type Context, type Language, type RowOf } from '@comu/kernel';
import { queueMessage } from '@comu/notifications';
import { municipality } from '@comu/territory';
import { z } from 'zod';
import { Dashboard, type Part } from '../dashboards.records.ts';
import { dataOf, type PartData } from '../parts/data.ts';
import { specOf, withFigures } from '../parts/spec.ts';
import { figureWithUnit } from '@comu/charts';
import { badAddress } from '../refusals.ts';
import { cadences, say } from '../words.ts';
import { seen } from './dashboards.ts';

const partId = z.string().regex(/^[a-z0-9]{1,24}$/);
const codeOf = ({ vault, organisation }: Context, dashboard: string, part: string) => vault.code('dashboards.embed', `${organisation} ${dashboard} ${part}`);

/** The signed address at which one chart of a dashboard can be put in another page, as a picture that keeps itself up to date. */
export const embedAddress = operation('dashboards.embed-address', {
  title: say('Dona l’adreça per incrustar un gràfic', 'Da la dirección para incrustar un gráfico', 'Give the address to embed a chart'), permission: 'dashboards.compose', kind: 'query', input: { dashboard: Dashboard.id, part: partId }, output: z.object({ address: z.string() }),
  async run({ dashboard, part }, context) {
    const { parts } = await seen(context, dashboard);
    if (!parts.some(({ id, kind }) => id === part && kind === 'chart')) throw badAddress();
    const { slug } = await organisationOf(context, context.organisation);
    return { address: `${context.publicUrl}/api/embed/${slug}/${dashboard}/${part}/${codeOf(context, dashboard, part)}` };
  },
});

/** The chart behind a signed address; nothing else of the dashboard is told. */
export const embedded = operation('dashboards.embedded', {
  title: say('Mostra un gràfic incrustat', 'Muestra un gráfico incrustado', 'Show an embedded chart'), permission: 'anyone', kind: 'query', perMinute: 120, input: { dashboard: z.uuid(), part: partId, code: z.string().max(200) }, output: z.object({ svg: z.string() }),
  async run({ dashboard, part: id, code }, context) {
    if (code !== codeOf(context, dashboard, id)) throw badAddress();
    const part = (await context.db.find(Dashboard, dashboard))?.parts.find((each) => each.id === id);
    if (part?.kind !== 'chart') throw badAddress();
    return { svg: await drawn(part, (await dataOf(context, [part]))[id] ?? {}, { language: context.language, theme: 'light' }) };
  },
});

async function drawn(part: Extract<Part, { kind: 'chart' }>, { rows }: PartData, { language, theme }: { language: Language; theme: 'light' | 'print' }): Promise<string> {
  if (rows === undefined) throw badAddress();
  const { spec, rows: lines } = specOf(part, rows);
  return draw(spec, lines, { language, width: 720, theme, ...(part.chart === 'map' ? { shapes: await shapesOf() } : {}) });
}

/** A dashboard as a PDF, kept among the files of the body. */
export const print = operation('dashboards.print', {
  title: say('Fes-ne un PDF', 'Haz un PDF', 'Make a PDF'), permission: 'dashboards.read', input: { dashboard: Dashboard.id }, output: z.object({ sha256: z.string(), name: z.string() }),
  run: async ({ dashboard }, context) => printed(context, await seen(context, dashboard), context.language),
});

async function printed(context: Context, dashboard: RowOf<typeof Dashboard>, language: Language): Promise<{ sha256: string; name: string }> {
  const data = await dataOf(context, dashboard.parts);
  const content: Block[] = dashboard.about === null ? [] : [{ kind: 'paragraph', tone: 'lead', text: dashboard.about }];
  for (const part of dashboard.parts) content.push(...(await blocksOf(part, data[part.id] ?? {}, language)));
  const { bytes } = await renderPdf({ title: dashboard.name, language, date: context.now, letterhead: await letterheadOf(context), content });
  const { sha256, name } = await keepBytes(context, bytes, `${dashboard.name}.pdf`);
  return { sha256, name };
}

const sources = say('Font: {source}. Fórmula: {formula}.', 'Fuente: {source}. Fórmula: {formula}.', 'Source: {source}. Formula: {formula}.');

async function blocksOf(part: Part, data: PartData, language: Language): Promise<Block[]> {
  if (data.problem !== undefined) return [{ kind: 'paragraph', tone: 'note', text: data.problem[language] }];
  const words = (figure: NonNullable<PartData['figures']>[number]) => (figure.value === null ? (figure.absent?.[language] ?? '—') : figureWithUnit(figure.value, { title: figure.name, unit: figure.unit, decimals: figure.decimals }, language));
  if (part.kind === 'text') return withFigures(part.text, (indicator, place) => { const found = data.figures?.find((each) => each.indicator === indicator && each.place === place); return found === undefined ? '—' : words(found); }).split(/\n{2,}/).map((text) => ({ kind: 'paragraph', text }));
  if (part.kind === 'figure') return (data.figures ?? []).map((figure) => ({ kind: 'definitions', items: [{ term: `${figure.name[language]} (${municipality(figure.place).name}, ${figure.period ?? '—'})`, text: words(figure) }] }));
  if (data.rows === undefined) return [];
  const { rows } = data;
  const note: Block = { kind: 'paragraph', tone: 'note', text: plainText(sources[language].replace('{source}', rows.source[language]).replace('{formula}', rows.formula[language])) };
  if (part.kind === 'table') return [{ kind: 'table', caption: rows.name[language], columns: [{ title: say('Municipi', 'Municipio', 'Municipality')[language], rowHeader: true, share: 2 }, { title: rows.unit[language] || rows.name[language], align: 'right' }], rows: rows.rows.map((row) => [row.name, row.value === null ? '—' : figureWithUnit(row.value, { title: rows.name, decimals: rows.decimals }, language)]) }, note];
  const svg = await drawn(part, data, { language, theme: 'print' });
  return [{ kind: 'heading', level: 2, text: specOf(part, rows).spec.title[language] }, { kind: 'drawing', svg, alt: /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1] ?? rows.name[language] }, note];
}

/** Every morning the dashboards that are sent by e-mail are looked at, body by body. */
export const sendEverywhere = operation('dashboards.send-everywhere', {
  title: say('Envia els quadres', 'Envía los cuadros', 'Send the dashboards'), permission: 'system', scope: 'platform', input: {}, output: z.null(),
  async run(_, { db, later }) {
    for (const { id } of await db.all(Organisation, {}, { limit: 10_000 })) await later(sendDue, {}, { organisation: id, key: `send dashboards ${id}` });
    return null;
  },
});

/** Makes the PDF of each dashboard whose day it is and writes to whoever it is shared with; once a day however often it runs. */
export const sendDue = operation('dashboards.send-due', {
  title: say('Envia els quadres d’avui', 'Envía los cuadros de hoy', 'Send today’s dashboards'), permission: 'system', input: {}, output: z.object({ sent: z.int() }),
  async run(_, context) {
    const today = dayInMadrid(context.now);
    const due = (await context.db.all(Dashboard, { cadence: (Object.keys(cadences) as (keyof typeof cadences)[]).filter((each) => each !== 'never') })).filter(({ cadence, sentOn }) => sentOn !== today && (cadence === 'weekly' ? new Date(`${today}T12:00:00Z`).getUTCDay() === 1 : today.endsWith('-01')));
    let sent = 0;
    for (const dashboard of due) {
      sent += await sendOne(context, dashboard);
      await context.db.update(Dashboard, dashboard.id, { sentOn: today });
    }
    return { sent };
  },
});

const letter = say('El quadre «{name}» ja és al dia. El PDF i les xifres són aquí, amb la vostra sessió: {link}', 'El cuadro «{name}» ya está al día. El PDF y las cifras están aquí, con su sesión: {link}', 'The dashboard “{name}” is up to date. The PDF and the figures are here, once signed in: {link}');
const escaped = (words: string) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

async function sendOne(context: Context, dashboard: RowOf<typeof Dashboard>): Promise<number> {
  const { slug } = await organisationOf(context, context.organisation);
  const { sha256 } = await printed(context, dashboard, 'ca');
  const people = await peopleWith(context, dashboard.roles.length === 0 && dashboard.units.length === 0 ? 'dashboards.read' : 'dashboards.manage');
  for (const { email, name, language } of people) {
    const link = `${context.publicUrl}/o/${slug}/quadres/${dashboard.id}?pdf=${sha256}`;
    const text = letter[language].replace('{name}', () => dashboard.name).replace('{link}', link);
    await queueMessage(context, { to: email, name, language, subject: dashboard.name.slice(0, 200), text, html: `<!doctype html><html lang="${language}"><meta charset="utf-8"><body><p>${escaped(text).replace(escaped(link), `<a href="${escaped(link)}">${escaped(link)}</a>`)}</p></body></html>` });
  }
  return people.length;
}

import { askData, recordDerivation, type Origin } from '@comu/catalogue';
import { lineageCode, tableOf, tablesNamed, visible } from '@comu/indicators';
import { Refused, type Context, type RowOf } from '@comu/kernel';
import type { Dashboard, Part } from '../dashboards.records.ts';
import { placeOf } from '../question/read.ts';
import type { KeptQuestion } from '../question/schema.ts';
import { vocabularyOf } from '../question/vocabulary.ts';
import { say } from '../words.ts';
import { figuresIn, withFigures } from './story.ts';

/** Tells the catalogue what a dashboard shows, part by part, so that whoever changes or retires a dataset or an indicator sees which charts and texts it breaks. */
export async function tellUses(context: Context, { id, name, parts, roles, units }: Pick<RowOf<typeof Dashboard>, 'id' | 'name' | 'parts' | 'roles' | 'units'>): Promise<void> {
  const columns: Record<string, Origin[]> = {};
  for (const part of parts) {
    const read = await readBy(context, part);
    if (read.length > 0) { const title = await titleOf(context, part); columns[title] = [...(columns[title] ?? []), ...read]; }
  }
  const inputs = [...new Set(Object.values(columns).flat().map(({ table }) => table))].map((code) => ({ code }));
  // The catalogue is read by more people than a dashboard that is shared with some.
  const job = roles.length + units.length === 0 ? name : closed.ca;
  await recordDerivation(context, { kind: 'dashboard', job, output: `dashboards.${id}`, address: `quadres/${id}`, inputs, columns: job === name ? columns : { [closed.ca]: Object.values(columns).flat() } });
}
const closed = say('Quadre compartit només amb algunes persones', 'Cuadro compartido solo con algunas personas', 'Dashboard shared with some people only');

const shown = (indicator: string): Origin => ({ table: lineageCode(indicator), column: 'value' });

async function readBy(context: Context, part: Part): Promise<Origin[]> {
  if (part.kind === 'text') return figuresIn(part.text).map(({ indicator }) => shown(indicator));
  if (part.kind !== 'question') return [shown(part.indicator)];
  if (part.sql !== undefined) return readBySql(context, part.sql);
  return part.question === undefined ? [] : readByQuestion(context, part.question);
}

async function readByQuestion(context: Context, { source: key, measure, per, by, only }: KeptQuestion): Promise<Origin[]> {
  const [kind, table = ''] = key.split(':');
  if (kind === 'indicator') return [shown(table)];
  const named = [...(measure.column === undefined ? [] : [measure.column]), ...by.map(({ column }) => column), ...only.map(({ column }) => column)];
  const territorial = per !== undefined || named.some((name) => name.startsWith('@'));
  const source = territorial ? (await vocabularyOf(context)).sources.find((each) => each.key === key) : undefined;
  const place = source === undefined ? undefined : placeOf(source)?.name;
  return [...named.filter((name) => !name.startsWith('@')), ...(place === undefined ? [] : [place])].map((column) => ({ table, column }));
}

async function readBySql(context: Context, sql: string): Promise<Origin[]> {
  const { beside, indicators } = await tablesNamed(context, sql);
  const codes = new Map(indicators.map(({ code }) => [tableOf(code), code]));
  const asked = await context.attempt(() => askData(context, { sql, beside, columnsOnly: true }));
  if (!asked.done) {
    if (asked.failure instanceof Refused) return [];
    throw asked.failure;
  }
  const { columns, deciding } = asked.value.lineage;
  const read = [...columns.flatMap(({ from }) => from), ...deciding].filter(({ table }) => codes.has(table) || !(table in beside)).map(({ table, column }) => { const code = codes.get(table); return code === undefined ? { table, column } : shown(code); });
  return [...new Map(read.map((each) => [`${each.table}.${each.column}`, each])).values()];
}

/** How a part is known: its title, its indicator, or the words that a text begins with. */
async function titleOf(context: Context, part: Part): Promise<string> {
  if (part.kind === 'question') return part.title;
  if (part.kind === 'text') { const words = withFigures(part.text, () => '…').replaceAll(/[#*_\s]+/g, ' ').trim(); return `«${words.length > 60 ? `${words.slice(0, 59)}…` : words}»`; }
  const found = await context.attempt(() => visible(context, part.indicator));
  return found.done ? found.value.name.ca : part.indicator;
}

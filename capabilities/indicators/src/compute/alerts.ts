import { peopleWith } from '@comu/identity';
import type { Context, RowOf } from '@comu/kernel';
import { queueMessage } from '@comu/notifications';
import { municipality } from '@comu/territory';
import { Alert, Value, type Computation, type Indicator } from '../records/records.ts';
import { say } from '../words.ts';

/** Looks whether the last published period crosses a level somebody set; each period is told once. */
export async function checkAlerts(context: Context, indicator: RowOf<typeof Indicator>, computation: RowOf<typeof Computation>): Promise<void> {
  const { db, organisation } = context;
  const last = computation.periods.filter(({ published }) => published).at(-1)?.period;
  if (last === undefined) return;
  for (const alert of await db.all(Alert, { organisation, indicator: indicator.id })) {
    if (alert.lastPeriod === last) continue;
    const values = await db.all(Value, { indicator: indicator.id, period: last, dimension: '', ...(alert.place === null ? {} : { place: alert.place }) }, { limit: 400 });
    const crossed = values.filter(({ value }) => value !== null && (alert.when === 'above' ? Number(value) > Number(alert.level) : Number(value) < Number(alert.level)));
    if (crossed.length === 0) continue;
    await db.update(Alert, alert.id, { lastPeriod: last });
    await raise(context, { indicator, alert, period: last, crossed });
  }
}

const subject = say('{name}: {when} {level}', '{name}: {when} {level}', '{name}: {when} {level}');
const body = say('L’indicador «{name}» {when} {level} {unit} el {period} a: {places}.', 'El indicador «{name}» {when} {level} {unit} en {period} en: {places}.', 'The indicator “{name}” {when} {level} {unit} in {period} in: {places}.');

/** Tells the event, writes to whoever manages indicators and starts the process that was named. */
async function raise(context: Context, { indicator, alert, period, crossed }: { indicator: RowOf<typeof Indicator>; alert: RowOf<typeof Alert>; period: string; crossed: readonly RowOf<typeof Value>[] }): Promise<void> {
  const facts = { alert: alert.id, indicator: indicator.id, code: indicator.code, period, when: alert.when, level: alert.level, places: crossed.map(({ place, value }) => ({ place, value })) };
  await context.emit('indicators.level-crossed', facts);
  const { process } = alert;
  if (process !== null) await context.attempt(() => context.callByName('processes.start-process', { code: process, businessKey: `${indicator.code} ${period}`, variables: facts }));
  if (!alert.mail) return;
  const when = Alert.fields.when.declaration.choices?.[alert.when] ?? say('', '', '');
  for (const person of await peopleWith(context, 'indicators.manage')) {
    const words = { name: indicator.name[person.language], when: when[person.language], level: alert.level, unit: indicator.unit[person.language], period, places: crossed.slice(0, 20).map(({ place }) => municipality(place).name).join(', ') };
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: keyof typeof words) => words[name]);
    const text = `${fill(body[person.language])}\n\n${context.publicUrl}`;
    await queueMessage(context, { to: person.email, name: person.name, language: person.language, subject: fill(subject[person.language]).slice(0, 200), text, html: `<!doctype html><html lang="${person.language}"><meta charset="utf-8"><body><p>${escaped(fill(body[person.language]))}</p><p><a href="${escaped(context.publicUrl)}">Comú</a></p></body></html>` });
  }
}

const escaped = (words: string) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

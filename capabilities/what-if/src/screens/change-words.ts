import type { Text } from '@comu/design';
import type { AskedChanges } from '../asked.ts';
import type { StudyPage } from '../operations/page.ts';

const fill = (text: Text, facts: Readonly<Record<string, string | number>>): Text => {
  const of = (words: string) => words.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
  return { ca: of(text.ca), es: of(text.es), en: of(text.en) };
};
const percent = (factor: number) => `${factor >= 1 ? '+' : '−'}${Math.abs(Math.round((factor - 1) * 100))} %`;

/** Hours that people can be given, in plain words; minutes of the day, Monday first. */
export const weeks = {
  mornings: { words: { ca: 'de 8 a 15, de dilluns a divendres', es: 'de 8 a 15, de lunes a viernes', en: 'from 8 to 15, Monday to Friday' }, hours: [...Array.from({ length: 5 }, () => [[480, 900]]), [], []] },
  'one-evening': { words: { ca: 'de 8 a 15 i dijous fins a les 19', es: 'de 8 a 15 y jueves hasta las 19', en: 'from 8 to 15 and Thursday until 19' }, hours: [[[480, 900]], [[480, 900]], [[480, 900]], [[480, 1140]], [[480, 900]], [], []] },
  'all-day': { words: { ca: 'de 8 a 18, de dilluns a divendres', es: 'de 8 a 18, de lunes a viernes', en: 'from 8 to 18, Monday to Friday' }, hours: [...Array.from({ length: 5 }, () => [[480, 1080]]), [], []] },
  'two-mornings': { words: { ca: 'de 9 a 14, dimarts i dijous', es: 'de 9 a 14, martes y jueves', en: 'from 9 to 14, Tuesday and Thursday' }, hours: [[], [[540, 840]], [], [[540, 840]], [], [], []] },
} as const satisfies Readonly<Record<string, { words: Text; hours: readonly (readonly (readonly number[])[])[] }>>;
export type WeekKey = keyof typeof weeks;
export const weekOf = (hours: unknown): WeekKey | undefined => (Object.keys(weeks) as WeekKey[]).find((key) => JSON.stringify(weeks[key].hours) === JSON.stringify(hours));

/** What a scenario changes, each as a few words. */
export function changeWords(changes: AskedChanges, { learnt, called }: Pick<StudyPage, 'learnt'> & { called(step: string): string }): readonly Text[] {
  const poolName = (id: string) => learnt?.pools.find((pool) => pool.id === id)?.name ?? id;
  const stepName = (id: string) => called(learnt?.steps.find((step) => step.id === id)?.name ?? id);
  const said: Text[] = [];
  const add = (text: Text, facts: Readonly<Record<string, string | number>> = {}) => said.push(fill(text, facts));
  if (changes.arrivals !== undefined) add({ ca: 'Casos que entren: {by}', es: 'Casos que entran: {by}', en: 'Cases coming in: {by}' }, { by: percent(changes.arrivals) });
  for (const [id, pool] of Object.entries(changes.pools ?? {})) {
    if (pool.people !== undefined) add({ ca: '{people} a {name}', es: '{people} en {name}', en: '{people} in {name}' }, { people: pool.people, name: poolName(id) });
    const week = weekOf(pool.hours);
    const hours = week === undefined ? { ca: 'un altre horari', es: 'otro horario', en: 'other hours' } : weeks[week].words;
    if (pool.hours !== undefined) said.push({ ca: `${poolName(id)}: ${hours.ca}`, es: `${poolName(id)}: ${hours.es}`, en: `${poolName(id)}: ${hours.en}` });
    if (pool.costPerHour !== undefined) add({ ca: '{name}: {comma} €/hora', es: '{name}: {comma} €/hora', en: '{name}: €{cost} an hour' }, { name: poolName(id), cost: pool.costPerHour, comma: String(pool.costPerHour).replace('.', ',') });
    if (pool.discipline === 'oldest-case') add({ ca: '{name} atén primer el cas més antic', es: '{name} atiende primero el caso más antiguo', en: '{name} takes the oldest case first' }, { name: poolName(id) });
  }
  for (const [name, factor] of Object.entries(changes.work ?? {})) add({ ca: 'Feina de «{name}»: {by}', es: 'Trabajo de «{name}»: {by}', en: 'Work on “{name}”: {by}' }, { name: called(name), by: percent(factor) });
  for (const [name, minutes] of Object.entries(changes.minutes ?? {})) add({ ca: '«{name}» demana {minutes} minuts de feina', es: '«{name}» pide {minutes} minutos de trabajo', en: '“{name}” takes {minutes} minutes of work' }, { name: called(name), minutes });
  for (const [name, factor] of Object.entries(changes.delays ?? {})) add({ ca: 'Espera abans de «{name}»: {by}', es: 'Espera antes de «{name}»: {by}', en: 'Waiting before “{name}”: {by}' }, { name: called(name), by: percent(factor) });
  if (changes.otherDelays !== undefined) add({ ca: 'Altres esperes: {by}', es: 'Otras esperas: {by}', en: 'Other waiting: {by}' }, { by: percent(changes.otherDelays) });
  if (changes.lessRework !== undefined) add({ ca: 'Feina repetida: {by}', es: 'Trabajo repetido: {by}', en: 'Rework: {by}' }, { by: percent(1 - changes.lessRework) });
  for (const order of changes.order ?? []) {
    if (order.kind === 'skip') add({ ca: 'Sense «{one}»', es: 'Sin «{one}»', en: 'Without “{one}”' }, { one: stepName(order.one) });
    else if (order.kind === 'together') add({ ca: '«{one}» i «{other}» alhora', es: '«{one}» y «{other}» a la vez', en: '“{one}” and “{other}” at the same time' }, { one: stepName(order.one), other: stepName(order.other) });
    else add({ ca: '«{one}» i «{other}» canvien de lloc', es: '«{one}» y «{other}» cambian de lugar', en: '“{one}” and “{other}” change places' }, { one: stepName(order.one), other: stepName(order.other) });
  }
  for (const [id, value] of Object.entries(changes.timers ?? {})) add({ ca: 'Temporitzador «{name}»: {value}', es: 'Temporizador «{name}»: {value}', en: 'Timer “{name}”: {value}' }, { name: called(learnt?.timers.find((timer) => timer.id === id)?.name ?? id), value });
  if (changes.term != null) add(changes.term.unit === 'working-days' ? { ca: 'Termini: {amount} dies hàbils', es: 'Plazo: {amount} días hábiles', en: 'Term: {amount} working days' } : changes.term.unit === 'months' ? { ca: 'Termini: {amount} mesos', es: 'Plazo: {amount} meses', en: 'Term: {amount} months' } : { ca: 'Termini: {amount} dies naturals', es: 'Plazo: {amount} días naturales', en: 'Term: {amount} natural days' }, { amount: changes.term.amount });
  if (changes.version !== undefined) add({ ca: 'Una altra versió del model', es: 'Otra versión del modelo', en: 'Another version of the model' });
  return said;
}

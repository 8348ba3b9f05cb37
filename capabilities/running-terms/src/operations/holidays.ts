import { day, inputRefused, operation, refusal, text } from '@comu/kernel';
import { localHolidayProblems, localHolidays, missingLocalHolidays } from '@comu/territory';
import { z } from 'zod';
import { ownPlace } from '../own-place.ts';
import { Holiday } from '../terms.records.ts';
import { recomputeEverywhere } from './recompute.ts';

const alreadyHoliday = refusal('terms.already-holiday', { says: { ca: 'El {date} ja és inhàbil: {name}.', es: 'El {date} ya es inhábil: {name}.', en: '{date} is already a non-working day: {name}.' } });
const notYours = refusal('terms.not-your-calendar', { status: 403, says: { ca: 'Aquest dia és del calendari d’un altre municipi o ens: només l’edita el seu administrador.', es: 'Este día es del calendario de otro municipio o ente: solo lo edita su administrador.', en: 'This day belongs to the calendar of another municipality or body: only its administrator edits it.' } });

const otherYear = { ca: 'Escriviu un dia de 2024 a 2027: d’altres anys encara no hi ha calendari.', es: 'Escriba un día de 2024 a 2027: de otros años aún no hay calendario.', en: 'Write a day from 2024 to 2027: other years have no calendar yet.' };

/** Adds a local holiday of the municipality or a day of the body alone; the terms that run over it are counted again. */
export const addHoliday = operation('terms.add-holiday', {
  title: { ca: 'Afegeix un dia inhàbil', es: 'Añade un día inhábil', en: 'Add a non-working day' }, permission: 'terms.holidays',
  input: {
    date: day({ ca: 'Dia', es: 'Día', en: 'Day' }), name: text({ ca: 'Festa', es: 'Fiesta', en: 'Holiday' }), source: text({ ca: 'Norma o acord', es: 'Norma o acuerdo', en: 'Norm or decision' }),
    scope: z.enum(['local', 'body']).default('local'),
  },
  output: Holiday.row,
  async run({ date, name, source, scope }, context) {
    const { db, later } = context;
    const { own, place } = await ownPlace(context);
    const added = await db.all(Holiday, { place }, { limit: 5000 });
    const there = added.find((each) => each.date === date && (each.body === null || each.body === own.id));
    if (there !== undefined) throw alreadyHoliday({ date, name: there.name });
    if (!/^202[4-7]-/.test(date)) throw inputRefused([{ field: '/date', rule: 'year', remedy: otherYear }]);
    const said = (words: string) => ({ ca: words, es: words, en: words });
    const table = [...localHolidays, ...added.filter(({ body }) => body === null).map((each) => ({ ine: place, date: each.date, name: said(each.name), source: each.source }))];
    const [wrong] = scope === 'local' ? localHolidayProblems({ holiday: { ine: place, date, name: said(name), source }, table }) : [];
    if (wrong !== undefined) throw inputRefused([{ field: '/date', rule: 'holiday', remedy: wrong }]);
    const holiday = await db.insert(Holiday, { date, name, source, place, body: scope === 'body' ? own.id : null });
    await later(recomputeEverywhere, { place });
    return holiday;
  },
});

export const removeHoliday = operation('terms.remove-holiday', {
  title: { ca: 'Treu un dia inhàbil', es: 'Quita un día inhábil', en: 'Remove a non-working day' }, permission: 'terms.holidays',
  input: { id: Holiday.id }, output: z.null(),
  async run({ id }, context) {
    const { db, later } = context;
    const { own, place } = await ownPlace(context);
    const holiday = await db.get(Holiday, id);
    if (holiday.place !== place || (holiday.body !== null && holiday.body !== own.id)) throw notYours();
    await db.remove(Holiday, id);
    await later(recomputeEverywhere, { place: holiday.place });
    return null;
  },
});

/** The municipalities that lack a local holiday in a year, so that terms over it carry a warning. */
export const missingHolidays = operation('terms.missing-holidays', {
  title: { ca: 'Festes locals per completar', es: 'Fiestas locales por completar', en: 'Local holidays to complete' }, permission: 'terms.read', kind: 'query',
  input: { year: z.int().min(2024).max(2027) }, output: z.array(z.object({ ine: z.string(), name: z.string(), known: z.int() })),
  async run({ year }, { db }) {
    const added = await db.all(Holiday, { body: null }, { limit: 100_000 });
    return missingLocalHolidays({ year }).map(({ municipality: { ine, name }, known }) => ({ ine, name, known: known + added.filter((each) => each.place === ine && each.date.startsWith(`${year}-`)).length })).filter(({ known }) => known < 2);
  },
});

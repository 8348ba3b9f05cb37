import { day, operation, refusal, text } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { diputacio, missingLocalHolidays } from '@comu/territory';
import { z } from 'zod';
import { Holiday } from '../terms.records.ts';
import { recomputeEverywhere } from './recompute.ts';

const alreadyHoliday = refusal('terms.already-holiday', { says: { ca: 'El {date} ja és inhàbil: {name}.', es: 'El {date} ya es inhábil: {name}.', en: '{date} is already a non-working day: {name}.' } });
const notYours = refusal('terms.not-your-calendar', { status: 403, says: { ca: 'Aquest dia és del calendari d’un altre municipi o ens: només l’edita el seu administrador.', es: 'Este día es del calendario de otro municipio o ente: solo lo edita su administrador.', en: 'This day belongs to the calendar of another municipality or body: only its administrator edits it.' } });

/** Adds a local holiday of the municipality or a day of the body alone; the terms that run over it are counted again. */
export const addHoliday = operation('terms.add-holiday', {
  title: { ca: 'Afegeix un dia inhàbil', es: 'Añade un día inhábil', en: 'Add a non-working day' }, permission: 'terms.holidays',
  input: {
    date: day({ ca: 'Dia', es: 'Día', en: 'Day' }), name: text({ ca: 'Festa', es: 'Fiesta', en: 'Holiday' }), source: text({ ca: 'Norma o acord', es: 'Norma o acuerdo', en: 'Norm or decision' }),
    scope: z.enum(['local', 'body']).default('local'),
  },
  output: Holiday.row,
  async run({ date, name, source, scope }, context) {
    const { db, later, organisation } = context;
    const own = await organisationOf(context, organisation);
    const place = own.ine ?? diputacio.seat;
    const there = (await db.all(Holiday, { place, date })).find((each) => each.body === null || each.body === own.id);
    if (there !== undefined) throw alreadyHoliday({ date, name: there.name });
    const holiday = await db.insert(Holiday, { date, name, source, place, body: scope === 'body' ? own.id : null });
    await later(recomputeEverywhere, { place });
    return holiday;
  },
});

export const removeHoliday = operation('terms.remove-holiday', {
  title: { ca: 'Treu un dia inhàbil', es: 'Quita un día inhábil', en: 'Remove a non-working day' }, permission: 'terms.holidays',
  input: { id: Holiday.id }, output: z.null(),
  async run({ id }, context) {
    const { db, later, organisation } = context;
    const own = await organisationOf(context, organisation);
    const holiday = await db.get(Holiday, id);
    if (holiday.place !== (own.ine ?? diputacio.seat) || (holiday.body !== null && holiday.body !== own.id)) throw notYours();
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
    const added = await db.all(Holiday, { body: null }, { limit: 5000 });
    return missingLocalHolidays({ year }).map(({ municipality: { ine, name }, known }) => ({ ine, name, known: known + added.filter((each) => each.place === ine && each.date.startsWith(`${year}-`)).length })).filter(({ known }) => known < 2);
  },
});

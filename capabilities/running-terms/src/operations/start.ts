import { operation, sentence } from '@comu/kernel';
import { z } from 'zod';
import { calendarFor, calendarOfPlace } from '../calendar.ts';
import { count } from '../compute.ts';
import { watch } from './finish.ts';
import { Term } from '../terms.records.ts';

const citation = z.union([z.string(), sentence]);
export const ruleSchema = z.object({
  amount: z.int().min(1).max(10_000), unit: z.enum(['hours', 'working-days', 'natural-days', 'months', 'years']), article: citation,
  name: sentence.optional(), purpose: z.enum(['application', 'appeal', 'other']).optional(),
});

/** Starts a term from a day or an instant, in the calendar of the body and, where it differs, of the interested party’s municipality (art. 30.6). */
export const startTerm = operation('terms.start-term', {
  title: { ca: 'Comença un termini', es: 'Empieza un plazo', en: 'Start a term' }, permission: 'terms.manage',
  input: {
    subject: z.uuid(), purpose: z.enum(['resolve', 'amend', 'other']), rule: ruleSchema, start: z.string().max(40),
    startKind: z.enum(['notification', 'publication', 'silence', 'entry', 'agreement', 'availability']).optional(),
    partyPlace: z.string().regex(/^\d{5}$/).optional(), urgent: z.boolean().optional(),
  },
  output: Term.row,
  async run({ subject, purpose, rule, start, startKind, partyPlace, urgent }, context) {
    const body = await calendarFor(context);
    const party = partyPlace === undefined ? undefined : await calendarOfPlace(context, partyPlace);
    const computed = count({ rule: rule as never, start, calendars: { body, ...(party === undefined ? {} : { party }) }, ...(startKind === undefined ? {} : { startKind }), ...(urgent ? { urgent } : {}) });
    const row = await context.db.insert(Term, {
      name: rule.name?.ca ?? 'Termini', subject, purpose, state: computed.state, startsOn: computed.startsOn, endsOn: computed.ends, computed,
    });
    await watch(context, row);
    return row;
  },
});

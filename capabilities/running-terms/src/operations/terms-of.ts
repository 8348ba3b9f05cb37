import { operation, sentence } from '@comu/kernel';
import { explain, remaining } from '@comu/terms';
import { z } from 'zod';
import { Term, TermChange } from '../terms.records.ts';


/** The terms of a case, each with what is left in words, how every date was counted and how its end moved. */
export const termsOf = operation('terms.terms-of', {
  title: { ca: 'Terminis', es: 'Plazos', en: 'Terms' }, permission: 'terms.read', kind: 'query',
  input: { subject: z.uuid() },
  output: z.array(z.object({ term: Term.row, remaining: z.object({ state: z.string(), workingDays: z.number().nullable(), naturalDays: z.number().nullable(), text: sentence }), explanation: z.array(sentence), changes: z.array(TermChange.row) })),
  async run({ subject }, { db, now }) {
    const terms = await db.all(Term, { subject });
    const changes = await db.all(TermChange, { term: terms.map(({ id }) => id) });
    return terms.map((term) => ({
      term, remaining: remaining({ term: term.computed, now: now.toISOString() }), explanation: explain(term.computed), changes: changes.filter((each) => each.term === term.id),
    }));
  },
});

import { dayInMadrid, operation, sentence } from '@comu/kernel';
import { z } from 'zod';
import { count, keep, wrongState } from '../compute.ts';
import { Term } from '../terms.records.ts';

/** Stops the count while a cause of article 22 lasts. */
export const suspendTerm = operation('terms.suspend-term', {
  title: { ca: 'Suspèn el termini', es: 'Suspende el plazo', en: 'Suspend the term' }, permission: 'terms.manage',
  input: { term: Term.id, reason: sentence, article: z.string().max(40), from: z.iso.date().optional() }, output: Term.row,
  async run({ term, reason, article, from }, context) {
    const row = await context.db.lock(Term, term);
    if (row.state !== 'running') throw wrongState({ name: row.name });
    const since = from ?? dayInMadrid(context.now);
    const computed = count({ ...row.computed.input, suspensions: [...(row.computed.input.suspensions ?? []), { from: since, to: null, reason, article }] });
    return keep(context, { row, computed, kind: 'suspended', why: reason });
  },
});

/** Lets the count go on; the days of the suspension are not counted. */
export const resumeTerm = operation('terms.resume-term', {
  title: { ca: 'Reprèn el termini', es: 'Reanuda el plazo', en: 'Resume the term' }, permission: 'terms.manage',
  input: { term: Term.id, reason: sentence, to: z.iso.date().optional() }, output: Term.row,
  async run({ term, reason, to }, context) {
    const row = await context.db.lock(Term, term);
    if (row.state !== 'suspended') throw wrongState({ name: row.name });
    const until = to ?? dayInMadrid(context.now);
    const suspensions = (row.computed.input.suspensions ?? []).map((each) => (each.to === null ? { ...each, to: until } : each));
    const computed = count({ ...row.computed.input, suspensions });
    return keep(context, { row, computed, kind: 'resumed', why: reason });
  },
});

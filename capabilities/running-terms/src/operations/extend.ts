import { dayInMadrid, operation } from '@comu/kernel';
import { z } from 'zod';
import { count, keep, wrongState } from '../compute.ts';
import { Term } from '../terms.records.ts';

/** Extends a term before it ends, by no more than its article allows (arts. 23, 32 and 68.2). */
export const extendTerm = operation('terms.extend-term', {
  title: { ca: 'Amplia el termini', es: 'Amplía el plazo', en: 'Extend the term' }, permission: 'terms.manage',
  input: { term: Term.id, amount: z.int().min(1).max(1000), unit: z.enum(['hours', 'working-days', 'natural-days', 'months', 'years']), article: z.enum(['32.1', '32.4', '23.1', '68.2']) },
  output: Term.row,
  async run({ term, amount, unit, article }, context) {
    const row = await context.db.lock(Term, term);
    if (row.state !== 'running') throw wrongState({ name: row.name });
    const computed = count({ ...row.computed.input, extension: { amount, unit, article, grantedOn: dayInMadrid(context.now) } });
    return keep(context, { row, computed, kind: 'extended', why: { ca: `Ampliat (art. ${article}).`, es: `Ampliado (art. ${article}).`, en: `Extended (art. ${article}).` } });
  },
});

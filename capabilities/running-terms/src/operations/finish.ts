import { operation, type Context } from '@comu/kernel';
import { Term } from '../terms.records.ts';
import { overAt } from '../over-at.ts';

/** What the term was for has been done; saying it twice changes nothing. */
export const meetTerm = operation('terms.meet-term', {
  title: { ca: 'Dona el termini per complert', es: 'Da el plazo por cumplido', en: 'Mark the term as met' }, permission: 'terms.manage',
  input: { term: Term.id }, output: Term.row,
  async run({ term }, { db, now, emit }) {
    const row = await db.lock(Term, term);
    if (row.state === 'met') return row;
    const met = await db.update(Term, term, { state: 'met', metAt: now.toISOString() });
    await emit('terms.met', { term, subject: row.subject });
    return met;
  },
});

/** Marks a running term as expired once its last day is over; a term that moved meanwhile is looked at again then. */
export const expireTerm = operation('terms.expire-term', {
  title: { ca: 'Venciment', es: 'Vencimiento', en: 'Expiry' }, permission: 'system',
  input: { term: Term.id }, output: Term.row,
  async run({ term }, context) {
    const { db, now, emit } = context;
    const row = await db.lock(Term, term);
    if (row.state !== 'running' || row.endsOn === null) return row;
    if (overAt(row.endsOn) > now) {
      await watch(context, row);
      return row;
    }
    const expired = await db.update(Term, term, { state: 'expired' });
    await emit('terms.expired', { term, subject: row.subject, purpose: row.purpose });
    return expired;
  },
});

/** Has the platform look at the term when it is over. */
export async function watch({ later }: Context, { id, endsOn }: { id: string; endsOn: string | null }) {
  if (endsOn !== null) await later(expireTerm, { term: id }, { at: overAt(endsOn), key: `expire ${id}` });
}

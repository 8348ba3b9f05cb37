import { refusal, type Context, type RowOf } from '@comu/kernel';
import { computeTerm, TermError, type Term as ComputedTerm, type TermInput } from '@comu/terms';
import { watch } from './operations/finish.ts';
import { Term, TermChange } from './terms.records.ts';

const notCountable = refusal('terms.not-countable', {
  status: 422, says: { ca: 'Aquest termini no es pot comptar: {why}', es: 'Este plazo no se puede contar: {why}', en: 'This term cannot be counted: {why}' },
});
export const wrongState = refusal('terms.wrong-state', {
  says: { ca: 'El termini “{name}” ja no corre: no es pot fer.', es: 'El plazo «{name}» ya no corre: no se puede hacer.', en: 'The term “{name}” no longer runs: it cannot be done.' },
});

/** Counts a term; what the law does not allow comes back as a refusal with its reason. */
export function count(input: TermInput): ComputedTerm {
  try {
    return computeTerm(input);
  } catch (failure) {
    if (failure instanceof TermError) throw notCountable({ why: failure.message });
    throw failure;
  }
}

/** Keeps a newly counted term in its row, with what changed and why, and moves the moment at which it expires. */
export async function keep(context: Context, { row, computed, kind, why }: { row: RowOf<typeof Term>; computed: ComputedTerm; kind: 'suspended' | 'resumed' | 'extended' | 'recomputed'; why: { ca: string; es: string; en: string } }): Promise<RowOf<typeof Term>> {
  const { db, emit } = context;
  const kept = await db.update(Term, row.id, { state: computed.state, endsOn: computed.ends, computed });
  await db.insert(TermChange, { term: row.id, kind, from: row.endsOn, to: computed.ends, why });
  await watch(context, kept);
  await emit('terms.changed', { term: row.id, subject: row.subject, kind });
  return kept;
}

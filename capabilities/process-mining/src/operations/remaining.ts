import { operation, refusal, sentence } from '@comu/kernel';
import { words } from '@comu/kernel/text';
import { Term } from '@comu/running-terms';
import { sql } from 'kysely';
import { z } from 'zod';
import { pastOf } from '../sources/past-of.ts';
import { stepsOfOne } from '../sources/own.ts';
import { stepCalled } from '../sources/step-names.ts';
import { noTerm, riskOf, risks, termsToDecide } from '../views/risk.ts';

const unknownCase = refusal('mining.unknown-case', { status: 404, says: words('Aquest tràmit no és en marxa en aquest ens.', 'Este trámite no está en marcha en este ente.', 'This case is not running in this body.') });

const moment = z.string();
const remainingSchema = z.object({
  /** Instants: as likely before as after; eight in ten such cases ended between the two. Null when no past case was ever at such a point for so long. */
  ends: z.object({ median: moment, low: moment, high: moment, from: z.int(), /** The last steps that make them alike; none when it is the beginning, or when there were too few. */ after: z.array(sentence) }).nullable(),
  /** What one would say who knows only the last step. */
  byStep: z.object({ at: moment, from: z.int(), step: sentence.nullable() }).nullable(),
  /** How wrong both have been on past cases, in milliseconds on average; null when too few have ended. */
  past: z.object({ error: z.number(), stepError: z.number(), median: z.number(), predictions: z.int(), cases: z.int(), within: z.number() }).nullable(),
  learntFrom: z.int(), due: z.string().nullable(), /** Since when its term is suspended, by which article and what will be left. */ suspended: sentence.nullable(), risk: z.enum(risks),
});
export type Remaining = z.output<typeof remainingSchema>;

/** When a running case is expected to end by the past cases that were at the same point, beside what its last step alone would say, and how wrong both have been. */
export const remainingTime = operation('mining.remaining-time', {
  title: words('Quan acabarà', 'Cuándo acabará', 'When it will end'), permission: 'mining.read', kind: 'query', input: { instance: z.uuid() }, output: remainingSchema,
  async run({ instance }, context) {
    const { db, organisation, now } = context;
    const { rows: [row] } = await sql<{ code: string; key: string | null; began: string }>`
      select d.code, i.business_key as key, i.started_at as began from processes.instance i join processes.definition d on d.organisation = i.organisation and d.id::text = i.definition
      where i.organisation = ${organisation} and i.id = ${instance} and i.state = 'running'`.execute(db.tables());
    if (row === undefined) throw unknownCase();
    const [{ model, tested }, done] = [await pastOf(context, row.code), await stepsOfOne(context, instance)];
    const waited = Math.max(0, now.getTime() - (done.at(-1)?.at ?? Date.parse(row.began)));
    const predicted = model.learntFrom === 0 ? null : model.predict({ activities: done.map(({ activity }) => activity), waited, age: Math.max(0, now.getTime() - Date.parse(row.began)) });
    const called = await stepCalled(context, [{ kind: 'process', code: row.code, organisation: null, from: null, to: null }]);
    const last = done.at(-1)?.activity;
    const at = (left: number) => new Date(now.getTime() + left).toISOString();
    const term = row.key === null ? noTerm : ((await termsToDecide(db.tables(Term), context, [row.key])).get(row.key) ?? noTerm);
    return {
      ends: predicted === null ? null : { median: at(predicted.median), low: at(predicted.low), high: at(predicted.high), from: predicted.from, after: predicted.after.map(called) },
      byStep: predicted === null ? null : { at: at(predicted.byStep.mean), from: predicted.byStep.from, step: last === undefined ? null : called(last) },
      past: tested === null ? null : { error: tested.meanError, stepError: tested.stepError, median: tested.medianError, predictions: tested.predictions, cases: tested.predicted, within: tested.within },
      learntFrom: model.learntFrom, ...term, risk: riskOf(predicted === null ? null : { median: now.getTime() + predicted.median, high: now.getTime() + predicted.high }, term, now.getTime()),
    };
  },
});

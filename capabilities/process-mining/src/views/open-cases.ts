import { backtest, firstMoment, remainingTimes, type Backtest, type ColumnLog } from '@comu/mining';
import { Term } from '@comu/running-terms';
import type { Text } from '@comu/kernel';
import { casesNamed, type NamedCase } from '../named-cases.ts';
import { fill, words } from '@comu/kernel/text';
import { durationWords, numberWords } from '@comu/running-processes/durations';
import { beganIn } from '../sources/log-of.ts';
import { noTerm, riskOf, termsToDecide, type Risk } from './risk.ts';
import { aboutOf, type Looking, type Viewed } from './view.ts';

/** An open case and when past cases say that it will end. */
export interface OpenCase extends NamedCase {
  readonly lastActivity: string;
  readonly since: string | null;
  /** Instants: as likely before as after; eight in ten such cases end between the two. Null when no past case is like it. */
  readonly ends: { readonly median: string; readonly low: string; readonly high: string; readonly from: number; readonly after: readonly string[] } | null;
  /** The last day of its term, when it has one that runs. */
  readonly due: string | null;
  /** Since when its term is suspended, by which article and what will be left. */
  readonly suspended: Text | null;
  readonly risk: Risk;
}

export interface OpenCasesView extends Viewed {
  readonly total: number;
  readonly list: readonly OpenCase[];
  readonly learntFrom: number;
  readonly backtest: Backtest | null;
}

const most = 300;

/** Open cases with the time that is left to each by past cases, those at risk of their term first; and how wrong such predictions have been. */
export async function openCasesView(looking: Looking): Promise<OpenCasesView> {
  const { log, context, source } = looking;
  const now = source.kind === 'log' ? lastMoment(log) : context.now.getTime();
  const began = await beganIn(context, source);
  const beginning = (place: number) => began.get(log.cases[place] ?? '') ?? firstMoment(log, log.offsets[place] ?? 0);
  const model = remainingTimes(log, { beganAt: beginning });
  const places = [...log.open];
  const named = await casesNamed(looking, places.map((place) => log.cases[place] ?? ''));
  const terms = await termsToDecide(context.db.tables(Term), context, named.flatMap(({ about }) => about ?? []));
  const list = places.map((place, index): OpenCase => {
    const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    const activities = Array.from(log.activity.subarray(Math.max(from, end - 5), end), (each) => log.activities[each] ?? '');
    const last = end > from ? (log.at[end - 1] ?? Number.NaN) : beginning(place);
    const predicted = Number.isNaN(last) ? null : model.predict({ activities, waited: Math.max(0, now - last), age: Math.max(0, now - beginning(place)) });
    const at = (left: number) => new Date(now + left).toISOString();
    const case_ = named[index] as NamedCase;
    const term = case_.about === null ? noTerm : (terms.get(case_.about) ?? noTerm);
    return {
      ...case_, lastActivity: activities.at(-1) ?? '', since: Number.isNaN(last) ? null : new Date(last).toISOString(), ...term,
      ends: predicted === null ? null : { median: at(predicted.median), low: at(predicted.low), high: at(predicted.high), from: predicted.from, after: predicted.after },
      risk: riskOf(predicted === null ? null : { median: now + predicted.median, high: now + predicted.high }, term, now),
    };
  });
  const rank = { late: 0, likely: 1, possible: 2, unknown: 3, suspended: 4, none: 5 };
  const sorted = list.toSorted((a, b) => rank[a.risk] - rank[b.risk] || (a.due ?? '9').localeCompare(b.due ?? '9') || (a.since ?? '').localeCompare(b.since ?? ''));
  const tested = backtest(log);
  return { about: aboutOf(log), reading: readingOf(sorted, tested), total: list.length, list: sorted.slice(0, most), learntFrom: model.learntFrom, backtest: tested };
}

function readingOf(list: readonly OpenCase[], tested: Backtest | null) {
  const count = (...risks: OpenCase['risk'][]) => list.filter(({ risk }) => risks.includes(risk)).length;
  if (list.length === 0) return words('No hi ha cap cas en marxa.', 'No hay ningún caso en marcha.', 'No case is open.');
  const error = tested === null ? words('', '', '') : fill(words(' Les prediccions passades es van equivocar en {error} de mediana.', ' Las predicciones pasadas se equivocaron en {error} de mediana.', ' Past predictions were wrong by {error} in the middle.'), { error: durationWords(tested.medianError, 'clock') });
  const [late, likely, unknown, suspended] = [count('late'), count('likely'), count('unknown'), count('suspended')];
  return fill(words('{all} {late}{likely}.{suspended}{unknown}{error}', '{all} {late}{likely}.{suspended}{unknown}{error}', '{all} {late}{likely}.{suspended}{unknown}{error}'), {
    all: many(list.length, ['', '', ''], ['Hi ha un cas en marxa;', 'Hay un caso en marcha;', 'One case is open;'], ['Dels {n} casos en marxa,', 'De los {n} casos en marcha,', 'Of the {n} open cases,']),
    late: many(late, ['cap no ha passat el termini', 'ninguno ha pasado el plazo', 'none is past its term'], ['un ja ha passat el termini', 'uno ya ha pasado el plazo', 'one is past its term already'], ['{n} ja han passat el termini', '{n} ya han pasado el plazo', '{n} are past their term already']),
    likely: many(likely, ['', '', ''], [' i és probable que un el passi', ' y es probable que uno lo pase', ' and one is likely to pass it'], [' i és probable que {n} el passin', ' y es probable que {n} lo pasen', ' and {n} are likely to pass it']),
    suspended: many(suspended, ['', '', ''], [' Un té el termini suspès.', ' Uno tiene el plazo suspendido.', ' The term of one is suspended.'], [' {n} tenen el termini suspès.', ' {n} tienen el plazo suspendido.', ' The terms of {n} are suspended.']),
    unknown: many(unknown, ['', '', ''], [' D’un encara no se sap si el passarà.', ' De uno todavía no se sabe si lo pasará.', ' Of one it is not known yet whether it will.'], [' De {n} encara no se sap si el passaran.', ' De {n} todavía no se sabe si lo pasarán.', ' Of {n} it is not known yet whether they will.']),
    error,
  });
}

type Said = readonly [ca: string, es: string, en: string];
/** How many, said as people say none, one and several. */
const many = (count: number, none: Said, one: Said, several: Said) => fill(words(...(count === 0 ? none : count === 1 ? one : several)), { n: numberWords(count) });

/** What a log tells last, which is its now. */
const lastMoment = (log: ColumnLog) => log.at.reduce((latest, moment) => (moment > latest ? moment : latest), 0);

import type { Text } from '@comu/kernel';
import type { TimeKind } from '@comu/process-mining';
import { durationWords, numberWords, shareWords } from '@comu/running-processes/durations';
import type { Difference, Likeness, Outcome } from '@comu/simulation';
import type { AskedChanges } from './asked.ts';
import { fill, words } from '@comu/kernel/text';

const none = words('', '', '');
const joined = (parts: readonly Text[]): Text => {
  const of = (language: keyof Text) => parts.map((part) => part[language]).filter((part) => part !== '').join(' ');
  return { ca: of('ca'), es: of('es'), en: of('en') };
};
const euros = (value: number) => numberWords(Math.round(Math.abs(value) * 10) / 10);

export interface Compared {
  readonly name: string;
  readonly changes: AskedChanges;
  readonly today: Outcome;
  readonly outcome: Outcome;
  readonly by: Readonly<Record<string, Difference>>;
  readonly verdict: Likeness['verdict'];
  readonly time: TimeKind;
}

/** What a scenario changes and how sure it is, in a few plain sentences. */
export function scenarioReading(compared: Compared): Text {
  return joined([growth(compared.outcome), duration(compared), queue(compared), late(compared), cost(compared), compared.verdict === 'poor' ? trust('poor') : none]);
}

/** What is said of today: how long cases take, and what their waiting is. */
export function todayReading({ outcome, verdict, time }: { readonly outcome: Outcome; readonly verdict: Likeness['verdict']; readonly time: TimeKind }): Text {
  const { mean, queued, delayed } = outcome.figures;
  if (mean === undefined) return growth(outcome);
  const waits = (queued?.mean ?? 0) + (delayed?.mean ?? 0);
  const share = waits <= 0 ? none : fill(words(
    'De l’espera, el {share} és cua per falta de gent d’aquest procés; la resta espera altres coses (altres feines, respostes de fora).', 'De la espera, el {share} es cola por falta de gente de este proceso; el resto espera otras cosas (otros trabajos, respuestas de fuera).', 'Of the waiting, {share} is a queue for the people of this process; the rest waits for other things (other work, answers from outside).',
  ), { share: shareWords((queued?.mean ?? 0) / waits) });
  return joined([growth(outcome), fill(words('Simulat com és avui, un cas dura {mean} de mitjana; en 8 de cada 10 períodes com aquest, entre {low} i {high}.', 'Simulado como es hoy, un caso dura {mean} de media; en 8 de cada 10 períodos como este, entre {low} y {high}.', 'Simulated as it is today, a case takes {mean} on average; in 8 of 10 periods like this, between {low} and {high}.'),
    { mean: durationWords(mean.mean, time), low: durationWords(mean.in80[0], time), high: durationWords(mean.in80[1], time) }), share, trust(verdict)]);
}

function growth({ growing, givenUp }: Outcome): Text {
  if (!growing && givenUp === null) return none;
  return words('Entra més feina de la que es pot fer: la cua creix sense parar, i les durades depenen de fins quan es miri.', 'Entra más trabajo del que se puede hacer: la cola crece sin parar, y las duraciones dependen de hasta cuándo se mire.', 'More work comes in than can be done: the queue grows without end, and durations depend on for how long one looks.');
}

function duration({ by, time }: Compared): Text {
  const mean = by['mean'];
  if (mean === undefined) return none;
  const [from, to] = [durationWords(mean.from.mean, time), durationWords(mean.to.mean, time)];
  if (!mean.real) return fill(words('La durada mitjana no canvia més del que ho faria per atzar: {to}, davant de {from} avui.', 'La duración media no cambia más de lo que lo haría por azar: {to}, frente a {from} hoy.', 'The mean duration does not change more than by chance: {to}, against {from} today.'), { from, to });
  const [near, far] = mean.sure.map(Math.abs).toSorted((a, b) => a - b) as [number, number];
  const shorter = mean.by.mean < 0;
  const facts = { from, to, near: durationWords(near, time), far: durationWords(far, time), times: numberWords(shorter ? mean.smaller : mean.of - mean.smaller), of: numberWords(mean.of) };
  return shorter
    ? fill(words('Un cas duraria {to} de mitjana en lloc de {from}: entre {near} i {far} menys, amb un 95 % de confiança, i més curt en {times} dels {of} períodes simulats.', 'Un caso duraría {to} de media en lugar de {from}: entre {near} y {far} menos, con un 95 % de confianza, y más corto en {times} de los {of} períodos simulados.', 'A case would take {to} on average instead of {from}: between {near} and {far} less, with 95 % confidence, and shorter in {times} of the {of} simulated periods.'), facts)
    : fill(words('Un cas duraria {to} de mitjana en lloc de {from}: entre {near} i {far} més, amb un 95 % de confiança, i més llarg en {times} dels {of} períodes simulats.', 'Un caso duraría {to} de media en lugar de {from}: entre {near} y {far} más, con un 95 % de confianza, y más largo en {times} de los {of} períodos simulados.', 'A case would take {to} on average instead of {from}: between {near} and {far} more, with 95 % confidence, and longer in {times} of the {of} simulated periods.'), facts);
}

/** Why more people may change nothing. */
function queue({ changes, today, by }: Compared): Text {
  const [queued, delayed] = [today.figures['queued']?.mean ?? 0, today.figures['delayed']?.mean ?? 0];
  const share = queued / Math.max(1, queued + delayed);
  if (changes.pools === undefined || share > 0.1 || (by['mean']?.real === true && (by['mean']?.by.mean ?? 0) < 0)) return none;
  return fill(words('Només el {share} de l’espera d’avui és cua: més gent no escurça la resta, que espera altres coses.', 'Solo el {share} de la espera de hoy es cola: más gente no acorta el resto, que espera otras cosas.', 'Only {share} of today’s waiting is a queue: more people do not shorten the rest, which waits for other things.'), { share: shareWords(share) });
}

function late({ outcome, by }: Compared): Text {
  const late_ = by['late'];
  if (late_ === undefined) return outcome.figures['late'] === undefined ? none : fill(words('Passarien del termini el {to} dels casos.', 'Pasarían del plazo el {to} de los casos.', '{to} of the cases would be past their term.'), { to: shareWords(outcome.figures['late'].mean) });
  return fill(words('Passarien del termini el {to} dels casos; avui, el {from}.', 'Pasarían del plazo el {to} de los casos; hoy, el {from}.', '{to} of the cases would be past their term; today, {from}.'), { to: shareWords(late_.to.mean), from: shareWords(late_.from.mean) });
}

function cost({ by }: Compared): Text {
  const [work, staff] = [by['cost'], by['staff']];
  const parts: Text[] = [];
  if (work?.real === true && Math.abs(work.by.mean) >= 0.05) {
    parts.push(fill(work.by.mean < 0 ? words('La feina de cada cas costaria {euros} € menys.', 'El trabajo de cada caso costaría {euros} € menos.', 'The work on each case would cost €{euros} less.') : words('La feina de cada cas costaria {euros} € més.', 'El trabajo de cada caso costaría {euros} € más.', 'The work on each case would cost €{euros} more.'), { euros: euros(work.by.mean) }));
  }
  if (staff !== undefined && Math.abs(staff.by.mean) >= 1) {
    parts.push(fill(staff.by.mean < 0 ? words('Les hores de la gent disponible costarien {euros} € menys cada setmana.', 'Las horas de la gente disponible costarían {euros} € menos cada semana.', 'The hours of the people available would cost €{euros} less each week.') : words('Les hores de la gent disponible costarien {euros} € més cada setmana.', 'Las horas de la gente disponible costarían {euros} € más cada semana.', 'The hours of the people available would cost €{euros} more each week.'), { euros: euros(staff.by.mean) }));
  }
  return joined(parts);
}

function trust(verdict: Likeness['verdict']): Text {
  if (verdict === 'good') return none;
  return verdict === 'fair'
    ? words('El model imita el passat només en part: feu cas de les diferències més que de les xifres.', 'El modelo imita el pasado solo en parte: haga caso de las diferencias más que de las cifras.', 'The model imitates the past only in part: heed the differences more than the figures.')
    : words('Compte: el model no imita bé el passat. No hi baseu cap decisió.', 'Cuidado: el modelo no imita bien el pasado. No base en él ninguna decisión.', 'Take care: the model does not imitate the past well. Base no decision on it.');
}

/** How well today as simulated is like today as recorded. */
export function likenessReading({ verdict, recorded, simulated, distances, because }: Likeness, time: TimeKind): Text {
  const facts = { recorded: durationWords(recorded.mean, time), simulated: durationWords(simulated.mean, time), off: shareWords(Math.min(9.99, distances.cycleShare)), order: shareWords(distances.order) };
  const first = verdict === 'good'
    ? words('El model imita bé el passat: els casos registrats duren {recorded} de mitjana i els simulats, {simulated}.', 'El modelo imita bien el pasado: los casos registrados duran {recorded} de media y los simulados, {simulated}.', 'The model imitates the past well: recorded cases take {recorded} on average, simulated ones {simulated}.')
    : verdict === 'fair'
      ? words('El model imita el passat en part: els casos registrats duren {recorded} de mitjana i els simulats, {simulated}.', 'El modelo imita el pasado en parte: los casos registrados duran {recorded} de media y los simulados, {simulated}.', 'The model imitates the past in part: recorded cases take {recorded} on average, simulated ones {simulated}.')
      : words('El model no imita bé el passat: els casos registrats duren {recorded} de mitjana i els simulats, {simulated}.', 'El modelo no imita bien el pasado: los casos registrados duran {recorded} de media y los simulados, {simulated}.', 'The model does not imitate the past well: recorded cases take {recorded} on average, simulated ones {simulated}.');
  const why = because.map((each) => ({
    cycle: words('Les durades s’aparten un {off} de la mitjana.', 'Las duraciones se apartan un {off} de la media.', 'Durations are off by {off} of the mean.'),
    order: words('L’ordre dels passos és diferent en un {order}.', 'El orden de los pasos es distinto en un {order}.', 'The order of steps differs by {order}.'),
    few: words('Hi ha pocs casos per aprendre’n.', 'Hay pocos casos para aprender.', 'There are few cases to learn from.'),
  })[each]);
  return fill(joined([first, ...why]), facts);
}

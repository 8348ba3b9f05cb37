import { amountWords, ofAmount, quantityWords } from './amount-words.ts';
import { inThreeLanguages } from './citations.ts';
import { clockTime, dateRange, longDate, shortDate } from './date-words.ts';
import type { Calendars, Scope, Skipped, StartKind, Step, Term, Text } from './types.ts';

const STARTS: Readonly<Record<StartKind, Text>> = {
  notification: { ca: 'Es va notificar', es: 'Se notificó', en: 'It was notified' },
  publication: { ca: 'Es va publicar', es: 'Se publicó', en: 'It was published' },
  silence: { ca: 'El silenci es va produir', es: 'El silencio se produjo', en: 'Silence took effect' },
  entry: { ca: 'Va entrar al registre', es: 'Entró en el registro', en: 'It was registered' },
  agreement: { ca: 'L’acord d’inici és', es: 'El acuerdo de inicio es', en: 'The decision to open the procedure dates from' },
  availability: { ca: 'Es va posar a disposició', es: 'Se puso a disposición', en: 'It was made available' },
};

const SCOPES: Readonly<Record<Scope, Text>> = {
  state: { ca: 'festa estatal', es: 'fiesta estatal', en: 'national holiday' },
  catalonia: { ca: 'festa de Catalunya', es: 'fiesta de Cataluña', en: 'holiday in Catalonia' },
  local: { ca: 'festa local', es: 'fiesta local', en: 'local holiday' },
  body: { ca: 'dia inhàbil de l’entitat', es: 'día inhábil de la entidad', en: 'non-working day of the body' },
};

/** Writes each step of a term as one sentence in the three languages, in the order in which it was reasoned, and after the rule whose calendars count. */
export const explain = (term: Term): Text[] => term.explanation.flatMap((step) => (step.step === 'rule' ? [sentence(step), calendarsOf(term.input.calendars)] : [sentence(step)]));

/** Each body has its own calendar (art. 30.7), and a day off in either of two places is off (art. 30.6). */
function calendarsOf({ body, party }: Calendars): Text {
  if (party === undefined || party.place === body.place)
    return { ca: `S’hi aplica el calendari de la seu de qui tramita: ${body.place} (art. 30.7).`, es: `Se aplica el calendario de la sede de quien tramita: ${body.place} (art. 30.7).`, en: `The calendar is that of the seat of the body that decides: ${body.place} (art. 30.7).` };
  return {
    ca: `S’hi apliquen dos calendaris: ${body.place} (seu de qui tramita) i ${party.place} (lloc de l’interessat). El dia inhàbil en un ho és en tots dos (art. 30.6).`,
    es: `Se aplican dos calendarios: ${body.place} (sede de quien tramita) y ${party.place} (lugar del interesado). El día inhábil en uno lo es en los dos (art. 30.6).`,
    en: `Two calendars apply: ${body.place} (seat of the body that decides) and ${party.place} (place of the party). A day off in one is off in both (art. 30.6).`,
  };
}

/** The whole explanation as one text, to keep with the case or print under a notification. */
export function explainInOneText(term: Term): Text {
  const sentences = explain(term);
  return {
    ca: sentences.map((one) => one.ca).join(' '),
    es: sentences.map((one) => one.es).join(' '),
    en: sentences.map((one) => one.en).join(' '),
  };
}

function sentence(step: Step): Text {
  switch (step.step) {
    case 'rule': {
      const amount = ofAmount(step);
      const article = inThreeLanguages(step.article);
      const name = step.name;
      return {
        ca: `${name ? `${name.ca}: el` : 'El'} termini és ${amount.ca} (${article.ca}).`,
        es: `${name ? `${name.es}: el` : 'El'} plazo es ${amount.es} (${article.es}).`,
        en: `${name ? `${name.en}: the` : 'The'} term is ${amount.en} (${article.en}).`,
      };
    }
    case 'start': {
      const verb = STARTS[step.kind];
      const on = onDate(step.on, step.at);
      return { ca: `${verb.ca} ${on.ca}.`, es: `${verb.es} ${on.es}.`, en: `${verb.en} ${on.en}.` };
    }
    case 'urgency': {
      const now = quantityWords(step.now);
      return {
        ca: `Per urgència es redueix a la meitat: ${now.ca} (art. 33.1).`,
        es: `Por urgencia se reduce a la mitad: ${now.es} (art. 33.1).`,
        en: `Urgency halves it: ${now.en} (art. 33.1).`,
      };
    }
    case 'extension': {
      const amount = amountWords(step);
      const on = longDate(step.grantedOn);
      return {
        ca: `Es va ampliar en ${amount.ca} el ${on.ca}, abans que vencés (art. ${step.article}).`,
        es: `Se amplió en ${amount.es} el ${on.es}, antes de que venciera (art. ${step.article}).`,
        en: `It was extended by ${amount.en} on ${on.en}, before it ended (art. ${step.article}).`,
      };
    }
    case 'first-day': {
      const on = longDate(step.on);
      const why = because(step.skipped);
      return {
        ca: `El primer dia que compta és el ${on.ca}, ${why ? 'el primer dia hàbil següent' : 'l’endemà'} (art. ${step.article}).${why ? ` Abans són inhàbils: ${why.ca}.` : ''}`,
        es: `El primer día que cuenta es el ${on.es}, ${why ? 'el primer día hábil siguiente' : 'el siguiente'} (art. ${step.article}).${why ? ` Antes son inhábiles: ${why.es}.` : ''}`,
        en: `The first day that counts is ${on.en}, ${why ? 'the next working day' : 'the day after'} (art. ${step.article}).${why ? ` Not working before it: ${why.en}.` : ''}`,
      };
    }
    case 'hours': {
      const why = because(step.skipped);
      return {
        ca: `Les hores compten de minut en minut i només les dels dies hàbils${why ? `; queden fora: ${why.ca}` : ''} (art. 30.1).`,
        es: `Las horas cuentan de minuto en minuto y solo las de los días hábiles${why ? `; quedan fuera: ${why.es}` : ''} (art. 30.1).`,
        en: `Hours count minute by minute and only those of working days${why ? `; left out: ${why.en}` : ''} (art. 30.1).`,
      };
    }
    case 'skipped': {
      const why = because(step.skipped) ?? { ca: '', es: '', en: '' };
      return {
        ca: `Queden fora del còmput: ${why.ca} (art. ${step.article}).`,
        es: `Quedan fuera del cómputo: ${why.es} (art. ${step.article}).`,
        en: `Left out of the count: ${why.en} (art. ${step.article}).`,
      };
    }
    case 'same-number': {
      const on = longDate(step.on);
      return step.noSuchDay
        ? {
            ca: `Aquell mes no té el mateix número de dia: s’acaba l’últim dia del mes, el ${on.ca} (art. 30.4).`,
            es: `Ese mes no tiene el mismo número de día: se acaba el último día del mes, el ${on.es} (art. 30.4).`,
            en: `That month has no such day number: it ends on its last day, ${on.en} (art. 30.4).`,
          }
        : {
            ca: `Es compta de data a data, fins al mateix número de dia: el ${on.ca} (art. 30.4).`,
            es: `Se cuenta de fecha a fecha, hasta el mismo número de día: el ${on.es} (art. 30.4).`,
            en: `It runs from date to date, to the same day number: ${on.en} (art. 30.4).`,
          };
    }
    case 'suspension': return suspension(step);
    case 'moved': {
      const from = longDate(step.from);
      const to = longDate(step.to);
      const why = because(step.skipped) ?? { ca: '', es: '', en: '' };
      return {
        ca: `L’últim dia, el ${from.ca}, és inhàbil: passa al primer dia hàbil següent, el ${to.ca} (art. 30.5). Inhàbils: ${why.ca}.`,
        es: `El último día, el ${from.es}, es inhábil: pasa al primer día hábil siguiente, el ${to.es} (art. 30.5). Inhábiles: ${why.es}.`,
        en: `The last day, ${from.en}, is not a working day: it moves to the next one, ${to.en} (art. 30.5). Not working: ${why.en}.`,
      };
    }
    case 'warning': return warning(step);
    case 'ends': {
      const on = onDate(step.on, step.at);
      return { ca: `El termini acaba ${on.ca}.`, es: `El plazo acaba ${on.es}.`, en: `The term ends ${on.en}.` };
    }
    case 'suspended': {
      const since = longDate(step.since);
      return {
        ca: `El termini està suspès des del ${since.ca} i encara no té data de venciment.`,
        es: `El plazo está suspendido desde el ${since.es} y aún no tiene fecha de vencimiento.`,
        en: `The term has been suspended since ${since.en} and has no end date yet.`,
      };
    }
  }
}

function suspension(step: Extract<Step, { step: 'suspension' }>): Text {
  const from = longDate(step.from);
  const { reason, article } = step;
  if (step.effect === 'after-expiry') {
    return {
      ca: `La suspensió del ${from.ca} (${reason.ca}) va arribar quan el termini ja havia vençut i no té efecte (art. ${article}).`,
      es: `La suspensión del ${from.es} (${reason.es}) llegó cuando el plazo ya había vencido y no tiene efecto (art. ${article}).`,
      en: `The suspension of ${from.en} (${reason.en}) came when the term had already ended and has no effect (art. ${article}).`,
    };
  }
  if (step.to === null) {
    return {
      ca: `Es va suspendre el ${from.ca} i encara ho està: ${reason.ca} (art. ${article}).`,
      es: `Se suspendió el ${from.es} y aún lo está: ${reason.es} (art. ${article}).`,
      en: `It was suspended on ${from.en} and still is: ${reason.en} (art. ${article}).`,
    };
  }
  const to = longDate(step.to);
  if (step.days === 0)
    return {
      ca: `Es va suspendre i es va reprendre el mateix dia, el ${from.ca}, i no s’hi descompta cap dia: ${reason.ca} (art. ${article}).`,
      es: `Se suspendió y se reanudó el mismo día, el ${from.es}, y no se descuenta ningún día: ${reason.es} (art. ${article}).`,
      en: `It was suspended and resumed on the same day, ${from.en}, and no day is left out: ${reason.en} (art. ${article}).`,
    };
  const days = amountWords({ amount: step.days, unit: 'natural-days' });
  const capped = step.effect === 'capped';
  return {
    ca: `Va estar suspès ${days.ca}, del ${from.ca} fins a la represa, el ${to.ca}: ${reason.ca} (art. ${article}${capped ? ', màxim tres mesos' : ''}).`,
    es: `Estuvo suspendido ${days.es}, desde el ${from.es} hasta la reanudación, el ${to.es}: ${reason.es} (art. ${article}${capped ? ', máximo tres meses' : ''}).`,
    en: `It was suspended for ${days.en}, from ${from.en} until it resumed on ${to.en}: ${reason.en} (art. ${article}${capped ? ', three months at most' : ''}).`,
  };
}

function warning({ year, status, place, source }: Extract<Step, { step: 'warning' }>): Text {
  if (status === 'missing') {
    return {
      ca: `Atenció: no hi ha calendari de ${year} per a ${place}; només s’hi han descomptat caps de setmana. Afegiu-lo i torneu a calcular.`,
      es: `Atención: no hay calendario de ${year} para ${place}; solo se han descontado fines de semana. Añádalo y vuelva a calcular.`,
      en: `Warning: there is no ${year} calendar for ${place}; only weekends were left out. Add it and compute again.`,
    };
  }
  if (status === 'provisional') {
    const why = inThreeLanguages(source ?? '');
    return {
      ca: `Atenció: el calendari de ${year} de ${place} és provisional (${why.ca}).`,
      es: `Atención: el calendario de ${year} de ${place} es provisional (${why.es}).`,
      en: `Warning: the ${year} calendar of ${place} is provisional (${why.en}).`,
    };
  }
  return {
    ca: `Atenció: falten les dues festes locals de ${year} de ${place}; el venciment pot ser posterior.`,
    es: `Atención: faltan las dos fiestas locales de ${year} de ${place}; el vencimiento puede ser posterior.`,
    en: `Warning: the two local holidays of ${year} of ${place} are missing; the real end may be later.`,
  };
}

/** Names what is off, or nothing when there is nothing to name. */
function because(skipped: readonly Skipped[]): Text | undefined {
  if (skipped.length === 0) return undefined;
  const named = skipped.map(skippedWords);
  return {
    ca: list(named.map((one) => one.ca), 'i'),
    es: list(named.map((one) => one.es), 'y'),
    en: list(named.map((one) => one.en), 'and'),
  };
}

function skippedWords(one: Skipped): Text {
  if (one.kind === 'weekends') {
    if (one.days === 1) {
      const on = longDate(one.from);
      return { ca: `el ${on.ca}`, es: `el ${on.es}`, en: on.en };
    }
    const range = dateRange(one.from, one.to);
    return {
      ca: `${one.days} dies de cap de setmana (${range.ca})`,
      es: `${one.days} días de fin de semana (${range.es})`,
      en: `${one.days} weekend days (${range.en})`,
    };
  }
  const on = shortDate(one.date);
  const scope = SCOPES[one.scope];
  const source = inThreeLanguages(one.source);
  const where = one.whose === 'both' ? '' : `, ${one.place}`;
  return {
    ca: `el ${on.ca} (${one.name.ca}, ${scope.ca}${where}; ${source.ca})`,
    es: `el ${on.es} (${one.name.es}, ${scope.es}${where}; ${source.es})`,
    en: `${on.en} (${one.name.en}, ${scope.en}${where}; ${source.en})`,
  };
}

const list = (words: readonly string[], and: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;

function onDate(date: string, at?: string): Text {
  const on = longDate(date);
  if (!at) return { ca: `el ${on.ca}`, es: `el ${on.es}`, en: `on ${on.en}` };
  const endsAtMidnight = !at.startsWith(date);
  const time = endsAtMidnight ? { ca: '24.00 h', es: '24:00 h', en: '24:00' } : clockTime(at);
  return { ca: `el ${on.ca}, a les ${time.ca}`, es: `el ${on.es}, a las ${time.es}`, en: `on ${on.en} at ${time.en}` };
}

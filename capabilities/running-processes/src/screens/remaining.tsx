import { Facts, State, Why, useFormat, useOrganisation, useQueryOperation, useText, type Text, type Tone } from '@comu/design';
import { useLasted } from './lasted.ts';
import type { Remaining, Standing } from './rows.ts';

const risks: Readonly<Record<Remaining['risk'], { tone: Tone; words: Text } | null>> = {
  late: { tone: 'danger', words: { ca: 'Fora de termini', es: 'Fuera de plazo', en: 'Past its term' } },
  likely: { tone: 'warning', words: { ca: 'Probable que passi el termini', es: 'Probable que pase el plazo', en: 'Likely to pass its term' } },
  possible: { tone: 'info', words: { ca: 'Podria passar el termini', es: 'Podría pasar el plazo', en: 'May pass its term' } },
  suspended: { tone: 'pending', words: { ca: 'Termini suspès', es: 'Plazo suspendido', en: 'Term suspended' } },
  none: null, unknown: null,
};

/** When a running case will end by the past ones that were at the same point, beside what its last step alone would say, and how wrong both have been. */
export function RemainingTime({ standing }: { standing: Standing }) {
  const organisation = useOrganisation();
  const asked = standing.state === 'running' && organisation?.can('mining.read') === true;
  const { data } = useQueryOperation<Remaining>('mining.remaining-time', { instance: standing.instance }, { enabled: asked });
  return asked && data !== undefined ? <Told data={data} /> : null;
}

function Told({ data: { ends, byStep, past, learntFrom, due, suspended, risk } }: { data: Remaining }) {
  const t = useText();
  const format = useFormat();
  const lasted = useLasted();
  const title = t({ ca: 'Quan acabarà', es: 'Cuándo acabará', en: 'When it will end' });
  if (ends === null || byStep === null) {
    return (
      <div className="remaining"><h3>{title}</h3><p className="soft">{learntFrom === 0
        ? t({ ca: 'Encara no ha acabat cap tràmit d’aquest procés: quan n’acabin, aquí es dirà quan és probable que acabi aquest.', es: 'Todavía no ha acabado ningún trámite de este proceso: cuando acaben, aquí se dirá cuándo es probable que acabe este.', en: 'No case of this process has ended yet: once some have, this will say when this one is likely to.' })
        : t({ ca: 'Cap dels {count} tràmits acabats no va durar mai tant: no es pot dir quan acabarà aquest.', es: 'Ninguno de los {count} trámites acabados duró nunca tanto: no se puede decir cuándo acabará este.', en: 'None of the {count} ended cases ever lasted so long: when this one will end cannot be said.' }, { count: format.integer(learntFrom) })}</p></div>
    );
  }
  const said = risks[risk];
  // What ends within two days is told by the hour.
  const soon = Date.parse(ends.high) - Date.now() < 2 * 86_400_000;
  const [when, brief] = soon ? [format.moment, format.shortMoment] : [format.day, format.shortDay];
  return (
    <div className="remaining">
      <h3>{title} {said !== null && <State tone={said.tone}>{t(said.words)}</State>}</h3>
      <Facts facts={[
        { label: ends.after.length === 0 ? t({ ca: 'Per tràmits que havien durat tant', es: 'Por trámites que habían durado tanto', en: 'By cases that had lasted as long' }) : t({ ca: 'Per tràmits que eren al mateix punt', es: 'Por trámites que estaban en el mismo punto', en: 'By cases at the same point' }), value: <><strong>{when(ends.median)}</strong> <span className="soft small">{t({ ca: 'entre el {low} i el {high} en 8 de cada 10; per {from} {from|cas|casos}', es: 'entre el {low} y el {high} en 8 de cada 10; por {from} {from|caso|casos}', en: 'between {low} and {high} in 8 of 10; from {from} {from|case|cases}' }, { low: brief(ends.low), high: brief(ends.high), from: format.integer(ends.from) })}</span></> },
        { label: t({ ca: 'Només per la mitjana del pas', es: 'Solo por la media del paso', en: 'By the mean of the step alone' }), value: <>{when(byStep.at)} <span className="soft small">{byStep.step === null ? t({ ca: 'des del començament', es: 'desde el comienzo', en: 'since the beginning' }) : t({ ca: 'després de «{step}»', es: 'después de «{step}»', en: 'after “{step}”' }, { step: t(byStep.step) })}</span></> },
        ...(due === null && suspended === null ? [] : [{ label: t({ ca: 'Termini', es: 'Plazo', en: 'Term' }), value: suspended !== null ? t(suspended) : format.day(due ?? '') }]),
      ]} />
      <p className="small">{past === null ? t({ ca: 'Encara hi ha massa pocs casos acabats ({count}) per saber quant s’equivoca.', es: 'Todavía hay demasiado pocos casos acabados ({count}) para saber cuánto se equivoca.', en: 'Too few cases have ended ({count}) to know how wrong it is.' }, { count: format.integer(learntFrom) }) : t(trust())}{past !== null && past.within < 0.65 && ` ${t({ ca: 'Els intervals han quedat curts: preneu les dates com una orientació.', es: 'Los intervalos se han quedado cortos: tome las fechas como una orientación.', en: 'The intervals have been too narrow: take the dates as a guide.' })}`}</p>
      <div><Why steps={[{ text: meant() }, { text: { ca: 'L’interval s’ajusta amb els casos acabats més nous: es posa on, mirant només els més antics, n’hauria encertat 8 de cada 10.', es: 'El intervalo se ajusta con los casos acabados más nuevos: se pone donde, mirando solo los más antiguos, habría acertado 8 de cada 10.', en: 'The interval is adjusted by the newest ended cases: it is set where, looking only at the older ones, it would have been right for 8 in 10.' } }, { text: { ca: 'La data és la del cas del mig d’entre els acabats: la meitat va acabar abans i la meitat després. La mitjana del pas suma tots els casos, hagin esperat el que hagin esperat.', es: 'La fecha es la del caso central de entre los acabados: la mitad acabó antes y la mitad después. La media del paso suma todos los casos, hayan esperado lo que hayan esperado.', en: 'The date is that of the middle one of the ended cases: half ended before and half after. The mean of the step adds up all cases, however long they had waited.' } }]} /></div>
    </div>
  );

  function trust(): Text {
    const told = past as NonNullable<Remaining['past']>;
    const better = told.error <= told.stepError;
    const facts = { error: lasted(told.error), step: lasted(told.stepError), count: format.integer(told.predictions), within: format.percent(told.within) };
    return better
      ? { ca: `Provat amb els casos passats (${facts.count} prediccions): es va equivocar en ${facts.error} de mitjana; dir sempre la mitjana del pas, en ${facts.step}. El ${facts.within} va acabar dins l’interval.`, es: `Probado con los casos pasados (${facts.count} predicciones): se equivocó en ${facts.error} de media; decir siempre la media del paso, en ${facts.step}. El ${facts.within} acabó dentro del intervalo.`, en: `Tried on past cases (${facts.count} predictions): it was wrong by ${facts.error} on average; always saying the mean of the step, by ${facts.step}. ${facts.within} ended within the interval.` }
      : { ca: `Provat amb els casos passats (${facts.count} prediccions): es va equivocar en ${facts.error} de mitjana. En aquest procés la mitjana del pas s’equivoca menys (${facts.step}): feu cas de la segona data.`, es: `Probado con los casos pasados (${facts.count} predicciones): se equivocó en ${facts.error} de media. En este proceso la media del paso se equivoca menos (${facts.step}): haga caso de la segunda fecha.`, en: `Tried on past cases (${facts.count} predictions): it was wrong by ${facts.error} on average. In this process the mean of the step is wrong by less (${facts.step}): go by the second date.` };
  }

  function meant(): Text {
    return ends?.after.length === 0
      ? { ca: 'Hi havia massa pocs casos acabats al mateix punt (o encara no s’ha fet cap pas): es miren tots els que van durar més del que aquest ha durat fins ara.', es: 'Había demasiado pocos casos acabados en el mismo punto (o todavía no se ha dado ningún paso): se miran todos los que duraron más de lo que este ha durado hasta ahora.', en: 'Too few ended cases were at the same point (or no step has been taken yet): all those that lasted longer than this one has so far are looked at.' }
      : { ca: `«El mateix punt» vol dir que acabaven de fer ${listed('ca')} i havien esperat com a mínim tant com aquest.`, es: `«El mismo punto» quiere decir que acababan de hacer ${listed('es')} y habían esperado al menos tanto como este.`, en: `“The same point” means that they had just done ${listed('en')} and had waited at least as long as this one.` };
  }

  function listed(language: 'ca' | 'es' | 'en'): string {
    const [open, close] = language === 'en' ? ['“', '”'] : ['«', '»'];
    return new Intl.ListFormat(language).format((ends?.after ?? []).map((each) => `${open}${each[language]}${close}`));
  }
}

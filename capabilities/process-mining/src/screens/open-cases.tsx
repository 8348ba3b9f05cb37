import { Link, Section, State, useFormat, useText, Why, type Text, type Tone } from '@comu/design';
import type { OpenCase, OpenCasesView } from '../views/open-cases.ts';
import { useStep } from './step-names.tsx';
import { useDuration, useView, type Study } from './use-view.ts';
import { ViewFrame } from './view-frame.tsx';

const risks: Readonly<Record<OpenCase['risk'], { tone: Tone; words: Text }>> = {
  late: { tone: 'danger', words: { ca: 'Fora de termini', es: 'Fuera de plazo', en: 'Past its term' } },
  likely: { tone: 'warning', words: { ca: 'Probable que el passi', es: 'Probable que lo pase', en: 'Likely to pass it' } },
  possible: { tone: 'info', words: { ca: 'Podria passar-lo', es: 'Podría pasarlo', en: 'May pass it' } },
  suspended: { tone: 'pending', words: { ca: 'Termini suspès', es: 'Plazo suspendido', en: 'Term suspended' } },
  none: { tone: 'success', words: { ca: 'Sense risc', es: 'Sin riesgo', en: 'No risk' } },
  unknown: { tone: 'off', words: { ca: 'No se sap', es: 'No se sabe', en: 'Not known' } },
};

/** Open cases with when past ones say that they will end, the terms at risk first, and how far to trust it. */
export function OpenCasesTab({ study, org }: { study: Study; org: string }) {
  const t = useText();
  const seen = useView<OpenCasesView>('open-cases', study);
  return (
    <ViewFrame seen={seen}>{(view) => view.total === 0
      ? <p className="soft">{study.source.kind === 'log' ? t({ ca: 'Un registre importat no diu quins casos no han acabat. Mireu-ho en els processos propis.', es: 'Un registro importado no dice qué casos no han acabado. Mírelo en los procesos propios.', en: 'An imported log does not say which cases have not ended. See it in your own processes.' }) : t({ ca: 'Tots els que van començar en aquest període han acabat.', es: 'Todos los que empezaron en este período han acabado.', en: 'All those that began in this period have ended.' })}</p>
      : <Cases view={view} org={org} />}</ViewFrame>
  );
}

function Cases({ view, org }: { view: OpenCasesView; org: string }) {
  const t = useText();
  const format = useFormat();
  const called = useStep();
  const words = { case: t({ ca: 'Cas', es: 'Caso', en: 'Case' }), last: t({ ca: 'Últim pas', es: 'Último paso', en: 'Last step' }), ends: t({ ca: 'Acabarà', es: 'Acabará', en: 'Will end' }), due: t({ ca: 'Termini', es: 'Plazo', en: 'Term' }), risk: t({ ca: 'Risc', es: 'Riesgo', en: 'Risk' }) };
  return (
    <>
      <Section title={t({ ca: 'Casos en marxa', es: 'Casos en marcha', en: 'Open cases' })} describe={t({ ca: 'Primer els que poden passar del termini. La data prevista és la dels casos passats que eren al mateix punt.', es: 'Primero los que pueden pasar del plazo. La fecha prevista es la de los casos pasados que estaban en el mismo punto.', en: 'Those that may pass their term first. The date comes from past cases at the same point.' })}>
        <table className="mining-table">
          <thead><tr><th scope="col">{words.case}</th><th scope="col">{words.last}</th><th scope="col">{words.ends}</th><th scope="col">{words.due}</th><th scope="col">{words.risk}</th></tr></thead>
          <tbody>{view.list.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.href === null ? row.name : <Link href={`/o/${org}/${row.href}`}>{row.name}</Link>}</th>
              <td data-label={words.last}><span>{called(row.lastActivity) || t({ ca: 'Encara cap', es: 'Todavía ninguno', en: 'None yet' })}{row.since !== null && <span className="soft small"> · {format.ago(row.since)}</span>}</span></td>
              <td data-label={words.ends} className="tabular">{row.ends === null ? t({ ca: 'Sense casos semblants', es: 'Sin casos parecidos', en: 'No such past cases' }) : <span>{format.shortDay(row.ends.median)} <span className="soft small">{t({ ca: 'entre {low} i {high}, per {from} {from|cas|casos}', es: 'entre {low} y {high}, por {from} {from|caso|casos}', en: 'between {low} and {high}, from {from} {from|case|cases}' }, { low: format.shortDay(row.ends.low), high: format.shortDay(row.ends.high), from: row.ends.from })}</span></span>}</td>
              <td data-label={words.due} className="tabular">{row.suspended !== null ? <span className="small">{t(row.suspended)}</span> : row.due === null ? t({ ca: 'Sense termini', es: 'Sin plazo', en: 'No term' }) : format.shortDay(row.due)}</td>
              <td data-label={words.risk}><State tone={risks[row.risk].tone}>{t(risks[row.risk].words)}</State></td>
            </tr>
          ))}</tbody>
        </table>
        {view.total > view.list.length && <p className="small soft">{t({ ca: 'Els {shown} primers de {all}.', es: 'Los {shown} primeros de {all}.', en: 'The first {shown} of {all}.' }, { shown: view.list.length, all: format.integer(view.total) })}</p>}
      </Section>
      <Trust view={view} />
    </>
  );
}

function Trust({ view: { backtest, learntFrom } }: { view: OpenCasesView }) {
  const t = useText();
  const format = useFormat();
  const duration = useDuration('clock');
  return (
    <Section title={t({ ca: 'Fins on us en podeu refiar', es: 'Hasta dónde puede fiarse', en: 'How far to trust it' })}>
      {backtest === null ? <p>{t({ ca: 'Encara hi ha massa pocs casos acabats ({count}) per saber quant s’equivoquen les prediccions.', es: 'Todavía hay demasiado pocos casos acabados ({count}) para saber cuánto se equivocan las predicciones.', en: 'Too few cases have ended ({count}) to know how wrong predictions are.' }, { count: learntFrom })}</p> : (
        <>
          <p>{t({ ca: 'Ho hem provat amb els casos passats: aprenent dels {learnt} que van acabar primer i predient els {predicted} següents, la meitat de les {predictions} prediccions es van equivocar en menys de {median}. El {within} va acabar dins l’interval (n’esperem 8 de cada 10).', es: 'Lo hemos probado con los casos pasados: aprendiendo de los {learnt} que acabaron primero y prediciendo los {predicted} siguientes, la mitad de las {predictions} predicciones se equivocaron en menos de {median}. El {within} acabó dentro del intervalo (esperamos 8 de cada 10).', en: 'We tried it on past cases: learning from the {learnt} that ended first and predicting the next {predicted}, half of the {predictions} predictions were wrong by less than {median}. {within} ended within the interval (8 in 10 are expected).' }, { learnt: format.integer(backtest.learnt), predicted: format.integer(backtest.predicted), predictions: format.integer(backtest.predictions), median: duration(backtest.medianError), within: format.percent(backtest.within) })}</p>
          {backtest.within < 0.65 && <p>{t({ ca: 'Els intervals han quedat curts: preneu les dates com una orientació.', es: 'Los intervalos se han quedado cortos: tome las fechas como una orientación.', en: 'The intervals have been too narrow: take the dates as a guide.' })}</p>}
          <Why steps={[{ text: { ca: 'L’interval s’ajusta amb els casos acabats més nous: es posa on, mirant només els més antics, n’hauria encertat 8 de cada 10.', es: 'El intervalo se ajusta con los casos acabados más nuevos: se pone donde, mirando solo los más antiguos, habría acertado 8 de cada 10.', en: 'The interval is adjusted by the newest ended cases: it is set where, looking only at the older ones, it would have been right for 8 in 10.' } }, { text: { ca: `Error mitjà: ${duration(backtest.meanError)}. Qui digués sempre la durada mitjana s’equivocaria en ${duration(backtest.naiveError)}.`, es: `Error medio: ${duration(backtest.meanError)}. Quien dijera siempre la duración media se equivocaría en ${duration(backtest.naiveError)}.`, en: `Mean error: ${duration(backtest.meanError)}. Always saying the mean duration would be wrong by ${duration(backtest.naiveError)}.` } }]} />
        </>
      )}
    </Section>
  );
}

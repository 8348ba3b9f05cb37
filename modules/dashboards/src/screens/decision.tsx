import { Button, DownloadSimpleIcon, Facts, Link, Page, ProblemNotice, saveFile, Section, Skeleton, State, useFormat, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { useFigure, useSourceLine } from '@comu/indicators/chart';
import { say } from '../words.ts';
import { AnswerTable, useAnswerSources } from './answer-view.tsx';
import type { DecidedFigure, DecisionAnswer, SealedAnswer } from './rows.ts';
import './dashboards.css';

/** A decision as it was sealed: what, why, by whom, with which figures of which versions, and its proof. */
export function DecisionPage({ params: { org = '', id = '', decision: asked = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<DecisionAnswer>('dashboards.open-decision', { decision: asked }, { settled: ({ proof }) => proof !== null });
  const boards = { label: t(say('Quadres de comandament', 'Cuadros de mando', 'Dashboards')), href: `/o/${org}/quadres` };
  const title = t(say('Decisió presa amb dades', 'Decisión tomada con datos', 'Decision taken on data'));
  if (data === undefined) return <Page title={title} trail={[boards]}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={8} />}</Page>;
  const { decision, by, dashboard, proof } = data;
  const saveProof = () => saveFile({ content: JSON.stringify({ ...proof, row: decision }, null, 2), type: 'application/json', name: `decisio-${decision.id.slice(0, 8)}.json` });
  return (
    <Page title={decision.what} trail={dashboard === null ? [boards] : [boards, { label: dashboard.name, href: `/o/${org}/quadres/${id}` }]} state={<span role="status">{proof === null ? <State tone="pending">{t(say('S’està segellant', 'Sellándose', 'Being sealed'))}</State> : <State tone="success">{t(say('Segellada', 'Sellada', 'Sealed'))}</State>}</span>} lead={t(say('Queda tal com es va prendre: ni el text ni les xifres no es poden canviar.', 'Queda tal como se tomó: ni el texto ni las cifras se pueden cambiar.', 'It stays as it was taken: neither its words nor its figures can be changed.'))} narrow>
      <Section>
        <p className="decision-why">{decision.why}</p>
        <Facts facts={[
          { label: t(say('Quan', 'Cuándo', 'When')), value: format.moment(decision.takenAt) }, ...(by === null ? [] : [{ label: t(say('Qui la va anotar', 'Quién la anotó', 'Recorded by')), value: by }]),
          { label: t(say('Quadre', 'Cuadro', 'Dashboard')), value: dashboard === null ? t(say('No es comparteix amb vós', 'No se comparte con usted', 'Not shared with you')) : <Link href={`/o/${org}/quadres/${dashboard.id}`}>{dashboard.name}</Link> },
          { label: t(say('Llibre segellat', 'Libro sellado', 'Sealed ledger')), value: proof === null ? t(say('S’hi està afegint', 'Se está añadiendo', 'Being added')) : t(say('Posició {n}, segellada {at}', 'Posición {n}, sellada {at}', 'Position {n}, sealed {at}'), { n: format.integer(proof.entry.position), at: format.moment(proof.checkpoint.at) }) },
        ]} />
        {proof !== null && <p className="gap-above"><Button look="quiet" icon={DownloadSimpleIcon} onClick={saveProof}>{t(say('Baixa la prova (JSON)', 'Descargar la prueba (JSON)', 'Download the proof (JSON)'))}</Button></p>}
      </Section>
      {decision.figures.length > 0 && <Section flush title={t(say('Les xifres d’aquell moment', 'Las cifras de aquel momento', 'The figures at that moment'))} describe={t(say('El nom de l’indicador porta a la xifra que hi ha ara, que pot ser una altra.', 'El nombre del indicador lleva a la cifra que hay ahora, que puede ser otra.', 'The name of the indicator leads to the figure there is now, which may be another.'))}><Figures org={org} figures={decision.figures} places={data.places} /></Section>}
      {(decision.answers ?? []).map((each, at) => <Section key={at} title={each.title}><Sealed answer={each} /></Section>)}
    </Page>
  );
}

function Figures({ org, figures, places }: { org: string; figures: readonly DecidedFigure[]; places: DecisionAnswer['places'] }) {
  const t = useText();
  const figure = useFigure();
  const format = useFormat();
  const sourceLine = useSourceLine();
  const words = { measure: t(say('Indicador', 'Indicador', 'Indicator')), place: t(say('Municipi', 'Municipio', 'Municipality')), period: t(say('Període', 'Periodo', 'Period')), value: t(say('Valor', 'Valor', 'Value')), origin: t(say('Font i data', 'Fuente y fecha', 'Source and date')) };
  const shown = ({ value, unit, decimals }: DecidedFigure) => (value === null ? figure(null, { unit: { ca: '', es: '', en: '' }, decimals: 0 }) : unit === undefined || decimals === undefined ? format.decimal(String(value)) : figure(value, { unit, decimals }));
  // Decisions that were sealed before their source was kept with them say the versions alone.
  const origin = ({ source, at, versions }: DecidedFigure) => (source === undefined ? versions.map(({ code, number }) => `${code} v. ${number}`).join(' · ') : sourceLine({ source, at: at ?? null, sources: versions.map(({ code, title = code, number }) => ({ title, number })) })) || t(say('registres de l’ens', 'registros del ente', 'records of the body'));
  return (
    <div className="grid-frame" role="region" tabIndex={0} aria-label={t(say('Les xifres d’aquell moment', 'Las cifras de aquel momento', 'The figures at that moment'))}>
      <table className="grid">
        <thead><tr><th scope="col">{words.measure}</th><th scope="col">{words.place}</th><th scope="col">{words.period}</th><th scope="col" className="cell-number">{words.value}</th><th scope="col">{words.origin}</th></tr></thead>
        <tbody>{figures.map((each, at) => (
          <tr key={at}>
            <th scope="row" className="cell-first">{each.period === null ? t(each.name) : <Link href={`/o/${org}/indicadors/fitxa/${each.indicator}/valor/${each.place}/${each.period}`}>{t(each.name)}</Link>}</th>
            <td data-label={words.place}>{places[each.place] ?? each.place}</td><td data-label={words.period}>{each.period ?? '—'}</td><td data-label={words.value} className="cell-number"><strong>{shown(each)}</strong></td>
            <td data-label={words.origin} className="cell-text small soft">{origin(each)}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

/** An answer as it was sealed, with the versions it was read from; it is not asked anew. */
function Sealed({ answer }: { answer: SealedAnswer }) {
  const t = useText();
  const sources = useAnswerSources()(answer);
  if (answer.withheld) return <p className="small soft">{t(say('«{title}» no s’hi va desar: té dades que no tothom de l’ens pot veure.', '«{title}» no se guardó: tiene datos que no todo el ente puede ver.', '“{title}” was not kept: it has data that not everybody of the body may see.'), { title: answer.title })}</p>;
  return <div className="board-table"><AnswerTable title={answer.title} answer={answer} />{answer.more && <p className="small soft">{t(say('Se’n van desar les primeres files.', 'Se guardaron las primeras filas.', 'Its first rows were kept.'))}</p>}<p className="small soft">{sources}</p></div>;
}

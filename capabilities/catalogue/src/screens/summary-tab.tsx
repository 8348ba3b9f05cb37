import { Facts, Link, Section, State, Tag, useFormat, useText, type Text } from '@comu/design';
import { accesses, classes, dimensions, frequencies, legalBases, licences, say, themes, useKinds } from '../words.ts';
import type { Page, Written } from './rows.ts';
import { useSaid } from './said.ts';

const missing = say('Encara no s’ha dit', 'Todavía no se ha dicho', 'Not said yet');

/** The six questions anybody asks of data, answered in a sentence each. */
export function SummaryTab({ page, org }: { page: Page; org: string }) {
  const t = useText();
  const { dataset } = page;
  const inWords = useSaid();
  const said = (value: Written | null) => (value === null ? <span className="soft">{t(missing)}</span> : inWords(value));
  const oneOf = (words: Readonly<Record<string, Text>>, value: string | null) => (value === null || words[value] === undefined ? said(null) : t(words[value]));
  return (
    <div className="data-answers">
      <Section title={t(say('S’hi pot confiar?', '¿Se puede confiar?', 'Can it be trusted?'))}><Trust page={page} org={org} /></Section>
      <Section title={t(say('El puc fer servir?', '¿Puedo usarlo?', 'May I use it?'))}><MayI page={page} /></Section>
      <Section title={t(say('Què és?', '¿Qué es?', 'What is it?'))}>
        <Facts facts={[
          { label: t(say('Codi', 'Código', 'Code')), value: <code>{dataset.code}</code> }, { label: t(say('Tema', 'Tema', 'Theme')), value: oneOf(themes, dataset.theme) },
          { label: t(say('Es renova', 'Se renueva', 'Renewed')), value: oneOf(frequencies, dataset.frequency) }, { label: t(say('Columnes', 'Columnas', 'Columns')), value: String(dataset.columns.length) },
          { label: t(say('Paraules clau', 'Palabras clave', 'Keywords')), value: said(dataset.keywords) },
        ]} />
      </Section>
      <Section title={t(say('Qui n’és responsable?', '¿Quién es responsable?', 'Who answers for it?'))}>
        <Facts facts={[
          { label: t(say('Responsable', 'Responsable', 'Owner')), value: said(dataset.owner ?? page.ownerUnit) }, { label: t(say('En té cura', 'Lo cuida', 'Steward')), value: said(page.steward) },
          { label: t(say('Llicència', 'Licencia', 'Licence')), value: oneOf(licences, dataset.licence) }, { label: t(say('Conservació', 'Conservación', 'Retention')), value: said(page.said.retention) },
          ...(dataset.personal === 'none' ? [] : [{ label: t(say('Base jurídica', 'Base jurídica', 'Legal basis')), value: <>{oneOf(legalBases, dataset.legalBasis)}{dataset.law !== null && <><br /><span className="soft small">{dataset.law}</span></>}</> }, { label: t(say('Finalitat', 'Finalidad', 'Purpose')), value: said(page.said.purpose) }]),
        ]} />
      </Section>
      <Section title={t(say('D’on ve?', '¿De dónde viene?', 'Where does it come from?'))}><Origin page={page} /></Section>
      <Section title={t(say('Qui l’ha fet servir?', '¿Quién lo ha usado?', 'Who used it?'))}><Uses page={page} /></Section>
    </div>
  );
}

function Trust({ page: { dataset, freshness, scores, incidents }, org }: { page: Page; org: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <p><State tone={freshness.state === 'late' ? 'warning' : freshness.state === 'none' ? 'off' : 'success'}>{t(freshness.says)}</State></p>
      {incidents.length > 0 && <ul className="data-plain">{incidents.slice(0, 3).map((each) => <li key={each.id}><Link href={`/o/${org}/dades/incidencies/${each.id}`}>{t(each.says)}</Link></li>)}</ul>}
      {scores.length === 0 ? dataset.current !== null && <p className="soft">{t(say('No s’ha mesurat cap dimensió: afegiu regles de qualitat.', 'No se ha medido ninguna dimensión: añada reglas de calidad.', 'No dimension was measured: add quality rules.'))}</p> : (
        <dl className="data-scores">{scores.map(({ dimension, score, failing }) => (
          <div key={dimension}><dt>{t(dimensions[dimension as keyof typeof dimensions])}</dt><dd><meter min={0} max={100} low={70} high={95} optimum={100} value={score} aria-label={t(dimensions[dimension as keyof typeof dimensions])} /><span className="tabular">{format.integer(score)}</span>{failing > 0 && <span className="soft small">{t(failing === 1 ? say('1 regla falla', '1 regla falla', '1 rule fails') : say('{n} regles fallen', '{n} reglas fallan', '{n} rules fail'), { n: failing })}</span>}</dd></div>
        ))}</dl>
      )}
    </>
  );
}

function MayI({ page: { dataset, access } }: { page: Page }) {
  const t = useText();
  const of = (sight: string) => Object.values(access.columns).filter((each) => each === sight).length;
  return (
    <>
      <p><State tone={!access.allowed ? 'danger' : access.figuresOnly ? 'pending' : 'success'}>{!access.allowed ? t(say('No, encara', 'No, todavía', 'Not yet')) : access.figuresOnly ? t(say('Només xifres', 'Solo cifras', 'Figures only')) : t(say('Sí', 'Sí', 'Yes'))}</State> <Tag>{t(accesses[dataset.access as keyof typeof accesses])}</Tag> {dataset.personal !== 'none' && <Tag>{t(classes[dataset.personal as keyof typeof classes])}</Tag>}</p>
      <p>{t(access.why)}</p>
      {access.allowed && (of('pseudonym') > 0 || of('hidden') > 0 || of('masked') > 0) && <p className="soft small">{[
        of('pseudonym') > 0 && t(say('{n} amb un codi en lloc del valor', '{n} con un código en lugar del valor', '{n} shown as a code'), { n: of('pseudonym') }), of('masked') > 0 && t(say('{n} en part', '{n} en parte', '{n} in part'), { n: of('masked') }), of('hidden') > 0 && t(say('{n} {n|amagada|amagades}', '{n} {n|oculta|ocultas}', '{n} hidden'), { n: of('hidden') }),
      ].filter((each) => each !== false).join(' · ')}</p>}
      {access.figuresOnly && <p className="soft small">{t(say('No s’ensenya cap grup de menys de {n} files.', 'No se muestra ningún grupo de menos de {n} filas.', 'No group of fewer than {n} rows is shown.'), { n: dataset.threshold })}</p>}
    </>
  );
}

function Origin({ page: { dataset, versions, lineage } }: { page: Page }) {
  const t = useText();
  const format = useFormat();
  const [current] = versions.filter((each) => each.current);
  const from = lineage.edges.filter(({ to }) => to === dataset.code);
  if (current === undefined) return <p className="soft">{dataset.record === null ? t(say('Encara no se n’ha carregat res.', 'Todavía no se ha cargado nada.', 'Nothing was loaded yet.')) : t(say('Del registre de la plataforma “{record}”.', 'Del registro de la plataforma «{record}».', 'From the platform’s record “{record}”.'), { record: dataset.record })}</p>;
  return (
    <Facts facts={[
      { label: t(say('Versió vigent', 'Versión vigente', 'Current version')), value: `${current.number} · ${format.shortMoment(current.loadedAt)}` }, { label: t(say('Origen', 'Origen', 'Origin')), value: current.origin },
      { label: t(say('Files', 'Filas', 'Rows')), value: format.integer(current.rows) }, ...(from.length > 0 && dataset.kind === 'derived' ? [{ label: t(say('Es fa amb', 'Se hace con', 'Made from')), value: [...new Set(from.map((each) => each.from))].join(', ') }] : []),
      { label: 'SHA-256', value: <code className="data-hash">{current.sha256}</code> },
    ]} />
  );
}

function Uses({ page: { uses, lineage, dataset } }: { page: Page }) {
  const t = useText();
  const format = useFormat();
  const made = lineage.edges.filter(({ from }) => from === dataset.code);
  if (uses.length === 0 && made.length === 0) return <p className="soft">{t(say('Encara ningú. Aquí sortirà qui l’ha consultat i què se’n fa.', 'Todavía nadie. Aquí saldrá quién lo ha consultado y qué se hace con él.', 'Nobody yet. Whoever reads it, and what is made of it, shows here.'))}</p>;
  return (
    <ul className="data-plain">
      {made.map(({ to, job, kind }) => <li key={`${to}${job}`}>{useKinds[kind] === undefined ? <>{job} → <code>{to}</code></> : <><span className="soft small">{t(useKinds[kind]!)}</span> {job}</>}</li>)}
      {uses.slice(0, 8).map((each, index) => <li key={index}>{each.who !== null && <strong>{each.who} </strong>}{t(useWords[each.kind] ?? say(each.kind, each.kind, each.kind))}{each.what !== '—' && ` · ${each.what}`} <span className="soft small tabular">{format.integer(each.times)} · {format.shortDay(each.last)}</span></li>)}
    </ul>
  );
}
const useWords: Readonly<Record<string, Text>> = { question: say('hi ha fet preguntes', 'le ha hecho preguntas', 'asked questions'), sample: say('n’ha vist una mostra', 'ha visto una muestra', 'saw a sample'), download: say('se l’ha descarregat', 'lo ha descargado', 'downloaded it'), indicator: say('indicador', 'indicador', 'indicator'), dashboard: say('quadre de comandament', 'cuadro de mando', 'dashboard'), portal: say('portal', 'portal', 'portal') };

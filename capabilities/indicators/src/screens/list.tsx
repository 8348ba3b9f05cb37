import { useState } from 'react';
import { Button, ButtonLink, EmptyState, fold, Link, Page, PlusIcon, ProblemNotice, Section, Skeleton, Tag, TextField, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { say, themes, type Theme } from '../words.ts';
import { useFigure } from './chart.tsx';
import { Waiting } from './waiting.tsx';
import type { ListAnswer, Listed } from './rows.ts';
import './indicators.css';

/** All the indicators the body sees, by theme, each with its last figure. */
export function Indicators({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const [words, setWords] = useState('');
  const { data, error } = useQueryOperation<ListAnswer>('indicators.list');
  const own = useRun<{ computed: number }>('indicators.take-own');
  const found = (data?.indicators ?? []).filter((each) => fold(t(each.name)).includes(fold(words)));
  const manages = organisation?.can('indicators.manage') === true;
  const sees = organisation?.can('data.read') === true;
  return (
    <Page title={t(say('Indicadors', 'Indicadores', 'Indicators'))} lead={t(say('Cada xifra amb la seva fórmula, d’on surt i com està al costat dels municipis semblants.', 'Cada cifra con su fórmula, de dónde sale y cómo está al lado de los municipios parecidos.', 'Each figure with its formula, where it comes from and how it stands beside similar municipalities.'))}
      actions={<>
        {manages && <Button onClick={() => void own.run({})} disabled={own.running}>{t(own.running ? say('S’estan calculant…', 'Calculando…', 'Computing…') : say('Posa al dia les xifres pròpies', 'Actualizar las cifras propias', 'Bring own figures up to date'))}</Button>}
        {manages && <ButtonLink icon={PlusIcon} href={`/o/${org}/indicadors/nou`}>{t(say('Nou indicador', 'Nuevo indicador', 'New indicator'))}</ButtonLink>}
        <ButtonLink look="primary" href={`/o/${org}/indicadors/municipi${data?.place ? `/${data.place}` : ''}`}>{t(say('Mira un municipi', 'Ver un municipio', 'Look at a municipality'))}</ButtonLink>
      </>}>
      {error && <ProblemNotice problem={error.problem} />}
      {own.problem && <ProblemNotice problem={own.problem} />}
      {data === undefined && !error && <Skeleton lines={8} />}
      {data?.indicators.length === 0 && (
        <EmptyState title={t(say('Encara no hi ha cap indicador', 'Todavía no hay ningún indicador', 'There are no indicators yet'))} action={sees && <ButtonLink href={`/o/${org}/dades`}>{t(say('Aneu al catàleg de dades', 'Ir al catálogo de datos', 'Go to the data catalogue'))}</ButtonLink>}>
          {t(say('Surten sols quan es publica un conjunt de dades que els alimenta, com ara el padró o la liquidació del pressupost. Els dels vostres registres es calculen cada nit.', 'Salen solos cuando se publica un conjunto de datos que los alimenta, como el padrón o la liquidación del presupuesto. Los de sus registros se calculan cada noche.', 'They appear by themselves when a dataset that feeds them is published, such as the register of residents or the budget outturn. Those of your records are computed every night.'))}
        </EmptyState>
      )}
      {data !== undefined && data.indicators.length > 0 && <>
        <div className="indicator-search"><TextField type="search" label={t(say('Cerca un indicador', 'Buscar un indicador', 'Find an indicator'))} value={words} onValue={setWords} /></div>
        <p className="sr-only" aria-live="polite">{t(say('{n} {n|indicador|indicadors}', '{n} {n|indicador|indicadores}', '{n} {n|indicator|indicators}'), { n: found.length })}</p>
        {(Object.keys(themes) as Theme[]).map((theme) => {
          const of = found.filter((each) => each.theme === theme);
          return of.length === 0 ? null : <Section key={theme} title={t(themes[theme])} flush><ul className="indicator-list">{of.map((each) => <Row key={each.id} row={each} org={org} />)}</ul></Section>;
        })}
      </>}
      {data !== undefined && <Waiting all={data.waiting} org={org} manages={manages} loads={organisation?.can('data.steward') === true} />}
      {data !== undefined && organisation?.can('indicators.agree') === true && organisation.kind === 'municipality' && <Agreement agreed={data.agreement} />}
    </Page>
  );
}

function Row({ row, org }: { row: Listed; org: string }) {
  const t = useText();
  const figure = useFigure();
  return (
    <li>
      <div><Link href={`/o/${org}/indicadors/fitxa/${row.code}`}>{t(row.name)}</Link> {!row.mine && <Tag>{t(say('Compartit', 'Compartido', 'Shared'))}</Tag>}<p className="small soft">{row.period === null ? t(say('Encara sense xifra publicada', 'Todavía sin cifra publicada', 'No published figure yet')) : row.universe === 'own' ? row.period : t(say('{period} · {filled} {filled|municipi|municipis} amb dades', '{period} · {filled} {filled|municipio|municipios} con datos', '{period} · {filled} {filled|municipality|municipalities} with data'), { period: row.period, filled: row.filled })}</p></div>
      {row.period !== null && <dl className="indicator-figures">
        {(row.here !== null || row.universe === 'own') && <div><dt>{t(say('Aquí', 'Aquí', 'Here'))}</dt><dd className="tabular">{figure(row.here, row)}</dd></div>}
        {row.universe !== 'own' && <div><dt>{t(say('Mediana', 'Mediana', 'Median'))}</dt><dd className="tabular">{figure(row.median, row)}</dd></div>}
      </dl>}
    </li>
  );
}

function Agreement({ agreed }: { agreed: boolean }) {
  const t = useText();
  const { run, running, problem } = useRun('indicators.agree');
  return (
    <Section title={t(say('Compartir les xifres pròpies', 'Compartir las cifras propias', 'Sharing own figures'))}>
      <p>{t(agreed
        ? say('L’ens dona cada nit a la Diputació els recomptes dels seus indicadors (expedients, terminis, entrades, notificacions), perquè es puguin comparar entre municipis. Mai cap dada personal ni cap expedient.', 'El ente da cada noche a la Diputación los recuentos de sus indicadores (expedientes, plazos, entradas, notificaciones) para poder compararlos entre municipios. Nunca datos personales ni expedientes.', 'Every night the body gives the Diputació the counts behind its indicators (cases, terms, entries, notifications), so that municipalities can be compared. Never personal data nor any case.')
        : say('L’ens no comparteix les seves xifres. Si hi esteu d’acord, la Diputació en rebrà cada nit només els recomptes (expedients, terminis, entrades, notificacions) per comparar-los entre municipis. Us en podeu desdir quan vulgueu i s’esborren.', 'El ente no comparte sus cifras. Si está de acuerdo, la Diputación recibirá cada noche solo los recuentos (expedientes, plazos, entradas, notificaciones) para compararlos entre municipios. Puede desdecirse cuando quiera y se borran.', 'The body does not share its figures. If you agree, the Diputació receives only the counts (cases, terms, entries, notifications) every night to compare municipalities. You may change your mind at any time and they are erased.'))}</p>
      {problem && <ProblemNotice problem={problem} />}
      <p><Button disabled={running} onClick={() => void run({ agreed: !agreed })}>{t(agreed ? say('Deixa de compartir-les', 'Dejar de compartirlas', 'Stop sharing')  : say('Comparteix els recomptes', 'Compartir los recuentos', 'Share the counts'))}</Button></p>
    </Section>
  );
}

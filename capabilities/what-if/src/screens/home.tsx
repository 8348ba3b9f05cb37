import { ButtonLink, EmptyState, Link, Page, PlusIcon, ProblemNotice, Section, Skeleton, State, useFormat, useOrganisation, useQueryOperation, useText, type ScreenProps, type Text, type Tone } from '@comu/design';
import type { ListedStudy } from '../operations/study.ts';
import './what-if.css';

export const verdicts: Readonly<Record<'good' | 'fair' | 'poor', { tone: Tone; words: Text }>> = {
  good: { tone: 'success', words: { ca: 'Imita bé el passat', es: 'Imita bien el pasado', en: 'Imitates the past well' } },
  fair: { tone: 'warning', words: { ca: 'L’imita en part', es: 'Lo imita en parte', en: 'Imitates it in part' } },
  poor: { tone: 'danger', words: { ca: 'No l’imita bé', es: 'No lo imita bien', en: 'Does not imitate it well' } },
};
const states: Readonly<Record<'learning' | 'failed', { tone: Tone; words: Text }>> = {
  learning: { tone: 'pending', words: { ca: 'S’està aprenent', es: 'Aprendiendo', en: 'Learning' } },
  failed: { tone: 'danger', words: { ca: 'No s’ha pogut aprendre', es: 'No se ha podido aprender', en: 'Could not be learnt' } },
};

/** Studies, each with how far it can be trusted. */
export function WhatIfHome({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<readonly ListedStudy[]>('simulation.studies');
  const begin = organisation?.can('simulation.run') === true && <ButtonLink look="primary" icon={PlusIcon} href={`/o/${org}/que-passaria-si/nou`}>{t({ ca: 'Comença un estudi', es: 'Empezar un estudio', en: 'Begin a study' })}</ButtonLink>;
  const words = { name: t({ ca: 'Estudi', es: 'Estudio', en: 'Study' }), state: t({ ca: 'Fins on us en podeu refiar', es: 'Hasta dónde puede fiarse', en: 'How far to trust it' }), scenarios: t({ ca: 'Escenaris', es: 'Escenarios', en: 'Scenarios' }), begun: t({ ca: 'Començat', es: 'Empezado', en: 'Begun' }) };
  return (
    <Page title={t({ ca: 'Què passaria si', es: 'Qué pasaría si', en: 'What if' })} actions={begin} lead={t({ ca: 'Més gent, un altre ordre, un altre termini: què canviaria en temps, en càrrega i en cost, al costat de com és avui.', es: 'Más gente, otro orden, otro plazo: qué cambiaría en tiempo, en carga y en coste, al lado de cómo es hoy.', en: 'More people, another order, another term: what would change in time, load and cost, beside how it is today.' })}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data?.length === 0 && <EmptyState title={t({ ca: 'Encara no hi ha cap estudi', es: 'Todavía no hay ningún estudio', en: 'No study yet' })} action={begin}>{t({ ca: 'Un estudi aprèn d’un procés que ja ha fet uns quants casos, o del registre d’un altre programa, i us deixa provar canvis sense tocar res.', es: 'Un estudio aprende de un proceso que ya ha hecho unos cuantos casos, o del registro de otro programa, y le deja probar cambios sin tocar nada.', en: 'A study learns from a process that has done some cases already, or from the log of another program, and lets you try changes without touching anything.' })}</EmptyState>}
      {data !== undefined && data.length > 0 && (
        <Section>
          <table className="what-if-table">
            <thead><tr><th scope="col">{words.name}</th><th scope="col">{words.state}</th><th scope="col" className="number">{words.scenarios}</th><th scope="col">{words.begun}</th></tr></thead>
            <tbody>{data.map((each) => {
              const told = each.state === 'ready' ? verdicts[each.verdict ?? 'poor'] : states[each.state];
              return <tr key={each.id}><th scope="row"><Link href={`/o/${org}/que-passaria-si/${each.id}`}>{each.name}</Link></th><td data-label={words.state}><State tone={told.tone}>{t(told.words)}</State></td><td data-label={words.scenarios} className="number">{format.integer(each.scenarios)}</td><td data-label={words.begun} className="tabular">{format.shortDay(each.begunAt)}</td></tr>;
            })}</tbody>
          </table>
        </Section>
      )}
    </Page>
  );
}

import { useState } from 'react';
import { Checkbox, EmptyState, Page, ProblemNotice, Section, Skeleton, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { say } from '../words.ts';
import { IncidentList } from './incident-list.tsx';
import type { IncidentLine } from './rows.ts';
import './data.css';

/** All that is wrong with the data of the body and waits for somebody. */
export function Incidents({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const [all, setAll] = useState(false);
  const { data, error } = useQueryOperation<{ incidents: readonly IncidentLine[] }>('data.incidents', { open: !all });
  return (
    <Page title={t(say('Incidències de dades', 'Incidencias de datos', 'Data incidents'))} trail={[{ label: t(say('Catàleg de dades', 'Catálogo de datos', 'Data catalogue')), href: `/o/${org}/dades` }]} lead={t(say('El que no quadra a les dades, amb les files afectades i qui ho mira.', 'Lo que no cuadra en los datos, con las filas afectadas y quién lo mira.', 'What is wrong in the data, with the rows concerned and who sees to it.'))}>
      {error && <ProblemNotice problem={error.problem} />}
      <Checkbox label={t(say('Mostra també les resoltes', 'Mostrar también las resueltas', 'Show the solved ones too'))} checked={all} onValue={setAll} />
      {data === undefined && !error && <Skeleton lines={8} />}
      {data?.incidents.length === 0 && <EmptyState title={t(say('No hi ha cap incidència', 'No hay ninguna incidencia', 'There is no incident'))}>{t(say('Quan una càrrega trenqui una regla, una font no respongui o unes dades arribin tard, ho veureu aquí i a Avui.', 'Cuando una carga rompa una regla, una fuente no responda o unos datos lleguen tarde, lo verá aquí y en Hoy.', 'When a load breaks a rule, a source does not answer or data are late, you will see it here and under Today.'))}</EmptyState>}
      {data !== undefined && data.incidents.length > 0 && <Section><IncidentList incidents={data.incidents} org={org} named /></Section>}
    </Page>
  );
}

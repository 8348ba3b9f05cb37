import { Section, useQueryOperation, useText } from '@comu/design';
import { RemainingTime } from './remaining.tsx';
import type { Standing } from './rows.ts';
import { StandingView } from './standing.tsx';

/** The processes about something, such as a case, each drawn with where it stands: `<CaseDiagram businessKey={id} />`. Nothing when there are none. */
export function CaseDiagram({ businessKey }: { businessKey: string }) {
  const t = useText();
  const { data = [] } = useQueryOperation<readonly Standing[]>('processes.where-it-stands', { businessKey });
  return data.map((standing) => (
    <Section key={standing.instance} title={data.length === 1 ? t({ ca: 'El tràmit, dibuixat', es: 'El trámite, dibujado', en: 'The process, drawn' }) : t(standing.definition.title)} describe={t(standing.summary)}>
      <StandingView standing={standing} folded />
      <RemainingTime standing={standing} />
    </Section>
  ));
}

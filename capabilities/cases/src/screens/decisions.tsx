import { ScalesIcon, Section, useFormat, useText, type Text } from '@comu/design';
import type { DecisionRow, DecisionTrace } from './rows.ts';

const truths: Readonly<Record<string, Text>> = { true: { ca: 'Sí', es: 'Sí', en: 'Yes' }, false: { ca: 'No', es: 'No', en: 'No' } };

/** The decisions that tables took in the case, point by point: what was looked at, which line matched and what it gave (Llei 40/2015, art. 41). */
export function Decisions({ decisions }: { decisions: readonly DecisionRow[] }) {
  const t = useText();
  if (decisions.length === 0) return null;
  return (
    <Section title={t({ ca: 'Decisions automàtiques', es: 'Decisiones automáticas', en: 'Automatic decisions' })} describe={t({ ca: 'Les ha pres una taula publicada: aquí hi ha cada punt i la seva raó. Una persona sempre les pot revisar.', es: 'Las ha tomado una tabla publicada: aquí está cada punto y su razón. Una persona siempre puede revisarlas.', en: 'Taken by a published table: each point and its reason. A person may always review them.' })}>
      <div className="case-decisions">{decisions.toReversed().map((decision) => <Decision key={decision.id} decision={decision} />)}</div>
    </Section>
  );
}

function Decision({ decision }: { decision: DecisionRow }) {
  const t = useText();
  const format = useFormat();
  const trace = decision.trace as DecisionTrace;
  const named = (said: string) => t(trace.model.words?.[said] ?? truths[said] ?? said);
  const rows = trace.decisions.flatMap(({ id, value, tables }) => tables.slice(0, 1).map((table) => ({
    id, value, heading: named(table.name), asked: table.inputs.map(({ label }) => named(label)).join(', '), given: table.inputs.map((each) => plain(each.value, format, named)).join(', '),
    why: deciding(table).map(({ annotations }) => annotations.map(({ text }) => named(text)).filter(Boolean).join('. ')).filter(Boolean).join('; '),
  })));
  const total = totalOf(decision.value);
  const headings = new Set(rows.map(({ heading }) => heading));
  return (
    <div className="case-decision">
      <p className="case-decision-name"><ScalesIcon size={18} aria-hidden /> <strong>{trace.target === undefined ? named(trace.model.name) : `${named(trace.target.name)} · ${named(trace.model.name)}`}</strong> <span className="soft small">{format.moment(decision.createdAt)}</span></p>
      {rows.length > 0 && (
        <div className="case-table-frame" tabIndex={0} role="region" aria-label={named(trace.model.name)}>
          <table className="case-table">
            <thead><tr><th scope="col">{t({ ca: 'Què es mira', es: 'Qué se mira', en: 'What is looked at' })}</th><th scope="col">{t({ ca: 'Què hi ha', es: 'Qué hay', en: 'What there is' })}</th><th scope="col" className="case-number">{headings.size === 1 ? [...headings][0] : t({ ca: 'Resultat', es: 'Resultado', en: 'Result' })}</th></tr></thead>
            <tbody>{rows.map(({ id, asked, given, why, value }) => <tr key={id}><th scope="row">{asked}</th><td>{why || given}{why && /^\p{N}[\p{N}., ]*$/u.test(given) && <span className="soft"> ({given})</span>}</td><td className="case-number tabular">{plain(value, format, named)}</td></tr>)}</tbody>
            {total !== undefined && <tfoot><tr><th scope="row" colSpan={2}>{t({ ca: 'Total', es: 'Total', en: 'Total' })}</th><td className="case-number tabular">{format.decimal(String(total))}</td></tr></tfoot>}
          </table>
        </div>
      )}
      {rows.length === 0 && <p>{t({ ca: 'Resultat', es: 'Resultado', en: 'Result' })}: <strong>{plain(decision.value, format, named)}</strong></p>}
      {trace.warnings.map(({ message }) => <p key={message.ca} className="small case-term-warning">{t(message)}</p>)}
    </div>
  );
}

/** The rules that gave the result: all of them where the table gathers or orders, else the one that won. */
function deciding({ hitPolicy, matched, output }: DecisionTrace['decisions'][number]['tables'][number]) {
  if (/^COLLECT|ORDER$/.test(hitPolicy)) return matched;
  return (matched.length < 2 ? matched : matched.filter((each) => JSON.stringify(each.output) === JSON.stringify(output))).slice(0, 1);
}

function totalOf(value: unknown): number | undefined {
  if (value === null || typeof value !== 'object' || !('total' in value)) return undefined;
  return typeof value.total === 'number' ? value.total : undefined;
}

function plain(value: unknown, format: ReturnType<typeof useFormat>, named: (said: string) => string): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'number') return format.decimal(String(value));
  if (Array.isArray(value)) return value.map((each) => plain(each, format, named)).join(', ');
  return typeof value === 'object' ? Object.entries(value).map(([name, each]) => `${named(name)}: ${plain(each, format, named)}`).join(', ') : named(String(value));
}

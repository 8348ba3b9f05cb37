import { CalendarBlankIcon, Section, State, useFormat, useText, WarningIcon, Why, type Tone } from '@comu/design';
import type { TermOf } from './rows.ts';

const states: Readonly<Record<TermOf['term']['state'], { tone: Tone; words: { ca: string; es: string; en: string } }>> = {
  running: { tone: 'info', words: { ca: 'Corre', es: 'Corre', en: 'Running' } }, suspended: { tone: 'pending', words: { ca: 'Suspès', es: 'Suspendido', en: 'Suspended' } },
  met: { tone: 'success', words: { ca: 'Complert', es: 'Cumplido', en: 'Met' } }, expired: { tone: 'danger', words: { ca: 'Vençut', es: 'Vencido', en: 'Expired' } },
};
const silenceWords = {
  granted: { ca: 'Si no es resol a temps, s’entén concedit (silenci positiu, art. 24).', es: 'Si no se resuelve a tiempo, se entiende concedido (silencio positivo, art. 24).', en: 'If not decided in time it counts as granted (art. 24).' },
  refused: { ca: 'Si no es resol a temps, s’entén desestimat (silenci negatiu, arts. 24 i 25).', es: 'Si no se resuelve a tiempo, se entiende desestimado (silencio negativo, arts. 24 y 25).', en: 'If not decided in time it counts as refused (arts. 24 and 25).' },
  none: undefined,
} as const;
const changeWords = {
  suspended: { ca: 'Suspensió', es: 'Suspensión', en: 'Suspended' }, resumed: { ca: 'Represa', es: 'Reanudación', en: 'Resumed' }, extended: { ca: 'Ampliació', es: 'Ampliación', en: 'Extended' }, recomputed: { ca: 'Canvi de calendari', es: 'Cambio de calendario', en: 'Calendar change' },
} as const;

/** Every term with what is left of it, how its date was counted and how it moved. */
export function Terms({ terms, silence }: { terms: readonly TermOf[]; silence: 'granted' | 'refused' | 'none' }) {
  const t = useText();
  if (terms.length === 0) return null;
  return (
    <Section title={t({ ca: 'Terminis', es: 'Plazos', en: 'Terms' })}>
      <ul className="case-terms">{terms.map((each) => <TermRow key={each.term.id} {...each} silence={silence} />)}</ul>
    </Section>
  );
}

function TermRow({ term, remaining, explanation, changes, silence }: TermOf & { silence: 'granted' | 'refused' | 'none' }) {
  const t = useText();
  const format = useFormat();
  const { tone, words } = states[term.state];
  const warnings = explanation.filter(({ ca }) => ca.startsWith('Atenció'));
  const lapse = term.purpose === 'resolve' && (term.state === 'running' || term.state === 'suspended') ? silenceWords[silence] : undefined;
  return (
    <li className="case-term">
      <CalendarBlankIcon size={22} aria-hidden />
      <div>
        <p className="case-term-name"><strong>{t(term.computed.input.rule.name ?? term.name)}</strong> <State tone={tone}>{t(words)}</State></p>
        <p>{term.state === 'met' ? (term.metAt ? t({ ca: 'Complert {when}', es: 'Cumplido {when}', en: 'Met {when}' }, { when: format.moment(term.metAt) }) : t(words)) : t(remaining.text)}</p>
        {lapse && <p className="small soft">{t(lapse)}</p>}
        {changes.map((change) => (
          <p key={change.id} className="small"><span className="soft">{format.shortMoment(change.createdAt)}</span> {t(changeWords[change.kind])}: {t(change.why)}{change.from !== change.to && change.to && <> <s className="soft">{change.from && format.shortDay(change.from)}</s> → {format.shortDay(change.to)}</>}</p>
        ))}
        {term.state === 'running' && warnings.length > 0 && <p className="small case-term-warning"><WarningIcon size={15} weight="fill" aria-hidden /> {t(warnings.length === 1 ? { ca: 'Hi ha un avís sobre el calendari: mireu per què.', es: 'Hay un aviso sobre el calendario: mire por qué.', en: 'There is a warning about the calendar: see why.' } : { ca: 'Hi ha {count} avisos sobre el calendari: mireu per què.', es: 'Hay {count} avisos sobre el calendario: mire por qué.', en: 'There are {count} warnings about the calendar: see why.' }, { count: warnings.length })}</p>}
      </div>
      <Why title={t({ ca: 'Com s’ha comptat', es: 'Cómo se ha contado', en: 'How it was counted' })} steps={explanation.map((text) => ({ text }))} />
    </li>
  );
}

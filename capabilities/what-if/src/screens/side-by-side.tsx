import { useText } from '@comu/design';
import type { ScenarioTold, StudyPage } from '../operations/page.ts';
import { hasCases, type Opened } from './cases-behind.tsx';
import { told, useSay } from './figures.ts';
import { Unfolded } from './unfolded.tsx';

/** Every figure of every scenario, open where there is room for a table and one touch away on a phone: its mean, and where eight in ten periods fall; and for teams, how much of their time it takes. */
export function SideBySide({ study, done, figures, onOpen }: { study: StudyPage; done: readonly ScenarioTold[]; figures: typeof told; onOpen(opened: Opened): void }) {
  const t = useText();
  const say = useSay(study.time);
  const rows = [
    ...figures.map(({ key, words, kind }) => ({ key, label: t(words), kind, words })),
    ...(study.learnt?.pools ?? []).filter(({ people }) => people !== null).slice(0, 8).map(({ id, name }) => ({ key: `pool:${id}:busy`, label: t({ ca: '{name}: part del seu temps', es: '{name}: parte de su tiempo', en: '{name}: share of their time' }, { name }), kind: 'share' as const, words: null })),
  ].filter(({ key }) => done.some(({ outcome }) => outcome?.figures[key] !== undefined));
  return (
    <Unfolded title={t({ ca: 'Totes les xifres', es: 'Todas las cifras', en: 'All the figures' })}>
      <div className="what-if-wide" tabIndex={0} role="region" aria-label={t({ ca: 'Totes les xifres; es desplaça', es: 'Todas las cifras; se desplaza', en: 'All figures; it scrolls' })}>
        <table className="what-if-table what-if-side">
          <thead><tr><th scope="col">{t({ ca: 'Xifra', es: 'Cifra', en: 'Figure' })}</th>{done.map(({ id, name }) => <th key={id} scope="col" className="number">{name}</th>)}</tr></thead>
          <tbody>{rows.map(({ key, label, kind, words }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {done.map((scenario) => {
                const { id, outcome, differences, today } = scenario;
                const each = outcome?.figures[key];
                if (each === undefined) return <td key={id} className="number" data-label={scenario.name}>–</td>;
                const by = differences[key];
                return <td key={id} className="number" data-label={scenario.name}><span>{words !== null && hasCases(key) ? <button type="button" className="what-if-link" aria-label={t({ ca: '{label}, {scenario}: {value}. Obre els casos simulats', es: '{label}, {scenario}: {value}. Abrir los casos simulados', en: '{label}, {scenario}: {value}. Open the simulated cases' }, { label, scenario: scenario.name, value: say(kind, each.mean) })} onClick={() => onOpen({ scenario, key, words })}>{say(kind, each.mean)}</button> : say(kind, each.mean)}<span className="small soft what-if-range">{say(kind, each.in80[0])} – {say(kind, each.in80[1])}</span>{!today && by !== undefined && <span className="small">{by.real ? (by.by.mean < 0 ? t({ ca: 'menys que avui', es: 'menos que hoy', en: 'less than today' }) : t({ ca: 'més que avui', es: 'más que hoy', en: 'more than today' })) : t({ ca: 'com avui', es: 'como hoy', en: 'as today' })}</span>}</span></td>;
              })}
            </tr>
          ))}</tbody>
        </table>
      </div>
    </Unfolded>
  );
}

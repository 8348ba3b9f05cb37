import { useText } from '@comu/design';
import type { ScenarioTold, StudyPage } from '../operations/page.ts';
import { told, useSay } from './figures.ts';

/** Every figure of every scenario: its mean, and where eight in ten periods fall; and for teams, how much of their time it takes. */
export function SideBySide({ study, done, figures }: { study: StudyPage; done: readonly ScenarioTold[]; figures: typeof told }) {
  const t = useText();
  const say = useSay(study.time);
  const rows = [
    ...figures.map(({ key, words, kind }) => ({ key, label: t(words), kind })),
    ...(study.learnt?.pools ?? []).filter(({ people }) => people !== null).slice(0, 8).map(({ id, name }) => ({ key: `pool:${id}:busy`, label: t({ ca: '{name}: part del seu temps', es: '{name}: parte de su tiempo', en: '{name}: share of their time' }, { name }), kind: 'share' as const })),
  ].filter(({ key }) => done.some(({ outcome }) => outcome?.figures[key] !== undefined));
  return (
    <div className="what-if-wide" tabIndex={0} role="region" aria-label={t({ ca: 'Totes les xifres; es desplaça', es: 'Todas las cifras; se desplaza', en: 'All figures; it scrolls' })}>
      <table className="what-if-table what-if-side">
        <thead><tr><th scope="col">{t({ ca: 'Xifra', es: 'Cifra', en: 'Figure' })}</th>{done.map(({ id, name }) => <th key={id} scope="col" className="number">{name}</th>)}</tr></thead>
        <tbody>{rows.map(({ key, label, kind }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {done.map(({ id, outcome, differences, today }) => {
              const each = outcome?.figures[key];
              if (each === undefined) return <td key={id} className="number">–</td>;
              const by = differences[key];
              return <td key={id} className="number">{say(kind, each.mean)}<span className="small soft">{say(kind, each.in80[0])} – {say(kind, each.in80[1])}</span>{!today && by !== undefined && <span className="small">{by.real ? (by.by.mean < 0 ? t({ ca: 'menys que avui', es: 'menos que hoy', en: 'less than today' }) : t({ ca: 'més que avui', es: 'más que hoy', en: 'more than today' })) : t({ ca: 'com avui', es: 'como hoy', en: 'as today' })}</span>}</td>;
            })}
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

import type { ReactNode } from 'react';
import { State, useText, type Text, type Tone } from '@comu/design';
import type { Mqa } from '@comu/open-data';
import { say } from './answers.ts';

const ratings: Readonly<Record<Mqa['rating'], { readonly tone: Tone; readonly label: Text }>> = {
  excellent: { tone: 'success', label: say('Excel·lent', 'Excelente', 'Excellent') }, good: { tone: 'success', label: say('Bona', 'Buena', 'Good') }, sufficient: { tone: 'warning', label: say('Suficient', 'Suficiente', 'Sufficient') }, bad: { tone: 'danger', label: say('Fluixa', 'Floja', 'Poor') },
};

/** A score of 405 with its five dimensions, each as a bar and in figures. */
export function Score({ score, rating, byDimension, children }: Pick<Mqa, 'score' | 'rating' | 'byDimension'> & { children?: ReactNode }) {
  const t = useText();
  return (
    <div className="mqa">
      <p className="mqa-score"><strong className="tabular">{score}<span> / 405</span></strong><State tone={ratings[rating].tone}>{t(ratings[rating].label)}</State></p>
      <ul className="mqa-bars">
        {byDimension.map(({ dimension, title, points, of }) => <li key={dimension}><span>{t(title)}</span><span className="tabular">{points} / {of}</span><progress aria-hidden value={points} max={of} /></li>)}
      </ul>
      {children}
    </div>
  );
}

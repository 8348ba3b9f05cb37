import { lazy, Suspense } from 'react';
import { Skeleton, useLanguage, useText, type Text } from '@comu/design';
import type { DrawingProps, Mark } from './drawing.tsx';
import './processes.css';

const Drawing = lazy(async () => ({ default: (await import('./drawing.tsx')).Drawing }));

const legends: Readonly<Record<Mark['tone'], { sign: string; words: Text }>> = {
  done: { sign: '✓', words: { ca: 'Fet', es: 'Hecho', en: 'Done' } },
  active: { sign: '●', words: { ca: 'Ara és aquí', es: 'Ahora está aquí', en: 'It is here now' } },
  incident: { sign: '!', words: { ca: 'Aturat', es: 'Detenido', en: 'Stopped' } },
  wrong: { sign: '!', words: { ca: 'Per mirar o corregir', es: 'Por mirar o corregir', en: 'To be looked at or corrected' } },
  passed: { sign: '12', words: { ca: 'Hi han passat', es: 'Han pasado', en: 'Have passed' } },
};

/** A process drawn from its BPMN file, with what its marks mean. Comes in a chunk of its own. */
export function ProcessDiagram({ legend, ...drawing }: DrawingProps & { legend: readonly Mark['tone'][] }) {
  const t = useText();
  const { language } = useLanguage();
  return (
    <div className="process-diagram">
      <Suspense fallback={<Skeleton lines={6} />}><Drawing key={language} {...drawing} /></Suspense>
      <ul className="drawing-legend small" aria-label={t({ ca: 'Llegenda', es: 'Leyenda', en: 'Legend' })}>
        {legend.map((tone) => <li key={tone}><span className="drawn-badge" data-tone={tone} aria-hidden>{legends[tone].sign}</span>{t(legends[tone].words)}</li>)}
      </ul>
    </div>
  );
}

/** The marks of one instance. */
export const marksFrom = ({ done, active, incidents }: { done: readonly string[]; active: readonly string[]; incidents: readonly string[] }): Readonly<Record<string, Mark>> => Object.fromEntries([
  ...done.map((id): [string, Mark] => [id, { tone: 'done', sign: '✓' }]),
  ...active.map((id): [string, Mark] => [id, { tone: 'active', sign: '●' }]),
  ...incidents.map((id): [string, Mark] => [id, { tone: 'incident', sign: '!' }]),
]);

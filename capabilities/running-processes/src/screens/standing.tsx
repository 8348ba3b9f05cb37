import { useMemo, useState } from 'react';
import { CheckIcon, CircleDashedIcon, PlayIcon, useFormat, useText, WarningIcon, type Icon, type Text } from '@comu/design';
import { marksFrom, ProcessDiagram } from './process-diagram.tsx';
import type { Standing, Step } from './rows.ts';

const looks: Readonly<Record<Step['kind'], { icon: Icon; words: Text }>> = {
  done: { icon: CheckIcon, words: { ca: 'Fet', es: 'Hecho', en: 'Done' } },
  incident: { icon: WarningIcon, words: { ca: 'Aturat', es: 'Detenido', en: 'Stopped' } },
  active: { icon: PlayIcon, words: { ca: 'Ara', es: 'Ahora', en: 'Now' } },
  next: { icon: CircleDashedIcon, words: { ca: 'Més endavant', es: 'Más adelante', en: 'Later' } },
};

/** Where one process stands: drawn, and the same step by step in words; a step chosen in one is shown in the other. */
export function StandingView({ standing, folded = false }: { standing: Standing; folded?: boolean }) {
  const t = useText();
  const [chosen, setChosen] = useState<string>();
  const marks = useMemo(() => marksFrom(standing), [standing]);
  const list = <Steps steps={standing.steps} chosen={chosen} onChoose={setChosen} />;
  return (
    <div className={folded ? 'standing' : 'standing standing-wide'}>
      <ProcessDiagram bpmn={standing.bpmn} marks={marks} flows={standing.flows} chosen={chosen} onChoose={setChosen} legend={['done', 'active', 'incident']}
        label={t({ ca: 'Diagrama de «{name}». {summary} La llista de passos diu el mateix en paraules.', es: 'Diagrama de «{name}». {summary} La lista de pasos dice lo mismo en palabras.', en: 'Diagram of “{name}”. {summary} The list of steps says the same in words.' }, { name: t(standing.definition.title), summary: t(standing.summary) })} />
      {folded ? <details className="standing-fold"><summary>{t({ ca: 'Pas a pas, en paraules', es: 'Paso a paso, en palabras', en: 'Step by step, in words' })}</summary>{list}</details> : <div className="standing-words">{list}</div>}
    </div>
  );
}

function Steps({ steps, chosen, onChoose }: { steps: readonly Step[]; chosen: string | undefined; onChoose(element: string): void }) {
  const t = useText();
  const format = useFormat();
  return (
    <ol className="process-steps" aria-label={t({ ca: 'Passos del tràmit', es: 'Pasos del trámite', en: 'Steps of the process' })}>
      {steps.map((step, index) => {
        const { icon: Shown, words } = looks[step.kind];
        return (
          <li key={index} data-kind={step.kind} {...(step.kind === 'active' ? { 'aria-current': 'step' as const } : {})}>
            <span className="process-step-mark"><Shown size={13} weight="bold" aria-hidden /></span>
            <div>
              <button type="button" className="process-step" aria-pressed={step.element === chosen} onClick={() => onChoose(step.element)}><span className="process-step-kind">{t(words)}</span> {t(step.sentence)}</button>
              {step.note && <p className="small soft">{t(step.note)}</p>}
              {step.at && <p className="small soft tabular">{step.kind === 'done' ? format.moment(step.at) : t({ ca: 'Des de {moment} ({ago})', es: 'Desde {moment} ({ago})', en: 'Since {moment} ({ago})' }, { moment: format.shortMoment(step.at), ago: format.ago(step.at) })}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

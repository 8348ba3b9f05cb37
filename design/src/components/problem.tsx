import type { ReactNode } from 'react';
import type { Problem } from '../api.ts';
import { ScalesIcon, WarningCircleIcon } from '../icons.ts';
import { useText } from '../text.tsx';

/** What happened, the rule behind it, and how to go on; the code is for whoever is asked for help. */
export function ProblemNotice({ problem, action }: { problem: Problem; action?: ReactNode }) {
  const t = useText();
  const rule = problem.facts['rule'];
  return (
    <div className="problem" role="alert" data-color="danger">
      <WarningCircleIcon size={22} weight="fill" aria-hidden />
      <div>
        <p className="problem-sentence">{t(problem.sentence)}</p>
        {typeof rule === 'string' && <p className="problem-rule"><ScalesIcon size={16} aria-hidden /> {rule}</p>}
        {action && <div className="problem-action">{action}</div>}
        <p className="problem-code">{t({ ca: 'Codi', es: 'Código', en: 'Code' })}: <code>{problem.code}</code></p>
      </div>
    </div>
  );
}

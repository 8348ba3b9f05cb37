import { useState, type ReactNode } from 'react';
import { ScalesIcon } from '../icons.ts';
import { useText, type Text } from '../text.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** One step of an explanation: what was looked at, what came of it and the article that says so. */
export interface WhyStep {
  readonly text: Text | string;
  readonly result?: Text | string;
  readonly article?: string;
  readonly link?: string;
}

export function WhyList({ steps }: { steps: readonly WhyStep[] }) {
  const t = useText();
  return (
    <ol className="why">
      {steps.map((step, index) => (
        <li key={index}>
          <p>{t(step.text)}{step.result !== undefined && <> <strong>{t(step.result)}</strong></>}</p>
          {step.article && <p className="why-article"><ScalesIcon size={15} aria-hidden /> {step.link ? <a href={step.link}>{step.article}</a> : step.article}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Every answer explains itself: a quiet button that opens the steps beside the screen. */
export function Why({ steps, title, children }: { steps: readonly WhyStep[]; title?: ReactNode; children?: ReactNode }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" small icon={ScalesIcon} onClick={() => setOpen(true)}>{t({ ca: 'Per què?', es: '¿Por qué?', en: 'Why?' })}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} side title={title ?? t({ ca: 'Com s’ha arribat a aquesta resposta', es: 'Cómo se ha llegado a esta respuesta', en: 'How this answer was reached' })}>
        {/* A long explanation is scrolled with the arrows. */}
        <div role="group" tabIndex={0} aria-label={t({ ca: 'Explicació', es: 'Explicación', en: 'Explanation' })}>
          {children}
          <WhyList steps={steps} />
        </div>
      </Dialog>
    </>
  );
}

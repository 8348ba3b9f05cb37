import { useRef, useState } from 'react';
import { useBlocker } from '@tanstack/react-router';
import { useText } from '../text.tsx';
import { Confirm } from './dialog.tsx';

/** Whether what is written on a screen differs from what it opened with; once it is `kept`, the screen may be left. */
export function useUnsaved(written: unknown): { unsaved(): boolean; kept(): void } {
  const now = JSON.stringify(written);
  const [opened] = useState(now);
  const done = useRef(false);
  return { unsaved: () => !done.current && now !== opened, kept() { done.current = true; } };
}

/** Asks before a page is left while `unsaved()` holds, for another screen or for good; the browser itself asks about the latter. */
export function AskBeforeLeaving({ unsaved, title, verb, lost }: {
  unsaved(): boolean; title?: string; verb?: string;
  /** What becomes of the work; when not said, it is lost. */
  lost?: string | undefined;
}) {
  const t = useText();
  const blocked = useBlocker({ shouldBlockFn: unsaved, enableBeforeUnload: unsaved, withResolver: true });
  return (
    <Confirm open={blocked.status === 'blocked'} onClose={() => blocked.reset?.()} onConfirm={() => blocked.proceed?.()} title={title ?? t({ ca: 'Hi ha canvis sense desar', es: 'Hay cambios sin guardar', en: 'There are unsaved changes' })} verb={verb ?? t({ ca: 'Surt sense desar', es: 'Salir sin guardar', en: 'Leave without saving' })}>
      <p>{lost ?? t({ ca: 'Si sortiu ara, els canvis es perdran.', es: 'Si sale ahora, los cambios se perderán.', en: 'If you leave now, the changes will be lost.' })}</p>
    </Confirm>
  );
}

import { createContext, useContext, useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react';
import { XIcon } from '../icons.ts';
import { useText } from '../text.tsx';
import { Button } from './button.tsx';

const Above = createContext<HTMLElement | undefined>(undefined);

/** Where lists and calendars open: inside the dialog they belong to, because a modal dialog covers everything outside it. */
export const useOpenDialog = () => useContext(Above);

/** Where one goes on writing or deciding: the first field, else the first answer, which goes back, else whatever the browser chooses. */
function firstOf(dialog: HTMLDialogElement): HTMLElement | null {
  const field = dialog.querySelector<HTMLElement>(':scope .dialog-body :is(input:not([type=hidden], [hidden], :disabled), select:not(:disabled), textarea:not(:disabled))');
  // A list that opens on being entered would cover the question.
  if (field?.getAttribute('role') === 'combobox') return null;
  return field ?? dialog.querySelector<HTMLElement>(':scope .dialog-foot button:not(:disabled)');
}

/** Asks or shows one thing over the screen; Escape closes it and the focus goes back where it was. */
export function Dialog({ open, onClose, title, children, footer, side = false, wide = false }: {
  open: boolean; onClose(): void; title: ReactNode; children: ReactNode; footer?: ReactNode;
  /** Comes from the side, so that what lies beneath stays in sight. */
  side?: boolean; wide?: boolean;
}) {
  const t = useText();
  const ref = useRef<HTMLDialogElement>(null);
  const [above, setAbove] = useState<HTMLElement>();
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null || !open) return undefined;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    firstOf(dialog)?.focus();
    // A dialog that leaves the page takes the focus with it: it is given back by hand.
    return () => {
      if (before instanceof HTMLElement && before.isConnected && (document.activeElement === null || document.activeElement === document.body)) before.focus({ preventScroll: true });
    };
  }, [open]);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const dialog = ref.current;
    // A press beside the dialog, on what lies behind it, closes it, unless something was written in it: that is not lost by a slip of the hand.
    let touched = false;
    const touch = () => { touched = true; };
    const beside = (event: MouseEvent) => event.target === dialog && !touched && close();
    dialog?.addEventListener('input', touch);
    dialog?.addEventListener('click', beside);
    return () => {
      dialog?.removeEventListener('input', touch);
      dialog?.removeEventListener('click', beside);
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog ref={ref} className={`ds-dialog dialog${wide ? ' dialog-wide' : ''}`} data-placement={side ? 'right' : 'center'} aria-labelledby={id}
      onClose={(event) => event.target === event.currentTarget && onClose()}>
      <div className="dialog-inside">
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          <Button look="quiet" icon={XIcon} iconOnly onClick={onClose}>{t({ ca: 'Tanca', es: 'Cerrar', en: 'Close' })}</Button>
        </header>
        <div className="dialog-body"><Above value={above}>{children}</Above></div>
        {footer && <footer className="dialog-foot">{footer}</footer>}
      </div>
      <div className="dialog-above" ref={(element) => setAbove(element ?? undefined)} />
    </dialog>
  );
}

/** A question before something that cannot be undone: it says what will happen, and the button says the verb. */
export function Confirm({ open, onClose, onConfirm, title, children, verb, busy = false, danger = false, disabled = false }: {
  open: boolean; onClose(): void; onConfirm(): void; title: ReactNode; children: ReactNode; verb: string; busy?: boolean; danger?: boolean; disabled?: boolean;
}) {
  const t = useText();
  return (
    <Dialog open={open} onClose={onClose} title={title} footer={
      <>
        <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
        <Button look="primary" tone={danger ? 'danger' : 'accent'} busy={busy} disabled={disabled} onClick={onConfirm}>{verb}</Button>
      </>
    }>{children}</Dialog>
  );
}

import { useSyncExternalStore } from 'react';
import { CheckCircleIcon, InfoIcon, WarningCircleIcon, XIcon } from '../icons.ts';
import { useText, type Text } from '../text.tsx';
import { Button } from './button.tsx';

interface Note {
  readonly id: number;
  readonly text: Text | string;
  readonly tone: 'success' | 'info' | 'danger';
}

let notes: readonly Note[] = [];
let next = 0;
const listeners = new Set<() => void>();
const put = (changed: readonly Note[]) => {
  notes = changed;
  for (const each of listeners) each();
};
const drop = (id: number) => put(notes.filter((note) => note.id !== id));

/** Tells in passing that something was done: `toast({ ca: 'Desat', es: 'Guardado', en: 'Saved' })`. Errors stay until they are closed. */
export function toast(text: Text | string, { tone = 'success' }: { tone?: Note['tone'] } = {}): void {
  const id = (next += 1);
  put([...notes, { id, text, tone }].slice(-4));
  if (tone !== 'danger') setTimeout(() => drop(id), 6_000);
}

const icons = { success: CheckCircleIcon, info: InfoIcon, danger: WarningCircleIcon };

export function Toasts() {
  const t = useText();
  const shown = useSyncExternalStore((listen) => (listeners.add(listen), () => listeners.delete(listen)), () => notes);
  return (
    <div className="toasts" aria-live="polite">
      {shown.map(({ id, text, tone }) => {
        const Shown = icons[tone];
        return (
          <div className="toast" data-color={tone} key={id}>
            <Shown size={20} weight="fill" aria-hidden />
            <span>{t(text)}</span>
            <Button look="quiet" small icon={XIcon} iconOnly onClick={() => drop(id)}>{t({ ca: 'Tanca l’avís', es: 'Cerrar el aviso', en: 'Dismiss' })}</Button>
          </div>
        );
      })}
    </div>
  );
}

import { useEffect, useEffectEvent, useState } from 'react';
import { beginning, redone, stepped, undone, type Steps } from './steps.ts';

/** Steps that are undone and done again, by Ctrl+Z and Ctrl+Y too; where one writes, those keys stay with the field. */
export function useSteps<T>(start: T): { steps: Steps<T>; take(what: string, next: T): void; undo(): void; redo(): void } {
  const [steps, set] = useState(() => beginning(start));
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    const back = key === 'z' && !event.shiftKey, forth = key === 'y' || (key === 'z' && event.shiftKey);
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !(back || forth) || (event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null)) return;
    event.preventDefault();
    set(back ? undone : redone);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  return { steps, take: (what, next) => set((before) => stepped(before, what, next)), undo: () => set(undone), redo: () => set(redone) };
}

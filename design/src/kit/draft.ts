import { useEffect, useRef } from 'react';
import type { Values } from './schema.ts';

const kept = (name: string) => `comu.draft.${name}`;

/** What was written and not sent, if anything. */
export function draftOf(name: string): Values | undefined {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(kept(name)) ?? 'null');
    return draft !== null && typeof draft === 'object' ? (draft as Values) : undefined;
  } catch {
    return undefined;
  }
}

export const forgetDraft = (name: string) => localStorage.removeItem(kept(name));

/** Keeps the draft half a second after the last letter; passwords are never kept. */
export function useDraft({ name, values, touched, secret }: { name: string | undefined; values: Values; touched: boolean; secret: string }) {
  const gone = useRef(false);
  useEffect(() => {
    if (name === undefined || !touched || gone.current) return;
    const waiting = setTimeout(() => {
      const open = Object.fromEntries(Object.entries(values).filter(([field]) => !secret.split(',').includes(field)));
      try {
        localStorage.setItem(kept(name), JSON.stringify(open));
      } catch {
        // A full device keeps no draft; the form itself still works.
      }
    }, 500);
    return () => clearTimeout(waiting);
  }, [name, values, touched, secret]);
  return {
    forget() {
      gone.current = true;
      if (name !== undefined) localStorage.removeItem(kept(name));
      setTimeout(() => { gone.current = false; }, 600);
    },
  };
}

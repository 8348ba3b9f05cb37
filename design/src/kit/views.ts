import { useState } from 'react';
import { useQueryOperation, useRun } from '../session.tsx';
import { useDescription } from './description.ts';
import type { ListState } from './list-state.ts';

export interface View {
  readonly id: string;
  readonly name: string;
  readonly state: ListState;
}

const kept = (list: string) => `comu.views.${list}`;
function keptViews(list: string): readonly View[] {
  try {
    return JSON.parse(localStorage.getItem(kept(list)) ?? '[]') as View[];
  } catch {
    return [];
  }
}

/** The views a person saved of a list. They follow the person where the server keeps them, and stay on this device where it does not. */
export function useViews(list: string): { views: readonly View[]; save(name: string, state: ListState): Promise<void>; remove(view: View): Promise<void> } {
  const description = useDescription();
  const served = description?.operations.some(({ name }) => name === 'kernel.save-view') ?? false;
  const [own, setOwn] = useState(() => keptViews(list));
  const answer = useQueryOperation<{ views: readonly View[] }>('kernel.views', { list }, { enabled: served });
  const saving = useRun('kernel.save-view');
  const removing = useRun('kernel.remove-view');
  const keep = (views: readonly View[]) => {
    localStorage.setItem(kept(list), JSON.stringify(views));
    setOwn(views);
  };
  return {
    views: served ? (answer.data?.views ?? []) : own,
    async save(name, state) {
      if (served) await saving.run({ list, name, state });
      else keep([...own.filter((view) => view.name !== name), { id: crypto.randomUUID(), name, state }]);
    },
    async remove(view) {
      if (served) await removing.run({ id: view.id });
      else keep(own.filter(({ id }) => id !== view.id));
    },
  };
}

import { useQueryOperation, useRun } from '../session.tsx';
import type { ListState } from './list-state.ts';

export interface View {
  readonly id: string;
  readonly name: string;
  readonly state: ListState;
}

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly request: Partial<ListState>;
}

/** The views that a person saved of a list; they follow the person to every device. */
export function useViews(record: string): { views: readonly View[]; save(name: string, state: ListState): Promise<boolean>; remove(view: View): Promise<void> } {
  const kept = useQueryOperation<readonly Kept[]>('kernel.views', { record });
  const saving = useRun('kernel.save-view');
  const removing = useRun('kernel.remove-view');
  return {
    views: (kept.data ?? []).map(({ id, name, request: { search = '', sort = '', filter = {}, columns = [] } }) => ({ id, name, state: { search, sort, filter, columns } })),
    async save(name, { search, sort, filter, columns }) {
      const request = { columns, ...(search === '' ? {} : { search }), ...(sort === '' ? {} : { sort }), ...(Object.keys(filter).length === 0 ? {} : { filter }) };
      return (await saving.run({ record, name, request })) !== undefined;
    },
    async remove({ id }) {
      await removing.run({ id });
    },
  };
}

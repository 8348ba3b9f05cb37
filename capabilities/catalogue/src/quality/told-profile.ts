import type { ColumnProfile, Profile } from '@comu/tables';
import type { View } from '../access/sight.ts';

/** How much of a column’s profile is told: its values too, only how many there are, or nothing. */
export type Extent = 'values' | 'counts' | 'nothing';

/** What is told of one column, and the little of the former version that says whether it moved. */
export interface ToldColumn {
  readonly name: string;
  readonly extent: Extent;
  readonly facts: Partial<Omit<ColumnProfile, 'name' | 'type'>>;
  readonly former: Partial<Pick<ColumnProfile, 'count' | 'nulls' | 'distinct' | 'mean' | 'min' | 'max'>> | null;
}

/** As much of a column as its rows would tell whoever looks: a profile speaks of every row, so to who sees only some rows, or figures, it says nothing. */
export function extentOf(view: Pick<View, 'rows' | 'figuresOnly' | 'columns'>, name: string): Extent {
  if (view.rows !== null || view.figuresOnly) return 'nothing';
  const sight = view.columns[name];
  return sight === 'clear' ? 'values' : sight === 'pseudonym' ? 'counts' : 'nothing';
}

/** The profile of a version as whoever asks may see it. The least, the greatest and the commonest of a covered column are values of somebody, and go. */
export function toldProfile({ profile, former, view, names }: { profile: Profile; former: Profile | undefined; view: Pick<View, 'rows' | 'figuresOnly' | 'columns'>; names: readonly string[] }): ToldColumn[] {
  const [now, before] = [profile, former].map((each) => new Map((each?.columns ?? []).map((column) => [column.name, column]))) as [Map<string, ColumnProfile>, Map<string, ColumnProfile>];
  return names.map((name): ToldColumn => {
    const extent = extentOf(view, name);
    const [column, was] = [now.get(name), before.get(name)];
    if (extent === 'nothing' || column === undefined) return { name, extent: 'nothing', facts: {}, former: null };
    const counts = ({ count, nulls, distinct }: ColumnProfile) => ({ count, nulls, distinct });
    if (extent === 'counts') return { name, extent, facts: { ...counts(column), distinctExact: column.distinctExact }, former: was === undefined ? null : counts(was) };
    const { name: _, type: _type, ...facts } = column;
    return { name, extent, facts, former: was === undefined ? null : { ...counts(was), mean: was.mean, min: was.min, max: was.max } };
  });
}

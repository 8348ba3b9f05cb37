import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { ProblemNotice, Skeleton, useOrganisation, useQueryOperation, useText, type Text } from '@comu/design';
import type { Source } from '../sources/source.ts';

const Names = createContext<ReadonlyMap<string, Text>>(new Map());

/** Has all that is shown within it call the steps of these logs in the words of the reader. The log’s own name stays what figures, filters and files go by. */
export function StepNames({ sources, versions = [], children }: { sources: readonly Source[]; versions?: readonly string[]; children: ReactNode }) {
  const around = useContext(Names);
  const may = useOrganisation()?.can('mining.read') === true;
  const { data, error } = useQueryOperation<readonly { readonly name: string; readonly title: Text }[]>('mining.step-names', { sources, versions }, { enabled: may });
  const names = useMemo(() => new Map([...around, ...(data ?? []).map(({ name, title }): [string, Text] => [name, title])]), [around, data]);
  if (error) return <ProblemNotice problem={error.problem} />;
  return may && data === undefined ? <Skeleton lines={8} /> : <Names value={names}>{children}</Names>;
}

/** What the reader calls a step that the log knows by a name. */
export function useStep(): (activity: string) => string {
  const [names, t] = [useContext(Names), useText()];
  return (activity) => {
    const title = names.get(activity);
    return title === undefined ? activity : t(title);
  };
}

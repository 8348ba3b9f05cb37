import { useEffect, useEffectEvent } from 'react';
import { useLanguage, useQueryOperation, useRun, type Problem } from '@comu/design';
import { durationWords } from '@comu/running-processes/durations';
import type { Source, TimeKind } from '../sources/source.ts';

/** What a study looks at: which log, of which period, in which time. */
export interface Study { readonly source: Source; readonly time: TimeKind }

interface Answered<T> { readonly state: 'ready' | 'large' | 'waiting' | 'failed'; readonly events: number; readonly answer: T | null }

export interface Seen<T> { readonly answer: T | undefined; readonly problem: Problem | undefined; readonly working: boolean; readonly events: number; readonly failed: boolean }

/** Asks a view; of a large log it has it worked out and asks again until it is. */
export function useView<T>(view: string, { source, time }: Study, asked: Readonly<Record<string, unknown>> = {}, { enabled = true }: { enabled?: boolean } = {}): Seen<T> {
  const { data, error, isPlaceholderData, refetch } = useQueryOperation<Answered<T>>(`mining.${view}`, { source, time, ...asked }, { enabled });
  const prepare = useRun<null>('mining.prepare');
  const state = isPlaceholderData ? undefined : data?.state;
  const begin = useEffectEvent(() => void prepare.run({ view, source, time, asked }).then(() => refetch()));
  const again = useEffectEvent(() => void refetch());
  const question = JSON.stringify([view, source, time, asked]);
  useEffect(() => {
    if (state === 'large') begin();
  }, [state, question]);
  useEffect(() => {
    if (state !== 'waiting') return undefined;
    const timer = setInterval(again, 2000);
    return () => clearInterval(timer);
  }, [state]);
  return { answer: state === 'ready' ? (data?.answer ?? undefined) : undefined, problem: error?.problem ?? prepare.problem, working: state === 'large' || state === 'waiting', events: data?.events ?? 0, failed: state === 'failed' };
}

/** A duration in the reader’s words, in the time that is shown; a dash for none. */
export function useDuration(time: TimeKind): (milliseconds: number | null | undefined) => string {
  const { language } = useLanguage();
  return (milliseconds) => (milliseconds === null || milliseconds === undefined ? '–' : durationWords(milliseconds, time)[language]);
}

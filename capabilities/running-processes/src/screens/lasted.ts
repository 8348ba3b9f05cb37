import { useLanguage } from '@comu/design';
import { durationWords } from '../durations.ts';

/** A length of time as people say it, from milliseconds of the clock. */
export function useLasted(): (milliseconds: number) => string {
  const { language } = useLanguage();
  return (milliseconds) => durationWords(milliseconds, 'clock')[language];
}

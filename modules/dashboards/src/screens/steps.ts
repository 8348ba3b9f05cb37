/** What is put together, with what it was before and what it was before undoing; each step says what was done, for who undoes it. */
export interface Steps<T> { readonly before: readonly Step<T>[]; readonly now: T; readonly after: readonly Step<T>[] }
interface Step<T> { readonly what: string; readonly was: T }

const mostSteps = 100;

export const beginning = <T>(now: T): Steps<T> => ({ before: [], now, after: [] });
/** One more step; what had been undone cannot be done again any more. */
export const stepped = <T>({ before, now }: Steps<T>, what: string, next: T): Steps<T> => ({ before: [...before, { what, was: now }].slice(-mostSteps), now: next, after: [] });

export function undone<T>(steps: Steps<T>): Steps<T> {
  const last = steps.before.at(-1);
  return last === undefined ? steps : { before: steps.before.slice(0, -1), now: last.was, after: [...steps.after, { what: last.what, was: steps.now }] };
}

export function redone<T>(steps: Steps<T>): Steps<T> {
  const next = steps.after.at(-1);
  return next === undefined ? steps : { before: [...steps.before, { what: next.what, was: steps.now }], now: next.was, after: steps.after.slice(0, -1) };
}

import type { Context } from '@comu/kernel';
import { backtest, remainingTimes, type Backtest, type RemainingTimes } from '@comu/mining';
import { beginnings, dayOfNewest, ownLog } from './own.ts';

/** What the newest cases of one of our processes tell of how long is left, and how wrong that has been. */
export interface Past { readonly model: RemainingTimes; readonly tested: Backtest | null }

/** Cases learnt from, the newest ones; and how long what was learnt is good for, in milliseconds. */
const [newest, fresh] = [3000, 10 * 60_000] as const;
const held = new Map<string, { readonly until: number; readonly past: Promise<Past> }>();

/** Learnt at most once in ten minutes for each process of each body, so that opening one case after another costs nothing. */
export function pastOf(context: Context, code: string): Promise<Past> {
  const key = `${context.organisation} ${code}`;
  const now = context.now.getTime();
  const known = held.get(key);
  if (known !== undefined && known.until > now && known.until <= now + fresh) return known.past;
  const past = learnt(context, code);
  held.delete(key);
  held.set(key, { until: now + fresh, past });
  if (held.size > 200) held.delete(held.keys().next().value as string);
  past.catch(() => held.delete(key));
  return past;
}

async function learnt(context: Context, code: string): Promise<Past> {
  const whole = { code, organisation: context.organisation, from: null, to: null };
  const asked = { ...whole, from: await dayOfNewest(context, whole, newest) };
  const [log, began] = [await ownLog(context, asked), await beginnings(context, asked)];
  const beganAt = (place: number) => began.get(log.cases[place] ?? '') ?? Number.NaN;
  return { model: remainingTimes(log, { beganAt }), tested: backtest(log) };
}

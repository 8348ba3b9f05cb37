import { readMoment } from '../civil-days.ts';

/** When a person was notified through several channels, the date of the first one counts (Llei 39/2015, art. 41.7). */
export function firstNotification(moments: readonly [string, ...string[]]): string {
  const order = moments.map((moment) => {
    const { day, at } = readMoment({ moment, field: 'moments' });
    return { moment, at: at?.epochMilliseconds ?? day * 86_400_000 };
  });
  return order.toSorted((a, b) => a.at - b.at)[0]?.moment ?? moments[0];
}

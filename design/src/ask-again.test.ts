import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { askAgain } from './ask-again.ts';

it('what was read before a change and arrives after it is not shown as what stands', async () => {
  const queries = new QueryClient();
  const onTheWay: ((state: string) => void)[] = [];
  const screen = new QueryObserver(queries, { queryKey: ['answer', 'berga', 'status'], queryFn: () => new Promise<string>((arrives) => onTheWay.push(arrives)) });
  const leave = screen.subscribe(() => undefined);
  await expect.poll(() => onTheWay.length).toBe(1);
  const asked = askAgain(queries);
  onTheWay[0]!('draft');
  await expect.poll(() => onTheWay.length).toBe(2);
  onTheWay[1]!('to be signed');
  await asked;
  expect(screen.getCurrentResult().data).toBe('to be signed');
  leave();
});

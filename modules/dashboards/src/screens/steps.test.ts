import { expect, it } from 'vitest';
import { beginning, redone, stepped, undone } from './steps.ts';

it('what is put together goes back step by step, and forth again until something else is done', () => {
  const two = stepped(stepped(beginning('a'), 'add b', 'ab'), 'add c', 'abc');
  expect(undone(undone(undone(two))).now).toBe('a');
  expect(redone(undone(undone(two)))).toMatchObject({ now: 'ab', before: [{ what: 'add b' }], after: [{ what: 'add c' }] });
  expect(redone(redone(redone(undone(undone(two))))).now).toBe('abc');
  const other = stepped(undone(two), 'add d', 'abd');
  expect(redone(other).now).toBe('abd');
  expect(undone(other).now).toBe('ab');
});

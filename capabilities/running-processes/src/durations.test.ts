import { expect, it } from 'vitest';
import { durationWords, numberWords, shareWords } from './durations.ts';

const [hour, day] = [3_600_000, 86_400_000];

it('says durations as people do, in the time that counts', () => {
  expect(durationWords(3 * day, 'working')).toEqual({ ca: '3 dies hàbils', es: '3 días hábiles', en: '3 working days' });
  expect(durationWords(day, 'clock')).toEqual({ ca: '1 dia', es: '1 día', en: '1 day' });
  expect(durationWords(2.5 * hour, 'working').ca).toBe('2,5 hores');
  expect(durationWords(1500 * day, 'clock').ca).toBe('1.500 dies');
  expect(durationWords(0, 'working').ca).toBe('0 segons');
});

it('never says nothing of something, nor all of not all', () => {
  expect([shareWords(0), shareWords(0.001), shareWords(0.5), shareWords(0.999), shareWords(1)]).toEqual(['0 %', '< 1 %', '50 %', '> 99 %', '100 %']);
  expect(numberWords(1434)).toEqual({ ca: '1.434', es: '1.434', en: '1,434' });
});

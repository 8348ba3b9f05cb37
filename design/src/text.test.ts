import { describe, expect, it } from 'vitest';
import { say, words } from './text.tsx';

describe('a sentence with facts', () => {
  const lines = words('Hi ha {count} {count|línia|línies}.', 'Hay {count} {count|línea|líneas}.', 'There {count|is|are} {count} {count|line|lines}.');

  it('has the word that agrees with its number, also when the number is written already', () => {
    expect(say('ca', lines, { count: 1 })).toBe('Hi ha 1 línia.');
    expect(say('ca', lines, { count: '1.234' })).toBe('Hi ha 1.234 línies.');
    expect(say('es', lines, { count: 0 })).toBe('Hay 0 líneas.');
    expect(say('en', lines, { count: 1 })).toBe('There is 1 line.');
  });

  it('keeps what it has no fact for', () => {
    expect(say('ca', lines)).toBe('Hi ha {count} {count|línia|línies}.');
  });
});

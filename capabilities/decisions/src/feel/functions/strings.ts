import { Num } from '../decimal.ts';
import { matches, replace, split } from '../regex/index.ts';
import { boundList, boundText, nothing, step } from '../run.ts';
import type { Value } from '../values.ts';
import { kindText } from '../warnings.ts';
import { define, WHY } from './define.ts';

export const stringFunctions = [
  define('substring', 'string: string, start position: number, length?: number', ([text, start, length]: [string, Num, Num | null], _, none) => {
    const signs = [...text];
    const first = start.trunc().toNumber();
    if (first === 0 || Math.abs(first) > signs.length) return first === 0 || signs.length > 0 ? none(WHY.position) : '';
    if (length && length.lessThan(1)) return none(WHY.outside);
    const from = first > 0 ? first - 1 : signs.length + first;
    return signs.slice(from, length ? from + length.trunc().toNumber() : undefined).join('');
  }),
  define('string length', 'string: string', ([text]: [string]) => new Num([...text].length)),
  define('upper case', 'string: string', ([text]: [string]) => text.toUpperCase()),
  define('lower case', 'string: string', ([text]: [string]) => text.toLowerCase()),
  define('substring before', 'string: string, match: string', ([text, match]: [string, string]) => text.slice(0, Math.max(0, text.indexOf(match)))),
  define('substring after', 'string: string, match: string', ([text, match]: [string, string]) => (text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '')),
  define('contains', 'string: string, match: string', ([text, match]: [string, string]) => text.includes(match)),
  define('starts with', 'string: string, match: string', ([text, match]: [string, string]) => text.startsWith(match)),
  define('ends with', 'string: string, match: string', ([text, match]: [string, string]) => text.endsWith(match)),

  define('matches', 'input: string, pattern: string, flags?: string', ([text, pattern, flags]: [string, string, string | null], run, none) => {
    const answer = matches(text, pattern, flags ?? '', run);
    return 'value' in answer ? answer.value : none(WHY.pattern);
  }),
  define('replace', 'input: string, pattern: string, replacement: string, flags?: string',
    ([text, pattern, replacement, flags]: [string, string, string, string | null], run, none) => {
      const answer = replace(text, pattern, replacement, flags ?? '', run);
      if (!('value' in answer)) return none(WHY.pattern);
      boundText(run, answer.value.length);
      return answer.value;
    }),
  define('split', 'string: string, delimiter: string', ([text, delimiter]: [string, string], run, none) => {
    const answer = split(text, delimiter, run);
    if (!('value' in answer)) return none(WHY.pattern);
    boundList(run, answer.value.length);
    return answer.value;
  }),
  define('string join', 'list: list, delimiter?: string', ([list, delimiter]: [Value[], string | null], run) => {
    const parts: string[] = [];
    step(run, list.length);
    let size = 0;
    for (const item of list) {
      if (item === null) continue;
      if (typeof item !== 'string') return nothing(run, 'wrongArgument', ['string join', 'list', 'list<string>', kindText('list')]);
      size += item.length + (delimiter?.length ?? 0);
      boundText(run, size);
      parts.push(item);
    }
    return parts.join(delimiter ?? '');
  }),
];

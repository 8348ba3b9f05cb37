import { describe, expect, it } from 'vitest';
import { inOneLine } from './one-line.ts';
import { fieldsOf } from './schema.ts';

const text = { type: 'string' } as const;
const words = { type: 'object', properties: { ca: text, es: text, en: text }, required: ['ca', 'es', 'en'] } as const;
const [criteria, recipients] = fieldsOf({ type: 'object', properties: {
  criteria: { oneOf: [
    { type: 'object', properties: { kind: { const: 'answer', type: 'string' }, code: text, title: words, options: { type: 'array', items: { type: 'object', properties: { code: text } } } } },
    { type: 'object', properties: { kind: { const: 'population', type: 'string' }, code: text, title: words } },
  ] },
  recipients: { type: 'object', properties: { kind: { enum: ['municipality'], 'x-comu': { choices: { municipality: { ca: 'Municipi', es: 'Municipio', en: 'Municipality' } } } }, from: { type: 'integer' } } },
} } as never);

describe('an item of a form, folded', () => {
  it('says its words in the language of who reads', () => {
    const title = { ca: 'Solució en marxa', es: 'Solución en marcha', en: 'Solution running' };
    expect(inOneLine(criteria!, { kind: 'answer', code: 'running', title, options: [] }, 'es')).toBe('Solución en marcha');
  });
  it('says its choices and its figures by their names', () => {
    expect(inOneLine(recipients!, { kind: 'municipality', from: 5001 }, 'ca')).toMatch(/^Municipi · .+: 5001$/);
  });
  it('says its code when it has nothing else, and nothing when it is empty', () => {
    expect(inOneLine(criteria!, { kind: 'answer', code: 'running' }, 'ca')).toBe('running');
    expect(inOneLine(criteria!, {}, 'ca')).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import type { Schema } from './description.ts';
import { fieldsOf, inputFrom, plainNumber, problemsIn } from './schema.ts';

const label = { ca: 'Camp', es: 'Campo', en: 'Field' };
const told = (kind: 'text' | 'money' | 'integer' | 'day' | 'choice', more: Partial<Schema> = {}): Schema => ({ type: 'string', 'x-comu': { kind, label }, ...more });
const schema: Schema = {
  type: 'object',
  required: ['tag', 'cost', 'note', 'parties'],
  properties: {
    tag: told('text', { pattern: '^[A-Z]{2}-\\d{5}$', minLength: 1 }),
    cost: told('money'),
    pages: { ...told('integer'), type: 'integer', minimum: 1 },
    note: { anyOf: [told('text'), { type: 'null' }] },
    parties: { type: 'array', minItems: 1, items: { type: 'object', required: ['nif'], properties: { nif: told('text') } } },
  },
};
const fields = fieldsOf(schema);

describe('a form made from an input’s schema', () => {
  it('reads amounts as each language writes them', () => {
    expect(plainNumber('442.030,50', 'ca')).toBe('442030.50');
    expect(plainNumber('442,030.50 €', 'en')).toBe('442030.50');
    expect(plainNumber('12,5', 'es')).toBe('12.5');
    expect(plainNumber('442030.50', 'ca')).toBe('442030.50');
    expect(plainNumber('dotze', 'ca')).toBeUndefined();
  });
  it('knows which fields are needed, which may be empty and what each one is', () => {
    expect(fields.map(({ name, kind, required, nullable }) => [name, kind, required, nullable])).toEqual([
      ['tag', 'text', true, false], ['cost', 'money', true, false], ['pages', 'integer', false, false], ['note', 'text', false, true], ['parties', 'list', true, false],
    ]);
  });
  it('sends figures as the operation wants them, the empty as null where it asks for null, and leaves out the rest', () => {
    expect(inputFrom(fields, { tag: 'PC-10422', cost: '1.189,50', pages: '', note: '', parties: [{ nif: '12345678Z' }] }, 'ca'))
      .toEqual({ tag: 'PC-10422', cost: '1189.50', note: null, parties: [{ nif: '12345678Z' }] });
  });
  it('tells what is wrong at the field where it is, inside lists too', () => {
    const problems = problemsIn(fields, { tag: 'PC-1', cost: 'molt', pages: '0', parties: [{ nif: '' }] }, 'ca');
    expect(Object.keys(problems).sort()).toEqual(['/cost', '/pages', '/parties/0/nif', '/tag']);
  });
  it('finds nothing wrong with a good input', () => {
    expect(problemsIn(fields, { tag: 'PC-10422', cost: '10', parties: [{ nif: 'x' }] }, 'ca')).toEqual({});
  });
  it('offers one of several shapes and sends only the chosen one', () => {
    const variant: Schema = { type: 'object', required: ['identity'], properties: { identity: { oneOf: [
      { type: 'object', required: ['type', 'number'], properties: { type: { type: 'string', const: 'nif' }, number: { type: 'string', maxLength: 20 } } },
      { type: 'object', required: ['type'], properties: { type: { type: 'string', const: 'none' } } },
    ] } } };
    const own = fieldsOf(variant);
    expect(own[0]?.kind).toBe('variant');
    expect(inputFrom(own, { identity: { type: 'nif', number: '12345678Z' } }, 'ca')).toEqual({ identity: { type: 'nif', number: '12345678Z' } });
    expect(inputFrom(own, { identity: { type: 'none', number: 'left over' } }, 'ca')).toEqual({ identity: { type: 'none' } });
    expect(Object.keys(problemsIn(own, { identity: { type: 'nif' } }, 'ca'))).toEqual(['/identity/number']);
    expect(Object.keys(problemsIn(own, {}, 'ca'))).toEqual(['/identity']);
  });
  it('a yes or no that nobody touched is a no where it is needed', () => {
    expect(inputFrom(fieldsOf({ type: 'object', required: ['urgent'], properties: { urgent: { type: 'boolean' } } }), {}, 'ca')).toEqual({ urgent: false });
  });
  it('asks for one item where the list needs one', () => {
    expect(Object.keys(problemsIn(fields, { tag: 'PC-10422', cost: '10', parties: [] }, 'ca'))).toEqual(['/parties']);
    expect(Object.keys(problemsIn(fields, { tag: 'PC-10422', cost: '10' }, 'ca'))).toEqual(['/parties/0/nif']);
  });
});

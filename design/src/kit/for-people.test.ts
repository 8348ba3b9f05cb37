import { describe, expect, it } from 'vitest';
import { forPeople, spare } from './for-people.ts';
import { fieldsOf } from './schema.ts';

const wants = (properties: object) => forPeople({ input: { type: 'object', properties } } as never);
const uuid = { type: 'string', format: 'uuid' };

describe('the forms that people are offered', () => {
  it('are those they can fill in, rows chosen by their names included', () => {
    expect(wants({ subject: { type: 'string' }, until: { type: 'string', format: 'date' }, person: { ...uuid, 'x-comu': { kind: 'reference', to: 'identity.person' } } })).toBe(true);
  });
  it('are none that want raw data or identifiers, however deep', () => {
    expect(wants({ code: { type: 'string' }, variables: { type: 'object', additionalProperties: {} } })).toBe(false);
    expect(wants({ tasks: { type: 'array', items: uuid } })).toBe(false);
    expect(wants({ items: { type: 'array', items: { type: 'object', properties: { key: { type: 'string' }, variables: { type: 'object' } } } } })).toBe(false);
    expect(wants({ of: { type: 'object', properties: { instance: uuid } } })).toBe(false);
  });
  it('leave out an identifier that is not needed, rather than not being offered', () => {
    const field = (required: string[]) => fieldsOf({ type: 'object', properties: { case: uuid }, required } as never)[0]!;
    expect([spare(field([])), spare(field(['case']))]).toEqual([true, false]);
    expect(forPeople({ input: { type: 'object', properties: { why: { type: 'string' }, case: uuid }, required: ['why'] } } as never)).toBe(true);
    expect(forPeople({ input: { type: 'object', properties: { case: uuid }, required: ['case'] } } as never)).toBe(false);
  });
  it('include the imports, which have a screen of their own', () => {
    expect(forPeople({ input: { type: 'object', properties: { rows: { type: 'array', items: { type: 'object' } } } }, imports: { record: 'identity.person', fields: [] } } as never)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import type { RecordDescription } from './description.ts';
import { stateFrom } from './list-state.ts';

const text = { ca: 'x', es: 'x', en: 'x' };
const record: RecordDescription = {
  name: 'workplace.device', module: 'workplace', title: text, plural: text, label: ['tag'], list: ['tag'], search: true,
  fields: [{ name: 'tag', kind: 'text', label: text, optional: false }, { name: 'state', kind: 'choice', label: text, optional: false }],
  can: { read: true, create: true, change: true, import: true },
};

describe('a list that lives in its address', () => {
  it('comes back as it was sent', () => {
    const query = new URLSearchParams({ q: 'portàtil', sort: '-tag', filter: JSON.stringify({ state: ['lent'] }), columns: 'tag,state' }).toString();
    expect(stateFrom(`?${query}`, record)).toEqual({ search: 'portàtil', sort: '-tag', filter: { state: ['lent'] }, columns: ['tag', 'state'] });
  });
  it('leaves out what it does not understand instead of failing', () => {
    expect(stateFrom('?filter={no&columns=ghost', record)).toEqual({ search: '', sort: '', filter: {}, columns: ['tag'] });
    expect(stateFrom(`?filter=${encodeURIComponent('{"ghost":1,"state":"lent"}')}`, record).filter).toEqual({ state: 'lent' });
    expect(stateFrom('?filter=[1]', record).filter).toEqual({});
  });
});

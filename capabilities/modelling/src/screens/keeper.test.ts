import { describe, expect, it } from 'vitest';
import { Keeper, type State } from './keeper.ts';

/** A server that keeps a state only on top of the one before, and answers when it is told to. */
function server() {
  const kept: string[] = ['a'];
  const waiting: (() => void)[] = [];
  return {
    kept,
    answer: () => waiting.splice(0).forEach((each) => each()),
    send: async ({ content, number }: State<string>) => {
      await new Promise<void>((done) => waiting.push(done));
      if (number !== kept.length) return undefined;
      return kept.push(content);
    },
  };
}
const turn = () => new Promise((done) => setImmediate(done));

describe('What is being drawn', () => {
  const begin = () => {
    const said: string[] = [];
    return { said, keeper: new Keeper({ number: 1, content: 'a' }, (how, number) => said.push(`${how} ${number}`)), ...server() };
  };

  it('is kept when it changes while the former is on its way, on top of it', async () => {
    const { keeper, said, kept, send, answer } = begin();
    keeper.change('b');
    const first = keeper.keep(send);
    keeper.change('c');
    const second = keeper.keep(send);
    answer();
    expect(await first).toBe(2);
    await turn();
    answer();
    expect(await second).toBe(3);
    expect(kept).toEqual(['a', 'b', 'c']);
    expect(keeper.dirty).toBe(false);
    expect(said).toEqual(['keeping 1', 'to-keep 2', 'keeping 2', 'kept 3']);
  });

  it('is sent once, however many ask for it at once', async () => {
    const { keeper, kept, send, answer } = begin();
    keeper.change('b');
    const all = [1, 2, 3].map(() => keeper.keep(send));
    answer();
    expect(await Promise.all(all)).toEqual([2, 2, 2]);
    expect(kept).toEqual(['a', 'b']);
  });

  it('is still to be kept when it was refused, or sending broke', async () => {
    const { keeper, said, send, answer, kept } = begin();
    kept.push('somebody else’s');
    keeper.change('b');
    const refused = keeper.keep(send);
    answer();
    expect(await refused).toBeUndefined();
    expect(keeper.dirty).toBe(true);
    await expect(keeper.keep(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(keeper.dirty).toBe(true);
    expect(said.at(-1)).toBe('to-keep 1');
    keeper.standOn(2);
    const insisted = keeper.keep(send);
    answer();
    expect(await insisted).toBe(3);
  });

  it('goes on from another state, whatever becomes of what was on its way', async () => {
    const { keeper, send, answer } = begin();
    keeper.change('b');
    const former = keeper.keep(send);
    keeper.adopt({ number: 1, content: 'old' });
    answer();
    await former;
    expect({ content: keeper.content, number: keeper.number, dirty: keeper.dirty }).toEqual({ content: 'old', number: 2, dirty: false });
  });
});

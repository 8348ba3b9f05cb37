import { describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
import { run } from './run.ts';
import { languageOf } from './terminal.ts';
import { listening } from './testing.ts';

async function written(words: string[], language: 'ca' | 'es' | 'en' = 'en') {
  const terminal = listening(language);
  const code = await run(words, terminal);
  return { code, said: terminal.said.join('\n'), warned: terminal.warned };
}

describe('the command line', () => {
  it('tells in one line what was written wrongly, and ends with 2', async () => {
    expect(await written(['strat'])).toMatchObject({ code: 2, warned: ['“comu strat” is no command. Write “comu help” to see them all.'] });
    expect(await written(['ledger'])).toMatchObject({ code: 2, warned: [expect.stringContaining('comu ledger verify,')] });
    expect(await written(['start', '--fast'])).toMatchObject({ code: 2, warned: ['--fast: Write it so: comu start [--empty] [--server-only | --worker-only]'] });
    expect(await written(['backup'])).toMatchObject({ code: 2, warned: ['Write it so: comu backup <folder | file.tar> [--with-secret]'] });
    expect(await written(['start', '--server-only', '--worker-only'], 'ca')).toMatchObject({ code: 2, warned: ['Trieu només una de les dues opcions: --server-only o --worker-only.'] });
    expect(await written(['import', 'cats', 'x.csv'], 'es')).toMatchObject({ code: 2, warned: ['No se importan «cats»: elija people, units u organisations.'] });
  });

  it('explains every command in the three languages', async () => {
    for (const language of ['ca', 'es', 'en'] as const) {
      const { code, said } = await written(['help'], language);
      expect(code).toBe(0);
      for (const { name, says } of commands) for (const words of [`comu ${name}`, says[language]]) expect(said).toContain(words);
    }
    expect((await written(['help', 'ledger', 'key'])).said.split('\n')).toHaveLength(2);
    expect((await written(['ledger', '--help'])).said).toContain('comu ledger verify-receipt');
  });

  it('has every command that it lists', async () => {
    for (const { load } of commands) expect((await load()).run).toBeTypeOf('function');
  });

  it('speaks Catalan unless the machine asks for Spanish or English', () => {
    expect([{}, { LANG: 'C.UTF-8' }, { LANG: 'ca_ES' }, { LANG: 'fr_FR' }].map(languageOf)).toEqual(['ca', 'ca', 'ca', 'ca']);
    expect([{ LANG: 'es_ES.UTF-8' }, { LANG: 'es_ES', LC_ALL: 'en_GB' }, { LANG: 'en', LC_MESSAGES: 'ca_ES' }].map(languageOf)).toEqual(['es', 'en', 'ca']);
  });

  it('tells a wrong setting, a missing file and a closed database each in a sentence, and ends with 1', async () => {
    const before = { ...process.env };
    Object.assign(process.env, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', COMU_SECRET: 'x'.repeat(40), PORT: '99999' });
    try {
      expect(await written(['migrate'])).toMatchObject({ code: 1, warned: [expect.stringMatching(/PORT: .*Port to listen on/)] });
      process.env['PORT'] = '8080';
      expect(await written(['migrate'])).toMatchObject({ code: 1, warned: [expect.stringMatching(/^The database cannot be entered \(ECONNREFUSED/)] });
      expect(await written(['ledger', 'verify-receipt', 'nowhere.pdf'])).toMatchObject({ code: 1, warned: ['There is no file nowhere.pdf.'] });
      expect(await written(['restore', '/nowhere'])).toMatchObject({ code: 1, warned: [expect.stringMatching(/not a finished backup/)] });
    } finally {
      process.env = before;
    }
  });
});

import { parseArgs } from 'node:util';
import { Refused } from '@comu/kernel';
import type { Text } from '@comu/kernel';
import type { Command, Given } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, overview } from './help.ts';
import { Stopped, WrongUsage, type Terminal } from './terminal.ts';

/** Runs one command line and answers its exit code: 0 done, 1 refused or wrong, 2 written wrongly. */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    if (words.length === 0 || words[0] === 'help' || words.includes('--help') || words.includes('-h')) return help(words.filter((word) => !['help', '--help', '-h'].includes(word)), terminal);
    const { command, rest } = commandOf(words);
    const given = read(command, rest);
    const { run: runs } = await command.load();
    return await runs(given, terminal);
  } catch (failure) {
    const wrong = failure instanceof WrongUsage;
    terminal.warn(sentenceOf(failure));
    if (failure instanceof Refused) for (const { field, remedy } of failure.fields) terminal.warn(`  ${field}: ${remedy[terminal.language]}`);
    return wrong ? 2 : 1;
  }
}

function help(words: readonly string[], terminal: Terminal): number {
  if (words.length === 0) terminal.say(overview(terminal.language));
  else {
    const named = commands.filter(({ name }) => name === words.join(' ') || name.split(' ')[0] === words[0] && words.length === 1);
    for (const each of named.length > 0 ? named : [commandOf(words).command]) terminal.say(helpOf(each, terminal.language));
  }
  return 0;
}

function commandOf(words: readonly string[]): { command: Command; rest: string[] } {
  for (const length of [2, 1]) {
    const command = commands.find(({ name }) => name === words.slice(0, length).join(' ') && name.split(' ').length === length);
    if (command !== undefined) return { command, rest: words.slice(length) };
  }
  const begun = commands.filter(({ name }) => name.startsWith(`${words[0]} `)).map(({ name }) => `comu ${name}`);
  const tried = `comu ${words.slice(0, 2).filter((word) => !word.startsWith('-')).join(' ')}`;
  if (begun.length > 0) throw new WrongUsage({
    ca: `“${tried}” no és cap ordre. Escriviu: ${begun.join(', ')}.`, es: `«${tried}» no es ninguna orden. Escriba: ${begun.join(', ')}.`, en: `“${tried}” is no command. Write: ${begun.join(', ')}.`,
  });
  throw new WrongUsage({
    ca: `“${tried}” no és cap ordre. Escriviu “comu help” per veure-les totes.`, es: `«${tried}» no es ninguna orden. Escriba «comu help» para verlas todas.`, en: `“${tried}” is no command. Write “comu help” to see them all.`,
  });
}

function read(command: Command, words: string[]): Given {
  const usage = `comu ${command.name} ${command.usage}`.trim();
  const wrong = (why: string) => new WrongUsage({ ca: `${why}S’escriu així: ${usage}`, es: `${why}Se escribe así: ${usage}`, en: `${why}Write it so: ${usage}` });
  let given: Given;
  try {
    given = parseArgs({ args: words, options: command.options, allowPositionals: true, strict: true }) as Given;
  } catch (failure) {
    throw wrong(named(failure as Error));
  }
  const [least, most] = command.words;
  if (given.positionals.length < least || given.positionals.length > most) throw wrong('');
  return given;
}

/** The option that was not understood, which is all one needs to see beside the right form. */
const named = ({ message }: Error): string => {
  const option = /'(-[^' ]*)/.exec(message)?.[1];
  return option === undefined ? '' : `${option}: `;
};

function sentenceOf(failure: unknown): Text | string {
  if (failure instanceof WrongUsage || failure instanceof Stopped || failure instanceof Refused) return failure.sentence;
  const { text, code, message, stack, address, port } = failure as { text?: Text; code?: string; message?: string; stack?: string; address?: string; port?: number };
  // Errors of the embedded database carry their sentence; the configuration's list of wrong settings is its message.
  if (text !== undefined && typeof text.ca === 'string') return text;
  if ((failure as Error).constructor.name === 'ConfigurationRefused') return message as string;
  if (code === 'EADDRINUSE') return {
    ca: `El port ${port} ja està ocupat. Atureu el programa que l’ocupa o trieu-ne un altre: PORT=8081 comu start`,
    es: `El puerto ${port} ya está ocupado. Detenga el programa que lo ocupa o elija otro: PORT=8081 comu start`,
    en: `Port ${port} is already taken. Stop the program that holds it or choose another: PORT=8081 comu start`,
  };
  if (code !== undefined && ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '28000', '3D000'].includes(code)) return {
    ca: `No es pot entrar a la base de dades (${code} ${address ?? ''}${port === undefined ? '' : `:${port}`}). Reviseu DATABASE_URL i que PostgreSQL funcioni.`,
    es: `No se puede entrar en la base de datos (${code} ${address ?? ''}${port === undefined ? '' : `:${port}`}). Revise DATABASE_URL y que PostgreSQL funcione.`,
    en: `The database cannot be entered (${code} ${address ?? ''}${port === undefined ? '' : `:${port}`}). Check DATABASE_URL and that PostgreSQL is running.`,
  };
  return stack ?? String(failure);
}

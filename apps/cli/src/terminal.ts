import type { Language, Text } from '@comu/kernel';

/** Where a command speaks; tests give one that listens. */
export interface Terminal {
  readonly language: Language;
  /** A line of the result, to standard output. */
  say(line: Text | string): void;
  /** A line of trouble or advice, to standard error. */
  warn(line: Text | string): void;
  /** Replaces the line of progress; an empty one removes it. Shown only to a person. */
  progress(line: Text | string): void;
}

/** What stops a command and can be mended: one sentence, exit code 1. */
export class Stopped extends Error {
  readonly sentence: Text;
  constructor(sentence: Text) {
    super(sentence.en);
    this.name = 'Stopped';
    this.sentence = sentence;
  }
}

/** The command was written wrongly: one sentence, exit code 2. */
export class WrongUsage extends Error {
  readonly sentence: Text;
  constructor(sentence: Text) {
    super(sentence.en);
    this.name = 'WrongUsage';
    this.sentence = sentence;
  }
}

/** POSIX order of precedence; Catalan where the machine asks for neither Spanish nor English. */
export function languageOf(environment: NodeJS.ProcessEnv): Language {
  const asked = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return asked.startsWith('es') ? 'es' : asked.startsWith('en') ? 'en' : 'ca';
}

export function processTerminal(): Terminal {
  const language = languageOf(process.env);
  const words = (line: Text | string) => (typeof line === 'string' ? line : line[language]);
  // Whoever cuts the list short (`| head`) has what they wanted.
  process.stdout.on('error', (failure: NodeJS.ErrnoException) => { if (failure.code === 'EPIPE') process.exit(0); throw failure; });
  const shown = process.stderr.isTTY === true;
  let pending = false;
  const progress = (line: Text | string) => {
    if (!shown) return;
    process.stderr.write(`\r\u001b[K${words(line).slice(0, (process.stderr.columns ?? 80) - 1)}`);
    pending = words(line) !== '';
  };
  const above = () => { if (pending) progress(''); };
  return {
    language,
    say(line) { above(); process.stdout.write(`${words(line)}\n`); },
    warn(line) { above(); process.stderr.write(`${words(line)}\n`); },
    progress,
  };
}

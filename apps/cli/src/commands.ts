import type { ParseArgsConfig } from 'node:util';
import type { Text } from '@comu/kernel';
import type { Terminal } from './terminal.ts';

export interface Given { readonly values: Readonly<Record<string, string | boolean | undefined>>; readonly positionals: readonly string[] }
/** What a command does; answers the exit code. */
export type Run = (given: Given, terminal: Terminal) => Promise<number>;

export interface Command {
  /** One or two words. */
  readonly name: string;
  /** What follows the name. */
  readonly usage: string;
  readonly says: Text;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many words beside options, at least and at most. */
  readonly words: readonly [number, number];
  /** A command is loaded only when it is asked for, so that help is instant. */
  readonly load: () => Promise<{ readonly run: Run }>;
}

const flag = { type: 'boolean' } as const;
const value = { type: 'string' } as const;
const none: readonly [number, number] = [0, 0];

/** Everything `comu` can do, in the order that help shows. A new command is one entry here and one file in `commands/`. */
export const commands: readonly Command[] = [
  {
    name: 'start', usage: '[--empty] [--server-only | --worker-only]', options: { empty: flag, 'server-only': flag, 'worker-only': flag }, words: none,
    says: {
      ca: 'Engega Comú. --empty: sense dades de demostració. --server-only: només el web. --worker-only: només les feines.',
      es: 'Inicia Comú. --empty: sin datos de demostración. --server-only: solo la web. --worker-only: solo los trabajos.',
      en: 'Starts Comú. --empty: without demonstration data. --server-only: only the web. --worker-only: only the jobs.',
    },
    load: () => import('./commands/start.ts'),
  },
  {
    name: 'migrate', usage: '[--plan]', options: { plan: flag }, words: none,
    says: {
      ca: 'Posa la base de dades al dia. --plan: només diu què faria.',
      es: 'Pone al día la base de datos. --plan: solo dice qué haría.',
      en: 'Brings the database up to date. --plan: only tells what it would do.',
    },
    load: () => import('./commands/migrate.ts'),
  },
  {
    name: 'doctor', usage: '', options: {}, words: none,
    says: { ca: 'Revisa la instal·lació i diu com arreglar el que no va bé.', es: 'Revisa la instalación y dice cómo arreglar lo que no va bien.', en: 'Checks the installation and tells how to mend what is wrong.' },
    load: () => import('./commands/doctor.ts'),
  },
  {
    name: 'ledger verify', usage: '[--organisation <slug>]', options: { organisation: value }, words: none,
    says: {
      ca: 'Recalcula els llibres segellats i els compara amb els registres oficials; assenyala cada manipulació.',
      es: 'Recalcula los libros sellados y los compara con los registros oficiales; señala cada manipulación.',
      en: 'Recomputes the sealed ledgers and compares them with the official records; points at every tampering.',
    },
    load: () => import('./commands/ledger-verify.ts'),
  },
];

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

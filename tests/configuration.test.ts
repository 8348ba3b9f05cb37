import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { commands } from '../apps/cli/src/commands.ts';
import { readConfiguration, settings } from '../apps/server/src/configuration.ts';

const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');

/** The rows of the README's table with this heading, each a list of cells; a pipe inside a cell is written `\|`. */
function rowsUnder(heading: string): string[][] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim()));
}
const plain = (cell: string | undefined) => /^`([^`]*)`$/.exec(cell ?? '')?.[1]?.replaceAll('\\|', '|');

describe('the settings in the README are those of the installation', () => {
  const told = new Map(rowsUnder('Settings').map(([name, absent]) => [plain(name), absent]));

  it('names every setting, in the same order, and no other', () => {
    expect([...told.keys()]).toEqual(Object.keys(settings));
  });

  it.each(Object.entries(settings))('%s has the default that is told', (name, { schema }) => {
    const value = (schema as z.ZodType).parse(undefined);
    if (value === undefined) expect(told.get(name)).not.toBe('');
    else expect(plain(told.get(name))).toBe(String(value));
  });

  it('derives the public address from the port when none is given', () => {
    expect(plain(told.get('PUBLIC_URL'))).toBe('http://localhost:PORT');
    expect(readConfiguration({ PORT: '8123' }).publicUrl).toBe('http://localhost:8123');
  });
});

describe('the command line in the README is that of the program', () => {
  const told = rowsUnder('Command line').map(([command]) => plain(command) ?? '');

  it('names every command, in the order of the help, and no other', () => {
    expect(told.map((line) => line.replace(/ [-<[].*$/, ''))).toEqual(commands.map(({ name }) => `comu ${name}`));
  });

  it('invents no option', () => {
    for (const [index, { options }] of commands.entries())
      for (const [, option] of told[index]?.matchAll(/--([a-z-]+)/g) ?? []) expect(Object.keys(options)).toContain(option);
  });
});

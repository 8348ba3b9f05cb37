import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs of others that judge our work; where one is not installed its tests are skipped and show as skipped. */
export const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Runs a program in a folder of its own with the files given; answers what it said and its exit code, and cleans up. */
export function run(program: string, parameters: string[], files: Record<string, Uint8Array | string> = {}): { said: string; code: number } {
  const folder = mkdtempSync(join(tmpdir(), 'comu-signatures-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const { stdout, stderr, status } = spawnSync(program, parameters, { cwd: folder, encoding: 'utf8' });
    return { said: `${stdout}${stderr}`, code: status ?? -1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As `run`, but answers the bytes that the program wrote to its output; throws when it fails. */
export function output(program: string, parameters: string[], files: Record<string, Uint8Array | string> = {}): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'comu-signatures-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return execFileSync(program, parameters, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function pem(label: string, der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
}

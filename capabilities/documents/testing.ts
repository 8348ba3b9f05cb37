import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Whether a referee of the system (poppler, qpdf) can be asked; its tests are skipped and counted where it cannot. */
export function hasTool(name: string): boolean {
  return spawnSync(name, ['--version']).error === undefined;
}

/** Runs a referee on a PDF and returns all it said and its exit code. */
export function askTool(name: string, args: readonly string[], pdf: Uint8Array, after: readonly string[] = []): { code: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'comu-documents-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    const { status, stdout, stderr } = spawnSync(name, [...args, file, ...after], { encoding: 'utf8' });
    return { code: status, said: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The folder of reference material, when it is there. */
export function referenceFolder(part: string): string | undefined {
  const folder = resolve(process.env.COMU_REFERENCE ?? join(import.meta.dirname, '../../../shared/reference'), part);
  return existsSync(folder) ? folder : undefined;
}

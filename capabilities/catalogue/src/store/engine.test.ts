import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { closeTables, scratch } from './engine.ts';

it('copies that a killed process left go when another begins, and those of the living stay', async () => {
  const { pid: ended } = spawnSync(process.execPath, ['-e', '']);
  const [left, living] = [ended, process.ppid].map((pid) => mkdtempSync(join(tmpdir(), `comu-tables-${pid}-`)));
  try {
    await closeTables();
    expect(existsSync(scratch())).toBe(true);
    expect(existsSync(left!)).toBe(false);
    expect(existsSync(living!)).toBe(true);
  } finally {
    await closeTables();
    rmSync(living!, { recursive: true, force: true });
  }
});

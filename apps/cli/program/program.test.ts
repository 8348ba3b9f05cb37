import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { program } from './program.mjs';

const house = mkdtempSync(join(tmpdir(), 'comu-program-'));
const into = join(house, 'dist'), main = join(house, 'apps/main.ts'), source = join(house, 'capabilities/sums/src');
afterAll(() => rmSync(house, { recursive: true, force: true }));

mkdirSync(source, { recursive: true });
mkdirSync(join(house, 'apps'));
symlinkSync(resolve(import.meta.dirname, '../../../node_modules'), join(house, 'node_modules'));
writeFileSync(join(house, 'package-lock.json'), '{}');
writeFileSync(join(source, 'words.txt'), 'from beside the source');
writeFileSync(join(source, 'sum.ts'), 'export const sum = (...numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);');
writeFileSync(join(source, 'apart.mjs'), `import { register } from 'tsx/esm/api';\nregister();\nconst { sum } = await import('./sum.ts');\nconsole.log('apart', sum(1, 2, 3));`);
writeFileSync(main, `import { spawnSync } from 'node:child_process';\nimport { readFileSync } from 'node:fs';\nimport { fileURLToPath } from 'node:url';\nimport Decimal from 'decimal.js';\nimport { sum } from '../capabilities/sums/src/sum.ts';
const words = readFileSync(new URL('../capabilities/sums/src/words.txt', import.meta.url), 'utf8');
console.log(sum(1, 2), new Decimal('0.1').plus('0.2').toString(), words);`);
writeFileSync(join(source, 'begin.ts'), `export const apart = new URL('./apart.mjs', import.meta.url);`);

const said = (address: string) => spawnSync(process.execPath, [fileURLToPath(address)], { encoding: 'utf8' });
const put = () => program({ house, main, into });

describe('the program that the sources make', () => {
  it('is put together once, reads the files beside its sources and leaves the packages of others where they are', async () => {
    const address = await put();
    expect(said(address)).toMatchObject({ stdout: '3 0.3 from beside the source\n', stderr: '' });
    expect(await put()).toBe(address);
    expect(readdirSync(into)).toHaveLength(1);
  });
  it('is put together anew when a source has changed, and leaves the former to who runs it', async () => {
    const before = await put();
    writeFileSync(join(source, 'sum.ts'), 'export const sum = (...numbers: number[]): number => numbers.length;');
    const after = await put();
    expect(after).not.toBe(before);
    expect(said(after).stdout).toMatch(/^2 /);
    expect(existsSync(fileURLToPath(before))).toBe(true);
  });
  it('starts from itself, with no loader, what a source starts in a process of its own', async () => {
    writeFileSync(main, `import { spawnSync } from 'node:child_process';\nimport { fileURLToPath } from 'node:url';\nimport { apart } from '../capabilities/sums/src/begin.ts';\nconsole.log(apart.pathname.includes('/dist/'), spawnSync(process.execPath, [fileURLToPath(apart)], { encoding: 'utf8' }).stdout.trim());`);
    const address = await put();
    expect(said(address)).toMatchObject({ stdout: 'true apart 3\n', stderr: '' });
    expect(readFileSync(new URL('./capabilities-sums-src-apart.js', address), 'utf8')).not.toContain('tsx');
  });
  it('is put together by one of several that begin at once', async () => {
    writeFileSync(join(source, 'sum.ts'), 'export const sum = (...numbers: number[]): number => Math.max(...numbers);');
    const script = `import { program } from ${JSON.stringify(join(import.meta.dirname, 'program.mjs'))}; process.stdout.write(await program(${JSON.stringify({ house, main, into })}));`;
    const addresses = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]).then(({ stdout }) => stdout)));
    expect(new Set(addresses).size).toBe(1);
    expect(readdirSync(into).filter((name) => name.startsWith('.'))).toEqual([]);
  });
  it('is put together by the next one when who was at it died', async () => {
    const before = await put();
    writeFileSync(join(source, 'sum.ts'), 'export const sum = (...numbers: number[]): number => Math.min(...numbers);');
    writeFileSync(join(into, '.turn'), String(spawnSync(process.execPath, ['--version']).pid));
    expect(await put()).not.toBe(before);
    expect(readdirSync(into).filter((name) => name.startsWith('.'))).toEqual([]);
  });
  it('says what is wrong with a source and keeps nothing of a program that could not be made', async () => {
    writeFileSync(main, 'export const = 1;');
    await expect(put()).rejects.toThrow(/apps\/main\.ts:1:13/);
    expect(readdirSync(into).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const house = resolve(root, '../..');
const dist = join(root, 'dist');
const builds = join(dist, 'builds');

/** What a build was made of: the digest of every source file by its path from the root of the house. */
interface Sources {
  readonly files: Readonly<Record<string, string>>;
}

export const sourcesFile = 'sources.json';
const always = ['package-lock.json', 'apps/web/vite.config.ts', 'apps/web/index.html'];

const digestOf = (path: string): string => (existsSync(join(house, path)) ? createHash('sha256').update(readFileSync(join(house, path))).digest('base64url') : 'none');

/** Style sheets that others import: the bundler takes them in without naming them. */
const sheets = (): string[] => namesIn('design/src/theme').filter((name) => name.endsWith('.css')).map((name) => `design/src/theme/${name}`);

/** The files of modules and capabilities that bring screens; a new one makes the build old. */
const screenFiles = (): string[] => ['capabilities', 'modules'].flatMap((layer) => namesIn(layer).flatMap((part) => {
  const folder = `${layer}/${part}/src`;
  return namesIn(folder, true).filter((name) => name.endsWith('.screens.tsx')).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}));
const namesIn = (folder: string, recursive = false): string[] => (existsSync(join(house, folder)) ? readdirSync(join(house, folder), { recursive, encoding: 'utf8' }) : []);

/** Puts together what a build was made of from the files that took part in it. */
export const sourcesOf = (paths: readonly string[]): Sources => ({ files: Object.fromEntries([...new Set([...always, ...sheets(), ...screenFiles(), ...paths])].sort().map((path) => [path, digestOf(path)])) });

function isCurrent(folder: string): boolean {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, sourcesFile), 'utf8')) as Sources;
    return existsSync(join(folder, 'index.html')) && [...sheets(), ...screenFiles()].every((path) => path in files) && Object.entries(files).every(([path, digest]) => digestOf(path) === digest);
  } catch {
    return false;
  }
}

/** The builds that starts have made, the newest first. */
const kept = (): string[] => (existsSync(builds) ? readdirSync(builds).filter((name) => !name.startsWith('.')).map((name) => join(builds, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs) : []);

/**
 * The folder of the built web app, building it first when a source changed since (or always, with `force`). Every build has a
 * folder of its own and is put in place whole, so that a server which is already running goes on with the one it started with.
 * When the new one cannot be built the former is given, loudly, rather than no web app at all; with `force` it throws.
 */
export async function buildWeb({ force = false }: { force?: boolean } = {}): Promise<string> {
  const current = [dist, ...kept()].find(isCurrent);
  if (!force && current !== undefined) return current;
  const { build } = await import('vite').catch(() => {
    throw new Error('The web app is not built and Vite is not installed: run `npm ci` with the development packages, or use an image that carries apps/web/dist.');
  });
  const name = `${Date.now().toString(36)}-${process.pid}`;
  const aside = join(builds, `.${name}`);
  const folder = join(builds, name);
  try {
    await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: aside } });
    renameSync(aside, folder);
  } catch (failure) {
    const [former] = kept();
    if (force || former === undefined) throw failure;
    console.error(`The web app could not be built, so the former build is shown until it can:\n${(failure as Error).message}`);
    return former;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  for (const old of kept().slice(6)) rmSync(old, { recursive: true, force: true });
  return folder;
}

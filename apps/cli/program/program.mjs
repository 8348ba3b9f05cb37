// @ts-check
// Plain JavaScript, because it runs before anything can read TypeScript.
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const list = 'sources.json';

/**
 * The address of the program that the sources of a house make: put together once, and again when one of them has changed. Read file by file
 * through a loader, the same program took three times as long to start and held twice the memory.
 * Every program has a folder of its own and is put in place whole, so that one that runs already goes on with what it started with.
 * @param {{ house: string, main: string, into: string }} of the folder of all sources, the file that begins, and where programs are kept
 * @returns {Promise<string>}
 */
export async function program({ house, main, into }) {
  const current = () => kept(into).find((folder) => isCurrent(house, folder));
  const folder = current() ?? (await inTurn(into, async () => current() ?? build({ house, main, into })));
  return pathToFileURL(join(folder, `${nameOf(relative(house, main))}.js`)).href;
}

/** @param {string} into */
function kept(into) {
  if (!existsSync(into)) return [];
  return readdirSync(into).filter((name) => !name.startsWith('.')).map((name) => join(into, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
}

/**
 * Of several that begin at once, one puts it together and the others wait for it; whoever died at it holds nobody back.
 * @template T @param {string} into @param {() => Promise<T>} work @returns {Promise<T>}
 */
async function inTurn(into, work) {
  mkdirSync(into, { recursive: true });
  const [turn, mine] = [join(into, '.turn'), join(into, `.turn-${randomUUID()}`)];
  writeFileSync(mine, String(process.pid));
  let ours = false;
  try {
    // A holder whose number another process has since been given is not waited for without end.
    for (let tries = 0; !(ours = taken(mine, turn)) && tries < 3000; tries += 1) {
      if (isAlive(turn)) await pause(100);
      else rmSync(turn, { force: true });
    }
    return await work();
  } finally {
    if (ours) rmSync(turn, { force: true });
    rmSync(mine, { force: true });
  }
}

/** @param {string} mine @param {string} turn */
function taken(mine, turn) {
  try {
    linkSync(mine, turn);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} turn */
function holderOf(turn) {
  try {
    return Number(readFileSync(turn, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} turn */
function isAlive(turn) {
  const holder = holderOf(turn);
  if (holder === undefined) return false;
  try {
    process.kill(holder, 0);
    return true;
  } catch (failure) {
    return /** @type {NodeJS.ErrnoException} */ (failure).code === 'EPERM';
  }
}

/** What tells that a file is as it was. @param {string} path */
const stampOf = (path) => {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
};

/** @param {string} house @param {string} folder */
function isCurrent(house, folder) {
  try {
    return Object.entries(JSON.parse(readFileSync(join(folder, list), 'utf8'))).every(([path, stamp]) => stampOf(join(house, path)) === stamp);
  } catch {
    return false;
  }
}

/** @param {{ house: string, main: string, into: string }} of */
async function build({ house, main, into }) {
  const { build: bundle, stop } = await import('esbuild');
  const starters = startersIn(house);
  const name = `${Date.now().toString(36)}-${process.pid}`;
  const aside = join(into, `.${name}`);
  mkdirSync(aside, { recursive: true });
  try {
    const { metafile } = await bundle({
      entryPoints: [main, ...starters].map((path) => ({ in: path, out: nameOf(relative(house, path)) })), outdir: aside, absWorkingDir: house,
      bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node20', sourcemap: 'linked', sourcesContent: false, metafile: true, logLevel: 'silent',
      plugins: [ours(house, starters)],
    });
    const sources = ['package-lock.json', relative(house, import.meta.filename), ...Object.keys(metafile.inputs).filter((path) => existsSync(join(house, path)))];
    writeFileSync(join(aside, list), JSON.stringify(Object.fromEntries(sources.map((path) => [path, stampOf(join(house, path))]))));
    renameSync(aside, join(into, name));
  } finally {
    await stop();
    rmSync(aside, { recursive: true, force: true });
  }
  for (const old of kept(into).slice(4)) rmSync(old, { recursive: true, force: true });
  return join(into, name);
}

/** The files that begin a process or a thread of their own. @param {string} house */
function startersIn(house) {
  const parts = ['capabilities', 'modules'].flatMap((layer) => (existsSync(join(house, layer)) ? readdirSync(join(house, layer)).map((part) => join(house, layer, part, 'src')) : []));
  return parts.filter(existsSync).flatMap((source) => readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.mjs')).map((path) => join(source, path)));
}

/** One name for a source in the flat folder of the program. @param {string} path */
const nameOf = (path) => path.replace(/\.[cm]?[jt]s$/, '').replace(/[^A-Za-z0-9]+/g, '-');

/**
 * Takes in what is ours and leaves the packages of others where they are; a source goes on finding the files beside it, and what it
 * starts in a process of its own comes from the program too, which has no loader left to register.
 * @param {string} house @param {string[]} starters @returns {import('esbuild').Plugin}
 */
const ours = (house, starters) => ({
  name: 'ours',
  setup(to) {
    to.onResolve({ filter: /^tsx\/esm\/api$/ }, () => ({ path: 'no-loader', namespace: 'ours' }));
    to.onLoad({ filter: /.*/, namespace: 'ours' }, () => ({ contents: 'export const register = () => undefined;' }));
    to.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === 'asked' || path.startsWith('node:') || path.endsWith('.json')) return undefined;
      const found = await to.resolve(path, { importer, resolveDir, kind, pluginData: 'asked' });
      return /[\\/]node_modules[\\/]/.test(found.path) ? { path: pathToFileURL(found.path).href, external: true } : undefined;
    });
    to.onLoad({ filter: /\.m?[jt]sx?$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.')) return undefined;
      const contents = text
        .replace(/new URL\('(\.[^']+\.mjs)', import\.meta\.url\)/g, (whole, file) => (starters.includes(resolve(path, '..', file)) ? `new URL('./${nameOf(relative(house, resolve(path, '..', file)))}.js', import.meta['url'])` : whole))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)).replaceAll('import.meta.dirname', JSON.stringify(resolve(path, '..')));
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const layers = ['kernel', 'design', 'capabilities', 'modules', 'apps'] as const;
type Layer = (typeof layers)[number];
const mayUse: Readonly<Record<Layer, readonly Layer[]>> = {
  kernel: ['kernel'], design: ['design'], capabilities: ['kernel', 'design', 'capabilities'], modules: ['kernel', 'design', 'capabilities'], apps: ['kernel', 'design', 'capabilities', 'modules', 'apps'],
};
const pure = ['terms', 'territory', 'decisions', 'processes', 'documents', 'signatures', 'mining', 'tables', 'charts', 'open-data', 'simulation'];

const files = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  if (name === 'node_modules' || name === 'dist') return [];
  return statSync(path).isDirectory() ? files(path) : /\.tsx?$/.test(name) ? [path] : [];
});
const sources = layers.flatMap((layer) => files(join(root, layer)));
const packages = new Map(layers.flatMap((layer) => {
  const folders = layer === 'kernel' || layer === 'design' ? [layer] : readdirSync(join(root, layer)).map((name) => `${layer}/${name}`);
  return folders.flatMap((folder) => {
    try {
      return [[JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).name as string, { layer, folder }] as const];
    } catch {
      return [];
    }
  });
}));

const imports = sources.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to]) => ({ path: relative(root, path), to: to as string })));
const place = (path: string) => {
  const [layer = '', name = ''] = path.split('/');
  return { layer: layer as Layer, folder: layer === 'kernel' || layer === 'design' ? layer : `${layer}/${name}` };
};

/** What a file imports to be run, not only for its types. */
const valuesImported = (path: string): string[] => [...readFileSync(path, 'utf8').matchAll(/^(?:import|export)\s+(?!type\b)(?:([^;'"]*?)\s+from\s+)?'([^']+)'/gm)]
  .filter(([, names = '']) => !/^\{(\s*type\s[^,}]*,?)+\}$/.test(names)).map(([, , to]) => to as string);
/** The file of ours that an import names. */
function fileOf(from: string, to: string): string | undefined {
  if (to.startsWith('.')) return /\.tsx?$/.test(to) ? resolve(from, '..', to) : undefined;
  const name = to.split('/').slice(0, 2).join('/');
  const target = packages.get(name);
  if (target === undefined) return undefined;
  const { exports = {} } = JSON.parse(readFileSync(join(root, target.folder, 'package.json'), 'utf8')) as { exports?: Readonly<Record<string, string>> };
  const file = exports[`.${to.slice(name.length)}`];
  return file === undefined || !/\.tsx?$/.test(file) ? undefined : join(root, target.folder, file);
}

describe('the boundaries of the house', () => {
  it('reads every source file', () => expect(sources.length).toBeGreaterThan(200));
  it('lets imports go down only, and modules never import one another', () => {
    const broken = imports.flatMap(({ path, to }) => {
      const target = packages.get(to.split('/').slice(0, 2).join('/'));
      if (target === undefined) return [];
      const from = place(path);
      if (!mayUse[from.layer].includes(target.layer)) return [`${path} imports ${to}`];
      if (from.layer === 'modules' && target.layer === 'modules' && from.folder !== target.folder) return [`${path} imports the module ${to}`];
      return [];
    });
    expect(broken).toEqual([]);
  });
  it('keeps a package’s inside to itself', () => {
    const broken = imports.filter(({ path, to }) => {
      // Scripts that write a package’s own data may borrow a tool of another.
      if (!to.startsWith('.') || path.includes('/scripts/')) return false;
      const target = relative(root, resolve(root, path, '..', to));
      return place(target).folder !== place(path).folder;
    });
    expect(broken).toEqual([]);
  });
  it('keeps the kernel, which runs on the server, out of what the browser is given', () => {
    const cameFrom = new Map<string, string>();
    const waiting = sources.filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'));
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
      for (const to of valuesImported(path)) {
        const target = fileOf(path, to);
        if (target === undefined || cameFrom.has(target)) continue;
        cameFrom.set(target, path);
        waiting.push(target);
      }
    const way = (path: string): string => `${relative(root, path)}${cameFrom.has(path) ? ` ← ${way(cameFrom.get(path) as string)}` : ''}`;
    const whole = fileOf(join(root, 'tests'), '@comu/kernel') as string;
    expect(cameFrom.has(whole) ? way(whole) : 'nothing').toBe('nothing');
  });
  it('keeps pure cores free of the kernel', () => {
    const broken = imports.filter(({ path, to }) => pure.some((core) => path.startsWith(`capabilities/${core}/`)) && to.startsWith('@comu/kernel'));
    expect(broken).toEqual([]);
  });
});

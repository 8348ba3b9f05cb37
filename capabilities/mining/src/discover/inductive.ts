import type { ColumnLog } from '../log/columns.ts';
import { variantsOf } from '../measure/variants.ts';
import { cutOf } from './cuts.ts';
import { divided } from './divide.ts';
import { fallThrough } from './fall-through.ts';
import { folded, silent, type ProcessTree } from './process-tree.ts';
import { pathsFrom, relationOf, withoutNoise, type Paths } from './relation.ts';

/**
 * The model that a log shows, in blocks: Leemans’ inductive miner. Without noise (0) every case of the log fits the model; with a share of noise, ways rarer than
 * that share of the most frequent one are left out, and the model is simpler. Always sound: it can always end, and nothing is left over when it does.
 */
export function discoverTree(log: ColumnLog, { noise = 0 }: { readonly noise?: number } = {}): ProcessTree {
  const { list } = variantsOf(log);
  return folded(treeOf(pathsFrom(list.map(({ activities, count }) => ({ path: activities, count }))), noise));
}

function treeOf(all: Paths, noise: number): ProcessTree {
  const found = emptyApart(all, noise);
  if (found.skippable) return { kind: 'choice', children: [silent, treeOf(found.paths, noise)] };
  const { paths } = found;
  const [only] = paths.values();
  if (only === undefined) return silent;
  if (paths.size === 1 && only.path.length <= 1) return { kind: 'leaf', label: only.path[0] ?? null };
  const relation = relationOf(paths);
  const cut = cutOf(relation) ?? (noise > 0 ? cutOf(withoutNoise(relation, noise)) : null);
  if (cut !== null) return { kind: cut.kind, children: divided(paths, cut).map((part) => treeOf(part, noise)) };
  const { kind, parts } = fallThrough(paths);
  return { kind, children: parts.map((part) => treeOf(part, noise)) };
}

/** Cases in which nothing of this part happened: the part can be skipped, unless they are noise. */
function emptyApart(paths: Paths, noise: number): { paths: Paths; skippable: boolean } {
  const all = [...paths.values()];
  const some = all.filter(({ path }) => path.length > 0);
  if (some.length === all.length || some.length === 0) return { paths, skippable: false };
  const total = (of: typeof all) => of.reduce((sum, { count }) => sum + count, 0);
  return { paths: pathsFrom(some), skippable: total(all) - total(some) > noise * total(all) };
}

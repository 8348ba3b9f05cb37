/** A model in blocks: an activity, a silent step (`label` null), or blocks in sequence, by choice, in parallel or repeated (first what is done, then the ways back to do it again). */
export type ProcessTree =
  | { readonly kind: 'leaf'; readonly label: string | null }
  | { readonly kind: 'sequence' | 'choice' | 'parallel' | 'loop'; readonly children: readonly ProcessTree[] };

export const silent: ProcessTree = { kind: 'leaf', label: null };
export const isSilent = (tree: ProcessTree) => tree.kind === 'leaf' && tree.label === null;

/** The same language with fewer blocks: nested blocks of one kind become one, silent steps that change nothing go, blocks of one child are their child. */
export function folded(tree: ProcessTree): ProcessTree {
  if (tree.kind === 'leaf') return tree;
  let children = tree.children.map(folded);
  if (tree.kind !== 'loop') children = children.flatMap((child) => (child.kind === tree.kind ? child.children : [child]));
  if (tree.kind === 'sequence' || tree.kind === 'parallel') children = children.filter((child) => !isSilent(child));
  if (tree.kind === 'choice') children = children.filter((child, index) => !isSilent(child) || children.findIndex(isSilent) === index);
  if (tree.kind === 'loop' && children.every(isSilent)) return silent;
  if (children.length === 0) return silent;
  const [only] = children;
  return children.length === 1 && only !== undefined ? only : { kind: tree.kind, children };
}

const signs = { sequence: '->', choice: 'X', parallel: '+', loop: '*' } as const;

/** In the notation of the literature: `->( 'a', X( 'b', tau ) )`. */
export const writtenOut = (tree: ProcessTree): string =>
  tree.kind === 'leaf' ? (tree.label === null ? 'tau' : `'${tree.label}'`) : `${signs[tree.kind]}( ${tree.children.map(writtenOut).join(', ')} )`;

import type { PetriNet } from './petri-net.ts';
import type { ProcessTree } from './process-tree.ts';

interface Step { label: string | null; inputs: number[]; outputs: number[] }

/** The Petri net of a tree, without the silent steps that only hand a token on. Sound because the tree is. */
export function netOf(tree: ProcessTree): PetriNet {
  const steps: Step[] = [];
  let places = 0;
  const place = () => (places += 1) - 1;
  const step = (label: string | null, inputs: number[], outputs: number[]) => { steps.push({ label, inputs, outputs }); };
  const [initial, final] = [place(), place()];
  const inner = { from: beginsApart(tree) ? place() : initial, to: endsApart(tree) ? place() : final };
  if (inner.from !== initial) step(null, [initial], [inner.from]);
  if (inner.to !== final) step(null, [inner.to], [final]);
  build(tree, inner.from, inner.to);
  return numbered(fused(steps), { initial, final });

  function build(part: ProcessTree, from: number, to: number) {
    switch (part.kind) {
      case 'leaf': return step(part.label, [from], [to]);
      case 'choice': return part.children.forEach((child) => build(child, from, to));
      case 'sequence': {
        let at = from;
        part.children.forEach((child, index) => {
          const next = index === part.children.length - 1 ? to : place();
          build(child, at, next);
          at = next;
        });
        return undefined;
      }
      case 'parallel': {
        const branches = part.children.map((child) => ({ child, from: place(), to: place() }));
        step(null, [from], branches.map((branch) => branch.from));
        branches.forEach((branch) => build(branch.child, branch.from, branch.to));
        return step(null, branches.map((branch) => branch.to), [to]);
      }
      case 'loop': {
        const [begun, done, back] = [place(), place(), place()];
        const [first, ...ways] = part.children;
        step(null, [from], [begun]);
        if (first !== undefined) build(first, begun, done);
        ways.forEach((way) => build(way, done, back));
        step(null, [back], [begun]);
        return step(null, [done], [to]);
      }
    }
  }
}

/** Whether a token must be able to leave the first place only once: a loop or a choice at the very beginning would otherwise come back to it. */
const beginsApart = (tree: ProcessTree): boolean => tree.kind !== 'leaf' && (tree.kind !== 'sequence' || leads(tree, 0));
const endsApart = (tree: ProcessTree): boolean => tree.kind !== 'leaf' && (tree.kind !== 'sequence' || leads(tree, -1));
function leads(tree: ProcessTree, side: 0 | -1): boolean {
  if (tree.kind === 'leaf') return false;
  const child = tree.children.at(side);
  return child !== undefined && (child.kind === 'loop' || leads(child, side));
}

/** A silent step with one input (or one output) that nothing else uses becomes part of the step before (or after) it. */
function fused(steps: Step[]): Step[] {
  const left = [...steps];
  for (const [near, far] of [['inputs', 'outputs'], ['outputs', 'inputs']] as const) {
    for (let changed = true; changed; ) {
      changed = false;
      for (const silent of left) {
        const [between] = silent[near];
        if (silent.label !== null || silent[near].length !== 1 || between === undefined) continue;
        const givers = left.filter((each) => each[far].includes(between));
        const takers = left.filter((each) => each[near].includes(between));
        const [other] = givers;
        if (givers.length !== 1 || takers.length !== 1 || other === undefined) continue;
        other[far] = [...other[far].filter((each) => each !== between), ...silent[far]];
        left.splice(left.indexOf(silent), 1);
        changed = true;
        break;
      }
    }
  }
  return left;
}

function numbered(steps: readonly Step[], { initial, final }: { initial: number; final: number }): PetriNet {
  const used = [...new Set([initial, final, ...steps.flatMap(({ inputs, outputs }) => [...inputs, ...outputs])])].toSorted((a, b) => a - b);
  const place = new Map(used.map((old, index) => [old, index]));
  const of = (list: readonly number[]) => list.map((each) => place.get(each) ?? 0);
  return { places: used.length, transitions: steps.map(({ label, inputs, outputs }) => ({ label, inputs: of(inputs), outputs: of(outputs) })), initial: of([initial])[0] ?? 0, final: of([final])[0] ?? 0 };
}

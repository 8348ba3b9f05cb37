import { setImmediate } from 'node:timers/promises';
import type { Text } from '@comu/kernel';
import { aligned, bpmnOf, discoverTree, netOf, netOfBpmn, variantsOf, type AlignedVariant, type AlignmentResult, type ColumnLog, type PetriNet } from '@comu/mining';
import { fill } from '@comu/processes';
import { compiled, ProcessDefinition } from '@comu/running-processes';
import { explained, unknownModel } from '../refusals.ts';
import { words } from '@comu/kernel/text';
import { numberWords, shareWords } from './durations.ts';
import { aboutOf, type Looking, type Viewed } from './view.ts';

/** Against what a log is held: a version that was published, or the model that the log itself shows (with a share of rare ways left out). */
export type Against = { readonly kind: 'published'; readonly definition: string } | { readonly kind: 'discovered'; readonly noise: number };

/** One thing that happens otherwise than the model says. */
export interface Deviation {
  /** `skipped`: the model asks for it and it was not done; `added`: it was done and the model does not allow it there. */
  readonly kind: 'skipped' | 'added';
  readonly activity: string;
  readonly cases: number;
  /** The variants in which it does, by their place, for the cases behind. */
  readonly variants: readonly number[];
}

export interface ConformanceView extends Viewed {
  readonly fitness: number;
  readonly fitting: number;
  readonly fittingCases: number;
  /** The variants that follow the model, and those that were not held against it, by their place, for the cases behind. */
  readonly followers: readonly number[];
  readonly left: readonly number[];
  readonly deviations: readonly Deviation[];
  readonly variants: readonly (AlignedVariant & { readonly place: number })[];
  /** Variants that were not held against the model, and their cases: too many or too far from it. */
  readonly givenUp: { readonly variants: number; readonly cases: number };
  readonly model: { readonly name: string; readonly bpmn: string };
  /** Activities of the drawing, by their element. */
  readonly elements: Readonly<Record<string, string>>;
}

const limits = { states: 60_000, variants: 400 };

/** How the log and a model agree: what each case does otherwise, at the least. */
export async function conformanceView({ log, context }: Looking, against: Against): Promise<ConformanceView> {
  const { net, name, bpmn } = await modelOf(log, against, context);
  const { elements } = await elementsOf(bpmn);
  const result = await alignedKindly(log, net);
  const known = result.variants.map((variant, place) => ({ ...variant, place }));
  const deviations = deviationsOf(known);
  const alignedCases = known.reduce((sum, { alignment, count }) => sum + (alignment === null ? 0 : count), 0);
  const fittingCases = Math.round(result.fitting * alignedCases);
  return {
    about: aboutOf(log), reading: readingOf(deviations, { fittingCases, alignedCases, open: log.open.size }), fitness: result.fitness, fitting: result.fitting, fittingCases, deviations,
    followers: known.flatMap(({ alignment, place }) => (alignment?.deviations === 0 ? [place] : [])),
    left: variantsLeft(log, known),
    variants: known.filter(({ alignment }) => alignment !== null).slice(0, 100), givenUp: { variants: result.givenUp, cases: log.cases.length - alignedCases }, model: { name, bpmn }, elements,
  };
}

function readingOf(deviations: readonly Deviation[], { fittingCases, alignedCases, open }: { fittingCases: number; alignedCases: number; open: number }): Text {
  const [worst] = deviations;
  if (worst === undefined) return words('Tots els casos segueixen el model.', 'Todos los casos siguen el modelo.', 'All cases follow the model.');
  const what = worst.kind === 'skipped'
    ? words('El que més falta és «{activity}», en {cases} casos.', 'Lo que más falta es «{activity}», en {cases} casos.', 'What is missing most is “{activity}”, in {cases} cases.')
    : words('El que més es fa fora de lloc és «{activity}», en {cases} casos.', 'Lo que más se hace fuera de lugar es «{activity}», en {cases} casos.', 'What is done most out of place is “{activity}”, in {cases} cases.');
  // What an open case has not done yet is no fault of it, and must not be read as one.
  const still = open === 0 ? words('', '', '') : fill(words(' També s’hi compten els que encara són en marxa ({open}): el que els falta potser només és per fer.', ' También se cuentan los que siguen en marcha ({open}): lo que les falta quizá solo esté por hacer.', ' Those still under way ({open}) are counted too: what they lack may only be yet to do.'), { open: numberWords(open) });
  return fill(words('{fit} de {all} casos ({share}) segueixen el model pas per pas. {what}{still}', '{fit} de {all} casos ({share}) siguen el modelo paso a paso. {what}{still}', '{fit} of {all} cases ({share}) follow the model step by step. {what}{still}'),
    { still, fit: numberWords(fittingCases), all: numberWords(alignedCases), share: shareWords(fittingCases / Math.max(1, alignedCases)), what: fill(what, { activity: worst.activity, cases: numberWords(worst.cases) }) });
}

async function modelOf(log: ColumnLog, against: Against, { db }: Looking['context']): Promise<{ net: PetriNet; name: string; bpmn: string }> {
  if (against.kind === 'discovered') {
    const tree = discoverTree(log, { noise: against.noise });
    return { net: netOf(tree), name: 'model', bpmn: bpmnOf(tree, { name: 'model' }) };
  }
  const row = await db.find(ProcessDefinition, against.definition);
  if (row === undefined) throw unknownModel();
  const definition = await compiled(row.content.bpmn);
  try {
    // The engine’s own log tells of every activity with a name, sub-processes too.
    return { net: netOfBpmn(definition, { named: ({ activity, name }) => activity !== null && name !== '' }), name: `${row.name} (${row.edition})`, bpmn: row.content.bpmn };
  } catch (failure) {
    throw explained(failure);
  }
}

async function elementsOf(bpmn: string) {
  const { nodes } = await compiled(bpmn);
  return { elements: Object.fromEntries(Object.values(nodes).filter(({ activity }) => activity !== null).map(({ id, name }) => [id, name])) };
}

/** Lets others have a turn after each variant, so that nobody waits for the whole of it. */
async function alignedKindly(log: ColumnLog, net: PetriNet): Promise<AlignmentResult> {
  const aligning = aligned(log, net, limits);
  for (let last = performance.now(); ; ) {
    const { done, value } = aligning.next();
    if (done === true) return value;
    if (performance.now() - last < 20) continue;
    await setImmediate();
    last = performance.now();
  }
}

/** Those that were too many, or too far from the model. */
function variantsLeft(log: ColumnLog, known: readonly { readonly place: number; readonly alignment: unknown }[]): readonly number[] {
  const held = new Set(known.flatMap(({ place, alignment }) => (alignment === null ? [] : [place])));
  return variantsOf(log).list.flatMap((_, place) => (held.has(place) ? [] : [place])).slice(0, 5000);
}

function deviationsOf(variants: readonly (AlignedVariant & { readonly place: number })[]): readonly Deviation[] {
  const found = new Map<string, { kind: Deviation['kind']; activity: string; cases: number; variants: number[] }>();
  for (const { alignment, count, place } of variants) {
    const own = new Map((alignment?.moves ?? []).filter(({ kind, activity }) => kind !== 'both' && activity !== null).map(({ kind, activity }) => [`${kind} ${activity}`, { kind: kind === 'log' ? 'added' as const : 'skipped' as const, activity: activity ?? '' }]));
    for (const [key, { kind, activity }] of own) {
      const of = found.get(key) ?? { kind, activity, cases: 0, variants: [] };
      found.set(key, of);
      of.cases += count;
      of.variants.push(place);
    }
  }
  return [...found.values()].toSorted((a, b) => b.cases - a.cases);
}

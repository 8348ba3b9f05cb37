import { setImmediate } from 'node:timers/promises';
import type { Text } from '@comu/kernel';
import { aligned, bpmnOf, discoverTree, netOf, netOfBpmn, someCases, type AlignedVariant, type AlignmentResult, type ColumnLog, type PetriNet, type Ways } from '@comu/mining';
import { compiled, ProcessDefinition } from '@comu/running-processes';
import { explained, unknownModel } from '../refusals.ts';
import { fill, words } from '@comu/kernel/text';
import { numberWords, shareWords } from '@comu/running-processes/durations';
import { aboutOf, type Looking, type Viewed } from './view.ts';

/** Against what a log is held: a version that was published, or the model that the log itself shows (with a share of rare ways left out). */
export type Against = { readonly kind: 'published'; readonly definition: string } | { readonly kind: 'discovered'; readonly noise: number };

/** One thing that happens otherwise than the model says. */
export interface Deviation {
  /** `skipped`: the model asks for it and it was not done; `added`: it was done and the model does not allow it there. */
  readonly kind: 'skipped' | 'added';
  readonly activity: string;
  readonly cases: number;
  /** The variants in which it does, for the cases behind. */
  readonly ways: Ways;
}

export interface ConformanceView extends Viewed {
  readonly fitness: number;
  readonly fitting: number;
  readonly fittingCases: number;
  /** Cases still under way that were held against the model, as far as they have come, and those of them that follow it so far. */
  readonly underWay: { readonly cases: number; readonly following: number };
  /** The variants that follow the model, and those that were not held against it, for the cases behind. */
  readonly followers: Ways;
  readonly left: Ways;
  readonly deviations: readonly Deviation[];
  /** Variants that were not held against the model, and their cases: too many or too far from it. */
  readonly givenUp: { readonly variants: number; readonly cases: number };
  readonly model: { readonly name: string; readonly bpmn: string };
  /** Activities of the drawing, by their element. */
  readonly elements: Readonly<Record<string, string>>;
}

const limits = { states: 60_000, variants: 400 };
/** Ways that were not held against the model whose cases can be opened. */
const mostLeft = 5000;

/** How the log and a model agree: what each case does otherwise, at the least. A case still under way lacks nothing of what may yet come: it is held against the beginning of a run. */
export async function conformanceView({ log, context, called }: Looking, against: Against): Promise<ConformanceView> {
  const { net, name, bpmn } = await modelOf(log, against, context);
  const { elements } = await elementsOf(bpmn);
  const result = await alignedKindly(log, net);
  const known = result.variants.filter(({ alignment }) => alignment !== null);
  const following = known.filter(({ alignment }) => alignment?.deviations === 0);
  const deviations = deviationsOf(known);
  const underWay = { cases: casesOf(known.filter(isUnderWay)), following: casesOf(following.filter(isUnderWay)) };
  const [alignedCases, fittingCases] = [casesOf(known), casesOf(following)];
  return {
    about: aboutOf(log), reading: readingOf(deviations, { called, fittingCases, alignedCases, underWay: underWay.cases }), fitness: result.fitness, fitting: result.fitting, fittingCases, underWay, deviations,
    followers: waysOf(following), left: waysOf(result.variants.filter(({ alignment }) => alignment === null).slice(0, mostLeft)), givenUp: { variants: result.givenUp, cases: log.cases.length - alignedCases }, model: { name, bpmn }, elements,
  };
}

const casesOf = (variants: readonly AlignedVariant[]) => variants.reduce((sum, { count }) => sum + count, 0);
const isUnderWay = ({ underWay }: AlignedVariant) => underWay;
const waysOf = (variants: readonly AlignedVariant[]): Ways => ({ ended: variants.flatMap((each) => (each.underWay ? [] : [each.place])), underWay: variants.flatMap((each) => (each.underWay ? [each.place] : [])) });

function readingOf(deviations: readonly Deviation[], { called, fittingCases, alignedCases, underWay }: Pick<Looking, 'called'> & { fittingCases: number; alignedCases: number; underWay: number }): Text {
  const soFar = underWay === 0 ? words('', '', '') : fill(underWay === 1
    ? words(' N’hi ha 1 que encara és en marxa: només es mira fins on ha arribat.', ' Hay 1 que sigue en marcha: solo se mira hasta donde ha llegado.', ' 1 of them is still under way: it is looked at only as far as it has come.')
    : words(' N’hi ha {open} que encara són en marxa: només es miren fins on han arribat.', ' Hay {open} que siguen en marcha: solo se miran hasta donde han llegado.', ' {open} of them are still under way: they are looked at only as far as they have come.'), { open: numberWords(underWay) });
  const [worst] = deviations;
  if (worst === undefined) return fill(words('Tots els casos segueixen el model.{soFar}', 'Todos los casos siguen el modelo.{soFar}', 'All cases follow the model.{soFar}'), { soFar });
  const what = worst.kind === 'skipped'
    ? words('El que més falta és «{activity}», en {cases} {cases|cas|casos}.', 'Lo que más falta es «{activity}», en {cases} {cases|caso|casos}.', 'What is missing most is “{activity}”, in {cases} {cases|case|cases}.')
    : words('El que més es fa fora de lloc és «{activity}», en {cases} {cases|cas|casos}.', 'Lo que más se hace fuera de lugar es «{activity}», en {cases} {cases|caso|casos}.', 'What is done most out of place is “{activity}”, in {cases} {cases|case|cases}.');
  return fill(words('{fit} de {all} {all|cas|casos} ({share}) {fit|segueix|segueixen} el model pas per pas. {what}{soFar}', '{fit} de {all} {all|caso|casos} ({share}) {fit|sigue|siguen} el modelo paso a paso. {what}{soFar}', '{fit} of {all} {all|case|cases} ({share}) {fit|follows|follow} the model step by step. {what}{soFar}'),
    { soFar, fit: numberWords(fittingCases), all: numberWords(alignedCases), share: shareWords(fittingCases / Math.max(1, alignedCases)), what: fill(what, { activity: called(worst.activity), cases: numberWords(worst.cases) }) });
}

async function modelOf(log: ColumnLog, against: Against, { db }: Looking['context']): Promise<{ net: PetriNet; name: string; bpmn: string }> {
  if (against.kind === 'discovered') {
    // How a case ends is shown only by those that have ended.
    const ended = log.open.size === 0 || log.open.size === log.cases.length ? log : someCases(log, (place) => !log.open.has(place));
    const tree = discoverTree(ended, { noise: against.noise });
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

function deviationsOf(variants: readonly AlignedVariant[]): readonly Deviation[] {
  const found = new Map<string, { kind: Deviation['kind']; activity: string; ways: AlignedVariant[] }>();
  for (const variant of variants) {
    const own = new Map((variant.alignment?.moves ?? []).filter(({ kind, activity }) => kind !== 'both' && activity !== null).map(({ kind, activity }) => [`${kind} ${activity}`, { kind: kind === 'log' ? 'added' as const : 'skipped' as const, activity: activity ?? '' }]));
    for (const [key, { kind, activity }] of own) {
      const of = found.get(key) ?? { kind, activity, ways: [] };
      found.set(key, of);
      of.ways.push(variant);
    }
  }
  return [...found.values()].map(({ kind, activity, ways }) => ({ kind, activity, cases: casesOf(ways), ways: waysOf(ways) })).toSorted((a, b) => b.cases - a.cases);
}

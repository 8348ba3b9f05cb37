import { titleOf } from '../explain/names.ts';
import type { Definition, EventDefinition, Node } from '../model/definition.ts';
import type { ActivityRow, InstanceRows } from '../rows.ts';
import { fill, type Text } from '../text.ts';
import { stays } from './way-back.ts';

/** Why something under way has no place in another version, and what to do about it. */
export interface MigrationConflict {
  readonly element: string;
  readonly why: keyof typeof words | 'which';
  readonly sentence: Text;
  readonly remedy: Text;
}

const words = {
  gone: { ca: '«{from}» no és a la versió nova.', es: '«{from}» no está en la versión nueva.', en: '“{from}” is not in the new version.' },
  'other-kind': { ca: '«{from}» passaria a ser «{to}», que és d’una altra mena.', es: '«{from}» pasaría a ser «{to}», que es de otra clase.', en: '“{from}” would become “{to}”, which is of another kind.' },
  'other-repetition': { ca: '«{from}» es repeteix d’una manera diferent a la versió nova.', es: '«{from}» se repite de manera distinta en la versión nueva.', en: '“{from}” repeats in a different way in the new version.' },
  'other-place': { ca: '«{to}» és dins d’un altre subprocés a la versió nova.', es: '«{to}» está dentro de otro subproceso en la versión nueva.', en: '“{to}” is inside another sub-process in the new version.' },
  'other-event': { ca: '«{from}» espera una cosa i «{to}» n’espera una altra.', es: '«{from}» espera una cosa y «{to}» espera otra.', en: '“{from}” waits for one thing and “{to}” for another.' },
} satisfies Record<string, Text>;

const remedies = {
  gone: { ca: 'Digueu al pla per quin element se substitueix, o espereu que el tràmit en surti.', es: 'Diga en el plan por qué elemento se sustituye, o espere a que el trámite salga de ahí.', en: 'Say in the plan which element replaces it, or wait until the instance leaves it.' },
  'other-kind': { ca: 'Trieu un element de la mateixa mena, o moveu abans aquest tràmit a un altre pas.', es: 'Elija un elemento de la misma clase, o mueva antes este trámite a otro paso.', en: 'Choose an element of the same kind, or first move this instance to another step.' },
  'other-repetition': { ca: 'Espereu que n’acabin les repeticions, o moveu abans el tràmit a un altre pas.', es: 'Espere a que acaben las repeticiones, o mueva antes el trámite a otro paso.', en: 'Wait until its repetitions end, or first move the instance to another step.' },
  'other-place': { ca: 'Digueu també al pla quin subprocés en substitueix el d’ara, o espereu que el tràmit en surti.', es: 'Diga también en el plan qué subproceso sustituye al actual, o espere a que el trámite salga.', en: 'Also say in the plan which sub-process replaces the present one, or wait until the instance leaves it.' },
  'other-event': { ca: 'Espereu que arribi, o moveu abans el tràmit a un altre pas.', es: 'Espere a que llegue, o mueva antes el trámite a otro paso.', en: 'Wait until it arrives, or first move the instance to another step.' },
} satisfies Record<keyof typeof words, Text>;

/** The same told of an instance that would go back to its former version. */
const wordsBack = {
  gone: { ca: '«{from}» només és a la versió nova.', es: '«{from}» solo está en la versión nueva.', en: '“{from}” is only in the new version.' },
  'other-kind': { ca: '«{from}» era d’una altra mena a la versió anterior: «{to}».', es: '«{from}» era de otra clase en la versión anterior: «{to}».', en: '“{from}” was of another kind in the former version: “{to}”.' },
  'other-repetition': { ca: '«{from}» es repetia d’una altra manera a la versió anterior.', es: '«{from}» se repetía de otra manera en la versión anterior.', en: '“{from}” repeated in another way in the former version.' },
  'other-place': { ca: '«{to}» era dins d’un altre subprocés a la versió anterior.', es: '«{to}» estaba dentro de otro subproceso en la versión anterior.', en: '“{to}” was inside another sub-process in the former version.' },
  'other-event': { ca: '«{from}» espera una cosa i a la versió anterior «{to}» n’esperava una altra.', es: '«{from}» espera una cosa y en la versión anterior «{to}» esperaba otra.', en: '“{from}” waits for one thing, and in the former version “{to}” waited for another.' },
} satisfies Record<keyof typeof words, Text>;

interface Versions {
  readonly previous: Definition;
  readonly definition: Definition;
  readonly mapping: Readonly<Record<string, string>>;
  /** When it goes back to the version it came from. */
  readonly back?: boolean | undefined;
}

/** Everything under way in an instance that would have no place in the new version, each once. */
export function conflictsOf(versions: Versions, state: Pick<InstanceRows, 'instance' | 'activities' | 'tokens'>): MigrationConflict[] {
  const { previous, definition, mapping, back } = versions;
  const told = (element: string, why: keyof typeof words): MigrationConflict => ({
    element, why, remedy: back ? stays : remedies[why],
    sentence: fill((back ? wordsBack : words)[why], { from: titleOf(previous, element), to: titleOf(definition, mapping[element] ?? element) }),
  });
  const process = state.instance.process;
  if (definition.processes[mapping[process] ?? process] === undefined) return [told(process, 'gone')];
  return [...new Set(placesOf(state))].flatMap((element) => {
    const why = conflictAt(versions, element);
    return why === null ? [] : [told(element, why)];
  });
}

function* placesOf({ activities, tokens }: Pick<InstanceRows, 'activities' | 'tokens'>): Generator<string> {
  for (const row of activities) {
    if (row.role !== 'process') yield row.element;
    if (row.afterwards?.kind === 'leave') yield row.afterwards.element;
  }
  for (const token of tokens) yield token.element;
}

/** It must be the same kind of node in the same container, so that whatever goes on there goes on alike. */
function conflictAt({ previous, definition, mapping }: Versions, element: string): keyof typeof words | null {
  const now = (id: string) => mapping[id] ?? id;
  const [before, after] = [previous.nodes[element], definition.nodes[now(element)]];
  if (before === undefined || after === undefined) return 'gone';
  if (before.kind !== after.kind) return 'other-kind';
  if (before.activity?.loop?.kind !== after.activity?.loop?.kind) return 'other-repetition';
  if (now(before.container) !== after.container) return 'other-place';
  if (before.kind === 'intermediateCatchEvent' && !sameEvents(before, after)) return 'other-event';
  return null;
}

/** Whether two event nodes wait for the same things; a date or duration may differ, as one that runs already keeps its own. */
export const sameEvents = (before: Node, after: Node): boolean => JSON.stringify(before.event?.definitions.map(essence)) === JSON.stringify(after.event?.definitions.map(essence));

const essence = (definition: EventDefinition) => (definition.kind === 'timer' ? definition.kind : 'name' in definition ? [definition.kind, definition.name] : definition);

/** Whether an activity is one and whole: neither a round of a repetition nor what undoes another. */
export const isWhole = (row: ActivityRow): boolean => row.role === 'loop' || (row.role === 'activity' && row.round === null);

/** All conflicts as one sentence. */
export const conflictsTold = (conflicts: readonly MigrationConflict[]): Text => {
  const one = (language: keyof Text) => conflicts.map(({ sentence, remedy }) => `${sentence[language]} ${remedy[language]}`).join(' ');
  return { ca: one('ca'), es: one('es'), en: one('en') };
};

/** The plan of a migration: where each element of one version goes on in the other, and how that was found. */
export interface ProposedPlace {
  readonly element: string;
  readonly title: Text;
  readonly kind: Node['kind'];
  readonly to: string | null;
  readonly how: 'same' | 'same-name' | 'only-one' | 'none';
}

/** Proposes where each element goes on: at the same id when it is of the same kind, else at the one of the same name and kind, else at the only one left of its kind. */
export function proposeMigration(previous: Definition, definition: Definition): readonly ProposedPlace[] {
  const taken = new Set<string>();
  const found = new Map<string, Pick<ProposedPlace, 'to' | 'how'>>();
  const olds = Object.values(previous.nodes);
  const settle = (node: Node, to: string, how: ProposedPlace['how']) => { taken.add(to); found.set(node.id, { to, how }); };
  for (const node of olds) if (definition.nodes[node.id]?.kind === node.kind) settle(node, node.id, 'same');
  const left = () => Object.values(definition.nodes).filter(({ id }) => !taken.has(id));
  const containerNow = (node: Node) => (node.container in previous.processes ? (node.container in definition.processes ? node.container : onlyProcess(previous, definition, node.container)) : (found.get(node.container)?.to ?? node.container));
  const inOrder: readonly [ProposedPlace['how'], (node: Node, other: Node) => boolean][] = [
    ['same-name', (node, other) => node.name !== '' && plain(other.name) === plain(node.name)],
    ['only-one', () => true],
  ];
  for (const [how, alike] of inOrder) {
    for (const node of olds) {
      if (found.has(node.id)) continue;
      const candidates = left().filter((other) => other.kind === node.kind && other.container === containerNow(node) && alike(node, other));
      const rivals = how === 'only-one' ? olds.filter((other) => !found.has(other.id) && other.kind === node.kind && other.container === node.container).length : 1;
      if (candidates.length === 1 && rivals === 1) settle(node, candidates[0]?.id as string, how);
    }
  }
  return olds.map((node) => ({ element: node.id, title: titleOf(previous, node.id), kind: node.kind, ...(found.get(node.id) ?? { to: null, how: 'none' }) }));
}

const plain = (name: string) => name.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** A file with one process keeps it under another id. */
export const onlyProcess = (previous: Definition, definition: Definition, process: string): string => {
  const [before, after] = [Object.keys(previous.processes), Object.keys(definition.processes)];
  return before.length === 1 && after.length === 1 ? (after[0] as string) : process;
};
